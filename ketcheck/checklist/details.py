"""What goes with an answer: the label and plan, medicines, a reaction, an instruction."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from ketcheck.checklist.text import Line, Text


class Frozen(BaseModel):
    """Base of every model that is kept: immutable, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Certainty(StrEnum):
    """Yes, no, or not sure."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class MedicineKind(StrEnum):
    """Where a medicine comes from (Tip 5 s2)."""

    PRESCRIPTION = "prescription"
    STORE_BOUGHT = "store-bought"
    VITAMIN_OR_HERB = "vitamin-or-herb"


WHEN_NEEDED = "when needed"

Hours = Annotated[float, Field(gt=0, le=168)]
UsesADay = Annotated[int, Field(ge=1, le=24)]


class Plan(Frozen):
    """The label and plan of a person (Tip 1); nothing in it is ever filled in by default."""

    amount: Line
    times_a_day: UsesADay | Literal["when needed"] | None = None
    hours_between: Hours | None = None
    most_a_day: UsesADay | None = None
    sites: tuple[Line, ...] = ()
    strength: Line | None = None
    prescriber: Line | None = None
    call: Line | None = None

    @property
    def uses_a_day(self) -> int | None:
        """The fewest of the two limits that the label gives, or None."""
        times = None if self.times_a_day == WHEN_NEEDED else self.times_a_day
        limits = [limit for limit in (times, self.most_a_day) if isinstance(limit, int)]
        return min(limits, default=None)

    @property
    def is_timed(self) -> bool:
        """Whether the label says when a use is too early."""
        return self.hours_between is not None or self.uses_a_day is not None


class Medicine(Frozen):
    """One other medicine (Tip 5 s2); what is not said counts as not sure."""

    name: Line
    dose: Line | None = None
    kind: MedicineKind | None = None
    sleepy: Certainty = Certainty.UNSURE
    told: Certainty = Certainty.UNSURE
    changed: date | None = None

    @property
    def is_sleepy_and_untold(self) -> bool:
        """Whether it may make sleepy and the provider may not know (Tip 5 s1-2)."""
        return self.sleepy is not Certainty.NO and self.told is not Certainty.YES


class Reaction(Frozen):
    """What the skin did after the last use (Tip 3 s2); `worst` is 0 to 10."""

    site: Line
    since: date | None = None
    worst: Annotated[int, Field(ge=0, le=10)] | None = None
    did: Text | None = None


class Instruction(Frozen):
    """Who told the person to cover the skin, and when (Tip 4 s2)."""

    who: Line
    when: date
