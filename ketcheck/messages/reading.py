"""Understanding the dates and times that people type; where there is a doubt, it is refused."""

import re
import unicodedata
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from ketcheck.messages.dates import MONTHS
from ketcheck.messages.orders import Order
from ketcheck.messages.refusals import (
    DayOrMonth,
    NoSuchDay,
    NotADate,
    NotADay,
    NotAMonth,
    NotATime,
    PartMissing,
    TwoDigitYear,
)

_DAYS_AGO: Final = {"today": 0, "yesterday": 1}
_PART = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = re.compile(r"[\s,./-]*")
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)
_TIME_AT_END = re.compile(
    r"(?P<day>.*?)(?:[\s,]+at)?[\s,]+(?P<time>\d{1,2}:\d{2}(?:\s*[ap]\.?m\.?)?|\d{1,2}\.\d{2}|"
    r"\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?m\.?)",
    re.IGNORECASE,
)
_MOST_DAYS, _MOST_MONTHS, _HALF_A_DAY = 31, 12, 12
_LETTERS_OF_MONTH, _LETTERS_ALONE = 3, 2
_YEAR_DIGITS = 4


def read_date(text: str, order: Order | None, today: date) -> date:
    """The date in one text, with numbers in that order; raises a Refusal.

    Without an order, two numbers that can both be the day are refused.
    """
    plain = _plain(text)
    if plain in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[plain])
    parts = _parts(_ORDINAL.sub("", plain))
    words = [part for part in parts if not part.isdigit()]
    if not words:
        return _from_numbers(parts, order)
    month = _month(words[0]) if len(words) == 1 else None
    if month is None or parts.index(words[0]) not in (0, 1):
        raise NotADate
    return _with_named_month([part for part in parts if part.isdigit()], month)


def is_relative(text: str) -> bool:
    """Whether it names a day by how long ago it is: tomorrow it would be another."""
    return _plain(text) in _DAYS_AGO


def read_parts(day: str, month: str, year: str) -> date:
    """The date in three texts that were asked for by name; raises a Refusal."""
    plain = {"day": _plain(day), "month": _plain(month), "year": _plain(year)}
    number = _ORDINAL.sub("", plain["day"]).rstrip(".")
    if plain["day"] and not _is_day(number):
        raise NotADay
    named = month_typed(month)
    if plain["month"] and named is None:
        raise NotAMonth
    if plain["year"] and not _is_year(plain["year"]):
        raise TwoDigitYear if plain["year"].isdigit() else NotADate
    for part, typed in plain.items():
        if not typed:
            raise PartMissing(part)
    return _made(int(number), named or 0, int(plain["year"]))


def read_time(text: str) -> time:
    """The time of day in `8:15`, `8.15`, `8:15 pm`, `20:15`; raises NotATime."""
    found = _TIME.fullmatch(_plain(text))
    if not found or not (found[2] or found[3]):
        raise NotATime
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= _HALF_A_DAY:
            raise NotATime
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if found[3] == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError as error:
        raise NotATime from error


def split_moment(text: str) -> tuple[str, str]:
    """What of a text is the day, and what is the time of day; without a time that is empty."""
    found = _TIME_AT_END.fullmatch(text.strip())
    return (found["day"], found["time"]) if found else (text.strip(), "")


def local_times(naive: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """The times at which the clock of a zone shows that, in order: none, one, or two."""
    times = []
    for fold in (0, 1):
        at = naive.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if at.astimezone(zone).replace(tzinfo=None, fold=0) == naive.replace(fold=0):
            times.append(at)
    return tuple(at.astimezone(zone) for at in dict.fromkeys(times))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _parts(text: str) -> list[str]:
    """The three numbers and words of a date; NotADate where there is anything else."""
    between, parts = _PART.split(text), _PART.findall(text)
    joined = all(_BETWEEN.fullmatch(one) for one in between)
    if not joined or between[0].strip() or not all(part.isascii() for part in parts):
        raise NotADate
    if len(parts) != len(("day", "month", "year")):
        # A day and a month alone: only the year is wanting.
        is_day = len(parts) == 2 and any(map(_month, parts))  # noqa: PLR2004
        raise TwoDigitYear if is_day else NotADate
    return parts


def _from_numbers(parts: list[str], order: Order | None) -> date:
    first, second, third = parts
    if _is_year(first):
        # Nowhere does the day come right after the year.
        return _checked(third, second, first)
    if not _is_year(third):
        raise TwoDigitYear if all(_is_short(part) for part in parts) else NotADate
    by_day, by_month = _tried(first, second, third), _tried(second, first, third)
    if by_day and by_month and by_day != by_month:
        if order is Order.DAY_FIRST:
            return by_day
        if order is Order.MONTH_FIRST:
            return by_month
        raise DayOrMonth(by_day, by_month)
    if not (by_day or by_month):
        _refuse_both(first, second, third, order)
    return by_day or by_month or _checked(first, second, third)


def _refuse_both(first: str, second: str, year: str, order: Order | None) -> None:
    """Say what is wrong of the reading that is meant."""
    if order is Order.MONTH_FIRST or (order is None and int(second) > _MOST_MONTHS):
        first, second = second, first
    _checked(first, second, year)


def _with_named_month(numbers: list[str], month: int) -> date:
    years = [number for number in numbers if _is_year(number)]
    days = [number for number in numbers if _is_day(number)]
    if not years:
        raise TwoDigitYear if all(map(_is_short, numbers)) else NotADate
    if len(years) != 1 or len(days) != 1:
        raise NotADate
    return _made(int(days[0]), month, int(years[0]))


def _tried(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _checked(day: str, month: str, year: str) -> date:
    if not (_is_day(day) and _is_short(month) and 1 <= int(month) <= _MOST_MONTHS):
        raise NotADate
    return _made(int(day), int(month), int(year))


def _made(day: int, month: int, year: int) -> date:
    days = monthrange(year, month)[1]
    if day > days:
        raise NoSuchDay(month, year, days)
    return date(year, month, day)


def month_typed(text: str) -> int | None:
    """The month by its number or its name; where a month is asked for, two letters can do."""
    number = _plain(text).rstrip(".")
    if _is_short(number):
        return int(number) if 1 <= int(number) <= _MOST_MONTHS else None
    return _month(number, _LETTERS_ALONE)


def _month(word: str, least: int = _LETTERS_OF_MONTH) -> int | None:
    """The month by its name or the first letters of it; `sept` is one of them."""
    if len(word) < least:
        return None
    found = [at for at, name in enumerate(MONTHS, 1) if name.casefold().startswith(word)]
    return found[0] if len(found) == 1 else None


def _is_short(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len("31")


def _is_day(text: str) -> bool:
    return _is_short(text) and 1 <= int(text) <= _MOST_DAYS


def _is_year(text: str) -> bool:
    """Whether it is a year in four digits; what begins with a zero is a slip of the finger."""
    is_number = text.isascii() and text.isdigit()
    return is_number and len(text) == _YEAR_DIGITS and text[0] != "0"
