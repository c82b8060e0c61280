"""A counseling session from who is here to the saved record."""

from collections.abc import Callable

import pytest
from house import House
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from support import PLAN

from ketcheck.checklist.level import Level
from ketcheck.checklist.session import TeachBack, Understanding
from ketcheck.records.model import How, Kind
from ketcheck.ui.widgets.cards import AnswerCard
from tests.ui.conftest import Open
from tests.ui.nurse import (
    NURSE,
    SAID,
    begin_session,
    here,
    in_session,
    pages_by_keys,
    save,
    session_draft,
    session_of,
    signs_by_name,
    text_in,
    to_page,
    to_the_review,
)
from tests.ui.patient import ENTER, ESC, Patient

Leave = Callable[[Patient], None]
MOST_PRESSES = 60
WALKED = [
    "who",
    "put-on-now",
    "feeling",
    "read-back",
    "topic-what-it-is-for",
    "topic-adds-to-other-treatment",
    "topic-when-relief-may-come",
    "topic-needs-a-prescription",
    "used",
    "amount",
    "area",
    "teaching-tip-1",
    "skin",
    "teaching-tip-2",
    "reaction",
    "teaching-tip-3",
    "cover",
    "teaching-tip-4",
    "today",
    "medicines-changed",
    "teaching-tip-5",
    "missed",
    "teaching-tip-6",
    "open-questions",
    "next-steps",
]
BEGINNING = 1
"""The button at home that starts it."""


def press_esc(patient: Patient) -> None:
    patient.press(ESC)


def close_the_window(patient: Patient) -> None:
    assert patient.window.close()


def test_a_session_of_a_returning_patient_takes_few_presses(
    house: House, open_window: Open
) -> None:
    patient = in_session(house, open_window)
    walked = list(pages_by_keys(patient))
    patient.press(ENTER)
    signs_by_name(patient)
    assert patient.sees("saved")
    assert patient.presses + BEGINNING <= MOST_PRESSES
    assert walked == WALKED
    record = patient.newest_record()
    assert record.kind is Kind.COUNSELING
    assert record.how is How.INTERVIEW
    assert record.result.level is Level.OK
    assert record.plan == PLAN
    assert record.clinician == NURSE
    assert (record.answered_by, record.recorded_by) == ("Maria Alvarez", "T. Okafor")
    assert [(one.name, one.strokes) for one in record.signatures] == [
        ("Maria Alvarez", ()),
        ("T. Okafor", ()),
    ]
    assert record.session is not None
    assert record.session.read_back
    understood = TeachBack(said=SAID, outcome=Understanding.UNDERSTOOD)
    assert record.session.teach_back == {f"tip-{tip}": understood for tip in range(1, 7)}


def test_a_tip_is_not_left_before_it_is_said_back(house: House, open_window: Open) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "teaching-tip-2")
    assert not patient.see("next").isEnabled()
    patient.press_with_alt("1")
    assert "Write down what the patient said." in patient.words
    assert not patient.see("next").isEnabled()
    patient.write(SAID)
    assert "Write down what the patient said." not in patient.words
    assert patient.see("next").isEnabled()
    patient.press_with_alt("2", "2")
    assert not patient.see("next").isEnabled()
    patient.press_with_alt("3")
    patient.press(ENTER)
    assert patient.asked == "reaction"
    assert session_of(session_draft(house)).said_back("tip-2") == TeachBack(
        said=SAID, outcome=Understanding.NOT_YET, taught_again=2
    )


def test_one_round_of_teaching_too_many_is_taken_back(house: House, open_window: Open) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "teaching-tip-2")
    patient.click("taught-again")
    patient.click("taught-again")
    patient.click("one-less")
    assert session_of(session_draft(house)).said_back("tip-2").taught_again == 1
    patient.click("one-less")
    assert not patient.sees("one-less")


@pytest.mark.parametrize("said", ["لا ألفّه بالبلاستيك", "मैं पट्टी नहीं बाँधूँगा", "🚫🩹"])
def test_words_in_any_script_are_kept(house: House, open_window: Open, said: str) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "teaching-tip-4")
    # Pasted, for no test keyboard has these letters.
    patient.see("said", QPlainTextEdit).setPlainText(said)
    patient.press_with_alt("1")
    patient.press(ENTER)
    assert session_of(session_draft(house)).said_back("tip-4").said == said


@pytest.mark.parametrize("leave", [press_esc, close_the_window])
def test_half_typed_words_are_there_again(house: House, open_window: Open, leave: Leave) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "teaching-tip-4")
    patient.write("No plastic")
    leave(patient)
    again = open_window()
    again.click("resume")
    assert here(again) == "teaching-tip-4"
    assert again.see("said", QPlainTextEdit).toPlainText() == "No plastic"
    again.click("understood")
    again.click("next")
    assert again.asked == "today"
    again.click("back")
    again.click("back")
    assert again.see("answer-none", AnswerCard).isChecked()


@pytest.mark.parametrize(
    ("page", "field"),
    [("who", "helper"), ("open-questions", "open_questions"), ("next-steps", "next_steps")],
)
def test_each_page_of_a_session_is_gone_on_with(
    house: House, open_window: Open, page: str, field: str
) -> None:
    patient = in_session(house, open_window)
    to_page(patient, page)
    patient.fill({field: "her daughter"})
    patient.click("finish-later")
    again = open_window()
    again.click("resume")
    assert here(again) == page
    assert text_in(again, field) == "her daughter"


def test_a_session_left_on_a_topic_goes_on_there(house: House, open_window: Open) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "topic-when-relief-may-come")
    patient.press(ESC)
    again = open_window()
    again.click("resume")
    assert here(again) == "topic-when-relief-may-come"


def test_a_tip_not_understood_is_marked_and_offered_first_next_time(
    house: House, open_window: Open
) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "teaching-tip-4")
    patient.write(SAID)
    patient.press_with_alt("3")
    patient.press(ENTER)
    to_the_review(patient)
    assert patient.see("understood-tips", QLabel).text() == "Still open"
    assert "4 No tight cover" in patient.words
    save(patient)
    patient.click("close")
    patient.clock.go_on(hours=8)
    begin_session(patient)
    walked = []
    for place in pages_by_keys(patient):
        if place.startswith("teaching"):
            walked.append(place)
            is_open = place == "teaching-tip-4"
            assert ("open last time" in patient.words) is is_open
    assert walked == [f"teaching-tip-{tip}" for tip in (4, 1, 2, 3, 5, 6)]


def test_change_goes_to_any_page_and_back_to_the_review(house: House, open_window: Open) -> None:
    patient = in_session(house, open_window)
    to_the_review(patient)
    for button, page in (
        ("change-tip-2", "teaching-tip-2"),
        ("change-feeling", "feeling"),
        ("change-medicines-changed", "medicines-changed"),
        ("change-read-back", "read-back"),
        ("change-next-steps", "next-steps"),
        ("change-who", "who"),
    ):
        # The review has its place only once the page is laid out.
        patient.wait()
        patient.click(button)
        assert here(patient) == page
        patient.click("next")
        assert patient.sees("review")
        assert "Check the answers, then sign" in patient.words


def test_who_answers_and_helps_is_in_the_record(house: House, open_window: Open) -> None:
    patient = in_session(house, open_window)
    patient.fill({"answered_by": "Ana Alvarez", "helper": "son", "interpreter": "Spanish"})
    to_the_review(patient)
    patient.press(ENTER)
    assert text_in(patient, "patient-name") == "Ana Alvarez"
    signs_by_name(patient)
    record = patient.newest_record()
    assert (record.answered_by, record.helper, record.interpreter) == (
        "Ana Alvarez",
        "son",
        "Spanish",
    )


def test_the_window_title_names_nobody(house: House, open_window: Open) -> None:
    patient = in_session(house, open_window)
    assert patient.window.windowTitle() == "ketcheck"
    assert NURSE.name in patient.words
