"""Finding the days and times that somebody typed among other words, to look for what was then.

More is understood than in a form: a day without a year is of any year, and a month or a year alone
is all of it. Two readings of one date are both looked for.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ketcheck.messages.dates import MONTHS
from ketcheck.messages.orders import Order
from ketcheck.messages.reading import read_date, read_time
from ketcheck.messages.refusals import DayOrMonth, Refusal

Days = tuple[date, date]
"""The first and the last day, both counted in."""

_YEARS_BACK: Final = 30
_OLDEST: Final = 1990
_MOST_WORDS: Final = 4
_MOST_DAYS: Final = 31
_LETTERS: Final = 3
_WEEKDAYS: Final = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)$")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?", re.IGNORECASE)
_MONTH_NUMBERS = re.compile(r"(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4}))")
_SHORT_YEAR = re.compile(r"^(\d{1,2}[-/.]\d{1,2}[-/.])(\d{2})$")
_SHORT = re.compile(r"(\d{1,2})[/.-](\d{1,2})\.?")


@dataclass(frozen=True)
class Typed:
    """What was typed, taken apart: words to look for, and the days and times that are meant."""

    words: str
    days: tuple[Days, ...] = ()
    times: tuple[str, ...] = ()
    """As they are shown: `09:40`."""


def read_typed(text: str, today: date, order: Order | None = None) -> Typed:
    """Take the days and times out of what was typed; the longest reading counts."""
    tokens = [token.strip(",;") for token in text.split()]
    tokens = [token for token in tokens if token]
    words: list[str] = []
    days: list[Days] = []
    times: list[str] = []
    place = 0
    while place < len(tokens):
        place += _take(tokens, place, (today, order), words, days, times)
    return Typed(" ".join(words), tuple(days), tuple(times))


def _take(  # noqa: PLR0913, PLR0917 - a place in the text, and where what it holds goes
    tokens: Sequence[str],
    place: int,
    here: tuple[date, Order | None],
    words: list[str],
    days: list[Days],
    times: list[str],
) -> int:
    """Take the longest day or time that begins there, or a word; how many tokens it was."""
    today, order = here
    for length in range(min(_MOST_WORDS, len(tokens) - place), 0, -1):
        span = " ".join(tokens[place : place + length])
        is_all = length == len(tokens)
        if found := _days_of(span, today, order, is_all=is_all):
            days += found
            return length
        if time := _time_of(span):
            times.append(time)
            return length
    words.append(tokens[place])
    return 1


def _time_of(span: str) -> str:
    if not _CLOCK.fullmatch(span):
        return ""
    with suppress(Refusal):
        return f"{read_time(span):%H:%M}"
    return ""


def _days_of(span: str, today: date, order: Order | None, *, is_all: bool) -> list[Days]:
    """The days that the words name, or none; a name that is also a word only by itself."""
    plain = _without_weekday(span.casefold())
    if not plain:
        return _last_of(span.casefold(), today) if is_all else []
    for read in (_whole, _of_month, _of_any_year):
        if found := read(plain, today, order):
            return found
    if plain.isdecimal() and _OLDEST <= int(plain) <= today.year + 1:
        return [(date(int(plain), 1, 1), date(int(plain), 12, 31))]
    month = _month(plain)
    if month and is_all:
        return [_month_days(year, month) for year in _years(today)]
    return []


def _whole(plain: str, today: date, order: Order | None) -> list[Days]:
    """A day with its year, or one that is named by how long ago it is."""
    try:
        day = read_date(_SHORT_YEAR.sub(r"\g<1>20\g<2>", plain), order, today)
    except DayOrMonth as both:
        return [(both.one, both.one), (both.other, both.other)]
    except Refusal:
        return []
    return [(day, day)]


def _of_month(plain: str, _today: date, _order: Order | None) -> list[Days]:
    """`March 2026`, `2026 March`, `2026-03`, `3/2026`."""
    numbers = _MONTH_NUMBERS.fullmatch(plain)
    if numbers:
        year, month = numbers[1] or numbers[4], numbers[2] or numbers[3]
        return _checked_month(int(year), int(month))
    parts = plain.split()
    if len(parts) != len(("month", "year")):
        return []
    named = [(_month(one), other) for one, other in (parts, parts[::-1])]
    for month, year in named:
        if month and year.isdecimal() and int(year) >= _OLDEST:
            return _checked_month(int(year), month)
    return []


def _checked_month(year: int, month: int) -> list[Days]:
    is_month = 1 <= month <= len(MONTHS) and year >= _OLDEST
    return [_month_days(year, month)] if is_month else []


def _month_days(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _of_any_year(plain: str, today: date, order: Order | None) -> list[Days]:
    """`14 March`, `March 14th`, `3/14`: of each year that a record may be of."""
    pairs = list(_pairs(plain, order))
    found = []
    for year in _years(today):
        for day, month in pairs:
            with suppress(ValueError):
                one = date(year, month, day)
                found.append((one, one))
    return found


def _pairs(plain: str, order: Order | None) -> Iterator[tuple[int, int]]:
    """Day and month, in each way that they can be read."""
    short = _SHORT.fullmatch(plain)
    if short:
        first, second = int(short[1]), int(short[2])
        if order is not Order.MONTH_FIRST or first > len(MONTHS):
            yield first, second
        if order is not Order.DAY_FIRST or second > len(MONTHS):
            yield second, first
        return
    parts = [_ORDINAL.sub("", one).rstrip(".") for one in plain.split() if one != "of"]
    if len(parts) != len(("day", "month")):
        return
    for day, month in (parts, parts[::-1]):
        number = _month(month)
        if day.isdecimal() and int(day) <= _MOST_DAYS and number:
            yield int(day), number


def _years(today: date) -> range:
    return range(today.year, today.year - _YEARS_BACK, -1)


def _without_weekday(plain: str) -> str:
    first, _, rest = plain.partition(" ")
    return rest.strip(", ") if _weekday(first) is not None else plain


def _last_of(plain: str, today: date) -> list[Days]:
    weekday = _weekday(plain.strip())
    if weekday is None:
        return []
    day = today - timedelta(days=(today.weekday() - weekday) % 7)
    return [(day, day)]


def _weekday(word: str) -> int | None:
    word = word.rstrip(".,")
    if len(word) < _LETTERS:
        return None
    return next((at for at, name in enumerate(_WEEKDAYS) if name.startswith(word)), None)


def _month(word: str) -> int | None:
    word = word.rstrip(".")
    if len(word) < _LETTERS or not word.isalpha():
        return None
    if word == "sept":
        return MONTHS.index("September") + 1
    found = [at for at, name in enumerate(MONTHS, 1) if name.casefold().startswith(word)]
    return found[0] if len(found) == 1 else None
