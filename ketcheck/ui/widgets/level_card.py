"""A status in large words with the mark of its level: the first thing that is read on a page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from ketcheck.checklist.level import Level
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.marks import Mark

_TITLE, _SMALLER = 2.0, 1.5
_MARK, _SMALL_MARK = 84, 52
_NARROW = 760


class LevelCard(QFrame):
    """Mark, title and lines; more may be put under them over the full width."""

    def __init__(self, level: Level, title: str, lines: Sequence[str], *, name: str) -> None:
        super().__init__()
        self.setProperty("level", level.value)
        self.heading = Heading(title, scale=_TITLE)
        self.heading.setObjectName(name)
        self.heading.say_with(lines)
        self.heading.setProperty("tone", level.value)
        self._mark = Mark(level, _MARK)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(28, 24, 28, 24)
        self._column.setSpacing(16)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(24)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.heading)
        for line in lines:
            words.addWidget(Words(line))
        words.addStretch(1)
        self._row.addLayout(words, 1)
        self._column.addLayout(self._row)

    @property
    def words(self) -> str:
        """All of it, as it is said aloud."""
        return f"{self.heading.text()} {self.heading.said_after}"

    def add(self, widget: QWidget) -> None:
        """Put something under the words."""
        self._column.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have smaller words where large ones would break."""
        super().resizeEvent(event)
        letters = self.width() / max(self.fontMetrics().averageCharWidth(), 1)
        is_narrow = letters < _NARROW / 10
        self.heading.set_scale(_SMALLER if is_narrow else _TITLE)
        self._mark.set_size(_SMALL_MARK if is_narrow else _MARK)
