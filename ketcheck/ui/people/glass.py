"""The magnifying glass in a field to find in."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from ketcheck.ui.appearance.theme import current_tokens


def magnifying_glass(size: int, ratio: float) -> QIcon:
    """The glass in the colors in force, sharp at that device pixel ratio."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(current_tokens().ink), size / 11)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawEllipse(QRectF(size * 0.14, size * 0.14, size * 0.5, size * 0.5))
    painter.drawLine(QLineF(QPointF(size * 0.58, size * 0.58), QPointF(size * 0.86, size * 0.86)))
    painter.end()
    return QIcon(pixmap)
