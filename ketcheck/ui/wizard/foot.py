"""The foot of every page: leaving at the left, going on at the right."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ketcheck.messages.catalogue import _, marked
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.widgets.buttons import push_button, set_words

LATER, BACK, NEXT, SAVE, PRINT = "finish-later", "back", "next", "save", "save-and-print"
REST, FINISH, CLOSE = "answer-the-rest", "save-and-finish", "close"
HANDOUT, REPRINT = "print-handout", "print-record"
_HIGH, _LOW, _BUTTON = 88, 72, 56

_BUTTONS = (
    (LATER, marked("Finish &later"), ""),
    # Left of Back: saving does not lie where Next was pressed to come to it.
    (PRINT, marked("Save and &print"), ""),
    (SAVE, marked("&Save"), "primary"),
    (BACK, marked("&Back"), ""),
    (REST, marked("Answer the &rest"), ""),
    (NEXT, marked("&Next"), "primary"),
    (FINISH, marked("Save and &finish"), "primary"),
    (HANDOUT, marked("Print the &handout"), ""),
    (REPRINT, marked("&Print"), ""),
    (CLOSE, marked("&Home"), "primary"),
)
_ONWARD = (NEXT, SAVE, FINISH, CLOSE)


class Foot(QFrame):
    """Its buttons, of which a page has some; one of them is filled at most."""

    pressed = Signal(str)
    """The object name of the button."""

    def __init__(self) -> None:
        super().__init__()
        set_kind(self, "foot")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._buttons: dict[str, QPushButton] = {}
        for name, words, kind in _BUTTONS:
            button = push_button(name, _(words), partial(self.pressed.emit, name), kind=kind)
            button.setMinimumHeight(_BUTTON)
            button.hide()
            self._buttons[name] = button
            self._row.addWidget(button)
            if name == LATER:
                self._row.addStretch(1)

    def button(self, name: str) -> QPushButton:
        """The button of that name."""
        return self._buttons[name]

    def show_buttons(self, names: Iterable[str]) -> None:
        """Show these alone."""
        shown = set(names)
        for name, button in self._buttons.items():
            button.setVisible(name in shown)

    def show_close(self, words: str, *, is_filled: bool) -> None:
        """Say how the last page is left, which is not its main act while something else is."""
        button = self._buttons[CLOSE]
        set_words(button, words)
        set_kind(button, "primary" if is_filled else "quiet")
        self._row.removeWidget(button)
        self._row.insertWidget(-1 if is_filled else 0, button)

    def fit_into(self, height: int, margin: int) -> None:
        """Leave a small window more room for the page."""
        least = _LOW if height <= 700 else _HIGH  # noqa: PLR2004 - as it is drawn
        above = (least - _BUTTON) // 2
        self._row.setContentsMargins(margin, above, margin, above)

    def allow(self, *, onward: bool) -> None:
        """Let what takes the page and goes on be pressed, or not yet."""
        for name in (NEXT, SAVE, PRINT):
            self._buttons[name].setEnabled(onward)

    @property
    def onward(self) -> QPushButton | None:
        """The one button that goes on, where the page has it."""
        if self.isHidden():
            return None
        shown = (self._buttons[name] for name in _ONWARD)
        return next((button for button in shown if not button.isHidden()), None)

    @property
    def tabbed(self) -> tuple[list[QWidget], list[QWidget]]:
        """What Tab comes by right after the answers, and what comes last."""
        first = [self._buttons[name] for name in (*_ONWARD, REST, HANDOUT, REPRINT, PRINT, BACK)]
        return list(first), [self._buttons[LATER]]
