"""What every field of a form is: its label above, what was understood and what is wrong below."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Self

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ketcheck.messages.catalogue import _
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.scrolling import bring_into_view
from ketcheck.ui.widgets.speech import announce
from ketcheck.ui.widgets.tick import Tick

_MOST_LETTERS = 52
_TURNS_TO_PLACE = 3
"""Words that wrap ask for their height only once they have their width, and so do those around."""


class Field(QWidget):
    """A label, an input, a line for what was understood, and a line for what is wrong."""

    edited = Signal()

    letters = _MOST_LETTERS
    """How many letters wide the input is at most; 0 for as wide as the page."""

    def __init__(
        self, name: str, label: str, editor: QWidget, hint: str = "", *, optional: bool = False
    ) -> None:
        super().__init__()
        self.name = name
        self.missing = ""
        """What to enter, said where the field is left empty; see `asks_for`."""
        self._editor = editor
        self._is_wrong: Callable[[], bool] = lambda: False
        self.label = _("{label} (Optional)").format(label=label) if optional else label
        self._described = hint if optional else f"{hint} {_('Required.')}".strip()
        editor.setObjectName(name)
        editor.setAccessibleName(self.label)
        editor.setAccessibleDescription(self._described)
        self.caption = Words(self.label, kind="caption")
        self.caption.setBuddy(editor)
        self._note = _hidden("", f"{name}-note")
        self._tick = Tick()
        self._fault = _hidden("fault", f"{name}-fault")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 0, 4)
        self.column.setSpacing(4)
        self.column.addWidget(self.caption)
        if hint:
            self.column.addWidget(Words(hint, kind="muted"))
        self.column.addLayout(_beside(self.input, 1_000, 1))
        self.column.addLayout(_beside(self._note, 1, 0, before=self._tick))
        self.column.addWidget(self._fault)
        self.column.addStretch(1)
        self.edited.connect(self._look_again)
        self._limit_width()

    def asks_for(self, sentence: str) -> Self:
        """Say that sentence where the field is left empty: `Enter your name.`."""
        self.missing = sentence
        return self

    @property
    def input(self) -> QWidget:
        """What stands between the label and what is said of it."""
        return self._editor

    @property
    def wrong_input(self) -> QWidget:
        """Where something is wrong, if it is."""
        return self._editor

    @abstractmethod
    def value(self) -> object:
        """What was typed or chosen, or None for nothing."""

    @abstractmethod
    def set_value(self, value: object) -> None:
        """Show a value that is on file; None empties the field."""

    @property
    def refusal(self) -> str:
        """Why what stands here can't be understood, as a sentence; empty where it can."""
        return ""

    @property
    def text(self) -> str:
        """What stands in the field, sound or not."""
        return str(self.value() or "")

    def type_again(self, text: str) -> None:
        """Put back what stood in the field."""
        self.set_value(text or None)

    def focus(self) -> None:
        """Put the cursor into the field."""
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def first_box(self) -> QWidget:
        """Where typing begins."""
        return self._editor

    def box_after(self, _box: QWidget) -> QWidget | None:
        """The next box of this field that Enter leads to; None after the last."""
        return None

    @property
    def fault(self) -> str:
        """What is said to be wrong, or an empty text."""
        return self._fault.text()

    def mark_fault(self, text: str, is_wrong: Callable[[], bool] = lambda: False) -> None:
        """Say what is wrong, until an edit after which `is_wrong` no longer holds."""
        self._is_wrong = is_wrong
        if text != self.fault:
            self._fault.setText(text)
            # Read with the field: who comes back to it hears what to mend.
            self._editor.setAccessibleDescription(f"{text} {self._described}".strip())
        self._fault.setVisible(bool(text))

    def show_fault(self, text: str) -> None:
        """Say what is wrong and put the cursor there; an empty text takes it back."""
        self.mark_fault(text)
        if text:
            self.go_to_fault()

    def go_to_fault(self) -> None:
        """Put the cursor where something is wrong, and say it aloud."""
        self.wrong_input.setFocus()
        # The line that came up moves it, once it has its place.
        QTimer.singleShot(0, self, lambda: self._show_fault_and_input(_TURNS_TO_PLACE))
        announce(self, self.fault)

    def _show_fault_and_input(self, turns: int) -> None:
        # In large type there may be room for one alone: for what is typed into.
        bring_into_view(self._fault)
        bring_into_view(self.wrong_input)
        if turns:
            QTimer.singleShot(0, self, lambda: self._show_fault_and_input(turns - 1))

    @property
    def note(self) -> str:
        """What is said to have been made of the input, or an empty text."""
        return self._note.text()

    def tell(self, note: str, *, aloud: bool = True, is_read: bool = False) -> None:
        """Say under the input what was made of it; an empty text takes it back.

        `is_read` marks that it was understood.
        """
        if note == self.note:
            return
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._tick.setVisible(bool(note) and is_read)
        if note and aloud:
            announce(self, note)

    def changeEvent(self, event: QEvent) -> None:
        """Take the width that the letters have now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._limit_width()

    def _limit_width(self) -> None:
        if self.letters:
            self.input.setMaximumWidth(self.fontMetrics().averageCharWidth() * self.letters)

    def _look_again(self) -> None:
        """Say what is wrong as it is now: once a part is right, another may still be missing."""
        if not self.fault:
            return
        if self.refusal:
            self.mark_fault(self.refusal, self._is_wrong)
        elif not self._is_wrong():
            self.mark_fault("")


def _hidden(kind: str, name: str) -> Words:
    words = Words()
    if kind:
        set_kind(words, kind)
    words.setObjectName(name)
    words.hide()
    return words


def _beside(
    widget: QWidget, share: int, rest: int, *, before: QWidget | None = None
) -> QHBoxLayout:
    """A row that a widget fills as far as it may, at the leading edge."""
    row = QHBoxLayout()
    row.setSpacing(8)
    if before:
        row.addWidget(before, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(widget, share)
    if rest:
        row.addStretch(rest)
    return row
