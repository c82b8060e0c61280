"""An urgent result over the whole window: the steps and the numbers, large, and nothing else."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QStackedWidget, QVBoxLayout, QWidget

from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import spoken
from ketcheck.messages.catalogue import _
from ketcheck.records.model import Record
from ketcheck.records.whom_to_call import CallLine, whom_to_call_about
from ketcheck.ui.appearance.theme import MARGIN, set_kind
from ketcheck.ui.results.read_aloud import ReadAloud
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.header import identifiers
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.call_lines import spoken_lines
from ketcheck.ui.widgets.labels import Heading, Large, Words
from ketcheck.ui.widgets.marks import SignMark
from ketcheck.ui.widgets.scrolling import ScrollingColumn
from ketcheck.ui.widgets.speech import announce

_TITLE, _STEP, _WHO, _SMALL = 2.6, 1.15, 1.15, 0.87
_FIRST, _NUMBER = 3.4, 1.7
_LETTERS = 74
"""With less room than for so many letters the numbers come over the steps."""
_LOW = 460
_SMALL_MARGIN = 20


class UrgentPanel(QFrame):
    """Heading, steps and numbers, spoken as an alert in that order."""

    left = Signal()

    def __init__(self, desk: Desk, record: Record) -> None:
        super().__init__()
        set_kind(self, "alarm")
        checklist = desk.checklist_of(record)
        title = checklist.words_for(record.result.level).title
        call = whom_to_call_about(desk.store, record, checklist)
        steps = [one for one in re.split(r"(?<=[.])\s+", record.result.next_step) if one]
        self._stack = QStackedWidget()
        self._read = ReadAloud(desk, record)
        self._read.left.connect(self._show_help)
        self._stack.addWidget(self._help(desk, record, title, steps, call))
        self._stack.addWidget(self._read)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        lines = [*steps, *spoken_lines(call), *_reasons(record), self._done.text()]
        self._heading.say_with(lines)
        announce(self, " ".join([title, *lines]))

    def _help(
        self,
        desk: Desk,
        record: Record,
        title: str,
        steps: Sequence[str],
        call: Sequence[CallLine],
    ) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._band(desk, record, title))
        self._area = ScrollingColumn("alarm")
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(20)
        self._area.column.addLayout(self._both, 1)
        self._both.addWidget(_column([_step(n, one) for n, one in enumerate(steps, start=1)]), 2)
        self._both.addWidget(_column([_number(one, at == 0) for at, one in enumerate(call)]), 3)
        column.addWidget(self._area, 1)
        column.addWidget(self._foot())
        return page

    def _band(self, desk: Desk, record: Record, title: str) -> QFrame:
        band = QFrame()
        set_kind(band, "band-top")
        self._top = QVBoxLayout(band)
        self._top.setSpacing(6)
        saved = _("Saved at {time}. You don't have to answer more.")
        when = saved.format(time=spoken(record.saved.at, desk.now))
        self._who = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        who = Large(identifiers(record.person), scale=_SMALL)
        done = self._done = Large(when, scale=_SMALL)
        done.setObjectName("saved")
        done.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        for one in (who, done):
            self._who.addWidget(one)
        self._top.addLayout(self._who)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(20)
        self._mark = SignMark(Level.URGENT, 92)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._heading = Heading(title, scale=_TITLE)
        self._heading.setObjectName("result")
        words.addWidget(self._heading)
        for reason in _reasons(record):
            words.addWidget(Words(reason))
        row.addLayout(words, 1)
        self._top.addLayout(row)
        return band

    def _foot(self) -> QWidget:
        foot = QWidget()
        self._bottom = QBoxLayout(QBoxLayout.Direction.LeftToRight, foot)
        self._bottom.setSpacing(16)
        close = push_button("close", _("&Close"), self.left.emit)
        show = push_button(
            "show-medicines", _("Show my &medicines and last uses"), self._show_read, kind="alarm"
        )
        for button in (close, show):
            button.setMinimumHeight(56)
        self._bottom.addWidget(close)
        self._bottom.addStretch(1)
        self._bottom.addWidget(show)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the number first and smaller words where there is little room."""
        super().resizeEvent(event)
        letter = max(self.fontMetrics().averageCharWidth(), 1)
        is_narrow, is_low = self.width() < letter * _LETTERS, self.height() < letter * _LOW / 10
        beside, up = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._both.setDirection(up if is_narrow else beside)
        is_small = is_narrow or is_low
        self._heading.set_scale(1.4 if is_small else _TITLE)
        self._mark.set_size(44 if is_small else 92)
        down = QBoxLayout.Direction.TopToBottom
        self._who.setDirection(down if is_narrow else beside)
        margin = _SMALL_MARGIN if is_small else max(MARGIN, (self.width() - 1000) // 2)
        self._top.setContentsMargins(margin, 10 if is_small else 20, margin, 8 if is_small else 24)
        self._area.column.setContentsMargins(margin, 16, margin, 8)
        self._bottom.setContentsMargins(margin, 8, margin, 12)
        self._read.set_margin(margin)

    def _show_read(self) -> None:
        self._stack.setCurrentWidget(self._read)
        self._read.begin()

    def _show_help(self) -> None:
        self._stack.setCurrentIndex(0)
        self._heading.take_keyboard()


def _reasons(record: Record) -> list[str]:
    return [reason.text for reason in record.result.reasons[:1]]


def _column(widgets: Sequence[QWidget]) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    for widget in widgets:
        column.addWidget(widget, 1)
    return box


def _card(kind: str) -> tuple[QFrame, QBoxLayout]:
    card = QFrame()
    set_kind(card, kind)
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight, card)
    row.setContentsMargins(20, 12, 20, 12)
    row.setSpacing(18)
    return card, row


def _step(number: int, words: str) -> QWidget:
    card, row = _card("alarm-card")
    figure = _Strong(str(number), scale=_STEP)
    figure.setWordWrap(False)
    set_kind(figure, "figure")
    figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
    row.addWidget(figure, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(_Strong(words, scale=_STEP), 1)
    return card


def _number(line: CallLine, is_first: bool) -> QWidget:  # noqa: FBT001 - the first or not
    card, row = _card("band" if is_first else "alarm-card")
    who = QVBoxLayout()
    who.setSpacing(0)
    who.addStretch(1)
    who.addWidget(_Strong(line.who, scale=_WHO))
    if line.name:
        who.addWidget(Large(line.label, scale=_SMALL))
    who.addStretch(1)
    row.addLayout(who, 1)
    if line.number:
        figure = _Strong(line.number, scale=_FIRST if is_first else _NUMBER)
        figure.setAccessibleName(line.spoken)
        figure.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(figure, 2)
    return card


class _Strong(Large):
    """Bold words that are no heading."""

    is_bold = True
