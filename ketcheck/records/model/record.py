"""A finished check: what was asked and answered, by whom, and the result."""

from datetime import timedelta
from enum import StrEnum
from typing import Literal, Self
from uuid import UUID

from pydantic import model_validator

from ketcheck.checklist.content_1.known import KnownOfContent1
from ketcheck.checklist.details import Details, Frozen, Medicine, Plan
from ketcheck.checklist.draft import details_of_content_1
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Result
from ketcheck.checklist.session import Session
from ketcheck.checklist.text import Line, Text
from ketcheck.records.model.entry import Entry, Kind
from ketcheck.records.model.moment import Moment
from ketcheck.records.model.person import Clinician
from ketcheck.records.signature import Signature

ENTERED_LATER_AFTER = timedelta(minutes=10)
EARLIER_AFTER = timedelta(minutes=30)
"""What is saved later than this after it was finished is an entry for an earlier time."""


class How(StrEnum):
    """How the answers were given."""

    ALONE = "alone"
    INTERVIEW = "interview"
    FROM_PAPER = "from-paper"


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
