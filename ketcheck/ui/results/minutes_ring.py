"""The minutes that an OK is still good: a ring that empties, and the number in it."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ketcheck.messages.catalogue import _, counted
from ketcheck.ui.appearance.theme import current_tokens

SPOKEN_AT = (10, 5, 1)
_SIDE_IN_LINES = 6.4
_WIDE = 13
_NUMBER, _WORDS = 2.4, 0.84
_FULL_TURN = 360 * 16


class MinutesRing(QWidget):
    """Shown beside an OK; in words as well, which are spoken as the end comes near."""

    def __init__(self, minutes: int) -> None:
        super().__init__()
        self.setObjectName("minutes-left")
        self._of = max(minutes, 1)
        self._seconds = 0.0
        self.minutes = minutes
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_left(self, seconds: float) -> str:
        """Show what is left; gives the words that are to be spoken now, if any are."""
        before, self._seconds = self.minutes, max(seconds, 0.0)
        self.minutes = ceil(self._seconds / 60)
        words = counted("{count} minute left", "{count} minutes left", self.minutes)
        self.setAccessibleName(words)
        self.update()
        is_passed = any(self.minutes <= at < before for at in SPOKEN_AT)
        return words if is_passed else ""

    def sizeHint(self) -> QSize:
        """As large as its number needs to be read from afar."""
        side = round(self.fontMetrics().height() * _SIDE_IN_LINES)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring, what is gone of it thin, and the number."""
        painter, tokens = QPainter(self), current_tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = _WIDE / 2 + 1
        ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setBrush(QColor(tokens.paper))
        painter.setPen(QPen(QColor(tokens.ok), 2))
        painter.drawEllipse(ring)
        pen = QPen(QColor(tokens.ok), _WIDE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        share = min(self._seconds / (self._of * 60), 1.0)
        painter.drawArc(ring, 90 * 16, round(share * _FULL_TURN))
        painter.setPen(QColor(tokens.ink))
        self._write(painter, str(self.minutes), _NUMBER, 0.44, is_bold=True)
        words = _("minute left") if self.minutes == 1 else _("minutes left")
        self._write(painter, words, _WORDS, 0.64)

    def _write(
        self, painter: QPainter, text: str, scale: float, middle: float, *, is_bold: bool = False
    ) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setBold(is_bold)
        painter.setFont(font)
        high = painter.fontMetrics().height()
        box = QRectF(0, self.height() * middle - high / 2, self.width(), high)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
