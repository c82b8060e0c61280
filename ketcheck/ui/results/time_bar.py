"""A bar from the last use to the next, with where now is on it."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ketcheck.checklist.wording import next_full_minute, spoken
from ketcheck.messages.catalogue import _
from ketcheck.ui.appearance.theme import current_tokens

_BAR, _NOW_WIDE, _NOW_HIGH = 10, 6, 22
_SMALL = 0.87


class TimeBar(QWidget):
    """What it shows stands in words beside it as well; it is a picture of them."""

    def __init__(self, last: datetime, now: datetime, due: datetime) -> None:
        super().__init__()
        whole = (due - last).total_seconds()
        self._share = min(max((now - last).total_seconds() / whole, 0.0), 1.0) if whole else 1.0
        self._ends = (
            (spoken(last, now), _("Last use")),
            (spoken(now, now), _("Now")),
            (spoken(next_full_minute(due), now), _("Next use after")),
        )
        self.setAccessibleName(" ".join(f"{words}: {time}." for time, words in self._ends))

    def sizeHint(self) -> QSize:
        """Room for the bar and two lines under it."""
        return QSize(320, _NOW_HIGH + 8 + 2 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """The same: nothing of it may be cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar, the time gone by filled, and its ends in words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            share = 1 - self._share
        else:
            share = self._share
        tokens = current_tokens()
        bar = QRectF(1, (_NOW_HIGH - _BAR) / 2, self.width() - 2, _BAR)
        painter.setPen(QPen(QColor(tokens.stop), 2))
        painter.setBrush(QColor(tokens.paper))
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.setBrush(QColor(tokens.stop))
        at = bar.left() + bar.width() * share
        gone = QRectF(bar)
        if share == self._share:
            gone.setRight(at)
        else:
            gone.setLeft(at)
        painter.drawRoundedRect(gone, _BAR / 2, _BAR / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ink))
        painter.drawRoundedRect(QRectF(at - _NOW_WIDE / 2, 0, _NOW_WIDE, _NOW_HIGH), 2, 2)
        self._paint_words(painter, at)

    def _paint_words(self, painter: QPainter, now: float) -> None:
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        ends = self._ends
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            ends = (ends[2], ends[1], ends[0])
        self._paint_end(painter, ends[0], 0, left)
        self._paint_end(painter, ends[2], self.width(), right)
        room = self.width() / 4
        if room < now < self.width() - room:
            self._paint_end(painter, ends[1], now, Qt.AlignmentFlag.AlignHCenter)

    def _paint_end(
        self, painter: QPainter, end: tuple[str, str], at: float, align: Qt.AlignmentFlag
    ) -> None:
        time, words = end
        wide, high = self.width() / 2, self.fontMetrics().height()
        shift = {Qt.AlignmentFlag.AlignLeft: 0, Qt.AlignmentFlag.AlignRight: wide}
        box = QRectF(at - shift.get(align, wide / 2), _NOW_HIGH + 6, wide, high)
        painter.setPen(QColor(current_tokens().ink))
        for text, is_bold in ((time, True), (words, False)):
            font = QFont(self.font())
            font.setBold(is_bold)
            font.setPointSizeF(font.pointSizeF() * (1 if is_bold else _SMALL))
            painter.setFont(font)
            painter.drawText(box, align, text)
            box.translate(0, high)
