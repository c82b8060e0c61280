"""Rows of two texts, with a mark and a button; the texts beside each other where there is room."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from ketcheck.ui.widgets.labels import Words

_SPACING = 14
_TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class Line:
    """One row; the second text goes under the first where there is no room beside it."""

    first: Words
    second: Words | None = None
    mark: QWidget | None = None
    button: QPushButton | None = None


class Rows(QFrame):
    """Lines one under the other; `shares` divides the width between the two texts."""

    def __init__(self, lines: Iterable[Line], shares: tuple[int, int], letters: int) -> None:
        """Put the texts beside each other where there is room for so many letters."""
        super().__init__()
        self._lines = list(lines)
        self._shares = shares
        self._letters = letters
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_SPACING)
        self._is_wide = True
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the texts beside each other, or one under the other."""
        is_wide = self._has_room(event.size().width())
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._place()
        super().resizeEvent(event)

    def _has_room(self, width: int) -> bool:
        if width < self.fontMetrics().averageCharWidth() * self._letters:
            return False
        first, second = self._shares
        longest = max((line.first.longest_word for line in self._lines if line.second), default=0)
        return first == 0 or longest <= width * first // (first + second) - _SPACING

    def _place(self) -> None:
        while self._grid.takeAt(0):
            pass
        first, second = self._shares if self._is_wide else (1, 0)
        self._grid.setColumnStretch(1, first)
        self._grid.setColumnStretch(2, second)
        self._grid.setVerticalSpacing(8 if self._is_wide else 4)
        for number, line in enumerate(self._lines):
            self._place_line(line, number * 2)

    def _place_line(self, line: Line, row: int) -> None:
        below = (row, 2) if self._is_wide else (row + 1, 1)
        across = 1 if line.second else 2
        self._grid.addWidget(line.first, row, 1, 1, across, _TOP)
        if line.second:
            self._grid.addWidget(line.second, *below, _TOP)
        if line.mark:
            self._grid.addWidget(line.mark, row, 0, _TOP)
        if line.button:
            self._grid.addWidget(line.button, row, 3, _TOP)
