"""A clear answer leads on by itself: by number or by hand, never by arrows or a screen reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from house import House
from PySide6.QtGui import QAccessible, QAction

from ketcheck.ui.appearance.going_on import set_going_on
from ketcheck.ui.appearance.look import keep_look, read_look
from ketcheck.ui.appearance.theme import Scheme, Theme
from ketcheck.ui.widgets.cards import AnswerCard
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, TAB, Key, Patient

MOST = 12


@pytest.fixture
def repeat(house: House, open_window: Open) -> Patient:
    """Someone at home, before a repeat check."""
    house.use(-7.9, house.save(-8))
    return open_window()


@pytest.fixture(autouse=True)
def _as_usual() -> Iterator[None]:
    yield
    set_going_on(by_itself=True)


def test_a_repeat_check_takes_at_most_twelve_clicks(repeat: Patient) -> None:
    repeat.click("start-check")
    clicks = 1
    while not repeat.at_review:
        here = repeat.asked
        repeat.click(repeat.all_of(AnswerCard)[0].objectName())
        clicks += 1
        assert repeat.asked != here
    repeat.click("save")
    assert repeat.says_ok
    assert clicks + 1 <= MOST


def test_a_repeat_check_takes_at_most_twelve_keys(repeat: Patient) -> None:
    repeat.press(ENTER)
    while not repeat.at_review:
        repeat.press("1")
    repeat.press(ENTER)
    assert repeat.says_ok
    assert repeat.presses <= MOST


def test_back_keeps_the_answer_which_leads_on_again(repeat: Patient) -> None:
    repeat.click("start-check")
    repeat.click("answer-fine")
    assert repeat.asked == "used"
    repeat.click("back")
    assert repeat.see("answer-fine", AnswerCard).isChecked()
    repeat.click("answer-fine")
    assert repeat.asked == "used"


@pytest.mark.parametrize("code", ["slow", "unsure"])
def test_what_is_raised_stays_to_be_read(repeat: Patient, code: str) -> None:
    repeat.click("start-check")
    repeat.click(f"answer-{code}")
    assert repeat.asked == "feeling"
    assert [level for level, _ in repeat.notices] == ["stop"]


def test_a_screen_reader_chooses_without_going_on(repeat: Patient) -> None:
    repeat.click("start-check")
    card = repeat.see("answer-fine", AnswerCard)
    actions = QAccessible.queryAccessibleInterface(card).actionInterface()
    actions.doAction(actions.actionNames()[0])
    repeat.wait_until(card.isChecked)
    assert repeat.asked == "feeling"


def test_arrows_choose_without_going_on(repeat: Patient) -> None:
    repeat.click("start-check")
    repeat.press(TAB, Key.Key_Space, Key.Key_Down, Key.Key_Up)
    assert repeat.see("answer-fine", AnswerCard).isChecked()
    assert repeat.asked == "feeling"


def test_it_can_be_turned_off(repeat: Patient) -> None:
    action = repeat.window.findChild(QAction, "goes-on")
    assert action.isChecked()
    action.trigger()
    repeat.click("start-check")
    repeat.click("answer-fine")
    assert repeat.asked == "feeling"
    repeat.press("1")
    assert repeat.asked == "feeling"
    repeat.press(ENTER)
    assert repeat.asked == "used"


def test_the_choice_is_kept(tmp_path: Path) -> None:
    theme = Theme(Scheme.DARK)
    theme.goes_on = False
    keep_look(tmp_path, theme)
    assert not read_look(tmp_path).goes_on
    theme.goes_on = True
    keep_look(tmp_path, theme)
    assert read_look(tmp_path).goes_on
    assert read_look(tmp_path / "nowhere").goes_on


def test_alt_left_is_back(repeat: Patient) -> None:
    repeat.click("start-check")
    repeat.press("1")
    assert repeat.asked == "used"
    repeat.press_alt(Key.Key_Left)
    assert repeat.asked == "feeling"
