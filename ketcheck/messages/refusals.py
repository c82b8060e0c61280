"""Why a date, a time or a number that was typed is not taken, and what to type instead."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import ClassVar

from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.dates import MONTHS, date_words, time_words
from ketcheck.messages.orders import Order

_EXAMPLE = date(1956, 3, 14)


class Asked(StrEnum):
    """What a number is of."""

    USES_A_DAY = "uses a day"
    HOURS = "hours"
    PLAIN = "plain"


@dataclass(eq=False)
class Refusal(Exception):
    """Something that was typed can't be understood for certain; a kind of it each class."""

    words: ClassVar[str]
    """The sentence, with the fields of the class to be put in."""
    part = ""
    """What of a date and time it is about: day, month, year or time; empty for all of it."""

    @property
    def id(self) -> str:
        """The name of the fact."""
        return type(self).__name__


@dataclass(eq=False)
class NotADate(Refusal):
    """No date can be read in it."""

    words = marked("Enter a date like {example}.")


@dataclass(eq=False)
class TwoDigitYear(Refusal):
    """The year is short, or left out: nobody knows which century is meant."""

    part = "year"
    words = marked("Enter the year with four digits, like 1956.")


@dataclass(eq=False)
class DayOrMonth(Refusal):
    """Both numbers can be the day, and the country does not say which is."""

    one: date
    other: date
    words = marked("That could be {one} or {other}. Enter the month as a word.")


@dataclass(eq=False)
class NoSuchDay(Refusal):
    """The month has not so many days."""

    month: int
    year: int
    days: int
    part = "day"
    words = marked("{month} {year} has only {days} days. Check the day.")


@dataclass(eq=False)
class NotADay(Refusal):
    """What stands for the day is no number from 1 to 31."""

    part = "day"
    words = marked("Enter the day as a number from 1 to 31.")


@dataclass(eq=False)
class NotAMonth(Refusal):
    """What stands for the month is none."""

    part = "month"
    words = marked("Enter the month as a word, like March, or as a number from 1 to 12.")


@dataclass(eq=False)
class PartMissing(Refusal):
    """A part of the date is empty: the day, the month, or the year."""

    part: str
    words = marked("Enter the {part} too.")


@dataclass(eq=False)
class NotATime(Refusal):
    """No time of day can be read in it."""

    part = "time"
    words = marked("Enter a time like 8:15 or 20:15.")


@dataclass(eq=False)
class TimeMissing(Refusal):
    """There is a day and no time."""

    part = "time"
    words = marked("Enter the time too, like 14:30.")


@dataclass(eq=False)
class NoSuchTime(Refusal):
    """The clock was put forward past it."""

    at: time
    part = "time"
    words = marked("There was no {at} that day: the clocks went forward. Check the time.")


@dataclass(eq=False)
class TimeComesTwice(Refusal):
    """The clock was put back, and showed it again."""

    at: time
    words = marked(
        "The clocks went back, so {at} came twice that day. Choose the first or the second."
    )


@dataclass(eq=False)
class NotANumber(Refusal):
    """No number can be read in it."""

    asked: Asked
    words = marked("Enter one number, like 3.")


@dataclass(eq=False)
class OtherUnit(Refusal):
    """It tells hours where uses are asked for, or the other way round."""

    asked: Asked
    words = marked("This asks for {asked}. Enter one number, like 3.")


@dataclass(eq=False)
class SeveralNumbers(Refusal):
    """It tells a range, such as 3 to 4."""

    asked: Asked
    words = marked("Enter one number.{advice}")


_SAFER = {
    Asked.USES_A_DAY: marked(" If the label says 3 to 4, enter the smaller number of uses."),
    Asked.HOURS: marked(" If the label says 4 to 6, enter the longer wait."),
    Asked.PLAIN: "",
}
_PARTS = {"day": marked("day"), "month": marked("month"), "year": marked("year")}
_UNITS = {
    Asked.USES_A_DAY: marked("uses in a day"),
    Asked.HOURS: marked("hours"),
    Asked.PLAIN: marked("a number"),
}


def refusal_words(refusal: Refusal, order: Order | None = None) -> str:
    """The sentence that says what is wrong and what to type, with dates in that order."""
    fields = {name: _said(name, value, order) for name, value in vars(refusal).items()}
    asked = getattr(refusal, "asked", Asked.PLAIN)
    example = date_words(_EXAMPLE, order)
    advice = _(_SAFER[asked]) if _SAFER[asked] else ""
    return _(refusal.words).format_map({"example": example, "advice": advice, **fields})


def _said(name: str, value: object, order: Order | None) -> str:
    match value:
        case Asked():
            return _(_UNITS[value])
        case date():
            return date_words(value, order)
        case time():
            return time_words(value)
        case str() if name == "part":
            return _(_PARTS[value])
        case int() if name == "month":
            return MONTHS[value - 1]
        case _:
            return str(value)
