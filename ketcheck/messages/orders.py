"""In which order a country writes day, month and year."""

import os
import re
from collections.abc import Mapping
from enum import StrEnum


class Order(StrEnum):
    """What comes first in a date, and what after it."""

    DAY_FIRST = "day month year"
    MONTH_FIRST = "month day year"
    YEAR_FIRST = "year month day"

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of the three parts, in order."""
        return tuple(self.value.split())


# Unicode CLDR 48, short dates of the English of the country, else of its first language.
_MONTH_FIRST = frozenset(("AS", "GU", "MH", "MP", "PA", "PH", "PR", "UM", "US", "VI"))
_YEAR_FIRST = frozenset(
    ("AF", "BT", "CA", "CN", "HU", "IR", "JP", "KP", "KR", "LK", "LT", "MN", "NP", "SE", "TW", "ZA")
)
# Its languages differ. In the United States CLDR has Spanish with the day first.
_UNSURE = frozenset(("BI", "ER", "ET", "RW", "ZZ"))
_UNSURE_LANGUAGES = frozenset((("es", "US"), ("iu", "CA"), ("xh", "ZA")))
_NAMED = re.compile(r"([A-Za-z]+)_([A-Z]{2})(?![A-Za-z0-9])")


def order_here(environment: Mapping[str, str] = os.environ) -> Order | None:
    """The order of the country that the process locale names; None where it names none."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_TIME", "LANG"))
    # POSIX: the first one that is set and not empty counts, alone.
    found = _NAMED.match(next((name for name in names if name), ""))
    return _order_of(found[1], found[2]) if found else None


def _order_of(language: str, country: str) -> Order | None:
    if country in _UNSURE or (language, country) in _UNSURE_LANGUAGES:
        return None
    if country in _MONTH_FIRST:
        return Order.MONTH_FIRST
    return Order.YEAR_FIRST if country in _YEAR_FIRST else Order.DAY_FIRST
