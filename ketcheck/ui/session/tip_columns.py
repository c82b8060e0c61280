"""The two columns of a tip: what is read on the left, what is filled in on the right.

In a narrow window they are one column, and what is read takes a line a step.
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontInfo, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ketcheck.ui.session.teach_back import ReadSteps

_LEFT, _WIDE, _BESIDE_PAGE = 492, 1200, 80
"""In pixels at the size that the screens are drawn at; `_BESIDE_PAGE` are its margins."""
_DRAWN_AT = 20
_BETWEEN, _ABOVE = 24, 12


class TipColumns(QWidget):
    """Puts the parts of a tip where the window has room for them."""

    def __init__(self, head: QWidget, read: ReadSteps, filled: QWidget, answers: QWidget) -> None:
        super().__init__()
        self._read = read
        self._parts = head, read, filled, answers
        self._is_wide: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(_ABOVE)
        for part in self._parts:
            self._grid.addWidget(part)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width of the window."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text, which needs more width as it grows."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._arrange()

    def _arrange(self) -> None:
        scale = max(1.0, QFontInfo(self.font()).pixelSize() / _DRAWN_AT)
        is_wide = self.width() >= _WIDE * scale - _BESIDE_PAGE
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        places = ((0, 0, 1), (1, 0, 1), (0, 1, 4), (2, 0, 1)) if is_wide else _ONE_COLUMN
        for part, (row, column, rows) in zip(self._parts, places, strict=True):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, row, column, rows, 1)
        self._grid.setColumnMinimumWidth(0, round(_LEFT * scale) if is_wide else 0)
        self._grid.setColumnStretch(0, 0 if is_wide else 1)
        self._grid.setColumnStretch(1, 1 if is_wide else 0)
        # What is left of the height lies below the last part of the left column.
        self._grid.setRowStretch(3, 1)
        self._read.set_folding(folds=not is_wide)


_ONE_COLUMN = ((0, 0, 1), (1, 0, 1), (2, 0, 1), (3, 0, 1))
