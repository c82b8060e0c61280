"""What was said about a held STOP."""

from enum import StrEnum
from typing import Literal, Self
from uuid import UUID

from pydantic import model_validator

from ketcheck.checklist.details import Day
from ketcheck.checklist.ledger import facts
from ketcheck.checklist.text import Line, Text
from ketcheck.records.model.entry import Entry, Kind
from ketcheck.records.model.moment import Moment


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
