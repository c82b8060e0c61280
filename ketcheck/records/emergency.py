"""Which number calls an ambulance here: an offer from our own table, for the user to confirm.

Nothing in this module decides: a number counts only once the user has said that it is the one.
"""

import os
import re
import zoneinfo
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Final

import tomli
from pydantic import StringConstraints, TypeAdapter

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Text
from ketcheck.resources import resource

_LOCALE_NAMES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
_TERRITORY: Final = re.compile(r"[A-Za-z]{2,3}[_-]([A-Z]{2})(?:[.@].*)?")
_ZONE_TABLES: Final = ("zone.tab", "zone1970.tab")
"""The first names the country of each zone; the second, countries that share one."""
_TABLE_COLUMNS: Final = 3

Region = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class EmergencyNumber(Frozen):
    """The number that calls an ambulance in a region, and who says so."""

    number: Annotated[str, StringConstraints(pattern=r"^[0-9]{2,5}$")]
    source: Text


@cache
def emergency_numbers() -> Mapping[str, EmergencyNumber]:
    """The table `resources/emergency/numbers.toml`, by region."""
    text = resource("emergency", "numbers.toml").read_text(encoding="utf-8")
    return TypeAdapter(dict[Region, EmergencyNumber]).validate_python(tomli.loads(text))


def offered_number() -> str | None:
    """The emergency number to ask about on this computer, or None where it is anybody's guess."""
    return number_for(region_of_locale(os.environ), region_of_zone(_zone_here()))


def number_for(by_locale: str | None, by_zone: str | None) -> str | None:
    """The number of the region that both clues name, or the one clue there is.

    Computers sold with US English are used all over the world. Where the clues name different
    numbers, offering either would invite a wrong yes.
    """
    regions = [region for region in (by_locale, by_zone) if region]
    rows = [emergency_numbers().get(region) for region in regions]
    numbers = {row.number if row else None for row in rows}
    return numbers.pop() if len(numbers) == 1 else None


def region_of_locale(environment: Mapping[str, str]) -> str | None:
    """The territory of the locale in force: `US` of `en_US.UTF-8`."""
    name = next((environment[name] for name in _LOCALE_NAMES if environment.get(name)), "")
    found = _TERRITORY.fullmatch(name)
    return found[1] if found else None


def region_of_zone(zone: str | None) -> str | None:
    """The country of a time zone, where the zone tables of the system name exactly one."""
    for table in _ZONE_TABLES:
        countries = {country for name, country in _zones(table) if name == zone}
        if len(countries) == 1:
            return countries.pop()
    return None


def _zones(table: str) -> Iterator[tuple[str, str]]:
    """Zone and country of each line of a table of the system; none where it has no such table."""
    for folder in zoneinfo.TZPATH:
        path = Path(folder) / table
        if path.is_file():
            for line in path.read_text(encoding="utf-8").splitlines():
                columns = line.split("\t")
                if not line.startswith("#") and len(columns) >= _TABLE_COLUMNS:
                    yield from ((columns[2], country) for country in columns[0].split(","))
            return


def _zone_here() -> str | None:
    from tzlocal import get_localzone_name  # noqa: PLC0415 - slow to import, and seldom needed

    try:
        return get_localzone_name()
    except (KeyError, ValueError, LookupError):  # a TZ that names no zone
        return None
