"""A check under way: the one draft that the wizard owns, kept in the store at each answer."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Checklist, Detail, Outcome, Question
from ketcheck.checklist.details import Medicine
from ketcheck.checklist.draft import Draft, Filled
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.level import Level
from ketcheck.checklist.notices import notices, set_off_by
from ketcheck.checklist.result import ENDS_EARLY, Result, judge, raised
from ketcheck.checklist.session import Session
from ketcheck.checklist.session_findings import session_findings
from ketcheck.checklist.steps import Part, Step, check_steps
from ketcheck.errors import AskedAgain, DraftStale, KetcheckError, NoSuchRecord, NotFinished
from ketcheck.records.checks.ageing import ASKED_AGAIN, STALE, is_stale, too_old
from ketcheck.records.clock import Clock, in_zone
from ketcheck.records.model import How, KeptDraft, Moment, PaperForm, Person, Record, Taken
from ketcheck.records.recording import is_same_check, refuse_unchanged, taken_again, write_up
from ketcheck.records.signature import Signature

if TYPE_CHECKING:
    from ketcheck.records.store import Store

Ended = Literal["early"] | None


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
        self.check = self._new_check(checklist).with_draft(kept.draft)
        self._answered: dict[str, datetime] = dict(kept.answered)
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

    @property
    def corrected(self) -> Record | None:
        """The record that is corrected, where one is."""
        return self._amended() if self._kept.amends else None

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

    def check_now(self) -> Check:
        """The check as of now, or as of the time that its answers are about."""
        self.check = self.check.at(in_zone(self._judged_at()))
        return self.check

    def answer(self, question_id: str, code: str) -> None:
        """Take an answer and keep the draft; OffPath where it is not asked."""
        self.check = self.check_now().answer(question_id, code)
        self._answered[question_id] = self.clock().at
        self.keep()

    def fill(self, question_id: str, detail: Detail, value: Filled | None) -> None:
        """Take what was filled in with an answer, or None to forget it, and keep the draft."""
        self.check = self.check.fill(question_id, detail, value)
        self.keep()

    def leave(self, page: str, typed: dict[str, str]) -> None:
        """Keep what stands half typed on a page, which is named by its detail or its part."""
        self.typed = {**self.typed, page: typed}
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
        return notices(self.check_now(), question)

    def findings(self, question: Question) -> Iterator[Outcome]:
        """The cross-checks that the answer to a question set off, with what goes with it."""
        return set_off_by(self.check_now(), question)

    @property
    def level(self) -> Level:
        """The worst that the answers so far have raised, also of an unfinished check."""
        return max((reason.level for reason in raised(self.check)), default=Level.OK)

    @property
    def may_end_early(self) -> bool:
        """Whether a STOP is sure, so that the rest of a self-check need not be asked."""
        is_self_check = self._session is None and self.is_about_now
        return is_self_check and bool(self.check.missing) and self.level >= ENDS_EARLY

    @property
    def is_about_now(self) -> bool:
        """Whether the answers are about now: not from paper, and no correction."""
        return not self.paper and not self.is_correction

    def ask_again(self) -> tuple[str, ...]:
        """Drop the answers about now that are too old, and keep the draft; their ids in order."""
        if self.paper or self.is_correction:
            return ()
        old = too_old(self.check, self._answered, self.started.at, self.clock())
        if old:
            answers = self.check.draft.answers
            kept = {key: code for key, code in answers.items() if key not in old}
            draft = self.check.draft.model_copy(update={"answers": kept})
            self.check = self.check_now().with_draft(draft)
            self.keep()
        return old

    def judged(self, ended: Ended = None) -> tuple[Moment, Result]:
        """The result as of now; NotFinished, AskedAgain where answers about now are too old.

        DraftStale where all of them are.
        """
        now = self._finished()
        if ended is None and self.ask_again():
            raise AskedAgain(ASKED_AGAIN)
        if ended is None and self.missing:
            raise NotFinished(self.missing)
        check = self.check.at(in_zone(now))
        return now, judge(check, session_findings(check, self._session), early=ended is not None)

    def _finished(self) -> Moment:
        now = self.clock()
        if self._kept.amends is not None:
            return self._amended().finished
        if self.paper:
            return self.paper.at
        if self._session is None and is_stale(self.started, now, self.check.checklist):
            raise DraftStale(STALE)
        return now

    def save(
        self,
        signed: str | None,
        finished: Moment,
        signatures: tuple[Signature, ...] = (),
        *,
        ended: Ended = None,
        recorded_by: str | None = None,
    ) -> Record:
        """Save the record as of `finished` and read it back; its draft goes with it.

        `signed` is None where nobody signed, as where help is needed now.
        """
        by = recorded_by or self._kept.recorded_by
        record = self._written_up(self._taken(signed, signatures, by), finished, ended)
        if (corrected := self.corrected) and not ended:
            refuse_unchanged(record, corrected)
        kept = self._kept_after_all()
        if kept and is_same_check(kept, record):
            return kept
        self._tried = record.id
        saved = self.store.save(record)
        return saved if isinstance(saved, Record) else record

    @property
    def _session(self) -> Session | None:
        """What a counseling session holds beside the check."""
        return None

    def _new_check(self, checklist: Checklist) -> Check:
        session = self._session
        is_education = session is not None and session.put_on_now is False
        return Check(
            checklist,
            self._known(),
            in_zone(self._judged_at()),
            is_session=session is not None,
            is_education=is_education,
        )

    def _judged_at(self) -> Moment:
        """The time that the answers are about."""
        if self._kept.amends is not None:
            return self._amended().finished
        return self.paper.at if self.paper else self.clock()

    def _known(self) -> Known:
        amends, paper = self._kept.amends, self._kept.paper
        return self.store.known(
            self.person.id,
            amends=amends.id if amends else None,
            as_of=paper.at if paper else None,
        )

    def _state(self) -> dict[str, object]:
        """What of the draft changes while it is answered."""
        return {
            "draft": self.check.draft,
            "typed": self.typed,
            "carried": self.carried,
            "answered": self._answered,
        }

    def _taken(
        self, signed: str | None, _signatures: tuple[Signature, ...], recorded_by: str | None
    ) -> Taken:
        """Who answered and wrote it down; what stands under a form is on the form."""
        if corrected := self.corrected:
            return taken_again(corrected, signed, recorded_by)
        if self.paper:
            return Taken(
                how=How.FROM_PAPER,
                signed=signed,
                answered_by=signed,
                recorded_by=self.paper.entered_by,
            )
        how = How.INTERVIEW if recorded_by else How.ALONE
        by = signed if signed and not recorded_by else self.person.name
        return Taken(how=how, signed=signed, answered_by=by, recorded_by=recorded_by)

    def _written_up(self, taken: Taken, finished: Moment, ended: Ended) -> Record:
        return write_up(
            self.check,
            person=self.person,
            used=self._kept.checklist,
            started=self._amended().started if self._kept.amends else self._started(finished),
            finished=finished,
            saved=self.clock(),
            taken=taken,
            amends=self._kept.amends,
            ended=ended,
        )

    def _started(self, finished: Moment) -> Moment:
        return min(self.started, finished, key=lambda moment: moment.utc)

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
