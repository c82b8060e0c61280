"""A boxed message with a level's mark: what is wrong and what to do, beside where it arose."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.marks import MARK_NAMES, Mark

_MARK_SIZE = 34


class Notice(QFrame):
    """One message in the colours and with the mark of its level."""

    def __init__(self, level: Level, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("level", level.value)
        self.setAccessibleName(text)
        self.setAccessibleDescription(_(MARK_NAMES[level]))
        self.setObjectName("notice")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(16)
        layout.addWidget(Mark(level, _MARK_SIZE), 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        first, _space, rest = text.partition(". ")
        self._column.addWidget(Heading(f"{first}." if rest else first))
        if rest:
            self._column.addWidget(Words(rest))
        layout.addLayout(self._column, 1)

    def add_lines(self, widget: QWidget, spoken: Sequence[str]) -> None:
        """Put lines under the message over its full width, and say them with it."""
        self._column.addWidget(widget)
        self.setAccessibleName(" ".join([self.accessibleName(), *spoken]))

    def add(self, widget: QWidget) -> None:
        """Put a button or a second line under the message."""
        self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
