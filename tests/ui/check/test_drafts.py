"""What is answered, or half typed, is there again after any way of leaving; nothing else is."""

import statistics
import time
from collections.abc import Callable

import pytest
from clinic import raw_checklist, toml
from house import House, at
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit
from support import FINE

from ketcheck.checklist.details import Plan
from ketcheck.checklist.draft import Draft
from ketcheck.records.checklists import load_used
from ketcheck.records.checks.drafts import new_draft
from ketcheck.records.checks.underway import Underway
from ketcheck.records.model import KeptDraft
from ketcheck.records.tables import DraftRow
from ketcheck.ui.widgets.cards import AnswerCard
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, ESC, TAB, Patient

Leave = Callable[[Patient], None]
A_PICTURE = 0.016
"""Seconds between two pictures of a screen."""


def kept(house: House) -> Draft | None:
    draft = house.store.kept_draft(house.person.id)
    return draft.draft if draft else None


def answers(house: House) -> dict[str, str]:
    draft = kept(house)
    return draft.answers if draft else {}


def finish_later(patient: Patient) -> None:
    patient.click("finish-later")


def press_esc(patient: Patient) -> None:
    patient.press(ESC)


def close_the_window(patient: Patient) -> None:
    assert patient.window.close()


LEAVE = pytest.mark.parametrize("leave", [finish_later, press_esc, close_the_window])


def test_each_answer_is_kept_at_once(patient: Patient) -> None:
    patient.press(ENTER)
    assert kept(patient.house) is None
    patient.click("answer-unsure")
    assert answers(patient.house) == {"prescribed": "unsure"}
    patient.press("1")
    assert answers(patient.house) == {"prescribed": "yes"}
    patient.press("1")
    assert answers(patient.house) == {"prescribed": "yes", "feeling": "fine"}


@LEAVE
def test_a_check_goes_on_where_it_was_left(
    patient: Patient, open_window: Open, leave: Leave
) -> None:
    patient.press(ENTER)
    patient.press("1", "1")
    leave(patient)
    again = open_window()
    assert again.result_said == "You have an unfinished check from 14:00"
    again.click("resume")
    assert again.asked == "label"
    again.click("back")
    assert again.see("answer-fine", AnswerCard).isChecked()


@LEAVE
def test_a_half_typed_label_is_kept(patient: Patient, open_window: Open, leave: Leave) -> None:
    patient.press(ENTER)
    patient.press("1", "1", "1")
    patient.fill({"amount": "a pea-size amount", "hours_between": "six", "sites": "left foot,"})
    patient.click("when-needed")
    leave(patient)
    again = open_window()
    again.click("resume")
    assert again.asked == "label-plan"
    assert typed(again, "amount", "hours_between", "sites") == [
        "a pea-size amount",
        "six",
        "left foot,",
    ]
    assert again.see("when-needed", QCheckBox).isChecked()
    again.fill({"hours_between": "6"})
    again.press(ENTER)
    draft = kept(again.house)
    assert draft
    assert draft.plan == Plan(
        amount="a pea-size amount",
        times_a_day="when needed",
        hours_between=6,
        sites=("left foot",),
    )


@LEAVE
def test_a_half_typed_medicine_is_kept(patient: Patient, open_window: Open, leave: Leave) -> None:
    to_the_medicines(patient)
    add_medicine(patient, "vitamin C")
    patient.write("aspirin")
    patient.press(TAB, TAB, "s")
    leave(patient)
    again = open_window()
    again.click("resume")
    assert again.asked == "medicines-medicines"
    assert "vitamin C" in again.words
    assert typed(again, "name") == ["aspirin"]
    assert again.see("kind", QComboBox).currentText() == "Store-bought"


@LEAVE
def test_a_half_typed_reaction_is_kept(patient: Patient, open_window: Open, leave: Leave) -> None:
    patient = to_the_reaction(patient, open_window)
    assert patient.asked == "reaction-detail"
    patient.fill({"since": "in May", "worst": "3", "did": "washed it"})
    leave(patient)
    again = open_window()
    again.click("resume")
    assert again.asked == "reaction-detail"
    assert typed(again, "site", "since", "worst") == ["", "in May", "3"]
    assert again.see("did", QPlainTextEdit).toPlainText() == "washed it"


@pytest.mark.parametrize(("code", "is_ok"), [("whole", True), ("broken", False)])
def test_a_stop_that_is_deleted_gives_no_ok_back(
    house: House, open_window: Open, code: str, *, is_ok: bool
) -> None:
    """A check after an OK told of broken skin; deleted, it leaves that OK no good."""
    house.save()
    draft = new_draft(house.person.id, house.used, at(0.1))
    newer = Underway(house.store, lambda: at(0.1), house.person, house.checklist, draft)
    for question in ("feeling", "used", "amount", "area"):
        newer.answer(question, FINE[question])
    newer.answer("skin", code)

    patient = open_window()
    assert not patient.says_ok
    with patient.answering("message-yes"):
        patient.click("discard")
    assert patient.says_ok is is_ok
    if not is_ok:
        assert patient.result_said == "Did you use the cream after 14:00?"
        assert "That OK no longer counts." in patient.words
        assert "The OK ended" not in patient.words


def test_yesterday_stays_the_day_that_it_was(patient: Patient, open_window: Open) -> None:
    patient = to_the_reaction(patient, open_window)
    patient.fill({"since": "yesterday"})
    press_esc(patient)
    again = open_window()
    again.click("resume")
    again.wait()
    assert "21 November 2026" in again.words
    assert typed(again, "since", "since-month", "since-year") == ["21", "November", "2026"]


def test_each_letter_is_kept_at_once(patient: Patient, open_window: Open) -> None:
    patient.press(ENTER)
    patient.press("1", "1", "1")
    for length in range(1, 4):
        patient.press("pea"[length - 1])
        draft = patient.house.store.kept_draft(patient.house.person.id)
        assert draft
        assert draft.typed["label-plan"]["amount"] == "pea"[:length]
    again = open_window()
    again.click("resume")
    assert again.asked == "label-plan"
    assert typed(again, "amount") == ["pea"]


def test_what_is_half_typed_is_kept_on_the_way_back(patient: Patient, open_window: Open) -> None:
    patient.press(ENTER)
    patient.press("1", "1", "1", "p")
    patient.click("back")
    patient.click("back")
    patient.press("1")
    again = open_window()
    again.click("resume")
    assert again.asked == "label-plan"
    assert typed(again, "amount") == ["p"]


def test_a_letter_is_kept_before_the_next_picture_is_drawn(patient: Patient) -> None:
    patient.press(ENTER)
    patient.press("1", "1", "1")
    field = patient.see("amount", QLineEdit)
    seconds = []
    for number in range(60):
        begun = time.perf_counter()
        field.setText(f"a pea-size amount {number}")
        seconds.append(time.perf_counter() - begun)
    assert statistics.median(seconds) < A_PICTURE


def test_a_check_is_too_old_after_two_hours(patient: Patient, open_window: Open) -> None:
    patient.press(ENTER)
    patient.press("1", "1", ESC)
    patient.clock.go_on(hours=2)
    assert open_window().sees("resume")
    patient.clock.go_on(seconds=1)
    again = open_window()
    assert not again.sees("resume")
    assert again.result_said == "Your check from 14:00 is too old to finish"
    assert "Skin can change, so please start a new check." in again.words
    with again.answering("message-yes") as said:
        again.click("discard")
    (question,) = said
    assert question.startswith("Delete the check from 14:00? ")
    assert kept(patient.house) is None


def test_a_check_that_grows_old_while_it_is_open_is_not_saved(
    house: House, open_window: Open
) -> None:
    house.use(-8, house.save(-8.1))
    patient = open_window()
    patient.press(ENTER)
    while not patient.at_review:
        patient.press("1")
    patient.clock.go_on(hours=2, seconds=1)
    patient.press(ENTER)
    assert not patient.sees("saved")
    ((level, words),) = patient.notices
    assert level == "ask"
    assert words.startswith("It's too old to finish, because skin can change.")
    assert not patient.see("save").isEnabled()
    assert not patient.see("save-and-print").isEnabled()
    # The check and the use after it, and nothing of the one that grew old.
    assert len(house.store.page(person_id=house.person.id)) == 2


def test_the_medicine_list_of_an_old_draft_is_there_to_go_on_from(
    patient: Patient, open_window: Open
) -> None:
    to_the_medicines(patient)
    add_medicine(patient, "vitamin C")
    patient.click("next")
    patient.press(ESC)
    patient.clock.go_on(hours=3)
    again = open_window()
    to_the_medicines(again)
    assert "vitamin C" in again.words
    again.press(ESC)
    assert open_window().sees("resume")


def test_a_draft_of_another_checklist_is_not_finished(house: House, open_window: Open) -> None:
    raw = raw_checklist()
    raw["version"] = "1.0.1"
    path = house.folder / "other.toml"
    path.write_text(toml(raw), encoding="utf-8")
    _, used, text = load_used(path)
    house.store.keep_content(text)
    house.store.keep_draft(
        KeptDraft(
            person_id=house.person.id,
            checklist=used,
            draft=Draft(answers={"prescribed": "yes"}),
            started=at(),
            updated=at(),
        )
    )
    patient = open_window()
    assert not patient.sees("resume")
    assert patient.sees("discard")
    assert patient.result_said == "Your check from 14:00 can't be finished"
    assert "The questions have changed since then" in patient.words


def test_a_check_is_asked_about_before_it_is_deleted_for_a_new_one(patient: Patient) -> None:
    patient.press(ENTER)
    patient.press("1", ESC)
    assert not patient.sees("start-check")
    with patient.answering("message-no"):
        patient.click("discard")
    assert answers(patient.house) == {"prescribed": "yes"}
    with patient.answering("message-yes"):
        patient.click("discard")
    patient.click("start-check")
    assert patient.asked == "prescribed"
    assert not patient.see("answer-yes", AnswerCard).isChecked()
    patient.click("answer-unsure")
    assert answers(patient.house) == {"prescribed": "unsure"}


def test_a_saved_check_leaves_no_draft(house: House, open_window: Open) -> None:
    house.use(-8, house.save(-8.1))
    patient = open_window()
    patient.press(ENTER)
    while not patient.at_review:
        patient.press("1")
    assert answers(house)
    patient.press(ENTER)
    assert kept(house) is None
    patient.click("close")
    assert not patient.sees("discard")


def test_a_draft_that_can_not_be_read_can_be_discarded(house: House, open_window: Open) -> None:
    keep_what_reads_as_nothing(house)
    patient = open_window()
    assert patient.result_said == "Your unfinished check can't be read"
    assert not patient.sees("resume")
    with patient.answering("message-yes"):
        patient.click("discard")
    assert patient.sees("start-check")


def test_a_draft_that_can_not_be_read_is_no_bar_to_a_new_check(
    house: House, open_window: Open
) -> None:
    keep_what_reads_as_nothing(house)
    patient = open_window()
    patient.press(ENTER)
    patient.press("1")
    assert answers(house) == {"prescribed": "yes"}


def keep_what_reads_as_nothing(house: House) -> None:
    with house.store.db.writing():
        DraftRow.insert(person_id=house.person.id, body="{}").execute(house.store.db)


def typed(patient: Patient, *fields: str) -> list[str]:
    """What stands in those fields."""
    return [patient.see(name, QLineEdit).text() for name in fields]


def to_the_reaction(patient: Patient, open_window: Open) -> Patient:
    """A window on what a reaction was like, after a use eight hours ago."""
    house = patient.house
    house.use(-8, house.save(-8))
    again = open_window()
    again.press(ENTER)
    # What is said of the answer is read before going on.
    again.press("1", "1", "1", "1", "1", "2", ENTER)
    return again


def to_the_medicines(patient: Patient) -> None:
    """Go on to the list of a first check."""
    patient.click("start-check")
    patient.press("1", "1")
    patient.click("answer-not-here")
    patient.click("next")
    # Not used before, amount, place, skin, cover, nothing today, a list.
    patient.press("1", "1", "1", "1", "1", "1", "1")
    assert patient.asked == "medicines-medicines"


def add_medicine(patient: Patient, name: str) -> None:
    """Put one on the list."""
    patient.fill({"name": name})
    patient.press(TAB, TAB, TAB, "n", TAB, "y")
    patient.click("add-medicine")
