"""What every field of a form is: its label above, what was understood and what is wrong below."""

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.scrolling import bring_into_view
from ketcheck.ui.widgets.speech import announce

REQUIRED = "Required."


class Field(QWidget):
    """A label, an input, a line for what was understood, and a line for what is wrong."""

    edited = Signal()

    def __init__(
        self, name: str, label: str, editor: QWidget, hint: str = "", *, optional: bool = False
    ) -> None:
        super().__init__()
        self.name = name
        self._editor = editor
        self._is_wrong: Callable[[], bool] = lambda: False
        self.label = f"{label} (Optional)" if optional else label
        editor.setObjectName(name)
        editor.setAccessibleName(self.label)
        editor.setAccessibleDescription(hint if optional else f"{hint} {REQUIRED}".strip())
        self.caption = Words(self.label)
        self.caption.setBuddy(editor)
        self._note = _hidden("muted", f"{name}-note")
        self._fault = _hidden("fault", f"{name}-fault")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 4, 0, 4)
        self.column.setSpacing(4)
        self.column.addWidget(self.caption)
        if hint:
            self.column.addWidget(Words(hint, kind="muted"))
        for widget in (self.input, self._note, self._fault):
            self.column.addWidget(widget)
        self.edited.connect(self._look_again)

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
    def fault(self) -> str:
        """What is said to be wrong, or an empty text."""
        return self._fault.text()

    def mark_fault(self, text: str, is_wrong: Callable[[], bool] = lambda: False) -> None:
        """Say what is wrong, until an edit after which `is_wrong` no longer holds."""
        self._is_wrong = is_wrong
        self._fault.setText(text)
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
        QTimer.singleShot(0, self, lambda: bring_into_view(self._fault))
        announce(self, self.fault)

    @property
    def note(self) -> str:
        """What is said to have been made of the input, or an empty text."""
        return self._note.text()

    def tell(self, note: str, *, aloud: bool = True) -> None:
        """Say under the input what was made of it; an empty text takes it back."""
        if note == self.note:
            return
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if note and aloud:
            announce(self, note)

    def _look_again(self) -> None:
        if self.fault and not self.refusal and not self._is_wrong():
            self.mark_fault("")


def _hidden(kind: str, name: str) -> Words:
    words = Words(kind=kind)
    words.setObjectName(name)
    words.hide()
    return words
