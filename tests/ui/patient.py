"""A person at the window: presses keys on what has the keyboard, clicks, types, and reads."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import TypeVar

from house import House
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ketcheck.records.model import Moment, Record
from ketcheck.ui.shell.menu import Item
from ketcheck.ui.shell.window import Window
from ketcheck.ui.widgets.cards import AnswerCard
from ketcheck.ui.widgets.labels import Heading
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.wizard.wizard import CheckWizard

Key = Qt.Key
W = TypeVar("W", bound=QWidget)

ENTER = Key.Key_Return
ESC = Key.Key_Escape
TAB = Key.Key_Tab


def shown_below(widget: QWidget) -> Iterator[QWidget]:
    """What shows, each before what it holds; what is hidden hides all below it.

    Most of a window is pages that nobody sees, and a test looks a thousand times.
    """
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible():
            yield child
            yield from shown_below(child)


class SetClock:
    """A clock that stands still until it is set."""

    def __init__(self, moment: Moment) -> None:
        self.moment = moment

    def __call__(self) -> Moment:
        return self.moment

    def go_on(self, **by: float) -> None:
        """Let that much time pass."""
        self.moment = self.moment.model_copy(update={"at": self.moment.at + timedelta(**by)})


class Patient:
    """Someone in front of the window, with a clock and a house to look things up in."""

    def __init__(self, qtbot: QtBot, window: Window, house: House, clock: SetClock) -> None:
        self.window = window
        self.house = house
        self.clock = clock
        self.presses = 0
        self._went_on = False
        self._qtbot = qtbot

    @property
    def focused(self) -> QWidget:
        """What has the keyboard."""
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the keyboard"
        return focused

    @property
    def at_heading(self) -> str:
        """The words of the heading that has the keyboard, where nothing is pressed by accident."""
        focused = self.focused
        assert isinstance(focused, Heading), f"{focused.objectName()} has the keyboard"
        return focused.text()

    def press(self, *keys: Qt.Key | str) -> None:
        """Press keys, each on what has the keyboard then."""
        for key in keys:
            self._qtbot.keyClick(self.focused, key)
            self.presses += 1
            self.wait()

    def press_with_alt(self, *letters: str) -> None:
        """Press letters while Alt is held down; each counts as one."""
        for letter in letters:
            self._qtbot.keyClick(self.focused, letter, Qt.KeyboardModifier.AltModifier)
            self.presses += 1
            self.wait()

    def press_alt(self, key: Qt.Key) -> None:
        """Press a key while Alt is held down."""
        self._qtbot.keyClick(self.focused, key, Qt.KeyboardModifier.AltModifier)
        self.presses += 1
        self.wait()

    def write(self, text: str) -> None:
        """Type into what has the keyboard."""
        for letter in text:
            # The first one may bring the keyboard elsewhere.
            if letter.isascii():
                self._qtbot.keyClicks(self.focused, letter)
            else:
                self._compose(letter)

    def _compose(self, letter: str) -> None:
        """Type what has no key of its own, as an input method hands it over."""
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QApplication.sendEvent(self.focused, event)

    def fill(self, fields: Mapping[str, str]) -> None:
        """Type into the fields of those names, in place of what is there."""
        for name, text in fields.items():
            field = self.see(name)
            field.setFocus()
            if isinstance(field, QLineEdit | QPlainTextEdit):
                field.selectAll()
            self.write(text)

    def click(self, name: str) -> None:
        """Click the button of that object name, which has to be there and enabled."""
        if self._went_on and name == "next":
            # The answer that was clicked before led on by itself.
            self._went_on = False
            return
        here = self.asked
        if name == "next":
            self.look_at_all()
        button = self.see(name, QAbstractButton)
        assert button.isEnabled(), f"{name} is disabled"
        # A check box is as wide as the page, and is ticked where its box and words are.
        start = 12 if button.layoutDirection() is Qt.LayoutDirection.LeftToRight else -12
        box = QPoint(start % button.width(), button.height() // 2)
        where = box if isinstance(button, QCheckBox) else QPoint()
        is_answer = isinstance(button, AnswerCard)
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=where)
        self.wait()
        self._went_on = is_answer and self.asked != here

    def look_at_all(self) -> None:
        """Scroll to the answers that a large type leaves below: Next waits for that."""
        for _ in range(20):
            if not self.sees("more-answers"):
                return
            self.see("more-answers", QAbstractButton).click()
            self.wait()
        raise AssertionError(f"the answers below are never seen: {self.words}")

    def see(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """The visible widget of that object name."""
        found = self.find(name, kind)
        assert found is not None, f"{name} is not on screen"
        return found

    def find(self, name: str, kind: type[W] = QWidget) -> W | None:  # type: ignore[assignment]
        """The visible widget of that object name, or None."""
        shown = shown_below(self.window)
        return next(
            (one for one in shown if isinstance(one, kind) and one.objectName() == name), None
        )

    def sees(self, name: str) -> bool:
        """Whether a widget of that object name is on screen."""
        return self.find(name) is not None

    @property
    def asked(self) -> str:
        """The id of the question on screen: what its heading is named after."""
        names = [one.objectName() for one in self.all_of(Heading)]
        return next(
            (name.removeprefix("question-") for name in names if name.startswith("question-")), ""
        )

    @property
    def at_review(self) -> bool:
        """Whether the review of a self-check is on screen; it says no result."""
        return self.sees("review")

    def to_the_review(
        self, typed: Mapping[str, Mapping[str, str]] | None = None, **answers: str
    ) -> None:
        """Give the first answer of each question to come, or the one named, up to the review.

        `typed` is what goes into the fields of a page; another page of fields is left as it is.
        """
        while not self.at_review:
            here = self.asked
            code = {"medicines": "none", **answers}.get(here.replace("-", "_"))
            if typed and here in typed:
                self.fill(typed[here])
                self.click("next")
            elif code:
                self.click(f"answer-{code}")
                self.click("next")
            else:
                self.press("1")
            if self.asked == here and not self.at_review:
                self.press(ENTER)
            if self.sees("answer-the-rest"):
                self.click("answer-the-rest")
            assert self.at_review or self.asked != here, f"{here} is not left: {self.words}"

    @property
    def result_said(self) -> str:
        """What the heading of a saved result says."""
        return self.see("result", QLabel).text()

    @property
    def says_ok(self) -> bool:
        """Whether anything on screen is green, or says aloud or in letters that one may apply."""
        spoken = " ".join(one.accessibleName() for one in self.all_of(QWidget))
        greens = [one for one in self.all_of(QWidget) if one.property("level") == "ok"]
        return "OK to apply" in f"{self.words} {spoken}" or bool(greens)

    @property
    def notices(self) -> list[tuple[str, str]]:
        """Level and words of each notice on screen."""
        return [
            (str(notice.property("level")), notice.accessibleName())
            for notice in self.all_of(Notice)
        ]

    @property
    def words(self) -> str:
        """All text on screen."""
        return " ".join(label.text() for label in self.all_of(QLabel) if label.text())

    @property
    def wizard(self) -> CheckWizard:
        """The check that is open."""
        screen = self.window.screen_shown
        assert isinstance(screen, CheckWizard)
        return screen

    def all_of(self, kind: type[W]) -> list[W]:
        """The visible widgets of that kind."""
        return [widget for widget in shown_below(self.window) if isinstance(widget, kind)]

    def choose_use(self, code: str) -> None:
        """Say on the first start who uses this computer."""
        self.click(f"answer-{code}")
        self.click("continue")

    def open_person(self, *typed: str) -> None:
        """Find somebody on the list of a clinic by what is typed, and open them."""
        self.fill({"find-people": " ".join(typed)})
        self.press(Key.Key_Down, ENTER)

    def answer(self, answers: Iterable[tuple[str, str]]) -> None:
        """Choose each answer of each question that has to be the one on screen, and go on."""
        for question, code in answers:
            assert self.asked == question
            self.click(f"answer-{code}")
            self.click("next")

    def press_with_ctrl(self, key: Qt.Key) -> None:
        """Press a key while Ctrl is held down."""
        self._qtbot.keyClick(self.focused, key, Qt.KeyboardModifier.ControlModifier)
        self.presses += 1
        self.wait()

    def choose_in_menu(self, item: Item) -> None:
        """Choose what the menu of the header offers."""
        self.window.menu.aboutToShow.emit()
        found = (one for one in self.window.menu.actions() if one.objectName() == item.value)
        action = next(found)
        assert action.isVisible(), f"{item} is not offered"
        action.trigger()
        self.wait()

    def show_records(self) -> None:
        """Go to the list of all records."""
        self.choose_in_menu(Item.RECORDS)

    def open_record(self, row: int) -> None:
        """Open a line of the list of all records, the newest being 0."""
        self.show_records()
        table = self.see("records", QTableView)
        table.setFocus()
        table.setCurrentIndex(table.model().index(row, 0))
        self.press(ENTER)

    def go_home(self) -> None:
        """Leave what is read, for home."""
        self.choose_in_menu(Item.HOME)

    def newest_record(self) -> Record:
        """The newest record out of the file, after the window is closed."""
        self.window.close()
        store = self.house.reopen()
        row = store.newest(self.house.person.id)
        assert row is not None
        record = store.entry(row.id)
        assert isinstance(record, Record)
        return record

    @contextmanager
    def answering(self, *buttons: str) -> Iterator[list[str]]:
        """Press those buttons of the messages that come up meanwhile; yields what they say."""
        said: list[str] = []
        names = iter(buttons)

        def press() -> None:
            box = QApplication.activeModalWidget()
            if not isinstance(box, QMessageBox):
                return
            said.append(box.text())
            chosen = box.findChild(QAbstractButton, next(names, ""))
            if chosen is None:
                box.reject()
            else:
                chosen.click()

        looking = QTimer(self.window)
        looking.timeout.connect(press)
        looking.start()
        try:
            yield said
        finally:
            # Left running it would press the messages of the tests that follow.
            looking.stop()
        assert said, "no message came up"
        # There is no window manager here that would do so.
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)

    def click_until_told(self, name: str) -> list[str]:
        """Press a button and close the message that its work ends with; what that said."""
        with self.answering("message-close") as said:
            self.click(name)
            self._qtbot.waitUntil(lambda: bool(said))
        return said

    def wait_until(self, happened: Callable[[], bool]) -> None:
        """Let the window work until that is so, and has put the keyboard where it goes then."""
        self._qtbot.waitUntil(happened)
        self.wait()

    def wait_for(self, name: str) -> None:
        """Wait until a widget of that name is on screen, put there by work beside the window."""
        self._qtbot.waitUntil(lambda: self.sees(name))
        self.wait()

    def wait(self) -> None:
        """Let the window do what it has put off until the next turn, and what that puts off."""
        for _ in range(2):
            QApplication.processEvents()
