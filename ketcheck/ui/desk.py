"""What every screen is handed: the store, the clock, and the checklist in use."""

from dataclasses import dataclass
from datetime import datetime

from ketcheck.checklist.content import Checklist
from ketcheck.records.checklists import checklist_of
from ketcheck.records.clock import Clock, in_zone
from ketcheck.records.model import ChecklistUsed, Person, Record
from ketcheck.records.store import Store
from ketcheck.records.underway import Underway


@dataclass(frozen=True)
class Desk:
    """The parts that a screen works with; it makes none of them itself."""

    store: Store
    clock: Clock
    checklist: Checklist
    used: ChecklistUsed

    @property
    def now(self) -> datetime:
        """The time by the clock handed in, with the rules of its zone."""
        return in_zone(self.clock())

    def checklist_of(self, record: Record) -> Checklist:
        """The checklist that a record was made with: its own words, not today's."""
        if record.checklist.digest == self.used.digest:
            return self.checklist
        return checklist_of(self.store, record.checklist)

    def begin(self, person: Person) -> Underway:
        """Start a check, or go on with the draft that is kept."""
        kept = self.store.kept_draft(person.id)
        return Underway(self.store, self.clock, person, self.checklist, self.used, kept)
