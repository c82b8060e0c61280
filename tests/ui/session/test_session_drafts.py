"""A session that is left: never too old to finish, never deleted unasked, and what comes back."""

from house import House
from PySide6.QtWidgets import QPlainTextEdit

from ketcheck.checklist.level import Level
from ketcheck.ui.shell.menu import Item
from tests.ui.conftest import Open
from tests.ui.nurse import (
    SAID,
    begin_session,
    here,
    in_session,
    save,
    session_draft,
    session_of,
    text_in,
    to_page,
    to_the_review,
)
from tests.ui.patient import ENTER, ESC, Patient

ASKED_NOW = {"feeling", "used", "skin", "today"}


def leave_at_the_review(house: House, open_window: Open) -> Patient:
    """A session with all said back, left before it was signed."""
    patient = in_session(house, open_window)
    to_the_review(patient)
    patient.press(ESC)
    return patient


def test_a_session_of_three_hours_ago_is_saved_with_what_is_about_now_asked_again(
    house: House, open_window: Open
) -> None:
    patient = leave_at_the_review(house, open_window)
    before = session_of(session_draft(house))
    patient.clock.go_on(hours=3)
    again = open_window()
    assert "too old" not in again.words
    again.click("resume")
    asked = set()
    while not again.sees("review"):
        asked.add(here(again))
        if again.asked:
            again.press("1")
        else:
            again.click("next")
    assert asked >= ASKED_NOW
    save(again)
    record = again.newest_record()
    assert record.result.level is Level.OK
    assert record.finished == again.clock()
    assert session_of(record).teach_back == before.teach_back
    assert session_of(record).read_back


def test_a_session_that_grew_old_on_the_signatures_asks_again_before_it_is_saved(
    house: House, open_window: Open
) -> None:
    patient = in_session(house, open_window)
    to_the_review(patient)
    patient.press(ENTER)
    newest = house.store.newest(house.person.id)
    patient.press_with_alt("t", "n")
    patient.clock.go_on(hours=3)
    patient.click("save")
    assert house.store.newest(house.person.id) == newest
    assert "Please answer these again." in patient.words
    patient.click("answer-again")
    assert patient.asked == "feeling"
    assert session_of(session_draft(house)).said_back("tip-1").said == SAID


def test_a_session_is_deleted_only_after_a_question(house: House, open_window: Open) -> None:
    patient = leave_at_the_review(house, open_window)
    with patient.answering("message-no") as said:
        patient.click("discard")
    (asked,) = said
    assert asked.startswith("Delete the session from")
    assert "answers will be gone. You can't get it back." in asked
    assert house.store.kept_draft(house.person.id)
    with patient.answering("message-yes"):
        patient.click("discard")
    assert house.store.kept_draft(house.person.id) is None


def test_no_new_check_is_begun_beside_a_session_of_yesterday(
    house: House, open_window: Open
) -> None:
    patient = leave_at_the_review(house, open_window)
    patient.clock.go_on(hours=24)
    again = open_window()
    assert again.sees("resume")
    assert not again.sees("start-check")
    assert session_draft(house)


def test_a_paper_form_asks_before_a_session_is_lost(house: House, open_window: Open) -> None:
    patient = leave_at_the_review(house, open_window)
    patient.choose_in_menu(Item.PAPER_FORM)
    patient.fill({"at": "2026-11-01 08:00", "entered_by": "T. Okafor"})
    with patient.answering("message-no") as said:
        patient.click("continue")
    assert said == ["Delete the unfinished session and go on? Its answers will be gone."]
    assert session_draft(house)


def write_down(patient: Patient, **lines: str) -> None:
    """Fill in the pages after the tips, from where the session is, up to the review."""
    for page, field in (("open-questions", "open_questions"), ("next-steps", "next_steps")):
        to_page(patient, page)
        if field in lines:
            patient.see(field, QPlainTextEdit).setPlainText(lines[field])
        patient.click("next")


def test_what_stays_open_comes_back_until_it_is_taken_out(house: House, open_window: Open) -> None:
    patient = in_session(house, open_window)
    write_down(patient, open_questions="May I swim?\nMay I shower?", next_steps="Call Dr. Lee")
    save(patient)
    patient.click("close")
    patient.clock.go_on(hours=8)
    begin_session(patient)
    to_page(patient, "open-questions")
    assert text_in(patient, "open_questions") == "May I swim?\nMay I shower?"
    assert "still open from last time" in patient.words
    patient.see("open_questions", QPlainTextEdit).setPlainText("May I shower?")
    patient.click("next")
    assert text_in(patient, "next_steps") == "Call Dr. Lee"
    patient.click("next")
    assert "May I swim?" in patient.words
    save(patient)
    patient.click("close")
    patient.clock.go_on(hours=8)
    begin_session(patient)
    to_page(patient, "open-questions")
    assert text_in(patient, "open_questions") == "May I shower?"
    patient.press(ESC)
    session = session_of(patient.newest_record())
    assert session.closed == ("May I swim?",)
    assert (session.open_questions, session.next_steps) == ("May I shower?", "Call Dr. Lee")
