"""The plan in a session: read aloud, changed and read aloud again, with leave for a cover."""

from datetime import date

import pytest
from house import House
from PySide6.QtWidgets import QLabel
from support import FILLED, PLAN

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import CoverLeave
from ketcheck.ui.session.read_back import ReadBackPage
from ketcheck.ui.widgets.cards import AnswerCard
from tests.ui.conftest import Open
from tests.ui.nurse import (
    in_session,
    save,
    session_draft,
    session_of,
    text_in,
    to_page,
    to_the_review,
)
from tests.ui.patient import ENTER, ESC

LEAVE = CoverLeave(
    who="Dr. Lee", when=date(2026, 11, 1), sites=("left foot",), until=date(2026, 12, 31)
)


def test_a_changed_plan_is_read_back_again(house: House, open_window: Open) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "read-back")
    assert not patient.see("next").isEnabled()
    patient.press("1")
    patient.click("back")
    assert patient.see("answer-read-back", AnswerCard).isChecked()
    patient.click("change-plan")
    patient.fill({"amount": "two peas"})
    patient.press(ENTER)
    assert "two peas (before: a pea-size amount)" in patient.words
    assert not patient.see("answer-read-back", AnswerCard).isChecked()
    assert not patient.see("next").isEnabled()
    assert not session_of(session_draft(house)).read_back
    patient.press("1")
    to_the_review(patient)
    save(patient)
    assert house.store.plan(house.person.id) == PLAN.model_copy(update={"amount": "two peas"})


def test_the_plan_is_seen_before_the_answers_on_a_small_screen(
    house: House, open_window: Open
) -> None:
    patient = in_session(house, open_window)
    patient.window.resize(780, 400)
    to_page(patient, "read-back")
    page = patient.window.findChild(ReadBackPage)
    assert page
    assert page.area.verticalScrollBar().maximum()
    assert page.area.verticalScrollBar().value() == 0


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ({}, "Ask first. Do not apply yet."),
        ({"who": "Dr. Lee"}, "Ask first. Do not apply yet."),
        ({"who": "Dr. Lee", "when": "2026-11-22"}, "OK to apply once"),
    ],
)
def test_a_plan_that_allows_more_is_asked_about_until_it_is_said_who_said_so(
    house: House, open_window: Open, said: dict[str, str], result: str
) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "read-back")
    assert "allows more" not in patient.words
    patient.click("change-plan")
    patient.fill({"hours_between": "1", **said})
    patient.click("use-change")
    assert "At least 1 hour (before: At least 6 hours)" in patient.words
    assert ("allows more than the one before" in patient.words) is (len(said) < 2)
    to_the_review(patient)
    save(patient)
    assert patient.see("result", QLabel).text() == result
    plan = house.store.plan(house.person.id)
    assert plan
    assert plan.hours_between == 1


def test_a_half_typed_plan_is_there_again(house: House, open_window: Open) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "read-back")
    patient.click("change-plan")
    patient.fill({"amount": "two p"})
    patient.press(ESC)
    again = open_window()
    again.click("resume")
    assert text_in(again, "amount") == "two p"
    again.click("leave-as-it-was")
    assert "a pea-size amount" in again.words


LEAVE_WORDS = {"who": "Dr. Lee", "when": "2026-11-01", "until": "2026-12-31", "sites": "l"}


def test_leave_for_a_cover_is_kept_and_a_self_check_accepts_it(
    house: House, open_window: Open
) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "read-back")
    patient.click("change-leave")
    patient.fill({**LEAVE_WORDS, "until": "2026-10-01"})
    patient.click("use-change")
    assert "Enter a day after the one when they said so." in patient.words
    patient.fill({"until": "2026-12-31"})
    patient.click("use-change")
    patient.press("1")
    to_the_review(patient)
    save(patient)
    plan = house.store.plan(house.person.id)
    assert plan
    assert plan.cover == LEAVE
    patient.click("close")
    patient.click("not-used")
    patient.clock.go_on(hours=8)
    patient.click("start-check")
    while patient.asked != "cover":
        patient.press("1")
    assert "Permission to use an airtight dressing" in patient.words
    patient.click("answer-tight")
    patient.click("next")
    assert patient.asked == "cover-told"
    assert "31 December 2026" in patient.words
    patient.press("1")
    assert patient.asked == "today"
    while not patient.sees("review"):
        patient.press("1")
    patient.press(ENTER)
    assert patient.see("result", QLabel).text() == "OK to apply once"


def test_leave_for_a_cover_is_taken_away(house: House, open_window: Open) -> None:
    allowed = PLAN.model_copy(update={"cover": LEAVE})
    patient = in_session(house, open_window, filled={**FILLED, Detail.PLAN: allowed})
    to_page(patient, "read-back")
    assert "31 December 2026" in patient.words
    patient.click("remove-leave")
    assert "31 December 2026" not in patient.words
    patient.press("1")
    to_the_review(patient)
    save(patient)
    assert house.store.plan(house.person.id) == PLAN
