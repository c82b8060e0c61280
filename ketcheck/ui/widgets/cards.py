"""Answer cards: a radio button over the full width, with its number key and wrapped words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QVBoxLayout, QWidget

from ketcheck.messages.catalogue import _
from ketcheck.ui.appearance.theme import RADIUS, current_tokens

HEIGHT, HEIGHT_OF_MANY, LEAST_HEIGHT = 68, 60, 56
GAP, SMALL_GAP = 12, 8
_PADDING = 18
_BESIDE = 14
_ABOVE = 12
_AROUND = 8
"""The room round the cards for the ring of the focus."""
_OFF, _RING = 3, 3


class AnswerCard(QRadioButton):
    """One answer; chosen by click, Space, arrow keys or its number."""

    pressed_by_hand = Signal()
    """It was clicked with a mouse, a pen or a finger: assistive technology and keys do not."""

    def __init__(self, code: str, number: int, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self.number = number
        self.words = words
        self._measured: dict[int, int] = {}
        """The height that the words need, by the width of the card."""
        self._least = LEAST_HEIGHT
        # The words are painted by hand, for Qt's radio button can't wrap them.
        self.setObjectName(f"answer-{code}")
        self.setAccessibleName(words)
        self.setAccessibleDescription(_("Key {number}").format(number=number))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_words(self, words: str) -> None:
        """Show other words: those of an answer name the amount and the places of the label."""
        if words != self.words:
            self.words = words
            self.setAccessibleName(words)
            self._measured.clear()
            self.updateGeometry()
            self.update()

    def set_least_height(self, height: int) -> None:
        """Be no lower than that, however few the words."""
        if height != self._least:
            self._least = height
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the words anew where they are larger or smaller."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measured.clear()
        super().changeEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height at which all the words are shown."""
        return self.height_within(width, self._least)

    def height_within(self, width: int, least: int) -> int:
        """The height that the words need at that width, and no less than `least`."""
        # A layout asks some fifty times a card for each answer, and always the same.
        if width not in self._measured:
            room = self.words_area(QRect(0, 0, width, 10_000))
            text = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.words)
            self._measured[width] = text.height() + 2 * _ABOVE
        return max(least, self._measured[width])

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

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say so where it was clicked, also when it was chosen before."""
        is_click = self.isDown() and self.hitButton(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if is_click:
            self.pressed_by_hand.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have the ring painted round it."""
        super().focusInEvent(event)
        self._paint_around()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Have the ring taken away."""
        super().focusOutEvent(event)
        self._paint_around()
        box = self.parentWidget()
        if isinstance(box, AnswerBox):
            box.mark_said(is_said=False)

    def _paint_around(self) -> None:
        around = self.parentWidget()
        if around is not None:
            around.update()

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
        # In a box, the box paints the ring of the focus round it.
        is_ringed = self.hasFocus() and not isinstance(self.parentWidget(), AnswerBox)
        width = 4 if is_ringed else 3 if self.isChecked() else 2
        edge = tokens.ink if self.underMouse() else tokens.edge
        if is_ringed or self.isChecked():
            edge = tokens.focus
        inset = width / 2
        painter.setPen(QPen(QColor(edge), width))
        # The mouse over it darkens the edge alone: filled, it would look chosen.
        painter.setBrush(QColor(tokens.soft if self.isChecked() else tokens.paper))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS
        )

    def _paint_number(self, painter: QPainter) -> None:
        tokens = current_tokens()
        box = QRectF(self._mirrored(self._number_box()))
        painter.setPen(QPen(QColor(tokens.edge), 1))
        painter.setBrush(QColor(tokens.paper))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(tokens.muted))
        painter.save()
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.87)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.number))
        painter.restore()

    def _paint_ring(self, painter: QPainter) -> None:
        tokens = current_tokens()
        ring = QRectF(self._mirrored(self._ring_box())).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(tokens.brand if self.isChecked() else tokens.ink), 2))
        painter.setBrush(QColor(tokens.brand if self.isChecked() else tokens.paper))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.on_brand))
            inner = ring.width() / 3.2
            painter.drawEllipse(ring.adjusted(inner, inner, -inner, -inner))

    def _number_box(self) -> QRect:
        side = max(28, int(self.fontMetrics().height() * 1.25))
        return QRect(_PADDING, (self.height() - side) // 2, side, side)

    def _ring_box(self) -> QRect:
        side = max(20, int(self.fontMetrics().height() * 1.05))
        return QRect(self._number_box().right() + _BESIDE, (self.height() - side) // 2, side, side)

    def words_area(self, card: QRect) -> QRect:
        """Where the words stand on a card of that size, from left to right."""
        left = self._ring_box().right() + _BESIDE
        return QRect(left, card.top() + 4, card.width() - left - _PADDING, card.height() - 8)

    def _mirrored(self, area: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), area)


class AnswerBox(QWidget):
    """The answers to one question, which a screen reader says before the first of them."""

    def __init__(self, cards: Sequence[AnswerCard]) -> None:
        super().__init__()
        self.setProperty("is_group", True)  # noqa: FBT003 - a property of Qt
        self.cards = list(cards)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        for card in self.cards:
            self._column.addWidget(card)

    def mark_said(self, *, is_said: bool) -> None:
        """Have no name while the question has just been said from its heading: not twice."""
        if bool(self.property("is_said")) is not is_said:
            self.setProperty("is_said", is_said)

    def set_spacing(self, least: int, gap: int) -> None:
        """Have cards of that height at least, and that far apart."""
        self._column.setSpacing(gap)
        for card in self.cards:
            card.set_least_height(least)

    def height_within(self, width: int, least: int, gap: int) -> int:
        """The height that all cards need at that width."""
        inside = width - 2 * _AROUND
        heights = [card.height_within(inside, least) for card in self.cards]
        return sum(heights) + gap * (len(heights) - 1) + 2 * _AROUND

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a ring round the card that has the keyboard."""
        super().paintEvent(event)
        focused = next((card for card in self.cards if card.hasFocus()), None)
        if focused is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_tokens().focus), _RING))
        off = _OFF + _RING / 2
        box = QRectF(focused.geometry()).adjusted(-off, -off, off, off)
        painter.drawRoundedRect(box, RADIUS + off, RADIUS + off)
