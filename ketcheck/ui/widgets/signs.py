"""Signs beside the marks of the levels: they grow with the text, and shape tells as much as color.

A clock for a wait, a dashed clock for what may be due, a half disc for what is begun, a drop for a
use, and the hollow marks of what is past.
"""

from enum import StrEnum

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ketcheck.checklist.level import Level
from ketcheck.ui.appearance.theme import Tokens, current_tokens
from ketcheck.ui.widgets.marks import paint_mark


class Sign(StrEnum):
    """What is drawn."""

    WAIT = "clock"
    DUE = "dashed clock"
    BEGUN = "half disc"
    USE = "drop"
    PAST_OK = "hollow tick"
    PAST_ASK = "hollow triangle"
    PAST_STOP = "hollow octagon"
    CHEVRON = "chevron"
    OPEN = "thin ring"
    """Expected, and not begun."""
    SKIN_GONE = "ring"
    SKIN_STAYS = "ink half disc"
    SKIN_BAD = "diamond"


_INK = {Sign.CHEVRON, Sign.OPEN, Sign.SKIN_GONE, Sign.SKIN_STAYS, Sign.SKIN_BAD}


Drawing = Sign | Level
PAST = {
    Level.OK: Sign.PAST_OK,
    Level.ASK: Sign.PAST_ASK,
    Level.STOP: Sign.PAST_STOP,
    Level.URGENT: Sign.PAST_STOP,
}
"""What stands for a level that is not in force."""


class Picture(QWidget):
    """A sign or a level's mark, so many times as high as a line of text."""

    def __init__(self, drawing: Drawing, lines: float = 1.0) -> None:
        super().__init__()
        self._drawing = drawing
        self._lines = lines
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._follow_text_size()

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another one."""
        self._drawing = drawing
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Take the text size that the user chose since."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._follow_text_size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it over the whole widget."""
        painter = QPainter(self)
        paint(painter, self._drawing, QRectF(self.rect()), self.layoutDirection())

    def _follow_text_size(self) -> None:
        side = round(self.fontMetrics().ascent() * self._lines)
        self.setFixedSize(QSize(side, side))


def picture_of(drawing: Drawing, size: int, ratio: float) -> QPixmap:
    """The sign as a picture for a list, sharp at that device pixel ratio."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint(painter, drawing, QRectF(0, 0, size, size), Qt.LayoutDirection.LeftToRight)
    painter.end()
    return pixmap


def paint(painter: QPainter, drawing: Drawing, area: QRectF, direction: Qt.LayoutDirection) -> None:
    """Paint a sign or a level's mark into a square."""
    if isinstance(drawing, Level):
        paint_mark(painter, drawing, area)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tokens = current_tokens()
    color = QColor(_token_of(drawing, tokens))
    side = area.width()
    box = area.adjusted(side * 0.06, side * 0.06, -side * 0.06, -side * 0.06)
    match drawing:
        case Sign.WAIT | Sign.DUE:
            _clock(painter, color, box, is_dashed=drawing is Sign.DUE)
        case Sign.BEGUN | Sign.SKIN_STAYS:
            _half(painter, color, box)
        case Sign.OPEN | Sign.SKIN_GONE:
            _ring(painter, color, box, 0.08 if drawing is Sign.OPEN else 0.14)
        case Sign.SKIN_BAD:
            _diamond(painter, color, area)
        case Sign.USE:
            _drop(painter, color, area)
        case Sign.CHEVRON:
            _chevron(painter, color, box, direction)
        case _:
            _hollow(painter, color, box, drawing)


def _token_of(sign: Sign, tokens: Tokens) -> str:
    if sign in _INK:
        return tokens.ink
    return tokens.past if sign in PAST.values() else tokens.brand


def _pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, max(1.5, width))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _clock(painter: QPainter, color: QColor, box: QRectF, *, is_dashed: bool) -> None:
    width = box.width() * 0.09
    rim = _pen(color, width)
    if is_dashed:
        rim.setCapStyle(Qt.PenCapStyle.FlatCap)
        rim.setDashPattern([1.75, 1.13])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(rim)
    half = width / 2
    painter.drawEllipse(box.adjusted(half, half, -half, -half))
    painter.setPen(_pen(color, width * 1.15))
    painter.drawPolyline([_at(box, 0.5, 0.26), _at(box, 0.5, 0.52), _at(box, 0.66, 0.62)])


def _half(painter: QPainter, color: QColor, box: QRectF) -> None:
    half = box.width() * 0.04
    inner = box.adjusted(half, half, -half, -half)
    painter.setPen(_pen(color, half * 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(inner)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPie(inner, -90 * 16, 180 * 16)


def _ring(painter: QPainter, color: QColor, box: QRectF, width: float) -> None:
    half = box.width() * width / 2
    painter.setPen(_pen(color, half * 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(half, half, -half, -half))


def _diamond(painter: QPainter, color: QColor, area: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    corners = ((0.5, 0.02), (0.98, 0.5), (0.5, 0.98), (0.02, 0.5))
    painter.drawPolygon([_at(area, x, y) for x, y in corners])


def _drop(painter: QPainter, color: QColor, area: QRectF) -> None:
    path = QPainterPath(_at(area, 0.5, 0.04))
    path.cubicTo(_at(area, 0.58, 0.24), _at(area, 0.84, 0.46), _at(area, 0.84, 0.64))
    path.cubicTo(_at(area, 0.84, 0.84), _at(area, 0.69, 0.97), _at(area, 0.5, 0.97))
    path.cubicTo(_at(area, 0.31, 0.97), _at(area, 0.16, 0.84), _at(area, 0.16, 0.64))
    path.cubicTo(_at(area, 0.16, 0.46), _at(area, 0.42, 0.24), _at(area, 0.5, 0.04))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPath(path)


def _chevron(painter: QPainter, color: QColor, box: QRectF, direction: Qt.LayoutDirection) -> None:
    near, far = (0.36, 0.66) if direction is Qt.LayoutDirection.LeftToRight else (0.64, 0.34)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(color, box.width() * 0.12))
    painter.drawPolyline([_at(box, near, 0.18), _at(box, far, 0.5), _at(box, near, 0.82)])


def _hollow(painter: QPainter, color: QColor, box: QRectF, sign: Sign) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(color, box.width() * 0.08))
    match sign:
        case Sign.PAST_OK:
            half = box.width() * 0.04
            painter.drawEllipse(box.adjusted(half, half, -half, -half))
            painter.drawPolyline([_at(box, 0.29, 0.53), _at(box, 0.44, 0.67), _at(box, 0.72, 0.36)])
        case Sign.PAST_ASK:
            painter.drawPolygon([_at(box, 0.5, 0.06), _at(box, 0.97, 0.92), _at(box, 0.03, 0.92)])
            painter.drawLine(QLineF(_at(box, 0.5, 0.38), _at(box, 0.5, 0.6)))
            painter.drawPoint(_at(box, 0.5, 0.78))
        case _:
            low, high = 0.3, 0.7
            corners = ((low, 0), (high, 0), (1, low), (1, high), (high, 1), (low, 1), (0, high))
            inner = box.adjusted(1, 1, -1, -1)
            painter.drawPolygon([_at(inner, x, y) for x, y in (*corners, (0, low))])
            painter.drawLine(QLineF(_at(box, 0.28, 0.5), _at(box, 0.72, 0.5)))


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())
