"""The last result at home: what it was, until when it holds, and when the next use is due."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ketcheck.checklist.cross_checks import next_use
from ketcheck.checklist.draft import Check, Draft
from ketcheck.checklist.known import Known
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import good_until
from ketcheck.checklist.wording import spoken
from ketcheck.errors import KetcheckError
from ketcheck.records.model import Person, Record
from ketcheck.records.recording import matches
from ketcheck.records.rows import Row
from ketcheck.ui.desk import Desk
from ketcheck.ui.labels import Heading, Words
from ketcheck.ui.marks import Mark
from ketcheck.ui.numbers import numbers_to_call
from ketcheck.ui.records_table import when_words
from ketcheck.ui.theme import set_kind

_UNSURE = "This record does not match its answers. Do not rely on it. Start a new check."


class LastCheck(QFrame):
    """A panel about the newest record; an ok that is over says so."""

    def __init__(self, desk: Desk, person: Person, known: Known) -> None:
        super().__init__()
        set_kind(self, "panel")
        self._desk = desk
        self._now = desk.now
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(6)
        row = desk.store.newest(person.id)
        if row is None:
            self._column.addWidget(Heading("No check yet", scale=1.2))
            self._column.addWidget(Words("Your last result will stand here.", kind="muted"))
        else:
            self._show(row, known)
        self._column.addStretch(1)

    def _show(self, row: Row, known: Known) -> None:
        when = when_words(row.finished, self._now)
        self._column.addWidget(Words(f"Last check: {when}", kind="muted"))
        level, lines = self._told(row, known)
        self._add_title(level, self._desk.checklist.words_for(level).title)
        for line in lines:
            self._column.addWidget(Words(line))
        due = self._due(known)
        if due:
            self._column.addWidget(Words(due, kind="muted"))

    def _told(self, row: Row, known: Known) -> tuple[Level, list[str]]:
        try:
            entry = self._desk.store.entry(row.id)
        except KetcheckError as error:
            return Level.ASK, [str(error)]
        if not isinstance(entry, Record) or not matches(entry, self._desk.checklist_of(entry)):
            return Level.ASK, [_UNSURE]
        if entry.result.level is not Level.OK:
            return entry.result.level, self._what_next(entry)
        until = good_until(Check(self._desk.checklist, known), entry.finished.at)
        over = self._now > until
        verb = "This was good until" if over else "Good for one use, until"
        lines = [f"{verb} {spoken(until, self._now)}."]
        return entry.result.level, [*lines, "Check again before you apply."] if over else lines

    def _what_next(self, record: Record) -> list[str]:
        cleared = self._desk.store.clearances_of(record.id)
        if cleared:
            return [f"Cleared by {cleared[-1].who}. Start a new check before you apply."]
        numbers = numbers_to_call(self._desk.store) if record.result.level is Level.URGENT else []
        return [record.result.next_step, *numbers]

    def _due(self, known: Known) -> str | None:
        answers = {"applied": "yes"} if known.last_ok else {}
        check = Check(self._desk.checklist, known, Draft(answers=answers))
        due = next_use(check, self._now)
        if due is None:
            return None
        if due <= self._now:
            return "Next use by your label: it may be time now. Check first."
        return f"Next use by your label: after {spoken(due, self._now)}."

    def _add_title(self, level: Level, text: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Mark(level, 38), 0, Qt.AlignmentFlag.AlignTop)
        title = Heading(text, scale=1.3)
        title.setProperty("tone", level.value)
        title.setObjectName("last-result")
        row.addWidget(title, 1)
        self._column.addLayout(row)
