"""The mark of each level: circle with tick, triangle with !, octagon with bar."""

from math import cos, pi, sin
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import marked
from ketcheck.ui.appearance.theme import DEFAULT_TEXT_SIZE, current_tokens

MARK_NAMES = {
    Level.OK: marked("tick"),
    Level.ASK: marked("triangle"),
    Level.STOP: marked("octagon"),
    Level.URGENT: marked("octagon"),
}


_OF_A_LINE: Final = 32
"""Up to so many pixels a mark stands beside a line of text."""


class Mark(QWidget):
    """A level's mark; one beside a line of text is so many pixels at the usual text size."""

    def __init__(self, level: Level, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = level
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_size(size)

    def set_size(self, size: int) -> None:
        """Be that large, where the words beside it are larger or smaller."""
        self._size = size
        side = scaled_mark(size)
        self.setFixedSize(QSize(side, side))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.set_size(self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark over the whole widget."""
        paint_mark(QPainter(self), self._level, QRectF(self.rect()))


def scaled_mark(size: int) -> int:
    """The pixels of a mark at the text size in force; that of a card goes by its room alone."""
    if size > _OF_A_LINE:
        return size
    return round(size * QApplication.font().pointSizeF() / DEFAULT_TEXT_SIZE)


class SignMark(Mark):
    """The mark in the colors of a band: what is light on a page is dark on it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the octagon in the color of the words, and its bar in that of the ground."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.on_band))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawPolygon(_octagon(box))
        _stroke(painter, QColor(tokens.band), box, ((0.28, 0.5), (0.72, 0.5)), width=0.16)


def mark_pixmap(level: Level, size: int, ratio: float) -> QPixmap:
    """The mark as a picture, sharp at that device pixel ratio."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_mark(painter, level, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def paint_mark(painter: QPainter, level: Level, area: QRectF) -> None:
    """Paint a level's mark into a square; shape tells the level as much as colour."""
    colour, _ = current_tokens().of(level)
    sign = QColor(current_tokens().paper)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    box = area.adjusted(1, 1, -1, -1)
    match level:
        case Level.OK:
            painter.drawEllipse(box)
            _stroke(painter, sign, box, ((0.28, 0.53), (0.44, 0.68), (0.73, 0.35)))
        case Level.ASK:
            painter.drawPolygon(_points(box, ((0.5, 0.04), (1.0, 0.93), (0.0, 0.93))))
            _stroke(painter, sign, box, ((0.5, 0.36), (0.5, 0.62)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(sign)
            painter.drawEllipse(QPointF(*_at(box, 0.5, 0.79)), box.width() / 15, box.width() / 15)
        case _:
            painter.drawPolygon(_octagon(box))
            _stroke(painter, sign, box, ((0.28, 0.5), (0.72, 0.5)), width=0.16)


def _octagon(box: QRectF) -> QPolygonF:
    turns = [pi / 8 + step * pi / 4 for step in range(8)]
    return _points(box, tuple((0.5 + cos(turn) * 0.54, 0.5 + sin(turn) * 0.54) for turn in turns))


def _at(box: QRectF, x: float, y: float) -> tuple[float, float]:
    return box.left() + x * box.width(), box.top() + y * box.height()


def _points(box: QRectF, shares: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(*_at(box, x, y)) for x, y in shares])


def _stroke(
    painter: QPainter,
    colour: QColor,
    box: QRectF,
    shares: tuple[tuple[float, float], ...],
    width: float = 0.11,
) -> None:
    pen = QPen(colour, box.width() * width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(_points(box, shares))
