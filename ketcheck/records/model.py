"""Records and people, as frozen models; a naive time is refused by each of them."""

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AwareDatetime, Field, field_validator, model_validator

from ketcheck.checklist.details import Frozen, Instruction, Medicine, Plan, Reaction
from ketcheck.checklist.draft import Draft
from ketcheck.checklist.known import Known
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Result
from ketcheck.checklist.session import Company, Session
from ketcheck.checklist.text import Line, Text
from ketcheck.records.short_id import short_id
from ketcheck.records.signature import Signature

ENTERED_LATER_AFTER = timedelta(minutes=10)
EARLIEST_BIRTH = date(1900, 1, 1)


class Kind(StrEnum):
    """What a record is of."""

    SELF_CHECK = "self-check"
    COUNSELING = "counseling"
    CLEARANCE = "clearance"
    STRIKE = "entered-in-error"
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
    """A finished check. Written once; a correction is a new record that names this one."""

    checklist: ChecklistUsed
    known: Known
    asked: tuple[Asked, ...]
    plan: Plan | None = None
    medicines: tuple[Medicine, ...] = ()
    reaction: Reaction | None = None
    instruction: Instruction | None = None
    result: Result
    started: Moment
    finished: Moment
    amends: Amends | None = None

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
    def answers(self) -> dict[str, str]:
        """Answer codes by question id."""
        return {item.id: item.code for item in self.asked if item.code is not None}


class Clearance(Entry):
    """Who cleared a held STOP, in which role, when, and what was said."""

    kind: Literal[Kind.CLEARANCE] = Kind.CLEARANCE
    clears: UUID
    who: Line
    role: Line
    cleared: Moment
    said: Text
    by: Reached | None = None


class Strike(Entry):
    """A record marked as entered in error: it stays, and tells nothing to later checks any more.

    What it holds stays held: only a clearance releases that.
    """

    kind: Literal[Kind.STRIKE] = Kind.STRIKE
    strikes: UUID
    reason: Text


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


AnyEntry = Record | Clearance | Strike | IdentityChange | Merge


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
    carried: tuple[Medicine, ...] = ()
    paper: PaperForm | None = None
    clinician: Clinician | None = None
    company: Company = Company()
    session: Session | None = None
