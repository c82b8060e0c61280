"""A STOP may end the check: saved and finished, or the rest answered; the record says which."""

import pytest
from house import House
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton
from support import FILLED, PLAN

from ketcheck.checklist.content import Detail
from ketcheck.checklist.level import Level
from ketcheck.records.model import Record
from ketcheck.ui.results.time_bar import TimeBar
from tests.ui.conftest import Open
from tests.ui.patient import ESC, Patient


def newest(house: House) -> Record:
    row = house.store.newest(house.person.id)
    assert row
    record = house.store.entry(row.id)
    assert isinstance(record, Record)
    return record


@pytest.fixture
def at_skin(house: House, open_window: Open) -> Patient:
    """Someone who has just said that the skin is broken."""
    house.use(-8, house.save(-8.1))
    patient = open_window()
    patient.click("start-check")
    while patient.asked != "skin":
        patient.press("1")
    patient.press("2")
    return patient


@pytest.mark.parametrize("size", [(1024, 700), (1080, 740)])
@pytest.mark.parametrize("points", [15, 22])
def test_save_and_finish_is_in_view(at_skin: Patient, size: tuple[int, int], points: int) -> None:
    at_skin.window.set_text_size(points)
    at_skin.window.resize(*size)
    at_skin.click("answer-irritated")
    at_skin.click("next")
    at_skin.wait()
    at_skin.wait()
    button = at_skin.see("save-and-finish", QAbstractButton)
    assert button.visibleRegion().boundingRect().height() >= button.height() - 1
    here = QRect(button.mapTo(at_skin.window, QPoint()), button.size())
    assert at_skin.window.rect().contains(here)


def test_save_and_finish_saves_a_stop_and_says_what_was_not_asked(at_skin: Patient) -> None:
    at_skin.click("next")
    at_skin.click("save-and-finish")
    at_skin.wait()
    assert at_skin.result_said == "STOP. Do not apply."
    record = newest(at_skin.house)
    assert record.result.level is Level.STOP
    assert record.answers["skin"] == "broken"
    # Nobody came to where the name is signed.
    assert (record.signed, record.answered_by) == (None, "Maria Alvarez")
    assert record.not_asked == ("reaction", "cover", "today", "medicines-changed", "missed")
    assert at_skin.house.store.kept_draft(at_skin.house.person.id) is None
    at_skin.click("close")
    at_skin.open_record(0)
    assert "Not asked: a STOP ended the check" in at_skin.words
    assert "Will you cover the skin after you put the cream on?" in at_skin.words


def test_the_rest_is_answered_all_the_same(at_skin: Patient) -> None:
    at_skin.click("next")
    at_skin.click("answer-the-rest")
    assert at_skin.asked == "reaction"
    at_skin.to_the_review()
    at_skin.click("save")
    record = newest(at_skin.house)
    assert record.result.level is Level.STOP
    assert record.not_asked == ()


def test_an_answer_that_only_asks_can_not_end_the_check(house: House, open_window: Open) -> None:
    house.use(-8, house.save(-8.1))
    patient = open_window()
    patient.click("start-check")
    patient.press("1", "1")
    assert patient.asked == "amount"
    patient.click("answer-less")
    patient.click("next")
    assert patient.asked == "area"


def test_back_to_a_fine_answer_takes_the_way_out_away(at_skin: Patient) -> None:
    at_skin.click("next")
    at_skin.click("back")
    at_skin.click("answer-whole")
    at_skin.click("next")
    assert at_skin.asked == "reaction"


def test_it_says_why_and_whom_to_call(at_skin: Patient) -> None:
    assert [level for level, _ in at_skin.notices] == ["stop"]
    at_skin.click("next")
    assert at_skin.at_heading == "STOP. Do not apply."
    assert "cut, scrape, blister, crack, or open sore" in at_skin.words
    assert "Who to call" in at_skin.words
    assert "The record will say which questions were not asked." in at_skin.words
    primaries = [
        one.objectName()
        for one in at_skin.all_of(QAbstractButton)
        if one.property("kind") == "primary"
    ]
    assert primaries == ["save-and-finish"]


@pytest.mark.parametrize("is_closed", [False, True])
def test_leaving_here_saves_the_stop(at_skin: Patient, *, is_closed: bool) -> None:
    at_skin.click("next")
    if is_closed:
        assert at_skin.window.close()
    else:
        at_skin.press(ESC)
    assert newest(at_skin.house).result.level is Level.STOP
    assert at_skin.house.store.kept_draft(at_skin.house.person.id) is None


def test_too_soon_says_when_with_a_bar(house: House, open_window: Open) -> None:
    house.use(-1, house.save(-1.1))
    patient = open_window()
    patient.click("start-check")
    patient.press("1", "1")
    assert patient.at_heading == "Too soon. Next use after 19:00"
    assert "You can check again in 5 hours." in patient.words
    assert "Last use: 13:00. Now: 14:00. Next use after: 19:00." in [
        one.accessibleName() for one in patient.all_of(TimeBar)
    ]


def test_a_next_use_of_tomorrow_is_said_as_at_home(house: House, open_window: Open) -> None:
    house.label(PLAN.model_copy(update={"hours_between": 12}), hours=-2)
    house.use(-1, house.save(-1.1))
    patient = open_window()
    patient.click("start-check")
    patient.press("1", "1")
    assert patient.at_heading == "Too soon. Next use tomorrow after 01:00"


def comes_too_soon(patient: Patient) -> None:
    """Begin a check, and answer that there was no use since the one that is known."""
    patient.click("start-check")
    for code in ("fine", "no"):
        patient.click(f"answer-{code}")
        patient.click("next")
    assert "Too soon. Next use" in patient.words


def test_the_uses_that_fill_the_day_are_named(house: House, open_window: Open) -> None:
    """By the wait alone the next use would be sooner, and the time seemed a fault."""
    house.save(-12, filled={**FILLED, Detail.PLAN: PLAN.model_copy(update={"times_a_day": 2})})
    house.use(-11)
    house.use(-1)
    patient = open_window()
    comes_too_soon(patient)
    assert "Your label says up to 2 uses a day. These uses count: 03:00; 13:00." in patient.words


def test_an_unsure_use_is_not_told_as_one_that_fills_the_day(
    house: House, open_window: Open
) -> None:
    """It makes the wait longer than the last sure use does, with two of three uses left."""
    house.save(-12)
    house.use(-3)
    house.save(-0.5, used="unsure")
    patient = open_window()
    comes_too_soon(patient)
    assert "These uses count" not in patient.words


def test_a_full_day_that_ends_before_the_wait_is_not_told(house: House, open_window: Open) -> None:
    house.save(-24, filled={**FILLED, Detail.PLAN: PLAN.model_copy(update={"times_a_day": 2})})
    house.use(-23.5)
    house.use(-1)
    patient = open_window()
    comes_too_soon(patient)
    assert "These uses count" not in patient.words
