"""Dates as people type them into a search: 1956-03-14, 3/14/1956, 14.3.1956, 14 March 1956."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

_MONTHS: Final = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_MONTH: Final = rf"(?P<month>(?:{'|'.join(_MONTHS)})[a-z]*)"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>\d{4})"
_APART: Final = r"[\s.,/-]*"
_PATTERNS: Final = tuple(
    re.compile(rf"(?<![\w-]){pattern}(?![\w-])", re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}[-/.](?P<a>\d{{1,2}})[-/.](?P<day>\d{{1,2}})",
        rf"(?P<a>\d{{1,2}})[-/.]\s?(?P<b>\d{{1,2}})[-/.]\s?{_YEAR}",
        rf"{_DAY}{_APART}{_MONTH}{_APART}{_YEAR}",
        rf"{_MONTH}{_APART}{_DAY}{_APART}{_YEAR}",
    )
)


def dates_in(text: str) -> tuple[list[set[date]], str]:
    """Each date that is typed, as the days it may mean, and what else is typed.

    3/4/1956 may be of March and of April: both are looked for.
    """
    found: list[set[date]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if days := set(_days(match)):
                found.append(days)
                text = text.replace(match[0], " ", 1)
    return found, text


def _days(match: re.Match[str]) -> Iterator[date]:
    given = match.groupdict()
    year = int(given["year"])
    if "month" in given:
        months = [(_MONTHS.index(given["month"][:3].lower()) + 1, int(given["day"]))]
    elif "b" in given:
        a, b = int(given["a"]), int(given["b"])
        months = [(a, b), (b, a)]
    else:
        months = [(int(given["a"]), int(given["day"]))]
    for month, day in months:
        try:
            yield date(year, month, day)
        except ValueError:
            continue
