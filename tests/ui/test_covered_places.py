"""A tight cover counts for the places it was allowed for, and for no other."""

from house import House
from PySide6.QtWidgets import QCheckBox, QLabel
from support import FILLED, PLAN

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import CoverLeave, Site, Sites
from ketcheck.checklist.level import Level
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, Patient
from tests.ui.session.test_session_plan import LEAVE

BOTH = PLAN.model_copy(
    update={"sites": (Site(words="left foot"), Site(words="right shin")), "cover": LEAVE}
)


def covers(house: House, open_window: Open, place: str) -> Patient:
    """A check of that place, covered tightly, up to its saved page."""
    filled = {**FILLED, Detail.PLAN: BOTH, Detail.SITES: Sites(sites=("left foot",))}
    house.use(-8, house.save(-8.1, filled=filled))
    patient = open_window()
    patient.press(ENTER)
    while not patient.sees("review"):
        boxes = [box for box in patient.all_of(QCheckBox) if box.text() == place]
        if patient.asked.endswith("-sites"):
            boxes[0].setChecked(True)
            patient.click("next")
        elif patient.asked == "cover":
            patient.click("answer-tight")
            patient.click("next")
        elif patient.find("answer-yes") and patient.asked == "cover-told":
            patient.click("answer-yes")
            patient.click("next")
        elif patient.asked.startswith("cover-told"):
            patient.click("next")
        else:
            patient.press("1")
    patient.press(ENTER)
    assert patient.sees("saved")
    return patient


def test_leave_for_one_place_passes_there(house: House, open_window: Open) -> None:
    patient = covers(house, open_window, "left foot")
    assert patient.see("result", QLabel).text() == "OK to apply once"


def test_leave_for_one_place_does_not_pass_for_another(house: House, open_window: Open) -> None:
    patient = covers(house, open_window, "right shin")
    assert patient.see("result", QLabel).text() == "Ask first. Do not apply yet."
    record = patient.newest_record()
    assert record.result.level is Level.ASK
    assert {reason.id for reason in record.result.reasons} & {"cover-leave", "cover-told"}
    assert isinstance(record.plan and record.plan.cover, CoverLeave)
