"""The two columns of a tip: what is read on the left, what is filled in on the right.

In a narrow window they are one column, and what is read takes a line a step.
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontInfo, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ketcheck.ui.session.read_steps import ReadSteps

WIDEST_OF_TIP = 1200
_LEFT, _WIDE = 492, 1100
"""In pixels at the size that the screens are drawn at: a window of 1200 has that room inside."""
_DRAWN_AT = 20
_BETWEEN, _ABOVE = 24, 14
_NO_LIMIT = 16_777_215
"""As Qt says that any width is allowed."""
_HEAD_AND_STEPS = 2


class TipColumns(QWidget):
    """Puts the parts of a tip where the window has room for them."""

    def __init__(self, head: QWidget, read: ReadSteps, filled: QWidget, answers: QWidget) -> None:
        super().__init__()
        self._read, self._answers = read, answers
        self._is_wide: bool | None = None
        self._left = QWidget()
        self._left_column = QVBoxLayout(self._left)
        self._left_column.setContentsMargins(0, 0, 0, 0)
        self._left_column.setSpacing(_ABOVE)
        self._left_column.addWidget(head)
        self._left_column.addWidget(read)
        self._all = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.addWidget(self._left)
        self._all.addWidget(filled, 1)
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
        is_wide = self.width() >= _WIDE * scale
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        direction = QBoxLayout.Direction
        self._all.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._all.setSpacing(_BETWEEN if is_wide else _ABOVE)
        width = round(_LEFT * scale)
        self._left.setMinimumWidth(width if is_wide else 0)
        self._left.setMaximumWidth(width if is_wide else _NO_LIMIT)
        self._place_answers(self._left_column if is_wide else self._all)
        self._read.set_folding(folds=not is_wide)

    def _place_answers(self, layout: QBoxLayout) -> None:
        """Put them last: under what is read, or under all."""
        is_shown = not self._answers.isHidden()
        for one in (self._left_column, self._all):
            one.removeWidget(self._answers)
        while self._left_column.count() > _HEAD_AND_STEPS:
            self._left_column.takeAt(_HEAD_AND_STEPS)
        layout.addWidget(self._answers)
        self._answers.setVisible(is_shown)
        if layout is self._left_column:
            layout.addStretch(1)
