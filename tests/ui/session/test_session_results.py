"""What a session comes to: the cream put on now or not, tips and plan left open, urgent answers."""

import pytest
from house import House
from papers import words_of
from PySide6.QtWidgets import QLabel

from ketcheck.checklist.level import Level
from ketcheck.ui.widgets.cards import AnswerCard
from tests.ui.conftest import Open
from tests.ui.nurse import (
    SAID,
    here,
    in_session,
    pages_by_keys,
    save,
    session_of,
    to_page,
    to_the_review,
)
from tests.ui.patient import ENTER, Patient

ABOUT_NOW = {"feeling", "used", "amount", "area", "skin", "reaction", "cover", "today"}


def teach_only(patient: Patient) -> None:
    """Say that the cream is not put on now, here."""
    to_page(patient, "put-on-now")
    patient.press("2")


def test_neither_answer_to_put_on_now_is_chosen_beforehand(house: House, open_window: Open) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "put-on-now")
    assert not [card for card in patient.all_of(AnswerCard) if card.isChecked()]
    assert not patient.see("next").isEnabled()


def test_a_session_for_teaching_only_asks_nothing_about_now(
    house: House, open_window: Open
) -> None:
    patient = in_session(house, open_window)
    teach_only(patient)
    walked = list(pages_by_keys(patient))
    assert not ABOUT_NOW & set(walked)
    assert {"medicines-changed", "missed", "teaching-tip-1", "teaching-tip-6"} <= set(walked)
    save(patient)
    assert patient.see("result", QLabel).text() == "Teaching only"
    assert "This gives no OK to apply." in patient.words
    assert not patient.sees("used-it")
    patient.click("close")
    assert "OK to apply once" not in patient.words
    record = patient.newest_record()
    assert session_of(record).put_on_now is False
    assert not ABOUT_NOW & record.answers.keys()
    assert record.result.level is Level.OK
    assert not record.gives_leave


def test_the_check_is_part_of_a_session_where_the_cream_is_put_on(
    house: House, open_window: Open
) -> None:
    patient = in_session(house, open_window)
    to_the_review(patient)
    save(patient)
    assert patient.see("result", QLabel).text() == "OK to apply once"
    record = patient.newest_record()
    assert session_of(record).put_on_now is True
    assert record.gives_leave


def test_what_was_answered_about_now_goes_where_it_turns_out_to_be_teaching_only(
    house: House, open_window: Open
) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "skin")
    while here(patient) != "put-on-now":
        patient.click("back")
    patient.press("2")
    to_the_review(patient)
    save(patient)
    record = patient.newest_record()
    assert not ABOUT_NOW & record.answers.keys()
    assert not record.gives_leave


def test_a_tip_not_yet_understood_asks_first(house: House, open_window: Open) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "teaching-tip-4")
    patient.write(SAID)
    patient.press_with_alt("3")
    patient.press(ENTER)
    to_the_review(patient)
    assert "OK to apply" not in patient.words
    save(patient)
    assert patient.see("result", QLabel).text() == "Ask first. Do not apply yet."
    result = patient.newest_record().result
    assert result.level is Level.ASK
    assert [(reason.id, reason.group) for reason in result.reasons] == [("tip-4", "tip-4")]


def test_a_plan_that_was_not_read_back_asks_first(house: House, open_window: Open) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "read-back")
    assert not [card for card in patient.all_of(AnswerCard) if card.isChecked()]
    patient.press("2")
    to_the_review(patient)
    save(patient)
    assert patient.see("result", QLabel).text() == "Ask first. Do not apply yet."
    record = patient.newest_record()
    assert [reason.id for reason in record.result.reasons] == ["read-back"]
    assert session_of(record).read_back is False
    assert not record.gives_leave


def test_six_tips_not_understood_and_a_plan_not_read_back_are_no_ok_on_screen_or_paper(
    house: House, open_window: Open, previewed: list[bytes]
) -> None:
    patient = in_session(house, open_window)
    for place in pages_by_keys(patient):
        if place == "read-back":
            patient.press("2")
        elif place.startswith("teaching"):
            patient.press_with_alt("3")
            patient.press(ENTER)
    assert not patient.says_ok
    save(patient)
    assert patient.see("result", QLabel).text() == "Ask first. Do not apply yet."
    assert not patient.says_ok
    patient.click("print-record")
    assert "OK to apply once" not in words_of(previewed[0])
    tips = {f"tip-{number}" for number in range(1, 7)}
    result = patient.newest_record().result
    assert {reason.id for reason in result.reasons} == {"read-back", *tips}


@pytest.mark.parametrize("is_home", [False, True])
def test_an_urgent_answer_saves_the_session_at_once(
    house: House, open_window: Open, *, is_home: bool
) -> None:
    patient = in_session(house, open_window)
    to_page(patient, "feeling")
    patient.click("answer-unwell")
    patient.wait_until(lambda: patient.sees("saved"))
    assert "STOP. Get help now." in patient.words
    assert house.store.kept_draft(house.person.id) is None
    if is_home:
        patient.click("close")
        assert not patient.sees("resume")
    record = patient.newest_record()
    assert record.result.level is Level.URGENT
    assert record.ended == "early"
    assert record.clinician
    assert (record.answered_by, record.recorded_by) == ("Maria Alvarez", "T. Okafor")
    assert (record.signed, record.signatures) == (None, ())
