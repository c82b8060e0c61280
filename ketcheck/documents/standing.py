"""What became of a record since, and what was said before it: the rest of what its sheet tells."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from ketcheck.checklist.details import Plan
from ketcheck.checklist.ledger.standing import Standing as ResultStanding
from ketcheck.checklist.ledger.standing import State
from ketcheck.records.model import Clearance, Strike, Verdict
from ketcheck.records.numbers import Numbers
from ketcheck.records.short_id import short_id


class Mark(StrEnum):
    """What a sheet is among the sheets of its record."""

    ORIGINAL = "ORIGINAL"
    REPRINT = "REPRINT"
    AMENDED = "AMENDED"
    SUPERSEDED = "SUPERSEDED"
    ENTERED_IN_ERROR = "ENTERED IN ERROR"


@dataclass(frozen=True)
class SaidOfStop:
    """What was said about a STOP, and what became of that: struck, corrected, or outdone.

    `again`, `seal` and `stop_is_struck` are of its own sheet: a reprint, the seal in hexadecimal,
    and whether the record with the STOP was struck.
    """

    clearance: Clearance
    struck: Strike | None = None
    corrected_by: UUID | None = None
    newer: Clearance | None = None
    """What was said later about the same STOP: the newest counts."""
    still_held: bool = False
    """Whether the STOP is in force all the same: of two versions the stricter counts."""
    again: bool = False
    seal: str | None = None
    stop_is_struck: bool = False

    @property
    def counts(self) -> bool:
        """Whether this is what holds for its STOP."""
        is_current = self.struck is None and self.corrected_by is None and self.newer is None
        return is_current and not self.is_overruled

    @property
    def is_overruled(self) -> bool:
        """Whether it says that the cream may be used now, and the STOP is in force."""
        return self.still_held and self.clearance.verdict is Verdict.MAY_USE

    @property
    def ends_the_stop(self) -> bool:
        """Whether it says that the cream may be used, from some day on."""
        return self.counts and self.clearance.verdict in {Verdict.MAY_USE, Verdict.MAY_USE_FROM}

    @property
    def mark(self) -> Mark:
        """The stamp on its own sheet."""
        if self.struck:
            return Mark.ENTERED_IN_ERROR
        if self.corrected_by:
            return Mark.SUPERSEDED
        if self.clearance.amends:
            return Mark.AMENDED
        return Mark.REPRINT if self.again else Mark.ORIGINAL


@dataclass(frozen=True)
class Standing:
    """How a record stands in the store while its sheet is set.

    `result` says whether its OK is good. `again` is a reprint, `seal` hexadecimal, `superseded_by`
    the short id of the record that took its place. `before` was said about STOPs since the check
    before it, `said` about the STOP that it holds, or that the record holds which it corrects.
    `is_held` tells that its own STOP is in force, `held` which records of this person hold one.
    `numbers` and `plan` are those of now: whoever holds the sheet calls now.
    """

    result: ResultStanding
    is_correction: bool = False
    again: bool = False
    seal: str | None = None
    superseded_by: str | None = None
    struck: Strike | None = None
    before: Sequence[SaidOfStop] = field(default=())
    said: Sequence[SaidOfStop] = field(default=())
    is_held: bool = False
    held: AbstractSet[UUID] = frozenset()
    numbers: Numbers = field(default_factory=Numbers)
    plan: Plan | None = None

    @property
    def mark(self) -> Mark:
        """The stamp on the sheet."""
        match self.result.state:
            case State.STRUCK:
                return Mark.ENTERED_IN_ERROR
            case State.CORRECTED:
                return Mark.SUPERSEDED
        if self.is_correction:
            return Mark.AMENDED
        return Mark.REPRINT if self.again else Mark.ORIGINAL

    @property
    def is_past(self) -> bool:
        """Whether the sheet tells what was said then, and nothing of what to do now.

        The one choice of mark and tense: a filled mark and the present for what holds at the time
        of printing, a crossed mark and the past for all else. A STOP that nobody has lifted holds,
        whatever was recorded since.
        """
        if self.result.state is State.SUPERSEDED:
            return not self.is_held
        return self.result.state not in {State.VALID, State.IN_FORCE}

    def holds(self, names: Sequence[str]) -> bool:
        """Whether any of the records of those short ids holds a STOP now."""
        return bool({short_id(one) for one in self.held} & set(names))
