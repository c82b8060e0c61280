"""What patients often say of a tip, to be picked in the place of typing it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QWidget

from ketcheck.ui.appearance.theme import current_tokens
from ketcheck.ui.widgets.wrapping import WrappingRow

_RING = 4
"""The room round a pill for the ring of the focus."""
_SIDES, _ABOVE = 42 + 2 * _RING, 7 + _RING
"""The room beside the words, both sides together, and above them."""
_RIGHT, _TICK = 14 + _RING, 14
"""What is left behind the words while the tick, of that size, stands before them."""


class QuickWord(QPushButton):
    """One sentence, down while it is picked; painted by hand, for a push button can't wrap."""

    def __init__(self, number: int, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence
        self.setObjectName(f"quick-{number}")
        self.setAccessibleName(sentence)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for one line, with room for the tick: picking moves no other button."""
        text = self.fontMetrics().size(0, self.sentence)
        return QSize(text.width() + _SIDES, text.height() + 2 * _ABOVE)

    def minimumSizeHint(self) -> QSize:
        """Need no width: the words wrap."""
        return QSize(0, self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Give the height at which all the words are shown."""
        room = QRect(0, 0, width - _SIDES, 10_000)
        text = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.sentence)
        return text.height() + 2 * _ABOVE

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a pill, the tick where it is picked, and the words."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = tokens.ink if self.underMouse() else tokens.edge
        painter.setPen(QPen(QColor(tokens.focus), 2) if self.isChecked() else QPen(QColor(edge), 1))
        painter.setBrush(QColor(tokens.soft if self.isChecked() else tokens.paper))
        _draw_pill(painter, QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING))
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            _draw_pill(painter, QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        painter.setPen(QColor(tokens.ink))
        left = _SIDES - _RIGHT if self.isChecked() else _SIDES // 2
        area = self.rect().adjusted(left, 0, left - _SIDES, 0)
        area = QStyle.visualRect(self.layoutDirection(), self.rect(), area)
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(area, flags, self.sentence)
        if self.isChecked():
            self._paint_tick(painter, left)

    def _paint_tick(self, painter: QPainter, width: int) -> None:
        """Color alone tells nobody anything."""
        side = _TICK
        box = QRect(width - side - 4, (self.height() - side) // 2, side, side)
        box = QStyle.visualRect(self.layoutDirection(), self.rect(), box)
        pen = QPen(QColor(current_tokens().focus), 2.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        points = [(0.08, 0.55), (0.4, 0.85), (0.95, 0.15)]
        painter.drawPolyline(
            [QPointF(box.left() + x * side, box.top() + y * side) for x, y in points]
        )


class QuickWords(QWidget):
    """A button a sentence, down while the sentence stands in the text."""

    picked = Signal(str)
    unpicked = Signal(str)

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__()
        self._chips = {
            sentence: QuickWord(number, sentence) for number, sentence in enumerate(sentences, 1)
        }
        row = WrappingRow(self, spacing=1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for sentence, chip in self._chips.items():
            row.addWidget(chip)
            # Not `toggled`: it also tells of what `mark` shows.
            chip.clicked.connect(lambda on, sentence=sentence: self._pressed(sentence, on=on))

    def mark(self, text: str) -> None:
        """Show which of the sentences stand in the text."""
        for sentence, chip in self._chips.items():
            chip.setChecked(sentence in text)

    def _pressed(self, sentence: str, *, on: bool) -> None:
        (self.picked if on else self.unpicked).emit(sentence)


def with_words(text: str, sentence: str) -> str:
    """The text with a sentence at its end."""
    return f"{text.rstrip()} {sentence}".strip()


def without_words(text: str, sentence: str) -> str:
    """The text without a sentence, and without the blank that set it apart."""
    before, _, after = text.partition(sentence)
    return f"{before.rstrip()} {after.lstrip()}".strip()


def _draw_pill(painter: QPainter, area: QRectF) -> None:
    radius = min(area.height() / 2, 24)
    painter.drawRoundedRect(area, radius, radius)
