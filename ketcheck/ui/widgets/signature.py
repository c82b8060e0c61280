"""A field to sign in by mouse, pen or touch, and the picture of what was signed."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ketcheck.records.signature import HEIGHT, MOST_POINTS, MOST_STROKES, WIDTH
from ketcheck.ui.appearance.theme import RADIUS, current_tokens

Strokes = tuple[tuple[tuple[int, int], ...], ...]

_LEAST_WIDTH = 200
_STEP = 4
"""Points nearer than this to the one before add nothing that can be seen."""
_PEN = 6
_LINE_AT = HEIGHT * 0.78


class SignaturePicture(QWidget):
    """Strokes over a line, at any size, in the proportions of the field."""

    def __init__(self, strokes: Strokes = ()) -> None:
        super().__init__()
        self._strokes: list[list[tuple[int, int]]] = [list(stroke) for stroke in strokes]
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setMaximumWidth(WIDTH)

    def hasHeightForWidth(self) -> bool:
        """Keep the proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of the field at that width."""
        return round(width * HEIGHT / WIDTH)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field, its line and its strokes."""
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = self._field()
        painter.setPen(QPen(QColor(tokens.edge), 2))
        painter.setBrush(QColor(tokens.paper if self.isEnabled() else tokens.ground))
        painter.drawRoundedRect(field.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.translate(field.topLeft())
        painter.scale(field.width() / WIDTH, field.height() / HEIGHT)
        painter.setPen(QPen(QColor(tokens.edge), 2))
        painter.drawLine(QPointF(WIDTH * 0.05, _LINE_AT), QPointF(WIDTH * 0.95, _LINE_AT))
        cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(QColor(tokens.ink), _PEN, Qt.PenStyle.SolidLine, cap, join))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            painter.drawPath(_path(stroke))

    def _field(self) -> QRectF:
        """The largest field of the right proportions, in the middle."""
        scale = min(self.width() / WIDTH, self.height() / HEIGHT)
        field = QRectF(0, 0, WIDTH * scale, HEIGHT * scale)
        field.moveCenter(QRectF(self.rect()).center())
        return field


class SignatureField(SignaturePicture):
    """Takes strokes; each ends where mouse, pen or finger is lifted."""

    drawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_down = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def strokes(self) -> Strokes:
        """What was drawn, in the field of 1000 x 300."""
        return tuple(tuple(stroke) for stroke in self._strokes)

    def show_strokes(self, strokes: Strokes) -> None:
        """Show what was drawn before; nothing for an empty field."""
        self._strokes = [list(stroke) for stroke in strokes]
        self.update()
        self.drawn.emit()

    def event(self, event: QEvent) -> bool:
        """Draw with the first finger that touches."""
        if isinstance(event, QTouchEvent) and self.isEnabled() and event.points():
            position = event.points()[0].position()
            self._follow(position, event.type() is QEvent.Type.TouchBegin)
            if event.type() in {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}:
                self._is_down = False
            event.accept()
            return True
        return super().event(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen while it touches."""
        if not self.isEnabled():
            return
        if event.type() is QEvent.Type.TabletRelease:
            self._is_down = False
        elif self._is_down or event.type() is QEvent.Type.TabletPress:
            self._follow(event.position(), event.type() is QEvent.Type.TabletPress)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._follow(event.position(), begins=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the stroke."""
        if self._is_down:
            self._follow(event.position(), begins=False)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """End the stroke."""
        self._is_down = False

    def _follow(self, position: QPointF, begins: bool) -> None:  # noqa: FBT001 - by name or plain
        point = self._point(position)
        if begins:
            self._is_down = len(self._strokes) < MOST_STROKES and self._has_room()
            if self._is_down:
                self._strokes.append([point])
        elif self._is_down and self._has_room() and _is_apart(self._strokes[-1][-1], point):
            self._strokes[-1].append(point)
        self.update()
        self.drawn.emit()

    def _has_room(self) -> bool:
        return sum(map(len, self._strokes)) < MOST_POINTS

    def _point(self, position: QPointF) -> tuple[int, int]:
        field = self._field()
        x = (position.x() - field.left()) / max(field.width(), 1) * WIDTH
        y = (position.y() - field.top()) / max(field.height(), 1) * HEIGHT
        return round(min(max(x, 0), WIDTH)), round(min(max(y, 0), HEIGHT))


def _is_apart(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) >= _STEP


def _path(stroke: list[tuple[int, int]]) -> QPainterPath:
    first, *rest = (QPointF(*point) for point in stroke)
    path = QPainterPath(first)
    for point in rest or [first + QPointF(0.1, 0)]:
        path.lineTo(point)
    return path
