"""A check under way: the one draft that the wizard owns, kept in the store at each answer."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from ketcheck.checklist.content import Answer, Checklist, Detail, Outcome, Question
from ketcheck.checklist.cross_checks import findings
from ketcheck.checklist.details import Medicine
from ketcheck.checklist.draft import Check, Draft, Filled
from ketcheck.checklist.result import Result, judge
from ketcheck.checklist.wording import filled_in
from ketcheck.errors import DraftStale, KetcheckError, NoSuchRecord
from ketcheck.records.clock import Clock
from ketcheck.records.model import Amends, ChecklistUsed, KeptDraft, Moment, Person, Record
from ketcheck.records.recording import check_of, write_up

if TYPE_CHECKING:
    from ketcheck.records.store import Store


class Underway:
    """One person's check from the first question to the saved record."""

    def __init__(  # noqa: PLR0913, PLR0917 - the parts are handed in, none is made here
        self,
        store: "Store",
        clock: Clock,
        person: Person,
        checklist: Checklist,
        used: ChecklistUsed,
        kept: KeptDraft | None = None,
    ) -> None:
        self.store = store
        self.clock = clock
        self.person = person
        self.used = used
        self.amends = kept.amends if kept else None
        self.started = kept.started if kept else clock()
        known = store.known(person.id, amends=self.amends.id if self.amends else None)
        self.check = Check(checklist, known).with_draft(kept.draft if kept else Draft())
        self.typed: dict[Detail, dict[str, str]] = dict(kept.typed) if kept else {}
        """What stands half typed on the page that was left."""
        self.carried: tuple[Medicine, ...] = (kept.carried if kept else ()) or known.medicines
        """The list that a new list starts from."""
        self.unkept = ""
        """Why the draft could not be kept, while that is so."""
        self._tried: UUID | None = None

    @classmethod
    def correcting(
        cls, store: "Store", clock: Clock, record: Record, checklist: Checklist, reason: str
    ) -> "Underway":
        """A correction of a record, starting from its answers."""
        draft = check_of(record, checklist).draft
        amends = Amends(id=record.id, reason=reason)
        now = clock()
        kept = KeptDraft(
            person_id=record.person.id,
            checklist=record.checklist,
            draft=draft,
            started=now,
            updated=now,
            amends=amends,
        )
        return cls(store, clock, record.person, checklist, record.checklist, kept)

    def answer(self, question_id: str, code: str) -> None:
        """Take an answer and keep the draft; OffPath where it is not asked."""
        self.check = self.check.answer(question_id, code)
        self.keep()

    def fill(self, detail: Detail, value: Filled) -> None:
        """Take what was filled in with an answer and keep the draft."""
        self.check = self.check.fill(detail, value)
        self.keep()

    def empty(self, detail: Detail) -> None:
        """Forget what was filled in, and keep the draft."""
        draft = self.check.draft.model_copy(
            update={detail.value: () if detail is Detail.MEDICINES else None}
        )
        self.check = self.check.with_draft(draft)
        self.keep()

    def leave(self, detail: Detail, typed: dict[str, str]) -> None:
        """Keep what stands half typed on the page of a detail."""
        self.typed = {detail: typed}
        self.keep()

    def keep(self) -> None:
        """Write the draft to the store; where that fails, `unkept` says why, and all stays here."""
        kept = KeptDraft(
            person_id=self.person.id,
            checklist=self.used,
            draft=self.check.draft,
            started=self.started,
            updated=self.clock(),
            amends=self.amends,
            typed=self.typed,
            carried=self.carried,
        )
        try:
            self.store.keep_draft(kept)
        except KetcheckError as error:
            self.unkept = str(error)
        else:
            self.unkept = ""

    def notices(self, question: Question) -> Iterator[Outcome]:
        """What stands against the answer given: its own words, then the cross-checks it set off."""
        answer: Answer | None = self.check.answered(question)
        if answer is None:
            return
        if answer.notice:
            yield answer
        now = self.clock().at
        without = self.check.without(question.id)
        before = {finding.id for finding in findings(without, now)}
        for finding in findings(self.check, now):
            if finding.id not in before:
                yield filled_in(self.check.checklist.cross_check(finding.id), finding.fields)

    def judged(self) -> tuple[Moment, Result]:
        """The result as of now; NotFinished, or DraftStale where the answers are too old."""
        now = self.clock()
        if self.amends is not None:
            now = self._amended().finished
        elif is_stale(self.started, now, self.check.checklist):
            raise DraftStale(STALE)
        return now, judge(self.check, now.at)

    def save(self, signed: str, finished: Moment) -> Record:
        """Save the record as of `finished` and read it back; its draft goes with it."""
        record = self._written_up(signed, finished)
        kept = self._kept_after_all()
        if kept and _is_same(kept, record):
            return kept
        self._tried = record.id
        saved = self.store.save(record)
        return saved if isinstance(saved, Record) else record

    def _written_up(self, signed: str, finished: Moment) -> Record:
        return write_up(
            self.check,
            person=self.person,
            used=self.used,
            started=self._amended().started if self.amends else self.started,
            finished=finished,
            saved=self.clock(),
            signed=signed,
            answered_by=signed,
            recorded_by=signed,
            amends=self.amends,
        )

    def _kept_after_all(self) -> Record | None:
        """The record of an earlier try: it may be there although the try seemed to fail."""
        try:
            kept = self.store.entry(self._tried) if self._tried else None
        except NoSuchRecord:
            return None
        return kept if isinstance(kept, Record) else None

    def _amended(self) -> Record:
        amended = self.store.entry(self.amends.id) if self.amends else None
        if not isinstance(amended, Record):
            raise DraftStale(STALE)
        return amended


STALE = (
    "This check is more than two hours old, and skin can change. "
    "Start a new check. Your medicine list is kept."
)


def is_stale(started: Moment, now: Moment, checklist: Checklist) -> bool:
    """Whether answers from `started` are too old to finish; a clock set back counts as too old."""
    age = now.utc - started.utc
    limit = timedelta(minutes=checklist.settings.stale_draft_minutes)
    return not timedelta() <= age <= limit


def _is_same(kept: Record, record: Record) -> bool:
    """Whether two records differ by no more than when, and under which id, they were written."""
    times = {"id": record.id, "finished": record.finished, "saved": record.saved}
    return kept.model_copy(update=times) == record
