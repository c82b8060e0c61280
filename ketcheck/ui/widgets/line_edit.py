"""A line to type into that screen readers say when Tab comes to it."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

_KEYS = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
_LATER_MS = 50


class LineEdit(QLineEdit):
    """Selects what is in it a moment after the keyboard came, and not before.

    Qt selects first and tells of the focus then: Orca 43 takes the caret that moved for news of
    the field before, and says neither.
    """

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard without a move of the caret."""
        if event.reason() not in _KEYS:
            super().focusInEvent(event)
            return
        other = Qt.FocusReason.OtherFocusReason
        super().focusInEvent(QFocusEvent(QEvent.Type.FocusIn, other))
        if self.text():
            as_it_was = self.text(), self.cursorPosition()
            QTimer.singleShot(_LATER_MS, self, lambda: self._select(as_it_was))

    def _select(self, as_it_was: tuple[str, int]) -> None:
        # Who types at once types on: what they typed must not be replaced by the next letter.
        if self.hasFocus() and (self.text(), self.cursorPosition()) == as_it_was:
            self.selectAll()
