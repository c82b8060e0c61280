"""The newest check at home: how its result stands, and what became of its use."""

from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.ledger.standing import State
from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import next_full_minute, spoken
from ketcheck.errors import KetcheckError, RecordDamaged
from ketcheck.records.checks.next_use import ledger_at
from ketcheck.records.model import Person, Record
from ketcheck.records.recording import matches
from ketcheck.ui.appearance.theme import set_kind
from ketcheck.ui.records.records_table import when_words
from ketcheck.ui.results.drawing import result_panel
from ketcheck.ui.results.use_acts import UseActs
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.slot import Slot

_UNSURE = "This record does not match its answers. Do not rely on it. Start a new check."


class LastCheck(QFrame):
    """A panel about the newest record; it says OK only while that OK may be used."""

    acted = Signal()
    """A use was noted, denied, or undone."""

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

    def refresh(self) -> None:
        """Show the newest record as it stands."""
        row = self._desk.store.newest(self._person.id)
        if row is None:
            none_yet = Words("Your last result will show here.", kind="muted")
            self._slot.show_widgets([Heading("No check yet", scale=1.2), none_yet])
            return
        when = Words(f"Last check: {when_words(row.finished, self._desk.now)}", kind="muted")
        try:
            entry = self._desk.store.entry(row.id)
        except KetcheckError as error:
            self._slot.show_widgets([when, Notice(Level.ASK, str(error))])
            return
        if not isinstance(entry, Record) or not matches(entry, self._desk.checklist_of(entry)):
            self._slot.show_widgets([when, Notice(Level.ASK, _UNSURE)])
            return
        self._show(when, entry)

    def _show(self, when: Words, record: Record) -> None:
        panel = result_panel(self._desk, record)
        acts = UseActs(self._desk, record)
        acts.acted.connect(panel.refresh)
        panel.changed.connect(acts.refresh)
        later = Words(kind="muted")

        def tell_wait() -> None:
            later.setText(self._wait(record) or "")
            later.setVisible(bool(later.text()))

        acts.acted.connect(self._learn)
        acts.acted.connect(tell_wait)
        panel.changed.connect(tell_wait)
        self._slot.show_widgets([when, panel, acts, later])
        tell_wait()

    def _learn(self) -> None:
        """A use was noted, denied, or undone: it moves the time of the next."""
        with suppress(RecordDamaged):
            self._known = self._desk.store.known(self._person.id)
        self.acted.emit()

    def _wait(self, record: Record) -> str | None:
        """When the next use may be; beside a STOP it would read as leave to go by it."""
        state = self._desk.standing(record).state
        if record.result.level >= Level.STOP and state is State.IN_FORCE:
            return None
        now = self._desk.now
        due = ledger_at(self._desk.checklist, self._known, now).next_use
        if due is None:
            return None
        if due <= now:
            return "You may be due. Start a check first."
        if state is State.USED:
            # The panel above says when the next use may be.
            return None
        return f"Not yet. Next use after {spoken(next_full_minute(due), now)}."
