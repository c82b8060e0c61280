"""Keeps hands that shake, keys that stick and clicks that come too early from doing anything.

It listens on the windows and not on the whole application: there keys and presses come by before
Qt hands them on, shortcuts included, and Python is not asked about any other event. Assistive
technology acts without keys and presses, and is never held up.
"""

import time
from collections.abc import Callable
from math import hypot

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

CALM_SECONDS = 0.4
"""How long a page that was just shown takes no key and no press."""
_NEAR = 32
"""How far apart in pixels the two presses of a double click may be: a hand that shakes moves."""
_APART = 2
"""Milliseconds that lie at least between letting a key go and pressing it anew."""
_APART_BY_OUR_CLOCK = 20
"""The same where the key does not say when it was pressed, and only its arrival is known."""
_WATCHED = "watched-by-input-guard"

_Key = Qt.Key
_ENTER = {_Key.Key_Return, _Key.Key_Enter}
_MOVING = {
    _Key.Key_Left,
    _Key.Key_Right,
    _Key.Key_Up,
    _Key.Key_Down,
    _Key.Key_Home,
    _Key.Key_End,
    _Key.Key_PageUp,
    _Key.Key_PageDown,
}
_AROUND = {_Key.Key_Tab, _Key.Key_Backtab}
_ERASING = {_Key.Key_Backspace, _Key.Key_Delete}
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_KEYS = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}

_Place = tuple[int, QWidget | None]
"""The page that was shown, by its number, and what had the keyboard on it."""


class InputGuard(QObject):
    """One for the application; `clock` gives seconds that only ever go on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.clock: Callable[[], float] = time.monotonic
        self._shown_at = float("-inf")
        self._page = 0
        self._pressed_on: dict[int, _Place] = {}
        self._released_at: dict[int, float] = {}
        self._refused_at: dict[int, float] = {}
        self._last_press: tuple[float, QPointF] = (float("-inf"), QPointF())
        self._refuses_release = False
        # What was pressed while a slow page was being made is handed on only after it, and was
        # meant for the page before. By then the event loop is idle for the first time.
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)

    @property
    def is_calm(self) -> bool:
        """Whether what is on the screen has been there long enough to be meant by a key."""
        is_settled = not self._settling.isActive()
        return is_settled and self.clock() - self._shown_at >= CALM_SECONDS

    def page_shown(self) -> None:
        """Take nothing for a while: there is something else to see."""
        self._page += 1
        self._shown_at = self.clock()
        self._settling.start()
        self._let_go()

    def watch(self, window: QWindow | None) -> None:
        """Guard a window; what it shows first is new to the user."""
        if window is None or window.property(_WATCHED) or not _holds_pages(window):
            return
        window.setProperty(_WATCHED, True)  # noqa: FBT003 - a property of Qt
        window.installEventFilter(self)
        self.page_shown()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow what is too early, repeated, or the second half of a double click."""
        kind = event.type()
        if kind in _KEYS and isinstance(event, QKeyEvent):
            refused = self._refuses_key(event)
        elif kind is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            refused = self._refuses_release = self._refuses_press(watched, event)
        elif kind is QEvent.Type.MouseButtonDblClick:
            refused = self._refuses_release
        elif kind is QEvent.Type.MouseButtonRelease:
            refused, self._refuses_release = self._refuses_release, False
        else:
            if kind is QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
                self._released_at[event.key()] = self._moment_of(event)
            elif kind is QEvent.Type.Hide:
                # A dialog is gone, and what was under it is to be seen again.
                self.page_shown()
            return False
        if refused:
            event.accept()
        return refused

    def _settle(self) -> None:
        self._shown_at = self.clock()

    def _refuses_key(self, event: QKeyEvent) -> bool:
        key, here = event.key(), (self._page, _with_keyboard())
        if self._is_repeated(event):
            page, receiver = self._pressed_on.get(key, (-1, None))
            # Tab takes the keyboard on by itself; any other key has to stay where it went down.
            is_here = page == self._page and (receiver is here[1] or key in _AROUND)
            return not (self.is_calm and is_here and _may_repeat(event))
        if self.is_calm and not self._is_in_burst(event):
            self._pressed_on[key] = here
            return False
        self._pressed_on.pop(key, None)
        self._refused_at[key] = self.clock()
        return True

    def _is_in_burst(self, event: QKeyEvent) -> bool:
        """Whether a key that came too early is pressed on and on, where it would answer."""
        refused = self._refused_at.get(event.key(), float("-inf"))
        return self.clock() - refused < CALM_SECONDS and not _may_repeat(event)

    def _is_repeated(self, event: QKeyEvent) -> bool:
        # An X server repeats a key by letting it go and pressing it in the same moment, and Qt
        # often misses that this is one key held down.
        apart = _APART if event.timestamp() else _APART_BY_OUR_CLOCK
        now = self._moment_of(event)
        since = now - self._released_at.get(event.key(), now - apart)
        return event.isAutoRepeat() or 0 <= since < apart

    def _moment_of(self, event: QKeyEvent) -> float:
        """When a key was pressed or let go, in milliseconds.

        While a screen reader runs, Qt asks it about each key and hands on a copy without a time.
        """
        return event.timestamp() or self.clock() * 1000

    def _refuses_press(self, window: QObject, event: QMouseEvent) -> bool:
        now, place = self.clock(), event.globalPosition()
        # One that is refused counts as well: a hand that trembles presses three times and more.
        (before, there), self._last_press = self._last_press, (now, place)
        if not self.is_calm:
            return True
        seconds = QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000
        is_double = now - before < seconds and _distance(place, there) <= _NEAR
        return is_double and _is_button(_widget_under(window, event))

    def _let_go(self) -> None:
        """Let no button act that is held down while the page under it changes."""
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            return
        for widget in QApplication.allWidgets():
            if isinstance(widget, QAbstractButton) and widget.isDown():
                widget.setDown(False)


def input_guard() -> InputGuard:
    """The guard of this application, made when it is first asked for."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - no window is made without one
    # Kept, and not looked for among all that the application holds: it is asked for at each look
    # of a screen reader, thousands of times in a check.
    if not _made or not isValid(_made[0]):
        _made[:] = [InputGuard(app)]
        app.focusWindowChanged.connect(_made[0].watch)
    return _made[0]


_made: list[InputGuard] = []


def _holds_pages(window: QWindow) -> bool:
    """Menus and tool tips hold none: what opens them is the user's own press."""
    return window.type() in {Qt.WindowType.Window, Qt.WindowType.Dialog, Qt.WindowType.Sheet}


def _with_keyboard() -> QWidget | None:
    popup = QApplication.activePopupWidget()
    return (popup.focusWidget() or popup) if popup else QApplication.focusWidget()


def _may_repeat(event: QKeyEvent) -> bool:
    """Whether a key that is held only writes or moves: it answers and presses nothing."""
    receiver, key = _with_keyboard(), event.key()
    if key in _AROUND:
        return True
    if isinstance(receiver, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox):
        return _writes(event, has_lines=isinstance(receiver, QPlainTextEdit | QTextEdit))
    return key in _MOVING and not isinstance(receiver, QAbstractButton | QComboBox)


def _writes(event: QKeyEvent, *, has_lines: bool) -> bool:
    if event.key() in _ENTER:
        return has_lines
    if event.key() in _MOVING | _ERASING:
        return True
    return event.text().isprintable() and bool(event.text()) and not event.modifiers() & _COMMANDS


def _distance(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())


def _widget_under(window: QObject, event: QMouseEvent) -> QWidget | None:
    # By its place in the window: some desktops do not tell where on the screen that is.
    tops = (top for top in QApplication.topLevelWidgets() if top.windowHandle() is window)
    top = next(tops, None)
    return top.childAt(event.position().toPoint()) if top else None


def _is_button(widget: QWidget | None) -> bool:
    while widget is not None:
        if isinstance(widget, QAbstractButton):
            return True
        widget = widget.parentWidget()
    return False
