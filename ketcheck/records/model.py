"""Records and people, as frozen models; a naive time is refused by each of them."""

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, Field, field_validator, model_validator

from ketcheck.checklist.content_1.known import KnownOfContent1
from ketcheck.checklist.details import Day, Details, Frozen, Medicine, Plan
from ketcheck.checklist.draft import Draft, details_of_content_1
from ketcheck.checklist.ledger import facts
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Result
from ketcheck.checklist.session import Company, Session
from ketcheck.checklist.text import Line, Text
from ketcheck.records.short_id import short_id
from ketcheck.records.signature import Signature

ENTERED_LATER_AFTER = timedelta(minutes=10)
EARLIER_AFTER = timedelta(minutes=30)
"""What is saved later than this after it was finished is an entry for an earlier time."""
UNDO_WITHIN = timedelta(minutes=1)
EARLIEST_BIRTH = date(1900, 1, 1)


class Kind(StrEnum):
    """What a record is of."""

    SELF_CHECK = "self-check"
    COUNSELING = "counseling"
    CLEARANCE = "clearance"
    STRIKE = "entered-in-error"
    USE = "use"
    NOT_USED = "not-used"
    LABEL = "label"
    IDENTITY = "identity"
    MERGE = "merge"


class How(StrEnum):
    """How the answers were given."""

    ALONE = "alone"
    INTERVIEW = "interview"
    FROM_PAPER = "from-paper"


class Reached(StrEnum):
    """How the one who clears a STOP was reached."""

    SEEN = "seen"
    PHONE = "phone"
    MESSAGE = "message"


class Verdict(StrEnum):
    """What was said about a held STOP; only the last, or the third from its day on, clears it."""

    NEVER = facts.NEVER
    NOT_YET = facts.NOT_YET
    MAY_USE_FROM = facts.MAY_USE_FROM
    MAY_USE = facts.MAY_USE


class Role(StrEnum):
    """Who may say something about a held STOP: never the patient, nor a helper."""

    PRESCRIBER = "prescriber"
    PHARMACIST = "pharmacist"
    NURSE = "nurse"
    CLINICIAN = "clinician"


class Moment(Frozen):
    """A time with its UTC offset and the name of its zone, as of then."""

    at: AwareDatetime
    zone: Line

    @field_validator("at")
    @classmethod
    def _is_a_time_in_every_zone(cls, at: datetime) -> datetime:
        if not MINYEAR < at.year < MAXYEAR:
            raise ValueError("is of a year that no other zone could tell")
        return at

    @property
    def utc(self) -> datetime:
        """The same time in UTC, for intervals and order."""
        return self.at.astimezone(UTC)


Born = Annotated[date, Field(ge=EARLIEST_BIRTH)]


class Person(Frozen):
    """A person as of then; name with birth date or number are the two identifiers."""

    id: UUID
    name: Line
    born: Born | None = None
    number: Line | None = None


class ChecklistUsed(Frozen):
    """Which checklist was asked, so that an old record opens with its own words."""

    id: str
    version: str
    language: str
    modified_by: str | None = None
    based_on: str | None = None
    """The version that a clinic's own copy was made from."""
    digest: str
    """SHA-256 of the content file's text, hexadecimal."""


class Asked(Frozen):
    """One question as it was asked, with the answer; no `code` where a detail was filled in."""

    id: str
    group: str
    words: str
    code: str | None = None
    answer: str | None = None
    level: Level
    monthly: bool = False
    """Whether it is asked once a month."""


class Amends(Frozen):
    """Which record this one corrects, and why."""

    id: UUID
    reason: Text


class Clinician(Frozen):
    """Who counsels, as of then; workplace and phone are printed on sheets."""

    name: Line
    role: Line
    number: Line | None = None
    """Of the licence, or of the staff."""
    workplace: Line | None = None
    phone: Line | None = None


class Taken(Frozen):
    """Who answered, who wrote it down, and how."""

    kind: Literal[Kind.SELF_CHECK, Kind.COUNSELING] = Kind.SELF_CHECK
    how: How = How.ALONE
    answered_by: Line | None = None
    recorded_by: Line | None = None
    helper: Line | None = None
    interpreter: Line | None = None
    clinician: Clinician | None = None
    session: Session | None = None
    signed: Line | None = None
    signatures: tuple[Signature, ...] = ()
    """They stand under a session; a correction has its own, or none."""

    @model_validator(mode="after")
    def _a_session_has_a_clinician(self) -> Self:
        is_session = self.kind is Kind.COUNSELING
        if is_session is not (self.session is not None and self.clinician is not None):
            raise ValueError("a session, and no other check, has a clinician and what was taught")
        return self


class Entry(Frozen):
    """What every sealed entry holds."""

    id: UUID
    person: Person
    recorded_by: Line | None = None
    saved: Moment
    program: str

    @property
    def short_id(self) -> str:
        """The id that people read, type and compare."""
        return short_id(self.id)


class Record(Entry, Taken):
    """A finished check. Written once; a correction is a new record that names this one.

    `plan` is the label as it stood after the check. `ended` tells of a check that a STOP ended,
    and `not_asked` what was left unasked then. `for_earlier` tells that a newer record was there.
    """

    checklist: ChecklistUsed
    known: Known | KnownOfContent1
    asked: tuple[Asked, ...]
    details: Details = Details()
    plan: Plan | None = None
    medicines: tuple[Medicine, ...] = ()
    result: Result
    started: Moment
    finished: Moment
    amends: Amends | None = None
    ended: Literal["early"] | None = None
    not_asked: tuple[str, ...] = ()
    for_earlier: bool = False

    @model_validator(mode="before")
    @classmethod
    def _from_content_1(cls, value: object) -> object:
        """Content 1 had two details, each in a field of its own."""
        return details_of_content_1(value)

    @model_validator(mode="after")
    def _times_are_in_order(self) -> Self:
        if not self.started.utc <= self.finished.utc:
            message = "started later than finished"
            raise ValueError(message)
        return self

    @property
    def is_entered_later(self) -> bool:
        """Whether it was written down well after the check itself."""
        return self.saved.utc - self.finished.utc > ENTERED_LATER_AFTER

    @property
    def is_of_content_1(self) -> bool:
        """Whether it goes by the rules of content 1."""
        return isinstance(self.known, KnownOfContent1)

    @property
    def is_correction(self) -> bool:
        """Whether it corrects another record."""
        return self.amends is not None

    @property
    def is_education(self) -> bool:
        """Whether it is of a session in which the cream was not to be put on."""
        return self.session is not None and self.session.put_on_now is False

    @property
    def gives_leave(self) -> bool:
        """Whether it may be leave to apply at all, while it is new: an `ok` about now."""
        is_about_now = self.saved.utc - self.finished.utc <= EARLIER_AFTER and not self.for_earlier
        is_of_now = is_about_now and self.how is not How.FROM_PAPER and not self.is_correction
        is_ok = self.result.level is Level.OK and not self.is_of_content_1
        return is_of_now and is_ok and not self.is_education

    @property
    def answers(self) -> dict[str, str]:
        """Answer codes by question id."""
        return {item.id: item.code for item in self.asked if item.code is not None}


class Clearance(Entry):
    """What was said about a held STOP: by whom, in which role, when, and what it means.

    `said` are the words, `verdict` what they come to; `first_day` goes with "may use from".
    """

    kind: Literal[Kind.CLEARANCE] = Kind.CLEARANCE
    clears: UUID
    who: Line
    role: Line
    cleared: Moment
    said: Text
    verdict: Verdict = Verdict.MAY_USE
    first_day: Day | None = None
    by: Reached | None = None
    amends: UUID | None = None
    """The clearance that this one corrects."""

    @model_validator(mode="after")
    def _a_day_goes_with_from(self) -> Self:
        if (self.verdict is Verdict.MAY_USE_FROM) is not (self.first_day is not None):
            raise ValueError("a first day goes with “may use from”, and with nothing else")
        return self


class Strike(Entry):
    """An entry marked as entered in error: it stays, and can't lower what is known any more.

    What it holds stays held: only a clearance releases that. One of `another_person` tells nothing
    of this one; `undone` takes back a use, or that there was none, within a minute.
    """

    kind: Literal[Kind.STRIKE] = Kind.STRIKE
    strikes: UUID
    reason: Text
    another_person: bool = False
    undone: bool = False


class UseEntry(Entry):
    """That the cream was put on; `record` is the check whose OK it used, if one was good."""

    kind: Literal[Kind.USE] = Kind.USE
    at: Moment
    sites: tuple[Line, ...] = ()
    record: UUID | None = None


class NotUsedEntry(Entry):
    """That the cream was not put on after a check: its OK is over."""

    kind: Literal[Kind.NOT_USED] = Kind.NOT_USED
    record: UUID


class LabelEntry(Entry):
    """A change of the label beside a check; `before` is what was on file."""

    kind: Literal[Kind.LABEL] = Kind.LABEL
    plan: Plan
    before: Plan | None = None


class IdentityChange(Entry):
    """A change of a person's name, birth date or number; `person` is as of after it.

    Without `before` it is of somebody new, who was told apart from people on file.
    """

    kind: Literal[Kind.IDENTITY] = Kind.IDENTITY
    before: Person | None = None
    apart_from: tuple[UUID, ...] = ()
    """People on file who may seem to be this one, and are others."""
    reason: Text
    recorded_by: Line


class Merge(Entry):
    """Two entries of the list that are one person; `person` is the one that stays."""

    kind: Literal[Kind.MERGE] = Kind.MERGE
    merged: UUID
    into: UUID
    reason: Text
    recorded_by: Line
    when: Moment | None = None
    """When they were merged, where it was written down later."""


AnyEntry = (
    Record | Clearance | Strike | UseEntry | NotUsedEntry | LabelEntry | IdentityChange | Merge
)


class PaperForm(Frozen):
    """A form filled in by hand: the time on it, and who enters it now."""

    at: Moment
    entered_by: Line


class KeptDraft(Frozen):
    """A check under way, kept at each answer; one a person.

    `typed` is what stands half typed on the page that was left, by field, as it was typed; it goes
    by what the page is of. `carried` is the medicine list of a check that grew too old, for this
    one to go on from. `session`, `company` and `clinician` are of a counseling session.
    """

    person_id: UUID
    checklist: ChecklistUsed
    draft: Draft
    started: Moment
    updated: Moment
    amends: Amends | None = None
    recorded_by: Line | None = None
    """Who makes a correction."""
    typed: dict[str, dict[str, str]] = {}
    answered: dict[str, AwareDatetime] = {}
    """When each question was answered: what is about now is asked again after a while."""
    carried: tuple[Medicine, ...] = ()
    paper: PaperForm | None = None
    clinician: Clinician | None = None
    company: Company = Company()
    session: Session | None = None
