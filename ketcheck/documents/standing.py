"""What became of a record since, and what was said before it: the rest of what its sheet tells."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ketcheck.checklist.details import Plan
from ketcheck.records.model import Clearance, Strike
from ketcheck.records.numbers import Numbers


class Mark(StrEnum):
    """What a sheet is among the sheets of its record."""

    ORIGINAL = "ORIGINAL"
    REPRINT = "REPRINT"
    AMENDED = "AMENDED"
    SUPERSEDED = "SUPERSEDED"
    ENTERED_IN_ERROR = "ENTERED IN ERROR"
    NOT_FINISHED = "NOT FINISHED - NOT A CLEARANCE"

    @property
    def may_say_ok(self) -> bool:
        """Whether the sheet may be read as leave to apply the cream."""
        return self not in {Mark.SUPERSEDED, Mark.ENTERED_IN_ERROR, Mark.NOT_FINISHED}


@dataclass(frozen=True)
class Standing:
    """How a record stands in the store; that of one that nothing was added to by default.

    `seal` is hexadecimal, `superseded_by` the short id of the record that took its place. `before`
    are the clearances since the check before it, `cleared` those of the STOP that it holds.
    `numbers` and `plan` are those of now: whoever holds the sheet calls now.
    """

    mark: Mark = Mark.ORIGINAL
    seal: str | None = None
    superseded_by: str | None = None
    struck: Strike | None = None
    before: Sequence[Clearance] = field(default=())
    cleared: Sequence[Clearance] = field(default=())
    numbers: Numbers = field(default_factory=Numbers)
    plan: Plan | None = None
