"""What goes with an answer: the label and plan, medicines, a reaction, an instruction."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from ketcheck.checklist.text import Line, Text


def _day(value: object) -> object:
    """Only ISO 8601 as text: pydantic would take a number for seconds since 1970."""
    if not isinstance(value, str):
        return value
    try:
        return datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError as error:
        raise PydanticCustomError("date_parsing", "not a date like 2026-11-22") from error


Day = Annotated[date, BeforeValidator(_day)]
"""A date, as text in ISO 8601 alone."""


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


class CoverLeave(Frozen):
    """Leave to use a cover that keeps air out, as it is kept with the plan (Tip 4 s2)."""

    who: Line
    when: Day
    place: Line
    until: Day

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.until < self.when:
            raise PydanticCustomError("leave_order", "this ends before it was given")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether it was given by then, and has not ended."""
        return self.when <= day <= self.until


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
    cover: CoverLeave | None = None
    """Put there in a counseling session alone; a self-check carries it along."""

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
    changed: Day | None = None

    @property
    def is_sleepy_and_untold(self) -> bool:
        """Whether it may make sleepy and the provider may not know (Tip 5 s1-2)."""
        return self.sleepy is not Certainty.NO and self.told is not Certainty.YES


class Reaction(Frozen):
    """What the skin did after the last use (Tip 3 s2); `worst` is 0 to 10."""

    site: Line
    since: Day | None = None
    worst: Annotated[int, Field(ge=0, le=10)] | None = None
    did: Text | None = None


class Instruction(Frozen):
    """Who told the person to cover the skin, and when (Tip 4 s2); it counts only with both."""

    who: Line | None = None
    when: Day | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it says who and when."""
        return self.who is not None and self.when is not None
