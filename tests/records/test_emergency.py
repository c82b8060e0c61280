"""The emergency number that is offered, by the two clues of where a computer is."""

import re

import pytest

from ketcheck.records import emergency
from ketcheck.records.emergency import (
    emergency_numbers,
    number_for,
    offered_number,
    region_of_locale,
    region_of_zone,
)


def test_each_row_has_a_number_and_says_who_says_so() -> None:
    table = emergency_numbers()
    assert 60 <= len(table) <= 200
    for row in table.values():
        assert row.number in row.source or re.search(r"\b112\b", row.source)
        assert row.source.endswith(".")


@pytest.mark.parametrize(
    ("region", "number"),
    [("US", "911"), ("GB", "999"), ("DE", "112"), ("AU", "000"), ("JP", "119"), ("NO", "113")],
)
def test_well_known_numbers(region: str, number: str) -> None:
    assert emergency_numbers()[region].number == number


@pytest.mark.parametrize(
    ("environment", "region"),
    [
        ({"LANG": "en_US.UTF-8"}, "US"),
        ({"LANG": "de_AT@euro"}, "AT"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "fr_CA.UTF-8"}, "CA"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "en_GB"}, "GB"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": ""}, "US"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C.UTF-8"}, None),
        ({"LANG": "POSIX"}, None),
        ({"LANG": "eo"}, None),
        ({}, None),
    ],
)
def test_the_region_of_a_locale(environment: dict[str, str], region: str | None) -> None:
    assert region_of_locale(environment) == region


@pytest.mark.parametrize(
    ("zone", "region"),
    [
        ("America/New_York", "US"),
        ("Europe/Berlin", "DE"),
        ("Europe/Oslo", "NO"),
        ("Etc/UTC", None),
        ("UTC", None),
        ("Nowhere/At_All", None),
        (None, None),
    ],
)
def test_the_region_of_a_zone(zone: str | None, region: str | None) -> None:
    assert region_of_zone(zone) == region


def test_without_the_tables_of_the_system_a_zone_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("zoneinfo.TZPATH", ())
    assert region_of_zone("America/New_York") is None


@pytest.mark.parametrize(
    ("by_locale", "by_zone", "number"),
    [
        ("US", None, "911"),
        (None, "GB", "999"),
        ("DE", "FR", "112"),
        ("US", "CA", "911"),
        ("US", "DE", None),
        ("US", "AQ", None),
        ("AQ", None, None),
        (None, None, None),
    ],
)
def test_a_number_is_offered_where_the_clues_agree(
    by_locale: str | None, by_zone: str | None, number: str | None
) -> None:
    assert number_for(by_locale, by_zone) == number


def test_the_offer_goes_by_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_NZ.UTF-8")
    monkeypatch.setattr(emergency, "_zone_here", lambda: "Pacific/Auckland")
    assert offered_number() == "111"
