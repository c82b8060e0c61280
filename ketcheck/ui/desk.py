"""What every screen is handed: the store, the clock, and the checklist in use."""

from dataclasses import dataclass
from datetime import datetime

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.draft import Draft
from ketcheck.errors import RecordDamaged
from ketcheck.records.checklists import checklist_of
from ketcheck.records.clock import Clock, in_zone
from ketcheck.records.model import ChecklistUsed, KeptDraft, Person, Record
from ketcheck.records.store import Store
from ketcheck.records.underway import Underway, is_stale


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
        return self._checklist_used(record.checklist)

    def begin(self, person: Person) -> Underway:
        """Start a check, or go on with the draft that is kept."""
        kept = self.store.kept_draft(person.id)
        checklist, used = self.checklist, self.used
        if kept and kept.amends:
            # A correction asks what the record asked, in the words of then.
            used = kept.checklist
            checklist = self._checklist_used(used)
        return Underway(self.store, self.clock, person, checklist, used, kept)

    def begin_anew(self, person: Person) -> Underway:
        """Start a check; its first answer takes the place of the draft that is kept.

        The medicine list of that draft stays at hand, for it does not go stale.
        """
        old, now = self.draft_of(person), self.clock()
        new = KeptDraft(
            person_id=person.id,
            checklist=self.used,
            draft=Draft(),
            started=now,
            updated=now,
            carried=(old.draft.medicines or old.carried) if old and not old.amends else (),
        )
        return Underway(self.store, self.clock, person, self.checklist, self.used, new)

    def draft_of(self, person: Person) -> KeptDraft | None:
        """The draft that is kept; None also where it can't be read."""
        try:
            return self.store.kept_draft(person.id)
        except RecordDamaged:
            return None

    def is_stale(self, draft: KeptDraft) -> bool:
        """Whether a draft can't be finished: too old, or of another checklist."""
        return draft.amends is None and (
            is_stale(draft.started, self.clock(), self.checklist)
            or draft.checklist.digest != self.used.digest
        )

    def _checklist_used(self, used: ChecklistUsed) -> Checklist:
        if used.digest == self.used.digest:
            return self.checklist
        return checklist_of(self.store, used)
