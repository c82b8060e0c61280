"""The screens of a counseling session, one after the other: a new patient, then a returning one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from house import House
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from ketcheck.records.model import PaperForm
from ketcheck.ui.flow import Flow
from ketcheck.ui.widgets.fields import ChoiceField
from tests.ui.nurse import NURSE, begin_session, go_on, here, is_at_end
from tests.ui.patient import ENTER, ESC, Patient

Stop = tuple[str, Patient]

LABEL = {
    "amount": "a pea-size amount",
    "times_a_day": "3",
    "hours_between": "6",
    "sites": "left foot, the outside of the right knee",
    "prescriber_name": "Dr. Lee",
    "prescriber_phone": "555-0100",
}
LEAVE = {"who": "Dr. Lee", "when": "2026-11-01", "sites": "l", "until": "2026-12-31"}
LONG_WORDS = "I look at the skin first. If it is red or sore, I do not put it on, and I call you."


@dataclass
class SessionTour:
    """One round in the window of that patient, who is at home."""

    house: House
    patient: Patient

    def all(self) -> Iterator[Stop]:
        """Each stop by name, with the patient who stands there."""
        yield from self._session("new")
        yield from self._records()
        self.house.store.directory.keep_clinician(NURSE)
        yield from self._session("returning")
        yield from self._paper()

    def _session(self, which: str) -> Iterator[Stop]:
        patient = self.patient
        begin_session(patient)
        for place in self._pages():
            yield f"{which}: {place}", patient
        yield f"{which}: review of a session", patient
        patient.press(ENTER)
        yield f"{which}: signatures", patient
        patient.click("save")
        yield f"{which}: signature refused", patient
        absent = next(one for one in patient.all_of(ChoiceField) if one.name == "absent")
        absent.focus()
        absent.set_value("declined")
        yield f"{which}: the patient does not sign", patient
        absent.set_value(None)
        sign(patient, "patient-field")
        patient.press_with_alt("n", "s")
        patient.wait_until(lambda: patient.sees("saved"))
        yield f"{which}: saved session", patient
        patient.click("close")

    def _pages(self) -> Iterator[str]:
        patient, before = self.patient, ""
        while not is_at_end(patient):
            place = here(patient)
            assert place != before, f"{place} is not left"
            before = place
            yield place
            if place == "label-plan":
                patient.fill(LABEL)
                patient.click("next")
            elif place == "read-back":
                yield from self._plan()
                patient.look_at_all()
                patient.press("1")
            elif place == "cover":
                patient.look_at_all()
                patient.press("2")
                yield "notice on a question"
                patient.click("answer-none")
                patient.click("next")
            elif place == "teaching-tip-4":
                yield from self._not_yet()
                patient.press(ENTER)
            else:
                self._leave(place)

    def _leave(self, place: str) -> None:
        patient = self.patient
        if place == "medicines":
            # The first answer of it leads to the list.
            patient.look_at_all()
            patient.press("2")
        elif place == "label":
            patient.click("answer-here")
            patient.click("next")
        else:
            go_on(patient, LONG_WORDS)

    def _plan(self) -> Iterator[str]:
        patient = self.patient
        patient.click("change-plan")
        yield "plan form in a session"
        # Fields and rows get their places in the turn after they are shown.
        patient.wait()
        patient.click("use-change")
        patient.wait()
        patient.click("change-leave")
        patient.wait()
        patient.fill({**LEAVE, "until": "2026-10-01"})
        patient.click("use-change")
        yield "leave form with a fault"
        patient.fill({"until": LEAVE["until"]})
        patient.click("use-change")
        patient.wait()
        yield "plan with a leave"

    def _not_yet(self) -> Iterator[str]:
        patient = self.patient
        patient.click("understood")
        yield "understood without words"
        patient.click("taught-again")
        patient.click("taught-again")
        patient.write(LONG_WORDS)
        patient.click("not-yet")
        yield "not yet understood"

    def _records(self) -> Iterator[Stop]:
        patient = self.patient
        patient.open_record(0)
        yield "record of a session", patient
        patient.click("correct")
        yield "reason to correct what is signed", patient
        patient.press(ESC)
        patient.click("strike")
        yield "form to strike out", patient
        patient.fill(
            {"reason": "It is of another person", "whose": "y", "recorded_by": "T. Okafor"}
        )
        patient.click("save-strike")
        patient.open_record(1)
        yield "record entered in error", patient
        patient.press(ESC)

    def _paper(self) -> Iterator[Stop]:
        patient = self.patient
        flow = patient.window.findChild(Flow)
        assert flow is not None
        flow.checks.enter_paper()
        patient.wait()
        yield "paper form", patient
        patient.fill({"at": "2030-01-01 08:00", "entered_by": "T. Okafor", "kind": "s"})
        patient.click("continue")
        yield "paper form to come", patient
        patient.press(ESC)
        at = patient.clock().model_copy(update={"at": patient.clock().at + timedelta(minutes=-5)})
        begin_session(patient, PaperForm(at=at, entered_by="T. Okafor"))
        for _ in self._pages():
            pass
        yield "review of a paper form", patient
        patient.press(ENTER)
        yield "names under a paper form", patient
        patient.press_with_alt("s")
        patient.wait_until(lambda: patient.sees("saved"))
        yield "saved paper form", patient
        patient.click("close")
        yield "home after a paper form", patient


def sign(patient: Patient, name: str) -> None:
    """Draw a line over a field with the mouse."""
    field = patient.see(name)
    left, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    points = [QPoint(20 + 12 * step, 30 + 10 * (step % 3)) for step in range(12)]
    QTest.mousePress(field, button, left, points[0])
    for point in points[1:]:
        QTest.mouseMove(field, point)
    QTest.mouseRelease(field, button, left, points[-1])
    patient.wait()
