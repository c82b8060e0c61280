"""A form filled in by hand is entered: it tells how things were, and is never leave for now."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from house import House, at
from PySide6.QtWidgets import QRadioButton
from support import NOW

from ketcheck.checklist.level import Level
from ketcheck.records.model import How, Kind, Moment, PaperForm, Record
from ketcheck.ui.flow import Flow
from tests.ui.conftest import Open
from tests.ui.nurse import NURSE, begin_session, to_the_review
from tests.ui.patient import ENTER, Patient, SetClock

ON_PAPER_OK = "This is not an OK for now"
LATER = "The result was: OK for that time only. It was never an OK to use the cream."
START_ANEW = "Start a new check before you use the cream again."
AGAIN = f"The answer at 13:40 was: OK. {START_ANEW}"


def enter_paper(patient: Patient) -> None:
    flow = patient.window.findChild(Flow)
    assert flow is not None
    flow.checks.enter_paper()
    patient.wait()


def newest(house: House) -> Record:
    row = house.store.newest(house.person.id)
    assert row
    record = house.store.entry(row.id)
    assert isinstance(record, Record)
    return record


@pytest.mark.parametrize(
    ("time", "fault"),
    [
        ("2026-11-22 14:01", "This time is in the future. Enter the time on the form."),
        ("", "Enter the day and the time on the form."),
        ("yesterday", "Enter the time too, like 14:30."),
    ],
)
def test_a_time_that_can_not_be_is_refused(patient: Patient, time: str, fault: str) -> None:
    enter_paper(patient)
    patient.fill({"at": time, "entered_by": "Maria Alvarez"})
    patient.click("continue")
    assert fault in patient.words
    assert patient.asked == ""


def test_a_self_check_from_paper_is_no_ok_for_now(house: House, open_window: Open) -> None:
    house.save(-16)
    house.use(-8, house.save(-8.1))
    patient = open_window()
    enter_paper(patient)
    assert not patient.sees("kind")
    patient.fill({"at": "2026-11-22 13:40", "entered_by": "Ana Alvarez"})
    patient.click("continue")
    while not patient.at_review:
        patient.press("1")
    assert not patient.says_ok
    patient.click("save")
    assert patient.result_said == ON_PAPER_OK
    assert AGAIN in patient.words
    assert not patient.sees("used-it")
    record = newest(house)
    assert record.result.level is Level.OK
    assert record.how is How.FROM_PAPER
    assert (record.recorded_by, record.finished.at) == ("Ana Alvarez", NOW - timedelta(minutes=20))
    patient.click("close")
    assert patient.result_said == "You may be due. Check first."
    assert not patient.says_ok
    patient.open_record(0)
    assert patient.result_said == LATER
    assert START_ANEW in patient.words


def test_a_time_that_the_clock_showed_twice_is_asked_and_one_that_it_skipped_is_refused(
    house: House, open_window: Open, clock: SetClock
) -> None:
    house.save(-24 * 300)
    in_new_york = datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("America/New_York"))
    clock.moment = Moment(at=in_new_york, zone="America/New_York")
    patient = open_window()
    enter_paper(patient)
    patient.fill({"at": "2026-03-08 2:30", "entered_by": "Ana Alvarez"})
    patient.click("continue")
    assert "There was no 02:30 that day" in patient.words
    patient.fill({"at": "2026-11-01 1:30"})
    patient.click("continue")
    assert patient.asked == ""
    assert "came twice" in patient.words
    _first, second = patient.all_of(QRadioButton)
    second.click()
    patient.click("continue")
    assert patient.asked
    while not patient.at_review:
        patient.press("1")
    patient.click("save")
    assert newest(house).finished.utc == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


def test_a_session_from_paper_has_who_counseled(house: House, open_window: Open) -> None:
    house.save(-8)
    house.store.directory.keep_clinician(NURSE)
    patient = open_window()
    enter_paper(patient)
    patient.fill({"at": "2026-11-22 13:40", "entered_by": "A. Clerk"})
    patient.click("continue")
    assert "Choose what kind of form it is." in patient.words
    patient.fill({"kind": "c"})
    patient.click("continue")
    assert "Choose who counseled. Every session has a clinician." in patient.words
    patient.fill({"counseled": "t"})
    patient.click("continue")
    to_the_review(patient)
    patient.press(ENTER)
    assert not patient.sees("patient-field")
    patient.click("save")
    record = newest(house)
    assert (record.kind, record.how) == (Kind.COUNSELING, How.FROM_PAPER)
    assert (record.clinician, record.recorded_by) == (NURSE, "A. Clerk")
    assert [one.name for one in record.signatures] == ["Maria Alvarez", "T. Okafor"]


def test_a_stop_on_paper_stays_a_stop(house: House, open_window: Open) -> None:
    house.save(-8)
    patient = open_window()
    begin_session(patient, PaperForm(at=at(-1), entered_by="A. Clerk"))
    to_the_review(patient)
    patient.click("change-skin")
    patient.press("2")
    patient.click("next")
    assert "There is a cut, scrape, blister, crack, or open sore on the skin." in patient.words
    patient.press(ENTER)
    patient.click("save")
    assert patient.result_said == "STOP. Do not apply."
