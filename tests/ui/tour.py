"""Every screen and every page of the wizard, one after the other, as a person comes by them."""

from collections.abc import Iterator
from dataclasses import dataclass
from unittest.mock import patch

from house import House

from ketcheck.records.copies.backup import backup
from ketcheck.records.model import Person
from ketcheck.records.opening import open_store
from ketcheck.ui.shell.menu import Item
from ketcheck.ui.widgets import choosing
from tests.ui.clinic_tour import clinic_stops
from tests.ui.conftest import BORN, Open
from tests.ui.home_tour import HomeTour
from tests.ui.patient import ENTER, ESC, TAB, Patient
from tests.ui.session_tour import SessionTour

Stop = tuple[str, Patient]
SECRET = "four words in a row"  # noqa: S105 - of a test

LABEL = {
    "amount": "a pea-size amount",
    "times_a_day": "3",
    "hours_between": "6",
    "most_a_day": "4",
    "sites": "left foot, right foot, the outside of the left knee",
    "strength": "10 %",
    "prescriber_name": "Dr. Lee",
    "prescriber_phone": "555-0100",
}
LAST_USE = {"last": "2026-11-22 06:00"}
USE = {"at": "2026-11-23 04:00"}
REACTION = {"site": "left foot", "since": "2026-11-20", "worst": "3", "did": "washed it off"}
WORST = {
    "prescribed": "unsure",
    "feeling": "slow",
    "label": "here",
    "before": "yes",
    "used": "yes",
    "timing": "unsure",
    "amount": "more",
    "area": "told",
    "skin-since": "worse",
    "skin": "irritated",
    "permit": "may",
    "reaction": "bad",
    "cover": "tight",
    "cover-told": "yes",
    "told-since": "some",
    "today": "alcohol",
    "medicines-changed": "untold",
    "medicines": "list",
    "medicines-told": "some",
    "missed": "more",
    "make-up": "yes",
}
"""Answers that lead everywhere and raise as much as they can."""


@dataclass
class Tour:
    """One round; `open_window` opens the window on the house."""

    house: House
    open_window: Open

    def all(self) -> Iterator[Stop]:
        """Each stop by name, with the patient who stands there."""
        patient = self.open_window()
        yield "who ketcheck is for", patient
        patient.choose_use("one-person")
        yield from self._set_up(patient)
        store = self.house.store
        store.directory.add("Bartholomew Featherstonehaugh-Cholmondeley", BORN, "MRN 0012345")
        self.house.person = store.directory.add("Maria Alvarez", BORN)
        patient = self.open_window()
        yield "people", patient
        patient.press("m", ENTER)
        yield "home without records", patient
        yield from HomeTour(self.house, self.open_window).all()
        patient = self.open_window()
        patient.press("m", ENTER)
        yield from self._forms(patient)
        yield from self._check(patient)
        yield from self._records(patient)
        yield from self._repeated_check(patient)
        patient.press(ESC)
        yield from SessionTour(self.house, patient).all()
        yield from clinic_stops(store, self.open_window)

    def _set_up(self, patient: Patient) -> Iterator[Stop]:
        yield "set-up: welcome", patient
        patient.click("person-continue")
        yield "set-up: welcome with faults", patient
        patient.fill({"person-name": "Maria Alvarez", "person-born": "1956-03-14"})
        yield "set-up: welcome filled in", patient
        patient.click("person-continue")
        yield "set-up: who to call", patient
        patient.click("save-numbers")
        patient.click("save-plan")
        yield "set-up: label with a fault", patient
        patient.fill({"amount": "a pea", "times_a_day": "3-4", "sites": "left foot, right knee,"})
        patient.click("save-plan")
        yield "set-up: label with places", patient
        patient.fill({"times_a_day": "3"})
        patient.click("save-plan")
        yield "set-up: label read back", patient
        patient.click("save-label")
        yield "set-up: medicines", patient
        patient.fill({"name": "diphenhydramine", "dose": "25 mg at bedtime"})
        patient.press(TAB, "y", TAB, "n")
        patient.click("add-medicine")
        yield "set-up: medicines listed", patient

    def _forms(self, patient: Patient) -> Iterator[Stop]:
        patient.choose_in_menu(Item.SETTINGS)
        yield "settings", patient
        patient.click("change-numbers")
        patient.fill({"emergency": "911", "poison": "1-800-222-1222"})
        yield "numbers", patient
        patient.click("save-numbers")
        yield from self._safekeeping(patient)
        patient.choose_in_menu(Item.LABEL)
        yield "label form", patient
        patient.click("save-plan")
        yield "label form with a fault", patient
        patient.press(ESC)
        patient.choose_in_menu(Item.PRINT)
        yield "what to print", patient
        patient.press(ESC)
        yield from self._protection(patient)

    def _protection(self, patient: Patient) -> Iterator[Stop]:
        patient.choose_in_menu(Item.PRIVACY)
        yield "privacy", patient
        patient.click("make-code")
        yield "recovery code", patient
        patient.click("code-kept")
        patient.choose_in_menu(Item.PRIVACY)
        patient.click("add-passphrase")
        patient.fill({"user": "Ann", "new-passphrase": "short", "again": "other"})
        patient.click("save-passphrase")
        yield "passphrase form with a fault", patient
        patient.fill({"new-passphrase": SECRET, "again": SECRET})
        with patient.answering("message-no"):
            patient.click("save-passphrase")
        self.house.store.vault.add_passphrase("Bartholomew", SECRET)
        yield "protection", patient
        patient.click("change-key")
        patient.fill({"new-passphrase-1": "short", "again-1": "other"})
        patient.click("change-key-now")
        yield "new key, with a fault", patient
        patient.fill({"new-passphrase-1": SECRET, "again-1": SECRET})
        patient.click("change-key-now")
        yield "new key, new code", patient
        patient.click("cancel")
        patient.click("close")
        yield from self._lock(patient)

    def _lock(self, patient: Patient) -> Iterator[Stop]:
        code = self.house.store.vault.make_recovery_code(patient.clock().at.date())
        patient.click("lock")
        patient.fill({"passphrase": "wrong passphrase"})
        patient.press(ENTER)
        yield "locked, with a fault", patient
        patient.click("no-way")
        yield "no way in", patient
        patient.click("set-aside")
        patient.fill({"passphrase": "wrong passphrase"})
        patient.click("confirm-aside")
        yield "starting over, with a fault", patient
        patient.click("keep-records")
        patient.click("try-again")
        patient.click("use-code")
        patient.fill({"code": "ABC"})
        patient.press(ENTER)
        yield "recovery code asked for, with a fault", patient
        patient.fill({"code": code})
        patient.press(ENTER)
        yield "after the recovery code", patient
        patient.click("later")

    def _safekeeping(self, patient: Patient) -> Iterator[Stop]:
        patient.click("keep-safe")
        yield "safekeeping", patient
        patient.click("erase-person")
        patient.click("erase")
        yield "erasing with a fault", patient
        patient.click("cancel")
        patient.click("check-paper")
        patient.fill({"seal": "3f9a-04c1-77be-d210"})
        patient.click("look-up-seal")
        yield "a paper whose seal is not here", patient
        patient.click("close")
        patient.click("check-records")
        yield "checking", patient
        patient.wait_for("notice")
        yield "checked", patient
        patient.click("close")
        yield from self._copy_of_others(patient)
        patient.click("close")

    def _copy_of_others(self, patient: Patient) -> Iterator[Stop]:
        other = open_store(self.house.folder.parent / "other", keyring=False)
        code = other.vault.make_recovery_code(patient.clock().at.date())
        copy = self.house.folder.parent / "copy of another computer"
        backup(other, copy)
        other.close()
        with patch.object(choosing, "choose_file", return_value=copy):
            patient.click("look-into-copy")
        patient.wait_for("open-copy")
        patient.fill({"secret": "ABC"})
        patient.press(ENTER)
        patient.wait_until(lambda: "has 27 letters" in patient.words)
        yield "locked copy, with a fault", patient
        patient.fill({"secret": code})
        patient.press(ENTER)
        patient.wait_for("add-records")
        yield "seen in a copy", patient
        patient.click("cancel")

    def _check(self, patient: Patient) -> Iterator[Stop]:
        patient.click("start-check")
        yield from self._answer(patient)
        yield "review", patient
        patient.click("save")
        yield "saved", patient
        patient.click("close")
        yield "home with a held stop", patient

    def _answer(self, patient: Patient) -> Iterator[Stop]:
        while not patient.at_review:
            question = patient.asked
            yield question, patient
            if question in WORST:
                patient.click(f"answer-{WORST[question]}")
                yield f"{question} answered", patient
            elif question == "medicines-medicines":
                self._list_medicine(patient)
                yield "medicines listed", patient
            else:
                yield from self._fill(question, patient)
            patient.click("next")
            if patient.sees("answer-the-rest"):
                yield f"stop after {question}", patient
                patient.click("answer-the-rest")

    def _fill(self, question: str, patient: Patient) -> Iterator[Stop]:
        fields = {
            "label-plan": LABEL,
            "before-last-use": LAST_USE,
            "used-uses": USE,
            "reaction-detail": REACTION,
            "today-since": {"at": "2026-11-22 05:00"},
        }
        if patient.sees("site-1"):
            patient.click("site-1")
        if question.endswith("-sites"):
            return
        patient.fill(fields.get(question, {"who": "Dr. Lee", "when": "soon"}))
        if question == "cover-told-instruction":
            patient.click("next")
            yield "instruction with a fault", patient
        if question not in fields:
            patient.fill({"when": "2026-11-22"})

    def _list_medicine(self, patient: Patient) -> None:
        patient.fill({"name": "diphenhydramine", "dose": "25 mg at bedtime"})
        patient.press(TAB, "s", TAB, "y", TAB, "n")
        patient.click("add-medicine")

    def _records(self, patient: Patient) -> Iterator[Stop]:
        patient.show_records()
        yield "all records", patient
        patient.fill({"find-records": "no such words"})
        yield "all records with nothing found", patient
        patient.open_record(0)
        yield "record in force", patient
        patient.click("correct")
        yield "reason", patient
        patient.fill({"reason": "The wrong foot", "recorded_by": "T. Okafor"})
        patient.click("continue")
        yield "correction", patient
        patient.click("change-amount")
        patient.press("4")
        patient.click("next")
        patient.click("save")
        patient.click("close")
        patient.open_record(0)
        yield "record that fixes another", patient
        patient.press(ESC)
        patient.open_record(1)
        yield "past record that is fixed", patient
        patient.go_home()
        while patient.sees("record-clearance"):
            patient.click("record-clearance")
            patient.fill({"verdict": "y", "who": "Dr. Lee", "role": "t", "by": "i"})
            patient.fill({"said": "Go on.", "recorded_by": "Maria Alvarez"})
            yield "clearance form", patient
            patient.click("save-clearance")
        patient.open_record(0)
        yield "clearance", patient
        patient.press(ESC)
        patient.open_record(1)
        patient.click("strike")
        yield "crossing out", patient
        patient.press(ESC, ESC, ESC)
        patient.choose_in_menu(Item.MEDICINES)
        yield "medicines", patient
        patient.press(ESC)

    def _repeated_check(self, patient: Patient) -> Iterator[Stop]:
        self.house.save(8)
        patient.clock.go_on(hours=16)
        patient.click("start-check")
        yield from self._answer(patient)
        yield "review of a repeat check", patient
        patient.press(ESC)
        yield "home with a draft", patient
        patient.clock.go_on(hours=3)
        patient.click("resume")
        yield "review that is too old", patient


def person_of(house: House) -> Person:
    """Whose records these are."""
    return house.person
