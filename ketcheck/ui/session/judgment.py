"""Whether the patient understood: three large buttons, of which none is chosen at first."""

from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QStyle

from ketcheck.checklist.level import Level
from ketcheck.ui.appearance.theme import RADIUS, current_tokens, scaled
from ketcheck.ui.widgets.at_once import PushButtonAtOnce
from ketcheck.ui.widgets.marks import paint_mark

_LEAST_HEIGHT = 76
_RING = 5
"""The room round the edge for the ring of the focus."""
_PADDING = 14
_GAP = 12
_BOLD_SCALE, _KEY_SCALE = 1.0, 0.85


@dataclass(frozen=True)
class Judged:
    """One of the buttons: its name, its number key with Alt, and the level that it stands for.

    Without a level it is an act, which leaves nothing chosen.
    """

    name: str
    words: str
    key: int
    level: Level | None = None


class JudgmentButton(PushButtonAtOnce):
    """A mark, a word, and the key below it; painted by hand, for a push button has one line."""

    def __init__(self, judged: Judged, words: str) -> None:
        super().__init__(words)
        self._judged = judged
        self._keys = f"Alt+{judged.key}"
        self.setObjectName(judged.name)
        self.setAccessibleName(words)
        self.setAccessibleDescription(self._keys)
        self.setShortcut(self._keys)
        self.setCheckable(judged.level is not None)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for the mark and the longer of the two lines."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        left = _PADDING + self._mark_side + _GAP
        return QSize(left + round(words * 1.15) + _PADDING, self._height)

    def minimumSizeHint(self) -> QSize:
        """Take no less."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button, its mark and its two lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_button(painter)
        mark = QRectF(self._mirrored(self._mark_box))
        if self._judged.level is None:
            _paint_turn(painter, mark)
        else:
            paint_mark(painter, self._judged.level, mark)
        self._paint_lines(painter)

    def _paint_button(self, painter: QPainter) -> None:
        tokens = current_tokens()
        edge, ground, width = QColor(tokens.edge), QColor(tokens.paper), 2.0
        if self.isDown() or self.underMouse():
            edge = QColor(tokens.ink)
        if self.isChecked() and self._judged.level is not None:
            (edge, ground), width = tokens.of(self._judged.level), 3.0
        painter.setPen(QPen(edge, width))
        painter.setBrush(ground)
        # Room for the ring of the focus, which stands off the edge.
        area = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(ring, RADIUS + 4, RADIUS + 4)

    def _paint_lines(self, painter: QPainter) -> None:
        left = self._mark_box.right() + _GAP
        area = QRect(left, 0, self.width() - left - _PADDING // 2, self.height())
        upper, lower = QRect(area), QRect(area)
        upper.setBottom(area.center().y() + 2)
        lower.setTop(area.center().y() + 2)
        align = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        ink = QColor(current_tokens().ink)
        lines = (
            (upper, self.text(), scaled(_BOLD_SCALE, bold=True), Qt.AlignmentFlag.AlignBottom),
            (lower, self._keys, scaled(_KEY_SCALE), Qt.AlignmentFlag.AlignTop),
        )
        painter.setPen(ink)
        for box, text, font, upright in lines:
            painter.setFont(font)
            painter.drawText(self._mirrored(box), int(align | upright), text)

    @property
    def _height(self) -> int:
        least = round(self.fontMetrics().height() * 2.2) + _PADDING
        return max(_LEAST_HEIGHT, least) + 2 * _RING

    @property
    def _mark_side(self) -> int:
        return max(28, round(self.fontMetrics().height() * 1.2))

    @property
    def _mark_box(self) -> QRect:
        side = self._mark_side
        return QRect(_PADDING + _RING, (self.height() - side) // 2, side, side)

    def _mirrored(self, area: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), area)


def _paint_turn(painter: QPainter, area: QRectF) -> None:
    """Paint an arrow that turns round: once more."""
    box = area.adjusted(4, 4, -4, -4)
    radius, middle = box.width() / 2, box.center()
    pen = QPen(QColor(current_tokens().brand), max(2.5, area.width() / 10))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(box, 30 * 16, 300 * 16)
    tip = QPointF(middle.x() + radius * cos(pi / 6), middle.y() - radius * sin(pi / 6))
    painter.setBrush(QColor(current_tokens().brand))
    painter.setPen(Qt.PenStyle.NoPen)
    size = area.width() / 5
    painter.drawPolygon(
        QPolygonF(
            [tip + QPointF(size * x, size * y) for x, y in ((0.6, -1.4), (0.9, 0.7), (-1.0, 0.2))]
        )
    )
