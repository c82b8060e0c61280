"""The strip under the header: a segment for each question, and the mark of each that raised one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _, marked
from ketcheck.ui.appearance.theme import current_tokens
from ketcheck.ui.widgets.marks import paint_mark

_HEIGHT = 26
_THIN, _THICK, _GAP, _LEAST_GAP = 8, 14, 6, 2
_LEVEL_WORDS = {
    Level.ASK: marked("ask first"),
    Level.STOP: marked("stop"),
    Level.URGENT: marked("stop, get help now"),
}


@dataclass(frozen=True)
class Segment:
    """One question, or one part of a session; `level` is what it raised so far."""

    title: str
    is_done: bool
    is_here: bool = False
    level: Level = Level.OK

    @property
    def said(self) -> str:
        """What a screen reader says of it where it raised something."""
        words = _LEVEL_WORDS.get(self.level)
        return f"{self.title}: {_(words)}." if words else ""


@dataclass(frozen=True)
class Progress:
    """Where the check stands: in segments, and in words."""

    segments: tuple[Segment, ...]
    words: str


class ProgressStrip(QWidget):
    """Shown, not pressed; the page says in words what it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("progress")
        self.setFixedHeight(_HEIGHT)
        self._segments: tuple[Segment, ...] = ()
        self._margin = 0

    def show_progress(self, progress: Progress) -> None:
        """Show where the check stands."""
        if progress.segments == self._segments and progress.words == self.accessibleName():
            return
        self._segments = progress.segments
        self.setAccessibleName(progress.words)
        raised = [one.said for one in progress.segments if one.said]
        self.setAccessibleDescription(" ".join(raised))
        self.update()

    @property
    def segments(self) -> Sequence[Segment]:
        """What is shown."""
        return self._segments

    def show_line_alone(self, is_alone: bool) -> None:  # noqa: FBT001 - one of two
        """Have no segments where nothing is asked any more: the line under the header stays."""
        self.setFixedHeight(1 if is_alone else _HEIGHT)

    def set_margin(self, margin: int) -> None:
        """Begin and end where the page does."""
        if margin != self._margin:
            self._margin = margin
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the segments, and then the marks over them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = current_tokens()
        painter.fillRect(self.rect(), QColor(tokens.paper))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(tokens.line))
        if self.height() < _HEIGHT:
            return
        for box, segment in zip(self._boxes(), self._segments, strict=True):
            _paint(painter, box, segment)

    def _boxes(self) -> list[QRectF]:
        count = len(self._segments)
        room = self.width() - 2 * self._margin
        gap = _GAP if room > count * 3 * _GAP else _LEAST_GAP
        width = (room - gap * (count - 1)) / max(count, 1)
        lefts = [self._margin + place * (width + gap) for place in range(count)]
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            lefts.reverse()
        return [QRectF(left, 0, width, self.height() - 4) for left in lefts]


def _paint(painter: QPainter, box: QRectF, segment: Segment) -> None:
    tokens = current_tokens()
    high = _THICK if segment.is_here else _THIN
    pen = 3 if segment.is_here else 2
    bar = QRectF(box.left(), box.center().y() - high / 2, box.width(), high)
    is_filled = segment.is_done and not segment.is_here
    edge = tokens.brand if segment.is_here or is_filled else tokens.edge
    painter.setPen(QPen(QColor(edge), pen))
    painter.setBrush(QColor(tokens.brand if is_filled else tokens.paper))
    inside = bar.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)
    painter.drawRoundedRect(inside, inside.height() / 2, inside.height() / 2)
    if segment.level > Level.OK:
        side = box.height()
        mark = QRectF(bar.center().x() - side / 2, 0, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.paper))
        painter.drawEllipse(mark.adjusted(-1, -1, 1, 1))
        paint_mark(painter, segment.level, mark)
