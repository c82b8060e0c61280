"""A window beside the main one, for what is told and not asked: help, and about the program."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketcheck.messages.catalogue import _
from ketcheck.ui.appearance.margins import BUTTON_HEIGHT, foot_margin, side_margin
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.labels import focus_heading

_SHARE: Final = 0.94
_LARGEST: Final = QSize(1060, 820)


class Beside(QDialog):
    """Stands until it is closed; the screen of the main window stays as it is."""

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setProperty("is_screen", True)  # noqa: FBT003 - a property of Qt
        self.content = QVBoxLayout()
        self.content.setContentsMargins(0, 0, 0, 0)
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        close = push_button("close", _("&Close"), self.close, kind="primary")
        close.setMinimumHeight(BUTTON_HEIGHT)
        self.foot.addWidget(close)
        frame = QFrame()
        set_kind(frame, "foot")
        frame.setLayout(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.content, 1)
        column.addWidget(frame)
        self.setMinimumSize(320, 240)

    def show_over(self, window: QWidget) -> None:
        """Come up in front of the main window, no larger than that is."""
        self.resize((window.size() * _SHARE).boundedTo(_LARGEST))
        self.show()
        self.raise_()
        self.activateWindow()
        focus_heading(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave as much free at the sides as the main window does."""
        super().resizeEvent(event)
        side, foot = side_margin(self), foot_margin(self)
        self.foot.setContentsMargins(side, foot, side, foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, and press nothing by Enter but the button that has the keyboard."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.close()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
