"""The two signs of the header: the drop with a tick, and the bars of the menu.

Painted and not loaded: they are there with the first picture of the window, and grow with the words
beside them.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from ketcheck.ui.appearance.theme import current_tokens

_SHARE = 0.78
"""Width of the drop by its height."""


class Emblem(QWidget):
    """The drop with a tick that stands before the title."""

    def follow(self, font: QFont) -> None:
        """Be as high as a line in that font."""
        height = QFontMetrics(font).height()
        self.setFixedSize(round(height * _SHARE), height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drop, and the tick on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(_drop(QRectF(self.rect())), QColor(current_tokens().brand))
        pen = QPen(QColor(current_tokens().on_brand), self.width() / 8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        shares = ((0.30, 0.63), (0.44, 0.74), (0.72, 0.52))
        size = self.size()
        painter.drawPolyline([QPointF(x * size.width(), y * size.height()) for x, y in shares])


def bars(side: int, ratio: float) -> QIcon:
    """The three bars of a menu, on a square of that side, sharp at that device pixel ratio."""
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(current_tokens().ink), max(2.0, side / 9))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for share in (0.22, 0.5, 0.78):
        painter.drawLine(QPointF(side * 0.12, side * share), QPointF(side * 0.88, side * share))
    painter.end()
    return QIcon(pixmap)


def _drop(box: QRectF) -> QPainterPath:
    """A circle that runs up to a point."""
    left, top, width, height = box.left(), box.top(), box.width(), box.height()
    middle, round_top = left + width / 2, top + height - width
    side, bend = top + height - width / 2, top + height * 0.16
    path = QPainterPath(QPointF(middle, top))
    path.cubicTo(middle + width * 0.15, bend, left + width, side - width / 4, left + width, side)
    path.arcTo(QRectF(left, round_top, width, width), 0, -180)
    path.cubicTo(left, side - width / 4, middle - width * 0.15, bend, middle, top)
    return path
