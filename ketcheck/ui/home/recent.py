"""The newest checks at home: when, what they said, and what happened; a click opens one."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout

from ketcheck.checklist.ledger.standing import Standing, State
from ketcheck.checklist.level import Level
from ketcheck.checklist.sites import in_words
from ketcheck.messages.catalogue import _
from ketcheck.messages.dates import time_words
from ketcheck.records.checks.outcomes import CheckOutcome
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.home.week import LEVEL_WORDS
from ketcheck.ui.records.records_table import when_words
from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.signs import Picture, Sign
from ketcheck.ui.widgets.slot import Slot

SHOWN = 3
_LETTERS_BESIDE = 74
_WHEN, _RESULT = 19, 15
"""How many letters wide the first two columns are."""


class RecentChecks(QFrame):
    """Up to three rows, and the way to all records."""

    def __init__(
        self,
        checks: Sequence[CheckOutcome],
        now: datetime,
        opened: Callable[[UUID], object],
        all_wanted: Callable[[], object],
        standing: Standing | None = None,
    ) -> None:
        """Say of the newest one how it stands, where that is known."""
        super().__init__()
        self.setObjectName("recent")
        set_kind(self, "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 8, 28, 8)
        column.setSpacing(0)
        head = Slot(beside=True, letters=40)
        column.addWidget(head)
        every = push_button("all-records", _("All &records"), all_wanted, kind="link")
        head.show_widgets([Heading(_("Recent checks"), scale=1.1), every], (1, 0))
        if not checks:
            column.addWidget(Words(_("No records yet. Your saved checks will show here.")))
        for number, one in enumerate(checks):
            stands = standing if number == 0 else None
            row = CheckRow(one, now, stands, number + 1)
            row.clicked.connect(partial(_open, opened, one.row.id))
            column.addWidget(row)


class CheckRow(QPushButton):
    """One check, over the full width; its parts are beside each other where there is room."""

    def __init__(
        self, check: CheckOutcome, now: datetime, standing: Standing | None, number: int
    ) -> None:
        super().__init__()
        self.setObjectName(f"check-{number}")
        set_kind(self, "row")
        level = check.row.level
        self._when = Words(when_words(check.row.finished, now))
        self._mark = Picture(level or Sign.PAST_ASK, 0.98)
        self._result = Words(_(LEVEL_WORDS[level]) if level else _("Can't be read"), kind="strong")
        self._result.setWordWrap(False)
        self._result.setProperty("tone", level.value if level else "past")
        self._what = Words(what_happened(check, now, standing))
        self._chevron = Picture(Sign.CHEVRON, 0.9)
        for part in (self._when, self._result, self._what):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        said = (self._when.text(), self._result.text(), self._what.text())
        self.setAccessibleName(". ".join(one.rstrip(".") for one in said if one))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 8)
        self._grid.setHorizontalSpacing(10)
        self._is_wide = True
        self._place()

    def hasHeightForWidth(self) -> bool:
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its words."""
        return self._grid.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        """Ask for the height that the present width needs."""
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        """Never be lower than the words."""
        return QSize(1, self.heightForWidth(max(self.width(), 200)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what happened beside the result, or under it."""
        letters = event.size().width() / self.fontMetrics().averageCharWidth()
        if (letters >= _LETTERS_BESIDE) is not self._is_wide:
            self._is_wide = not self._is_wide
            self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        while self._grid.takeAt(0):
            pass
        letter = self.fontMetrics().averageCharWidth()
        middle = Qt.AlignmentFlag.AlignVCenter
        widths = (letter * _WHEN, 0, letter * _RESULT) if self._is_wide else (0, 0, 0)
        for column, width in enumerate(widths):
            self._grid.setColumnMinimumWidth(column, width)
        self._grid.setColumnStretch(3 if self._is_wide else 0, 1)
        self._grid.addWidget(self._when, 0, 0, middle)
        self._grid.addWidget(self._mark, 0, 1, middle)
        self._grid.addWidget(self._result, 0, 2, middle)
        if self._is_wide:
            self._grid.setColumnStretch(0, 0)
            self._grid.addWidget(self._what, 0, 3, middle)
        else:
            self._grid.setColumnStretch(3, 0)
            self._grid.addWidget(self._what, 1, 0, 1, 3)
        self._grid.addWidget(self._chevron, 0, 4, middle)


def what_happened(check: CheckOutcome, now: datetime, standing: Standing | None = None) -> str:
    """`Used at 10:12 on your left foot`, or the worst reason."""
    if check.use:
        places, at = in_words(check.use.sites), check.use.at.astimezone(now.tzinfo)
        words = _("Used at {time} on your {places}") if places else _("Used at {time}")
        return words.format(time=time_words(at), places=places)
    if check.is_denied:
        return _("Not used")
    if check.row.level is not Level.OK:
        return _first_sentence(check.row.why.partition(" · ")[2] or check.row.why)
    if standing and standing.state is State.VALID and standing.until:
        until = time_words(standing.until.astimezone(now.tzinfo))
        return _("Good until {time}").format(time=until)
    if standing and standing.state is State.OVER:
        return _("Did you use it?")
    return _("No use on record")


def _first_sentence(text: str) -> str:
    """The fact alone: what it comes from, and what to do, stands in the record."""
    return re.split(r"(?<=[.!?])\s|:\s", text, maxsplit=1)[0]


def _open(opened: Callable[[UUID], object], record_id: UUID, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
    opened(record_id)
