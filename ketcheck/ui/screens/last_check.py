"""The last result at home: what it was, until when it holds, and when the next use is due."""

from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ketcheck.checklist.cross_checks import next_use
from ketcheck.checklist.draft import Check, Draft
from ketcheck.checklist.known import Known
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import good_until
from ketcheck.checklist.wording import next_full_minute, spoken
from ketcheck.errors import KetcheckError
from ketcheck.records.model import How, Person, Record
from ketcheck.records.recording import matches
from ketcheck.records.sealed.rows import Row
from ketcheck.records.whom_to_call import CallLine, whom_to_call_about, whom_to_call_now
from ketcheck.ui.desk import Desk
from ketcheck.ui.screens.records_table import when_words
from ketcheck.ui.theme import set_kind
from ketcheck.ui.widgets.call_lines import CallLines
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.marks import Mark
from ketcheck.ui.widgets.outcome import ON_PAPER_OK
from ketcheck.ui.widgets.slot import Slot

_REFRESH_MS = 15_000
_UNSURE = "This record does not match its answers. Do not rely on it. Start a new check."


@dataclass(frozen=True)
class _Told:
    """What the panel says; `title` in the words of the level where none is given."""

    level: Level
    lines: list[str]
    title: str | None = None
    call: tuple[CallLine, ...] = ()


class LastCheck(QFrame):
    """A panel about the newest record; it says OK only while that OK may be used."""

    def __init__(self, desk: Desk, person: Person, known: Known) -> None:
        super().__init__()
        set_kind(self, "panel")
        self._desk = desk
        self._person = person
        self._known = known
        self._slot = Slot(spacing=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(self._slot)
        column.addStretch(1)
        self.refresh()
        timer = QTimer(self)
        timer.timeout.connect(self._refresh_if_seen)
        timer.start(_REFRESH_MS)

    def refresh(self) -> None:
        """Say what holds now: an OK runs out while the window is open."""
        row = self._desk.store.newest(self._person.id)
        now = self._desk.now
        if row is None:
            none_yet = Words("Your last result will stand here.", kind="muted")
            self._slot.show_widgets([Heading("No check yet", scale=1.2), none_yet])
            return
        told = self._told(row, now)
        title = told.title or self._desk.checklist.words_for(told.level).title
        when = Words(f"Last check: {when_words(row.finished, now)}", kind="muted")
        lines = [Words(line) for line in told.lines]
        # Beside a STOP, a time for the next use would read as leave to go by it.
        due = self._due(now) if told.level < Level.STOP else None
        later = [Words(due, kind="muted")] if due else []
        call = _call(told)
        self._slot.show_widgets([when, _title(told.level, title), *lines, *call, *later])

    def _refresh_if_seen(self) -> None:
        """Behind a locked window there are no records to ask."""
        if self.isVisible():
            self.refresh()

    def _told(self, row: Row, now: datetime) -> _Told:
        try:
            entry = self._desk.store.entry(row.id)
        except KetcheckError as error:
            return _Told(Level.ASK, [str(error)])
        if not isinstance(entry, Record) or not matches(entry, self._desk.checklist_of(entry)):
            return _Told(Level.ASK, [_UNSURE])
        if entry.result.level is not Level.OK:
            return self._not_ok(entry)
        if entry.how is How.FROM_PAPER:
            lines = ["It was entered from paper. Check again before you apply."]
            return _Told(Level.ASK, lines, title=ON_PAPER_OK)
        if self._known.held_by:
            lines = [f"Record {self._known.held_by[0]} holds a STOP."]
            call = whom_to_call_now(
                self._desk.store, Level.STOP, self._known.plan, self._desk.checklist.contacts
            )
            return _Told(Level.STOP, lines, call=call)
        return self._ok(entry, now)

    def _ok(self, record: Record, now: datetime) -> _Told:
        until = good_until(Check(self._desk.checklist, self._known), record.finished.at)
        named = spoken(until, now)
        # A clock that was set back must not make an OK last longer.
        if record.finished.utc <= now.astimezone(UTC) <= until:
            return _Told(Level.OK, [f"Good for one use, until {named}."])
        lines = [f"It was good until {named}. Check again before you apply."]
        return _Told(Level.ASK, lines, title="That OK is over")

    def _not_ok(self, record: Record) -> _Told:
        level = record.result.level
        cleared = self._desk.store.clearances_of(record.id)
        if cleared:
            who = cleared[-1].who
            return _Told(level, [f"Cleared by {who}. Start a new check before you apply."])
        call = whom_to_call_about(self._desk.store, record, self._desk.checklist)
        return _Told(level, [record.result.next_step], call=call)

    def _due(self, now: datetime) -> str | None:
        answers = {"applied": "yes"} if self._known.last_ok else {}
        check = Check(self._desk.checklist, self._known, Draft(answers=answers))
        due = next_use(check, now)
        if due is None:
            return None
        if due <= now.astimezone(UTC):
            return "Next use by your label: it may be time now. Check first."
        return f"Next use by your label: after {spoken(next_full_minute(due), now)}."


def _call(told: _Told) -> list[QWidget]:
    return [CallLines(told.call, is_urgent=told.level is Level.URGENT)] if told.call else []


def _title(level: Level, text: str) -> QWidget:
    title = QWidget()
    row = QHBoxLayout(title)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    row.addWidget(Mark(level, 38), 0, Qt.AlignmentFlag.AlignTop)
    heading = Heading(text, scale=1.3)
    heading.setProperty("tone", level.value)
    heading.setObjectName("last-result")
    row.addWidget(heading, 1)
    return title
