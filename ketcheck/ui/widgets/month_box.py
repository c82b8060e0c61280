"""The box of a month: typed as a name or a number, or chosen from a list."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QMenu

from ketcheck.messages.dates import MONTHS
from ketcheck.ui.appearance.theme import current_tokens
from ketcheck.ui.widgets.line_edit import LineEdit


class MonthBox(LineEdit):
    """A line for the month; the arrow at its end, or the Down key, opens the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self._keep_clear()

    def show_months(self) -> None:
        """Let a month be chosen; nothing changes where none is."""
        menu = QMenu(self)
        for month in MONTHS:
            menu.addAction(month).triggered.connect(partial(self._choose, month))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with the Down key, with Alt or without."""
        if event.key() == Qt.Key.Key_Down:
            self.show_months()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the list by a click on the arrow."""
        if self._arrow.contains(event.position().toPoint()):
            self.show_months()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the arrow, and write elsewhere."""
        is_over = self._arrow.contains(event.position().toPoint())
        shape = Qt.CursorShape
        self.setCursor(shape.ArrowCursor if is_over else shape.IBeamCursor)
        super().mouseMoveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the letters clear of the arrow at any size of them."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange}:
            self._keep_clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arrow over the line."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(current_tokens().ink), max(2.0, self._side / 9))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        middle, reach = QRectF(self._arrow).center(), self._side / 4
        lines = ((-reach, -reach / 2), (0.0, reach / 2), (reach, -reach / 2))
        painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in lines]))

    @property
    def _side(self) -> int:
        return self.fontMetrics().height()

    @property
    def _arrow(self) -> QRect:
        """Where the arrow is: at the end of the line, in whichever direction it runs."""
        width = self._side + 12
        left = 0 if self.isRightToLeft() else self.width() - width
        return QRect(left, 0, width, self.height())

    def _keep_clear(self) -> None:
        room = self._side
        left, right = (room, 0) if self.isRightToLeft() else (0, room)
        self.setTextMargins(left, 0, right, 0)

    def _choose(self, month: str) -> None:
        self.selectAll()
        # Typed, not set: it can be undone.
        self.insert(month)
        self.setCursorPosition(0)
        self.editingFinished.emit()
