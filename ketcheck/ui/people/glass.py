"""A line to find by, with a magnifying glass where the text begins."""

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle

from ketcheck.ui.appearance.theme import current_tokens
from ketcheck.ui.widgets.line_edit import LineEdit

_BEFORE, _BEHIND = 14, 4


class FindLine(LineEdit):
    """The glass is painted: an action of the line would be a button to a screen reader."""

    def __init__(self) -> None:
        super().__init__()
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for a glass as large as the type, at the side where the text begins."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange}:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the glass before the text."""
        super().paintEvent(event)
        side = self._side
        area = QRectF(_BEFORE, (self.height() - side) / 2, side, side).toRect()
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), area)
        _paint_glass(QPainter(self), QRectF(place))

    @property
    def _side(self) -> int:
        return round(self.fontMetrics().height() * 0.8)

    def _make_room(self) -> None:
        room = self._side + _BEHIND
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = (0, room) if is_mirrored else (room, 0)
        self.setTextMargins(left, 0, right, 0)


def _paint_glass(painter: QPainter, area: QRectF) -> None:
    size = area.width()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(current_tokens().ink), size / 11)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    ring = QRectF(0, 0, size * 0.62, size * 0.62).translated(area.topLeft())
    painter.drawEllipse(ring.translated(size * 0.06, size * 0.06))
    near, far = QPointF(size * 0.6, size * 0.6), QPointF(size * 0.92, size * 0.92)
    painter.drawLine(QLineF(area.topLeft() + near, area.topLeft() + far))
