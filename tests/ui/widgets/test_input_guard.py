"""Hands that shake and keys that stick: what is pressed too early, held or twice does nothing.

Here keys and presses go to the window, as a desktop hands them over; elsewhere tests hand them to
the widget itself, which nothing guards.
"""

import pytest
from house import House
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit

from ketcheck.ui.widgets.cards import AnswerCard
from ketcheck.ui.widgets.input_guard import CALM_SECONDS, input_guard
from tests.ui.conftest import Open
from tests.ui.nurse import begin_session, to_page
from tests.ui.patient import ENTER, ESC, TAB, Key, Patient
from tests.ui.widgets.hands import LEFT, NONE, REPEATS, Hands, place_of


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    made = Hands()
    never = float("-inf")
    monkeypatch.setattr(input_guard(), "clock", lambda: made.seconds)
    monkeypatch.setattr(input_guard(), "_shown_at", never)
    # Each test has these hands' own clock anew: a key of the test before would be let go just now.
    monkeypatch.setattr(input_guard(), "_released_at", {})
    monkeypatch.setattr(input_guard(), "_refused_at", {})
    monkeypatch.setattr(input_guard(), "_pressed_on", {})
    monkeypatch.setattr(input_guard(), "_last_press", (never, QPointF()))
    return made


@pytest.fixture
def repeat(hands: Hands, house: House, open_window: Open) -> Patient:
    """Someone on the first question of a repeat check, which has just come up."""
    house.save(-16)
    house.use(-8, house.save(-8.1))
    patient = open_window()
    hands.press_after_a_look(patient, ENTER)
    assert patient.asked == "feeling"
    return patient


def test_a_number_that_is_held_answers_once(repeat: Patient, hands: Hands) -> None:
    hands.hold(repeat, Key.Key_1)
    assert repeat.asked == "used"
    draft = repeat.house.store.kept_draft(repeat.house.person.id)
    assert draft
    assert draft.draft.answers == {"feeling": "fine"}


def test_a_number_held_on_bare_x_answers_once(repeat: Patient, hands: Hands) -> None:
    hands.hold_on_bare_x(repeat, Key.Key_1)
    assert repeat.asked == "used"


def test_enter_that_is_held_goes_on_once_and_saves_nothing(repeat: Patient, hands: Hands) -> None:
    hands.press_after_a_look(repeat, *[Key.Key_1] * 10)
    assert repeat.at_review
    hands.wait()
    hands.go_on_holding(repeat, ENTER)
    assert repeat.at_review
    hands.hold(repeat, ENTER)
    assert repeat.sees("saved")
    hands.hold(repeat, ENTER)
    assert not repeat.sees("saved")
    assert repeat.result_said.startswith("OK until 14:30")


def test_a_number_held_on_the_page_before_is_not_typed(patient: Patient, hands: Hands) -> None:
    hands.press_after_a_look(patient, ENTER, Key.Key_1, Key.Key_1)
    assert patient.asked == "label"
    hands.hold(patient, Key.Key_1)
    assert patient.asked == "label-plan"
    assert patient.see("amount", QLineEdit).text() == ""
    hands.hold(patient, Key.Key_1)
    assert patient.see("amount", QLineEdit).text() == "1" * (REPEATS + 1)
    hands.hold(patient, Key.Key_Backspace)
    assert patient.see("amount", QLineEdit).text() == ""


def test_a_number_held_does_not_become_the_patients_words(
    hands: Hands, house: House, open_window: Open
) -> None:
    house.save(-8)
    patient = open_window()
    begin_session(patient)
    to_page(patient, "skin")
    hands.hold(patient, Key.Key_1)
    assert patient.focused.objectName() == "teaching-tip-2"
    assert patient.see("said", QPlainTextEdit).toPlainText() == ""


@pytest.mark.parametrize(("key", "place"), [(Key.Key_Space, 0), (Key.Key_Down, 1)])
def test_no_key_that_is_held_walks_over_the_answers(
    repeat: Patient, hands: Hands, key: Qt.Key, place: int
) -> None:
    hands.press_after_a_look(repeat, TAB, ENTER)
    hands.hold(repeat, key)
    assert repeat.asked == "feeling"
    cards = repeat.all_of(AnswerCard)
    assert [card for card in cards if card.isChecked()] == [cards[place]]


def test_tab_that_is_held_goes_round(repeat: Patient, hands: Hands) -> None:
    before = repeat.focused
    hands.hold(repeat, TAB)
    assert repeat.focused is not before
    assert repeat.asked == "feeling"


def test_esc_that_is_held_leaves_once(repeat: Patient, hands: Hands) -> None:
    hands.press_after_a_look(repeat, Key.Key_1)
    hands.hold(repeat, ESC)
    assert repeat.sees("resume")
    assert repeat.window.isVisible()


@pytest.mark.parametrize("key", [Key.Key_1, Key.Key_Return, Key.Key_Escape, Key.Key_Tab])
def test_a_page_takes_no_key_before_it_was_seen(repeat: Patient, hands: Hands, key: Qt.Key) -> None:
    before = repeat.focused
    hands.wait(CALM_SECONDS - 0.01)
    hands.press(repeat, key)
    assert repeat.asked == "feeling"
    assert repeat.focused is before
    assert not repeat.see("next").isEnabled()


def test_a_page_takes_no_shortcut_before_it_was_seen(repeat: Patient, hands: Hands) -> None:
    hands.wait(CALM_SECONDS - 0.01)
    window = repeat.window.windowHandle()
    QTest.keyClick(window, Key.Key_L, Qt.KeyboardModifier.AltModifier)
    repeat.wait()
    assert repeat.asked == "feeling"
    hands.wait()
    # The same key again within two milliseconds of the desktop's own clock is one that is held.
    QTest.qWait(20)
    QTest.keyClick(window, Key.Key_L, Qt.KeyboardModifier.AltModifier)
    repeat.wait_until(lambda: repeat.sees("start-check"))


def test_a_page_takes_no_press_before_it_was_seen(repeat: Patient, hands: Hands) -> None:
    card = repeat.see("answer-fine", AnswerCard)
    hands.wait(CALM_SECONDS - 0.01)
    hands.click(repeat, card)
    assert not card.isChecked()
    hands.wait()
    hands.click(repeat, card)
    assert card.isChecked()


def test_a_double_click_on_the_last_next_shows_the_review(repeat: Patient, hands: Hands) -> None:
    hands.press_after_a_look(repeat, *[Key.Key_1] * 9)
    window, place = place_of(repeat.all_of(AnswerCard)[0])
    hands.wait()
    for _ in range(2):
        hands.click_at(window, place)
        hands.wait(0.15)
    # The clear answer goes on by itself.
    repeat.wait_until(lambda: repeat.at_review)
    assert repeat.at_review
    assert not repeat.sees("saved")


def test_a_burst_of_one_key_answers_one_question(repeat: Patient, hands: Hands) -> None:
    hands.press_after_a_look(repeat, Key.Key_1)
    for _ in range(5):
        hands.wait(0.25)
        hands.press(repeat, Key.Key_1)
    assert repeat.asked == "used"
    hands.press_after_a_look(repeat, Key.Key_1)
    assert repeat.asked != "used"


def test_a_burst_of_clicks_answers_one_question(repeat: Patient, hands: Hands) -> None:
    window, place = place_of(repeat.see("answer-fine"))
    hands.wait()
    hands.click_at(window, place)
    repeat.wait_until(lambda: repeat.asked == "used")
    under = repeat.all_of(AnswerCard)[0]
    place.setY(place_of(under)[1].y())
    for _ in range(5):
        hands.wait(0.25)
        hands.click_at(window, place)
    repeat.wait()
    assert not any(card.isChecked() for card in repeat.all_of(AnswerCard))


def test_a_double_click_presses_once(repeat: Patient, hands: Hands) -> None:
    repeat.window.set_text_size(28)
    repeat.wait()
    pressed = []
    fold = repeat.see("label-and-help", QAbstractButton)
    fold.clicked.connect(lambda: pressed.append(fold))
    window, place = place_of(fold)
    hands.wait()
    hands.click(repeat, fold)
    hands.wait(0.2)
    hands.click_at(window, place + QPoint(6, 0))
    assert len(pressed) == 1
    hands.wait(1)
    hands.click(repeat, fold)
    assert len(pressed) == 2


def test_a_double_click_in_a_field_still_takes_the_word(patient: Patient, hands: Hands) -> None:
    hands.press_after_a_look(patient, ENTER, Key.Key_1, Key.Key_1, Key.Key_1)
    field = patient.see("amount", QLineEdit)
    field.setText("pea")
    hands.wait()
    window, place = place_of(field)
    place.setX(field.mapTo(field.window(), QPoint(20, 0)).x())
    QTest.mouseDClick(window, LEFT, NONE, place)
    patient.wait()
    assert field.selectedText() == "pea"


def test_what_is_pressed_while_a_slow_page_is_made_is_dropped(
    repeat: Patient, hands: Hands
) -> None:
    input_guard().page_shown()
    hands.seconds += 10
    assert not input_guard().is_calm
    hands.press_down(Key.Key_1)
    assert repeat.asked == "feeling"


def test_a_message_takes_no_enter_before_it_was_seen(repeat: Patient, hands: Hands) -> None:
    hands.press_after_a_look(repeat, Key.Key_1)
    hands.press_after_a_look(repeat, ESC)
    hands.wait()
    with repeat.answering("message-no") as said:
        assert input_guard().is_calm
        repeat.click("discard")
    assert said
    # A message is gone, and what it hid is seen anew.
    assert not input_guard().is_calm


def test_assistive_technology_is_never_held_up(repeat: Patient) -> None:
    assert not input_guard().is_calm
    repeat.see("answer-fine", AnswerCard).click()
    assert repeat.see("next").isEnabled()


def test_a_page_says_that_it_is_busy_until_it_takes_keys(repeat: Patient, hands: Hands) -> None:
    # Who drives the window from outside waits for that.
    assert QAccessible.queryAccessibleInterface(repeat.wizard).state().busy
    hands.wait()
    assert not QAccessible.queryAccessibleInterface(repeat.wizard).state().busy


def test_a_key_without_a_time_may_be_pressed_again(repeat: Patient, hands: Hands) -> None:
    """A screen reader is asked about each key, and Qt hands on a copy that has lost its time."""
    hands.wait()
    hands.press_down(Key.Key_1)
    hands.let_go(Key.Key_1, at=0)
    hands.wait()
    asked = repeat.asked
    hands.press_down(Key.Key_1)
    hands.wait()
    assert repeat.asked != asked
