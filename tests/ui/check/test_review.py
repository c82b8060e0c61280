"""The last page before saving: what it says is what is saved, or nothing is."""

from typing import Never

import pytest
from house import House
from PySide6.QtWidgets import QLabel, QLineEdit
from support import FILLED, PLAN

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Contact
from ketcheck.errors import DiskFull
from ketcheck.records.model import Record
from ketcheck.records.store import Store
from ketcheck.ui.widgets.cards import AnswerCard
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, Patient

FULL = "The disk is full, so nothing was saved. Make room, then try again."


def records(house: House) -> list[Record]:
    """All of them, newest first."""
    rows = house.store.page(person_id=house.person.id)
    entries = [house.store.entry(row.id) for row in rows]
    return [entry for entry in entries if isinstance(entry, Record)]


@pytest.fixture
def reviewing(house: House, open_window: Open) -> Patient:
    """Someone who used the cream eight hours ago, at the review of a check that is ok."""
    house.save(-16)
    house.use(-8, house.save(-8.1))
    patient = open_window()
    patient.press(ENTER)
    while not patient.at_review:
        patient.press("1")
    return patient


def disk_full(*_: object, **__: object) -> Never:
    raise DiskFull(FULL)


def test_no_result_shows_before_it_is_saved(reviewing: Patient) -> None:
    assert not reviewing.says_ok
    assert not reviewing.sees("result")
    assert "Your result shows once this is saved." in reviewing.words
    reviewing.click("save")
    assert reviewing.result_said == "OK to apply once"
    assert "Use it by 14:30" in reviewing.words


def test_advice_never_nudges_past_a_result_that_is_not_ok(reviewing: Patient) -> None:
    reviewing.click("change-amount")
    reviewing.click("answer-less")
    reviewing.click("next")
    assert "You plan to use less than the amount on your label." in reviewing.words
    reviewing.click("save")
    assert reviewing.result_said == "Ask first. Do not apply yet."
    assert "Tip: using it at the same times" not in reviewing.words


def test_change_goes_back_and_returns(reviewing: Patient) -> None:
    reviewing.click("change-skin")
    assert reviewing.asked == "skin"
    assert reviewing.see("answer-whole", AnswerCard).isChecked()
    reviewing.press("2", ENTER)
    assert reviewing.at_review
    assert "There is a cut, scrape, blister, crack, or open sore on the skin." in reviewing.words
    reviewing.click("save")
    assert reviewing.result_said == "STOP. Do not apply."
    record = records(reviewing.house)[0]
    assert record.answers["skin"] == "broken"
    assert [reason.id for reason in record.result.reasons] == ["skin"]


def test_a_change_that_opens_a_question_asks_it_and_returns(reviewing: Patient) -> None:
    reviewing.click("change-reaction")
    # What is said of the answer is read before going on.
    reviewing.press("2", ENTER)
    assert reviewing.asked == "reaction-detail"
    reviewing.fill({"site": "left foot"})
    reviewing.press(ENTER)
    assert reviewing.at_review
    reviewing.click("change-reaction-detail")
    assert reviewing.asked == "reaction-detail"
    reviewing.click("next")
    assert reviewing.at_review


def test_without_a_name_nothing_is_saved(reviewing: Patient) -> None:
    reviewing.see("signed", QLineEdit).setText("  ")
    reviewing.wait()
    assert not reviewing.see("save").isEnabled()
    assert not reviewing.see("save-and-print").isEnabled()
    reviewing.see("signed", QLineEdit).setText("M. A.")
    reviewing.click("save")
    assert records(reviewing.house)[0].signed == "M. A."


def test_save_and_print_prints_what_was_saved(reviewing: Patient) -> None:
    wanted: list[Record] = []
    # The preview itself is a window that waits; it is tried in a test of its own.
    reviewing.wizard.print_wanted.disconnect()
    reviewing.wizard.print_wanted.connect(wanted.append)
    reviewing.click("save-and-print")
    assert reviewing.sees("saved")
    assert wanted == records(reviewing.house)[:1]
    reviewing.click("print-record")
    assert wanted[1:] == wanted[:1]


def test_what_fails_while_saving_is_said_and_nothing_is_lost(
    reviewing: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(Store, "save", disk_full)
        reviewing.press(ENTER)
        assert not reviewing.sees("saved")
        assert reviewing.notices == [("ask", FULL)]
    assert len(records(reviewing.house)) == 2
    assert reviewing.house.store.kept_draft(reviewing.house.person.id)
    reviewing.press(ENTER)
    assert reviewing.sees("saved")
    assert len(records(reviewing.house)) == 3


def test_saving_twice_after_a_failure_makes_one_record(
    reviewing: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = Store.save

    def saved_but_not_told(store: Store, entry: Record) -> Never:
        save(store, entry)
        raise DiskFull(FULL)

    with monkeypatch.context() as torn:
        torn.setattr(Store, "save", saved_but_not_told)
        reviewing.press(ENTER)
        assert not reviewing.sees("saved")
    reviewing.press(ENTER)
    assert reviewing.sees("saved")
    assert len(records(reviewing.house)) == 3


def test_a_result_that_changed_while_it_was_read_is_shown_before_it_is_saved(
    house: House, open_window: Open
) -> None:
    house.use(-8, house.save(-8.1))
    patient = open_window()
    # Seven days after the use, less a quarter of an hour: by then the gap is not long yet.
    patient.clock.go_on(days=6, hours=15, minutes=45)
    patient.press(ENTER)
    while not patient.at_review:
        patient.press("1")
    assert "Your result shows once this is saved." in patient.words
    patient.clock.go_on(minutes=20)
    patient.press(ENTER)
    assert not patient.sees("saved")
    assert "7 days" in patient.words
    fault = patient.notices[0]
    assert fault == (
        "ask",
        "The result changed while this page was open. Read it again, then save.",
    )
    assert len(records(house)) == 1
    patient.press(ENTER)
    assert patient.sees("saved")
    assert records(house)[0].result.level.value == "ask"


def test_an_urgent_result_shows_whom_to_call(house: House, open_window: Open) -> None:
    house.store.set_setting("emergency-number", "911")
    house.use(-7.9, house.save(-8))
    patient = open_window()
    patient.click("start-check")
    patient.press("3")
    assert patient.result_said == "STOP. Get help now."
    assert "Emergency number 911" in patient.words
    patient.click("close")
    assert "Emergency number 911" in patient.words
    patient.open_record(0)
    assert "Emergency number 911" in patient.words


def test_a_stop_is_reviewed_and_saved_though_there_is_nobody_to_call(reviewing: Patient) -> None:
    plan = reviewing.house.store.plan(reviewing.house.person.id)
    assert plan
    assert plan.prescriber is None
    reviewing.click("change-skin")
    reviewing.press("3", ENTER)
    assert reviewing.at_review
    reviewing.click("save")
    assert reviewing.result_said == "STOP. Do not apply."


@pytest.mark.parametrize(("skin", "times"), [("whole", 0), ("broken", 1)])
def test_a_stop_shows_who_prescribed_the_cream(
    house: House, open_window: Open, skin: str, times: int
) -> None:
    house.store.set_setting("emergency-number", "911")
    plan = PLAN.model_copy(update={"prescriber": Contact(name="Dr. Lee", phone="555-0134")})
    house.save(-8, skin=skin, filled=FILLED | {Detail.PLAN: plan})
    patient = open_window()
    assert patient.words.count("555-0134") == times
    assert "911" not in patient.words
    patient.open_record(0)
    named = [one.accessibleName() for one in patient.all_of(QLabel)]
    assert named.count("Dr. Lee, 555-0134") == times
    assert "Emergency number, 911" not in named
