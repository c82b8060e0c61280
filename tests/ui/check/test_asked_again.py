"""What is asked about now is answered now: after half an hour it is asked again."""

import pytest
from house import House

from ketcheck.records.model import Record
from tests.ui.conftest import Open
from tests.ui.nurse import begin_session, session_draft, to_page
from tests.ui.patient import ENTER, ESC, Patient

OLD = "Some answers are more than 30 minutes old"
ABOUT_NOW = {"feeling", "used", "skin", "today"}


def asked_from_here(patient: Patient) -> set[str]:
    """Ids of the questions up to the review that have no answer any more; each gets its first."""
    asked = set()
    while not patient.at_review:
        if not patient.see("next").isEnabled():
            asked.add(patient.asked)
        patient.press("1")
    return asked


@pytest.fixture
def reviewing(house: House, open_window: Open) -> Patient:
    house.use(-8, house.save(-8.1))
    patient = open_window()
    patient.click("start-check")
    patient.to_the_review()
    return patient


def test_a_review_that_was_left_open_is_not_saved(reviewing: Patient) -> None:
    reviewing.clock.go_on(minutes=30, seconds=1)
    reviewing.press(ENTER)
    assert not reviewing.sees("saved")
    assert OLD in reviewing.words
    assert not reviewing.see("save").isEnabled()
    reviewing.click("answer-again")
    assert asked_from_here(reviewing) >= ABOUT_NOW
    reviewing.click("save")
    assert reviewing.result_said == "OK to apply once"
    row = reviewing.house.store.newest(reviewing.house.person.id)
    assert row
    record = reviewing.house.store.entry(row.id)
    assert isinstance(record, Record)
    assert record.finished == reviewing.clock()


def test_half_an_hour_to_the_second_is_not_too_old(reviewing: Patient) -> None:
    reviewing.clock.go_on(minutes=30)
    reviewing.press(ENTER)
    assert reviewing.sees("saved")


def test_a_draft_that_is_resumed_asks_again(reviewing: Patient) -> None:
    reviewing.press(ESC)
    reviewing.clock.go_on(hours=1, minutes=59)
    reviewing.click("resume")
    assert asked_from_here(reviewing) >= ABOUT_NOW


def test_deleting_a_draft_asks_first(reviewing: Patient) -> None:
    reviewing.press(ESC)
    store, person = reviewing.house.store, reviewing.house.person.id
    with reviewing.answering("message-no") as said:
        reviewing.click("discard")
    (question,) = said
    assert question.startswith("Delete the check from ")
    assert store.kept_draft(person)
    with reviewing.answering("message-yes"):
        reviewing.click("discard")
    assert store.kept_draft(person) is None


def test_not_used_is_asked_again_of_an_ok_that_ran_on(house: House, open_window: Open) -> None:
    house.use(-8, house.save(-8.1))
    house.save(-0.1)
    patient = open_window()
    begin_session(patient)
    to_page(patient, "skin")
    patient.press(ESC)
    assert session_draft(house).draft.answers["used"] == "no"
    patient.clock.go_on(minutes=31)
    patient = open_window()
    patient.click("resume")
    # The cream was put on meanwhile, as the OK had said.
    to_page(patient, "used")
    patient.click("answer-yes")
    patient.click("next")
    patient.fill({"at": "2026-11-22 14:05"})
    patient.click("next")
    ((level, words),) = patient.notices
    assert level == "stop"
    assert "after 20:05" in words


def test_a_use_that_is_noted_beside_a_draft_counts_in_it(reviewing: Patient) -> None:
    reviewing.press(ESC)
    reviewing.house.use(0.1)
    reviewing.clock.go_on(minutes=20)
    reviewing.click("resume")
    reviewing.to_the_review()
    reviewing.click("save")
    assert reviewing.result_said == "STOP. Do not apply."
