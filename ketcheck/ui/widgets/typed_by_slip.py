"""Keeps a space out of a button that somebody types on who takes it for a box to type into."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_MOVING = frozenset("\t\r\n\x1b ")


class TypedBySlip(QObject):
    """After a letter the space that follows presses nothing, until the keyboard comes anew."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._is_typed_on = False
        button.installEventFilter(self)

    def eventFilter(self, _button: QObject, event: QEvent) -> bool:
        """Take the space away that belongs to what was typed."""
        if event.type() is QEvent.Type.FocusIn:
            self._is_typed_on = False
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        text = event.text()
        if text and text not in _MOVING and text.isprintable():
            self._is_typed_on = True
        return self._is_typed_on and event.key() == Qt.Key.Key_Space
