"""A counseling session under way: a check, with what is told, said back and left open beside it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.details import Plan
from ketcheck.checklist.session import Company, Session, TeachBack, open_tips, unfinished
from ketcheck.checklist.steps import Part, Step, session_steps
from ketcheck.records.checks.underway import Underway
from ketcheck.records.clock import Clock
from ketcheck.records.model import Clinician, How, KeptDraft, Kind, PaperForm, Person, Taken
from ketcheck.records.signature import Signature

if TYPE_CHECKING:
    from ketcheck.records.store import Store


class Counseling(Underway):
    """A nurse's session with one patient, from who is here to the signed record."""

    def __init__(
        self, store: "Store", clock: Clock, person: Person, checklist: Checklist, kept: KeptDraft
    ) -> None:
        last = store.last_session(person.id)
        self._carried = _carried_from(last.session if last else None)
        begun = kept.session or Session()
        self.session = self._carried if begun == Session() else begun
        self.company = kept.company
        self.first: tuple[str, ...] = (
            open_tips(checklist, last.session) if last and last.session else ()
        )
        """The tips that were left open last time, which are offered first."""
        super().__init__(store, clock, person, checklist, kept)
        self._plan_read = self.check.plan

    @property
    def _session(self) -> Session | None:
        return self.session

    @property
    def clinician(self) -> Clinician | None:
        """Who counsels."""
        return self._kept.clinician

    def steps(self) -> Iterator[Step]:
        """The pages up to the review, in order."""
        return session_steps(self.check, self.first)

    def is_open(self, step: Step) -> bool:
        """Whether something is still to be given, told or said back on the page of that step."""
        match step.part:
            case Part.WHO:
                return not self.is_begun
            case Part.PUT_ON_NOW:
                return self.session.put_on_now is None
            case Part.TEACHING:
                return bool(self.session.said_back(step.name).fault)
            case Part.READ_BACK:
                return self.check.plan is not None and self.session.read_back is None
            case Part.TOPIC:
                return step.name not in self.session.told
            case _:
                return super().is_open(step)

    @property
    def is_begun(self) -> bool:
        """Whether anything is given yet."""
        is_noted = self.session != self._carried or self.company != Company()
        return super().is_begun or is_noted

    @property
    def carried_over(self) -> Session:
        """The open questions and next steps of the last session, which come back until closed."""
        return self._carried

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of the open questions, then of the tips that were not said back yet."""
        return (*self.check.missing, *unfinished(self.check.checklist, self.session))

    @property
    def open_tips(self) -> tuple[str, ...]:
        """Ids of the tips that are not understood."""
        return open_tips(self.check.checklist, self.session)

    def say_back(self, tip: str, teach_back: TeachBack) -> None:
        """Take what was said back of a tip, as far as it is, and keep it."""
        self.note(teach_back={**self.session.teach_back, tip: teach_back})

    def note(self, **changes: object) -> None:
        """Change what the session holds and keep it; ValidationError where it can't be taken."""
        self.session = Session.model_validate({**dict(self.session), **changes})
        if "read_back" in changes:
            self._plan_read = self.check.plan
        self.keep()

    def keep(self) -> None:
        """Write the draft to the store; a plan that changed is to be read back again."""
        if self.check.plan != self._plan_read:
            self.session = self.session.model_copy(update={"read_back": None})
        super().keep()

    def greet(self, company: Company) -> None:
        """Take who is here, and keep it."""
        self.company = company
        self.keep()

    def set_plan(self, plan: Plan) -> None:
        """Take the plan as it is read back: it goes on file with the record."""
        self.check = self.check.relabeled(plan)
        self.keep()

    def put_on_now(self, *, is_put_on: bool) -> None:
        """Take whether the cream is put on now, here; else nothing about now is asked."""
        self.session = self.session.model_copy(update={"put_on_now": is_put_on})
        self.check = self._new_check(self.check.checklist).with_draft(self.check.draft)
        self.keep()

    def _state(self) -> dict[str, object]:
        return {**super()._state(), "session": self.session, "company": self.company}

    def _taken(
        self, signed: str | None, signatures: tuple[Signature, ...], recorded_by: str | None
    ) -> Taken:
        return taken_in_session(
            self.session.model_copy(update={"closed": self.closed}),
            self.company,
            patient=self.person.name,
            clinician=self.clinician,
            signed=signed,
            signatures=signatures,
            paper=self.paper,
            recorded_by=recorded_by,
        )

    @property
    def closed(self) -> tuple[str, ...]:
        """The lines of last time that are not among those of today."""
        before, now = self._carried, self.session
        pairs = (
            (before.open_questions, now.open_questions),
            (before.next_steps, now.next_steps),
        )
        return tuple(
            line
            for old, new in pairs
            for line in (old or "").splitlines()
            if line.strip() and line not in (new or "").splitlines()
        )


def _carried_from(last: Session | None) -> Session:
    """What comes back at the next session until it is closed."""
    if last is None:
        return Session()
    return Session(open_questions=last.open_questions, next_steps=last.next_steps)


def taken_in_session(  # noqa: PLR0913 - each is a fact of the record, given by name
    session: Session,
    company: Company,
    *,
    patient: str,
    clinician: Clinician | None,
    signed: str | None,
    signatures: tuple[Signature, ...] = (),
    paper: PaperForm | None = None,
    recorded_by: str | None = None,
) -> Taken:
    """How a session was taken: the plan of it stands in the record itself.

    It is written down by who counsels or enters the form, where nobody else is named.
    """
    writer = paper.entered_by if paper else clinician and clinician.name
    return Taken(
        kind=Kind.COUNSELING,
        how=How.FROM_PAPER if paper else How.INTERVIEW,
        answered_by=company.answered_by or signed or patient,
        recorded_by=recorded_by or writer,
        helper=company.helper,
        interpreter=company.interpreter,
        clinician=clinician,
        session=session.model_copy(update={"plan": None}),
        signed=signed,
        signatures=signatures,
    )
