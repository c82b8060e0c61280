"""Answer cards: a radio button over the full width, with its number key and wrapped words."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QWidget

from ketcheck.ui.appearance.theme import RADIUS, current_tokens

_PADDING = 18
_GAP = 16
_LEAST_HEIGHT = 56


class AnswerCard(QRadioButton):
    """One answer; chosen by click, Space, arrow keys or its number."""

    def __init__(self, code: str, number: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self.number = number
        self.words = words
        self._measured: tuple[int, QFont] | None = None
        self._height = _LEAST_HEIGHT
        # The words are painted by hand, for Qt's radio button can't wrap them.
        self.setObjectName(f"answer-{code}")
        self.setAccessibleName(words)
        self.setAccessibleDescription(f"Key {number}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_words(self, words: str) -> None:
        """Show other words: those of an answer name the amount and the places of the label."""
        if words != self.words:
            self.words = words
            self.setAccessibleName(words)
            self._measured = None
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at which all the words are shown."""
        # A layout asks some fifty times a card for each answer, and always the same.
        asked = width, self.font()
        if asked != self._measured:
            self._measured, self._height = asked, self._height_of(width)
        return self._height

    def _height_of(self, width: int) -> int:
        room = self.words_area(QRect(0, 0, width, 10_000))
        text = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.words)
        return max(_LEAST_HEIGHT, text.height() + 2 * _PADDING)

    def sizeHint(self) -> QSize:
        """Ask for the height that the present width needs."""
        width = max(self.width(), 320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never be smaller than the words."""
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def hitButton(self, pos: QPoint) -> bool:
        """Take a click anywhere on the card."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card, its number, its radio ring and its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        self._paint_number(painter)
        self._paint_ring(painter)
        painter.setPen(QColor(current_tokens().ink))
        area = self._mirrored(self.words_area(self.rect()))
        align = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        flags = int(align | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(area, flags, self.words)

    def _paint_card(self, painter: QPainter) -> None:
        tokens = current_tokens()
        width = 4 if self.hasFocus() else 2
        edge = tokens.ink if self.underMouse() else tokens.edge
        if self.hasFocus() or self.isChecked():
            edge = tokens.focus
        inset = width / 2
        painter.setPen(QPen(QColor(edge), width))
        # The mouse over it darkens the edge alone: filled, it would look chosen.
        painter.setBrush(QColor(tokens.soft if self.isChecked() else tokens.paper))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS
        )
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(7, 7, -7, -7), 8, 8)

    def _paint_number(self, painter: QPainter) -> None:
        tokens = current_tokens()
        box = QRectF(self._mirrored(self._number_box()))
        painter.setPen(QPen(QColor(tokens.edge), 1))
        painter.setBrush(QColor(tokens.paper))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.number))

    def _paint_ring(self, painter: QPainter) -> None:
        tokens = current_tokens()
        ring = QRectF(self._mirrored(self._ring_box()))
        painter.setPen(QPen(QColor(tokens.brand if self.isChecked() else tokens.ink), 2))
        painter.setBrush(QColor(tokens.brand if self.isChecked() else tokens.paper))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.on_brand))
            inner = ring.width() / 3.2
            painter.drawEllipse(ring.adjusted(inner, inner, -inner, -inner))

    def _number_box(self) -> QRect:
        side = max(28, self.fontMetrics().height() + 4)
        return QRect(_PADDING, (self.height() - side) // 2, side, side)

    def _ring_box(self) -> QRect:
        side = max(20, int(self.fontMetrics().height() * 0.95))
        return QRect(self._number_box().right() + _GAP, (self.height() - side) // 2, side, side)

    def words_area(self, card: QRect) -> QRect:
        """Where the words stand on a card of that size, from left to right."""
        left = self._ring_box().right() + _GAP
        return QRect(left, card.top() + 4, card.width() - left - _PADDING, card.height() - 8)

    def _mirrored(self, area: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), area)
