"""The last seven days at home: a mark for each check, a drop under each OK that was used."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _, counted, marked
from ketcheck.messages.dates import date_words
from ketcheck.records.checks.outcomes import CheckOutcome, DayOfChecks
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.signs import Drawing, Picture, Sign, paint
from ketcheck.ui.widgets.slot import Slot

WEEKDAYS = (
    marked("Mon"),
    marked("Tue"),
    marked("Wed"),
    marked("Thu"),
    marked("Fri"),
    marked("Sat"),
    marked("Sun"),
)
LEVEL_WORDS = {
    Level.OK: marked("OK"),
    Level.ASK: marked("Ask first"),
    Level.STOP: marked("STOP"),
    Level.URGENT: marked("STOP now"),
}
_MOST_MARKS = 5
_GAP = 0.25
_MARK = 0.98
"""How high a mark is, in heights of a letter with its stem."""


class WeekPanel(QFrame):
    """A column for each day, today last and marked."""

    def __init__(self, days: Sequence[DayOfChecks], today: date) -> None:
        super().__init__()
        self.setObjectName("week")
        set_kind(self, "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 10, 28, 10)
        column.setSpacing(6)
        head = Slot(beside=True, letters=64)
        column.addWidget(head)
        head.show_widgets([Heading(_("Last 7 days"), scale=1.1), _legend()], (1, 0))
        row = QHBoxLayout()
        row.setSpacing(0)
        for number, day in enumerate(days):
            row.addWidget(_Day(day, today, is_first=number == 0), 1)
        column.addLayout(row)


class _Day(QFrame):
    """The name of the day, its marks and drops, and the uses in words."""

    def __init__(self, day: DayOfChecks, today: date, *, is_first: bool) -> None:
        super().__init__()
        is_today = day.day == today
        set_kind(self, "today" if is_today else "" if is_first else "day")
        name = _("Today") if is_today else f"{_(WEEKDAYS[day.day.weekday()])} {day.day.day}"
        uses = counted("{count} use", "{count} uses", day.uses) if day.uses else _("No uses")
        title = Words(name, kind="here" if is_today else "muted")
        count = Words(uses, kind="strong" if day.uses else "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0 if is_first else 12, 0, 4, 0)
        column.setSpacing(3)
        column.addWidget(title)
        column.addWidget(_Marks(day.checks))
        column.addWidget(count)
        self.setAccessibleName(_spoken(day, uses))


class _Marks(QWidget):
    """The checks of a day with the drop under each that was used; too many are counted."""

    def __init__(self, checks: Sequence[CheckOutcome]) -> None:
        super().__init__()
        self._checks = checks
        self.setMinimumWidth(1)
        self._follow_text_size()

    def changeEvent(self, event: QEvent) -> None:
        """Take the text size that the user chose since."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._follow_text_size()

    def sizeHint(self) -> QSize:
        """Two rows of marks."""
        return QSize(1, self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the marks over the drops, or how many checks there were."""
        painter = QPainter(self)
        side, step = self._side, self._side * (1 + _GAP)
        needed = step * len(self._checks) - side * _GAP
        if len(self._checks) > _MOST_MARKS or needed > self.width():
            words = counted("{count} check", "{count} checks", len(self._checks))
            painter.setFont(self.font())
            flags = 0x1000 | 0x0080  # wrapped, and in the middle of the height
            painter.drawText(self.rect(), flags, words)
            return
        for number, one in enumerate(self._checks):
            left = self._mirrored(number * step, side)
            if one.row.level:
                self._paint(painter, one.row.level, left, 0)
            if one.use:
                self._paint(painter, Sign.USE, left, side * 1.3)

    def _paint(self, painter: QPainter, drawing: Drawing, left: float, top: float) -> None:
        paint(painter, drawing, QRectF(left, top, self._side, self._side), self.layoutDirection())

    def _mirrored(self, left: float, side: float) -> float:
        return self.width() - left - side if self.isRightToLeft() else left

    def _follow_text_size(self) -> None:
        self._side = self.fontMetrics().ascent() * _MARK
        self.setMinimumHeight(round(self._side * 2.4))
        self.updateGeometry()


def _legend() -> QWidget:
    legend = QWidget()
    row = QHBoxLayout(legend)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addStretch(1)
    shown: tuple[tuple[Drawing, str], ...] = (
        *((level, _(LEVEL_WORDS[level])) for level in (Level.OK, Level.ASK, Level.STOP)),
        (Sign.USE, _("Used")),
    )
    for drawing, words in shown:
        label = Words(words, kind="muted")
        label.setWordWrap(False)
        row.addWidget(Picture(drawing, _MARK))
        row.addWidget(label)
        row.addSpacing(8)
    return legend


def _spoken(day: DayOfChecks, uses: str) -> str:
    """All of a day, as in `22 November 2026: 2 checks: OK, used; STOP. 1 use.`."""
    said = [
        _(LEVEL_WORDS[one.row.level]) + (_(", used") if one.use else "")
        for one in day.checks
        if one.row.level
    ]
    checks = counted("{count} check", "{count} checks", len(day.checks))
    listed = f"{checks}: {'; '.join(said)}" if said else _("No checks")
    return f"{date_words(day.day)}: {listed}. {uses}."
