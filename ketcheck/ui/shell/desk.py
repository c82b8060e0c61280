"""What every screen is handed: the store, the clock, and the checklist in use."""

from dataclasses import dataclass
from datetime import date, datetime

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.ledger.standing import Standing
from ketcheck.checklist.level import Level
from ketcheck.errors import KetcheckError, RecordDamaged
from ketcheck.records.checks.ageing import is_stale
from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.checks.drafts import correction, new_draft, resumed
from ketcheck.records.checks.underway import Underway
from ketcheck.records.clock import Clock, in_zone
from ketcheck.records.model import ChecklistUsed, Clinician, KeptDraft, PaperForm, Person, Record
from ketcheck.records.store import Store


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

    def standing(self, record: Record) -> Standing:
        """How the result of a record stands now; nothing else says whether its OK is good."""
        minutes = self.checklist_of(record).settings.ok_minutes
        return self.store.standing(record, self.now, minutes=minutes)

    def today(self) -> date:
        """The day that it is now."""
        return self.now.date()

    def checklist_of(self, record: Record) -> Checklist:
        """The checklist that a record was made with: its own words, not today's."""
        return self._checklist_used(record.checklist)

    def resume(self, person: Person, kept: KeptDraft) -> Underway:
        """Go on with a draft, in the words that it was begun with."""
        checklist = self._checklist_used(kept.checklist) if kept.amends else self.checklist
        return resumed(self.store, self.clock, person, checklist, kept)

    def begin_check(self, person: Person, paper: PaperForm | None = None) -> Underway:
        """Start a check; its first answer takes the place of the draft that is kept.

        The medicine list of that draft stays at hand, for it does not go stale.
        """
        return self._begin(person, paper, None)

    def begin_session(
        self, person: Person, clinician: Clinician, paper: PaperForm | None = None
    ) -> Counseling:
        """Start a counseling session; as `begin_check`."""
        begun = self._begin(person, paper, clinician)
        if not isinstance(begun, Counseling):
            raise TypeError(type(begun))
        return begun

    def begin_correction(self, record: Record, reason: str, by: str) -> Underway:
        """Start a correction of a record, from its answers and in its words."""
        checklist = self.checklist_of(record)
        kept = correction(record, reason, by, self.clock())
        return resumed(self.store, self.clock, record.person, checklist, kept)

    def _begin(
        self, person: Person, paper: PaperForm | None, clinician: Clinician | None
    ) -> Underway:
        old = self.draft_of(person)
        carried = (old.draft.medicines or old.carried) if old and not old.amends else ()
        kept = new_draft(
            person.id, self.used, self.clock(), paper=paper, clinician=clinician, carried=carried
        )
        return resumed(self.store, self.clock, person, self.checklist, kept)

    def draft_of(self, person: Person) -> KeptDraft | None:
        """The draft that is kept; None also where it can't be read."""
        try:
            return self.store.kept_draft(person.id)
        except RecordDamaged:
            return None

    def end_leave_against(self, person: Person, draft: KeptDraft | None) -> None:
        """End an OK from before a draft that is to go, where its answers stand against the cream.

        They go unsaved, and the OK did not know of them.
        """
        if draft is None or self._stands_against(person, draft):
            self.store.end_leave(person.id)

    def _stands_against(self, person: Person, draft: KeptDraft) -> bool:
        try:
            underway = self.resume(person, draft)
        except KetcheckError:
            return True
        return underway.is_about_now and underway.level > Level.OK

    def is_stale(self, draft: KeptDraft) -> bool:
        """Whether a draft can't be finished: too old, or of another checklist."""
        if draft.amends:
            return False
        # What stands on paper does not go stale: it says how things were then.
        # A session is kept whole: what it asks about now is asked again.
        can_be_old = not draft.paper and not draft.session
        is_old = can_be_old and is_stale(draft.started, self.clock(), self.checklist)
        return is_old or draft.checklist.digest != self.used.digest

    def _checklist_used(self, used: ChecklistUsed) -> Checklist:
        if used.digest == self.used.digest:
            return self.checklist
        return self.store.checklist_of(used)
