"""What stands in the panel of a result: mark, title and lines; of an OK, what to do and when."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from ketcheck.checklist.ledger.standing_words import ResultTold
from ketcheck.ui.appearance.theme import current_tokens
from ketcheck.ui.results.minutes_ring import MinutesRing
from ketcheck.ui.widgets.labels import Heading, Large, Words
from ketcheck.ui.widgets.marks import Mark

_TITLE, _SMALLER, _VALUE = 2.0, 1.5, 1.1
_MARK, _SMALL_MARK = 82, 52
_LETTERS = 60
"""With less room than for so many letters the title is smaller, and words stand for the ring."""


class Fact(Large):
    """The value of a line of what to do: bold, for it is what is looked for."""

    is_bold = True


class DropMark(QWidget):
    """A use: a drop, never a tick."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.set_size(size)

    def set_size(self, size: int) -> None:
        """Be that large."""
        self.setFixedSize(QSize(size, size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drop."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current_tokens().brand))
        painter.drawPath(_drop(QRectF(self.rect())))


def _drop(box: QRectF) -> QPainterPath:
    middle, top = box.center().x(), box.top() + box.height() * 0.03
    wide = box.width() * 0.33
    low = box.top() + box.height() * 0.64
    path = QPainterPath()
    path.moveTo(middle, top)
    path.cubicTo(
        middle + wide * 0.55, top + wide, middle + wide, low - wide * 0.6, middle + wide, low
    )
    path.arcTo(QRectF(middle - wide, low - wide, 2 * wide, 2 * wide), 0, -180)
    path.cubicTo(middle - wide, low - wide * 0.6, middle - wide * 0.55, top + wide, middle, top)
    return path


class ResultCard(QWidget):
    """Mark at the left, words in the middle, and where time runs, the ring at the right."""

    def __init__(
        self,
        told: ResultTold,
        rows: Sequence[tuple[str, str]],
        ring: MinutesRing | None,
        *,
        is_use: bool,
    ) -> None:
        super().__init__()
        self._ring = ring
        self._mark = _mark_of(told, is_use=is_use)
        self.heading = Heading(told.title, scale=_TITLE)
        self.heading.setObjectName("result")
        self.heading.setProperty("tone", told.level.value if told.level else "past")
        self._words = QVBoxLayout()
        self._words.setSpacing(8)
        self._words.addWidget(self.heading)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._rows = [(Words(name), Fact(value, scale=_VALUE)) for name, value in rows]
        for at, (name, value) in enumerate(self._rows):
            self._grid.addWidget(name, at, 0)
            self._grid.addWidget(value, at, 1)
        if self._rows:
            self._words.addLayout(self._grid)
        else:
            for line in told.lines:
                self._words.addWidget(Words(line))
        self._left = Words()
        self._left.hide()
        self._words.addWidget(self._left)
        self._words.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(24)
        if self._mark:
            self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words, 1)
        if ring:
            self._row.addWidget(ring, 0, Qt.AlignmentFlag.AlignCenter)
        self._is_narrow: bool | None = None
        self._place(is_narrow=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have smaller words, and the minutes in words, where there is little room."""
        super().resizeEvent(event)
        letter = max(self.fontMetrics().averageCharWidth(), 1)
        self._place(is_narrow=self.width() < letter * _LETTERS)

    def _place(self, *, is_narrow: bool) -> None:
        if is_narrow is self._is_narrow:
            return
        self._is_narrow = is_narrow
        self.heading.set_scale(_SMALLER if is_narrow else _TITLE)
        if self._mark:
            self._mark.set_size(_SMALL_MARK if is_narrow else _MARK)
        if self._ring:
            # A ring that can be read at large type leaves no room for what to do.
            self._ring.setVisible(not is_narrow)
            self._left.setText(self._ring.accessibleName())
            self._left.setVisible(is_narrow)
        self._grid.setColumnMinimumWidth(0, self._widest())

    def show_left(self) -> None:
        """Say in words what the ring shows, where it has no room."""
        if self._ring:
            self._left.setText(self._ring.accessibleName())

    def _widest(self) -> int:
        widths = [name.fontMetrics().horizontalAdvance(name.text()) for name, _value in self._rows]
        return max(widths, default=0) + 24


def _mark_of(told: ResultTold, *, is_use: bool) -> Mark | DropMark | None:
    if told.level:
        return Mark(told.level, _MARK)
    return DropMark(_MARK) if is_use else None
