"""Buttons whose Alt key acts at once, for those who work by keys and do not wait."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton


def acts_at_once(button: QAbstractButton, event: QEvent) -> bool:
    """Press the button where the event is its Alt key; whether it was.

    Qt lets it go down first, and a tenth of a second later it acts: only if no other key came.
    """
    if event.type() is not QEvent.Type.Shortcut:
        return False
    button.setFocus(Qt.FocusReason.ShortcutFocusReason)
    button.click()
    return True


class CheckBoxAtOnce(QCheckBox):
    """A box that is ticked at once by its Alt key."""

    def event(self, event: QEvent) -> bool:
        """Take the Alt key."""
        return acts_at_once(self, event) or super().event(event)


class PushButtonAtOnce(QPushButton):
    """A button that acts at once by its Alt key."""

    def event(self, event: QEvent) -> bool:
        """Take the Alt key."""
        return acts_at_once(self, event) or super().event(event)
