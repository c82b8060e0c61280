"""The side rail: the six tips, where you are, and the mark of each that raised a level."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketcheck.checklist.level import Level
from ketcheck.ui.appearance.theme import current_tokens, set_kind
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.marks import paint_mark
from ketcheck.ui.widgets.scrolling import ScrollingColumn

_LETTERS = 27
_SHARE = 0.28
_FEW, _FEW_MARGIN, _MANY_MARGIN = 9, 9, 5
"""More stops than a self-check has stand closer, to be seen without scrolling."""
_LEVEL_WORDS = {
    Level.OK: "done, no problems",
    Level.ASK: "ask first",
    Level.STOP: "stop",
    Level.URGENT: "stop, get help now",
}


@dataclass(frozen=True)
class Stop:
    """One line of the rail; `level` is None while it is not finished."""

    sign: str
    title: str
    level: Level | None
    here: bool


class Rail(QFrame):
    """The stops of the way, top to bottom; shown, not pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "rail")
        self.setAccessibleName("Where you are")
        # At large type the titles wrap, and the rail may be higher than the window.
        self._scroll = ScrollingColumn("rail")
        self._column = self._scroll.column
        self._column.setContentsMargins(12, 20, 12, 12)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self._lines: list[_Line] = []

    def show_within(self, width: int) -> None:
        """Take as much of that width as the titles need, and never more than a share of it."""
        wanted = self.fontMetrics().averageCharWidth() * _LETTERS
        self.setFixedWidth(min(wanted, int(width * _SHARE)))

    def show_stops(self, stops: list[Stop]) -> None:
        """Show where the check stands."""
        margin = _FEW_MARGIN if len(stops) <= _FEW else _MANY_MARGIN
        while len(self._lines) < len(stops):
            line = _Line(margin)
            self._column.insertWidget(len(self._lines), line)
            self._lines.append(line)
        for line, stop in zip(self._lines, stops, strict=False):
            line.show_stop(stop)
            if stop.here:
                self._scroll.ensureWidgetVisible(line)


class _Line(QFrame):
    def __init__(self, margin: int) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, margin, 8, margin)
        layout.setSpacing(12)
        self._sign = _Sign()
        self._title = Words()
        layout.addWidget(self._sign)
        layout.addWidget(self._title, 1)
        self._stop: Stop | None = None

    def show_stop(self, stop: Stop) -> None:
        if stop == self._stop:
            return
        self._stop = stop
        # By the style sheet: it takes back what is set on the font itself.
        set_kind(self._title, "here" if stop.here else "")
        self._title.setText(stop.title)
        self._sign.show_stop(stop)
        state = _LEVEL_WORDS[stop.level] if stop.level else "to come"
        self.setAccessibleName(f"{stop.title}: {'you are here' if stop.here else state}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._stop and self._stop.here:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(current_tokens().edge), 1))
            painter.setBrush(QColor(current_tokens().soft))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class _Sign(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(26, 26)
        self._stop: Stop | None = None

    def show_stop(self, stop: Stop) -> None:
        self._stop = stop
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._stop is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._stop.level:
            paint_mark(painter, self._stop.level, QRectF(self.rect()))
            return
        tokens = current_tokens()
        colour = QColor(tokens.brand if self._stop.here else tokens.edge)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(QColor(tokens.paper))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        font = QFont(self.font())
        font.setPixelSize(13)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._stop.sign)
