"""The label and plan of a person: amount, times, places, whom to call (Tip 1)."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Field, field_validator, model_serializer, model_validator
from pydantic_core import PydanticCustomError

from ketcheck.checklist.details.frozen import Day, Frozen
from ketcheck.checklist.details.vouched import Vouched
from ketcheck.checklist.text import Line

WHEN_NEEDED = "when needed"

# Wider than what is taken today (`plan_limits`): labels of content 1 are kept as they were.
Hours = Annotated[float, Field(gt=0, le=168)]
UsesADay = Annotated[int, Field(ge=1, le=24)]


def _with_tuples(value: dict[str, Any]) -> dict[str, Any]:
    """A copy in which lists are tuples: what JSON calls a list is refused once it is Python's."""
    return {name: tuple(one) if isinstance(one, list) else one for name, one in value.items()}


def site_key(words: str) -> str:
    """How places are compared: without regard to case, spacing and a full stop at the end."""
    return " ".join(words.casefold().split()).rstrip(".")


class Contact(Frozen):
    """Somebody to call."""

    name: Line | None = None
    phone: Line | None = None


class Site(Frozen):
    """A place of the label; its own amount and times only where the label gives them.

    `code` names the region on the body map. As JSON, a place with nothing but words is its words.
    """

    words: Line
    code: Line | None = None
    amount: Line | None = None
    times_a_day: UsesADay | Literal["when needed"] | None = None
    hours_between: Hours | None = None
    most_a_day: UsesADay | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: object) -> object:
        return {"words": value} if isinstance(value, str) else value

    @model_serializer(mode="wrap")
    def _as_words(self, handler: Any) -> Any:  # noqa: ANN401 - pydantic's
        given = {name: value for name, value in handler(self).items() if value is not None}
        return self.words if given.keys() == {"words"} else given

    @property
    def key(self) -> str:
        """How the place is compared."""
        return site_key(self.words)


class CoverLeave(Frozen):
    """Leave to use a cover that keeps air out, as it is kept with the plan (Tip 4 s2)."""

    who: Line
    when: Day
    sites: Annotated[tuple[Line, ...], Field(min_length=1)]
    until: Day

    @model_validator(mode="before")
    @classmethod
    def _one_place(cls, value: object) -> object:
        """Content 1 gave leave for one `place`."""
        if not isinstance(value, dict):
            return value
        kept = _with_tuples(value)
        place = kept.pop("place", None)
        return kept if place is None or "sites" in kept else {**kept, "sites": (place,)}

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.until < self.when:
            raise PydanticCustomError("leave_order", "this ends before it was given")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether it was given by then, and has not ended."""
        return self.when <= day <= self.until

    def names(self, sites: tuple[str, ...]) -> bool:
        """Whether it was given for each of those places."""
        return {site_key(one) for one in sites} <= {site_key(one) for one in self.sites}


class Plan(Frozen):
    """The label and plan of a person (Tip 1); nothing in it is ever filled in by default.

    `changed` says who told the patient of the change that this plan is, and when. `each_site`
    tells that the times count for each place by itself. `extras` are ids of optional questions.
    """

    amount: Line
    times_a_day: UsesADay | Literal["when needed"] | None = None
    hours_between: Hours | None = None
    most_a_day: UsesADay | None = None
    sites: tuple[Site, ...] = ()
    each_site: bool = False
    strength: Line | None = None
    prescriber: Contact | None = None
    pharmacy: Line | None = None
    """The number of the pharmacy."""
    cover: CoverLeave | None = None
    extras: tuple[Line, ...] = ()
    changed: Vouched | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_content_1(cls, value: object) -> object:
        """Content 1 kept the prescriber's name as text, and one line of whom to call."""
        if not isinstance(value, dict):
            return value
        kept = _with_tuples(value)
        call, name = kept.pop("call", None), kept.get("prescriber")
        if call or isinstance(name, str):
            kept["prescriber"] = {"name": name if isinstance(name, str) else None, "phone": call}
        return kept

    @property
    def uses_a_day(self) -> int | None:
        """The fewest of the two limits that the label gives, or None."""
        return day_limit(self.times_a_day, self.most_a_day)

    @property
    def is_when_needed(self) -> bool:
        """Whether the label says to use it only when needed."""
        return self.times_a_day == WHEN_NEEDED

    @property
    def is_timed(self) -> bool:
        """Whether the label says when a use is too early."""
        return self.hours_between is not None or self.uses_a_day is not None

    @property
    def tells_spacing(self) -> bool:
        """Whether the label tells hours between uses, or times a day."""
        return self.hours_between is not None or isinstance(self.times_a_day, int)

    @property
    def site_words(self) -> tuple[str, ...]:
        """The places in the words of the label."""
        return tuple(site.words for site in self.sites)

    def site(self, words: str) -> Site | None:
        """The place of those words, or None."""
        return next((one for one in self.sites if one.key == site_key(words)), None)

    def renamed_in(self, after: "Plan") -> frozenset[str]:
        """Keys of its places that a later label leaves out for new ones: they may be the same."""
        old, new = ({site.key for site in plan.sites} for plan in (self, after))
        return frozenset(old - new) if new - old else frozenset()

    def says_the_same(self, other: "Plan") -> bool:
        """Whether both say the same, whoever told of it."""
        return self.model_copy(update={"changed": None}) == other.model_copy(
            update={"changed": None}
        )


class GivenPlan(Plan):
    """A label as it is typed in today: of the numbers that a label can have."""

    times_a_day: Annotated[int, Field(ge=1, le=12)] | Literal["when needed"] | None = None
    hours_between: Annotated[float, Field(ge=1, le=168)] | None = None
    most_a_day: Annotated[int, Field(ge=1, le=12)] | None = None

    @field_validator("sites")
    @classmethod
    def _each_once(cls, sites: tuple[Site, ...]) -> tuple[Site, ...]:
        """One place under two names of the same key could have two amounts."""
        keys = [site.key for site in sites]
        twice = next((site.words for site in sites if keys.count(site.key) > 1), None)
        if twice:
            raise PydanticCustomError(
                "place_twice", "“{place}” is listed twice; list each place once", {"place": twice}
            )
        return sites

    def as_plan(self) -> Plan:
        """The label, as it is kept."""
        return Plan.model_validate(dict(self))


def day_limit(times: int | str | None, most: int | None) -> int | None:
    """The smaller of times a day and most a day; None where neither is a number."""
    return min((one for one in (times, most) if isinstance(one, int)), default=None)
