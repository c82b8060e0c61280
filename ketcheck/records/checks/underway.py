"""A check under way: the one draft that the wizard owns, kept in the store at each answer."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from ketcheck.checklist.content import Answer, Checklist, Detail, Outcome, Question
from ketcheck.checklist.cross_checks import findings
from ketcheck.checklist.details import Medicine
from ketcheck.checklist.draft import Check, Draft, Filled
from ketcheck.checklist.known import Known
from ketcheck.checklist.result import Result, judge
from ketcheck.checklist.steps import Part, Step, check_steps
from ketcheck.errors import DraftStale, KetcheckError, NoSuchRecord, NotFinished
from ketcheck.records.clock import Clock, in_zone
from ketcheck.records.model import How, KeptDraft, Moment, PaperForm, Person, Record, Taken
from ketcheck.records.recording import write_up
from ketcheck.records.signature import Signature

if TYPE_CHECKING:
    from ketcheck.records.store import Store


class Underway:
    """One person's check from the first question to the saved record."""

    def __init__(
        self,
        store: "Store",
        clock: Clock,
        person: Person,
        checklist: Checklist,
        kept: KeptDraft,
    ) -> None:
        self.store = store
        self.clock = clock
        self.person = person
        self._kept = kept
        self.check = Check(checklist, self._known()).with_draft(kept.draft)
        self.typed: dict[str, dict[str, str]] = dict(kept.typed)
        """What stands half typed on the page that was left, by what the page is of."""
        self.carried: tuple[Medicine, ...] = kept.carried or self.check.known.medicines
        """The list that a new list starts from."""
        self.unkept = ""
        """Why the draft could not be kept, while that is so."""
        self._tried: UUID | None = None

    @property
    def started(self) -> Moment:
        """When the check was begun; what is entered from paper, at the time on it."""
        return self._kept.started

    @property
    def paper(self) -> PaperForm | None:
        """The form that is entered, where it is one filled in by hand."""
        return self._kept.paper

    @property
    def is_correction(self) -> bool:
        """Whether an earlier record is corrected."""
        return self._kept.amends is not None

    def steps(self) -> Iterator[Step]:
        """The pages up to the review, in order."""
        return check_steps(self.check)

    def is_open(self, step: Step) -> bool:
        """Whether something is still to be given on the page of that step."""
        if step.name not in self.check.missing:
            return False
        question = self.check.checklist.question(step.name)
        # An answered question that is still open lacks its detail, on the page after it.
        return step.part is Part.DETAIL or not (question and self.check.answered(question))

    @property
    def is_begun(self) -> bool:
        """Whether anything is given yet."""
        return self.check.draft != Draft()

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of what is not answered yet, in order."""
        return self.check.missing

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

    def leave(self, page: str, typed: dict[str, str]) -> None:
        """Keep what stands half typed on a page, which is named by its detail or its part."""
        self.typed = {page: typed}
        self.keep()

    def keep(self) -> None:
        """Write the draft to the store; where that fails, `unkept` says why, and all stays here."""
        kept = self._kept.model_copy(update={**self._state(), "updated": self.clock()})
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
                yield finding.outcome

    def judged(self) -> tuple[Moment, Result]:
        """The result as of now; NotFinished, or DraftStale where the answers are too old."""
        now = self.clock()
        if self._kept.amends is not None:
            now = self._amended().finished
        elif self.paper:
            now = self.paper.at
        elif is_stale(self.started, now, self.check.checklist):
            raise DraftStale(STALE)
        if self.missing:
            raise NotFinished(self.missing)
        return now, judge(self.check, in_zone(now))

    def save(self, signed: str, finished: Moment, signatures: tuple[Signature, ...] = ()) -> Record:
        """Save the record as of `finished` and read it back; its draft goes with it."""
        taken = self._taken(signed, signatures)
        if self._kept.recorded_by:
            taken = taken.model_copy(update={"recorded_by": self._kept.recorded_by})
        record = self._written_up(taken, finished)
        kept = self._kept_after_all()
        if kept and _is_same(kept, record):
            return kept
        self._tried = record.id
        saved = self.store.save(record)
        return saved if isinstance(saved, Record) else record

    def _known(self) -> Known:
        amends, paper = self._kept.amends, self._kept.paper
        return self.store.known(
            self.person.id,
            amends=amends.id if amends else None,
            as_of=paper.at if paper else None,
        )

    def _state(self) -> dict[str, object]:
        """What of the draft changes while it is answered."""
        return {"draft": self.check.draft, "typed": self.typed, "carried": self.carried}

    def _taken(self, signed: str, _signatures: tuple[Signature, ...]) -> Taken:
        """Who answered and wrote it down; what stands under a form is on the form."""
        if self.paper:
            return Taken(
                how=How.FROM_PAPER,
                signed=signed,
                answered_by=signed,
                recorded_by=self.paper.entered_by,
            )
        return Taken(signed=signed, answered_by=signed, recorded_by=signed)

    def _written_up(self, taken: Taken, finished: Moment) -> Record:
        return write_up(
            self.check,
            person=self.person,
            used=self._kept.checklist,
            started=self._amended().started if self._kept.amends else self.started,
            finished=finished,
            saved=self.clock(),
            taken=taken,
            amends=self._kept.amends,
        )

    def _kept_after_all(self) -> Record | None:
        """The record of an earlier try: it may be there although the try seemed to fail."""
        try:
            kept = self.store.entry(self._tried) if self._tried else None
        except NoSuchRecord:
            return None
        return kept if isinstance(kept, Record) else None

    def _amended(self) -> Record:
        amends = self._kept.amends
        amended = self.store.entry(amends.id) if amends else None
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
