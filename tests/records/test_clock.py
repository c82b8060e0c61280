from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from ketcheck.records.clock import in_zone, moment_here, now_here, offset_name
from ketcheck.records.model import Moment

NEW_YORK = ZoneInfo("America/New_York")
EST = timezone(timedelta(hours=-5))


def test_now_is_aware_and_names_its_zone() -> None:
    before = datetime.now(UTC)
    now = now_here()
    assert before <= now.utc <= datetime.now(UTC)
    assert now.zone


def test_a_stored_time_takes_up_the_rules_of_its_zone_again() -> None:
    stored = Moment(at=datetime(2026, 11, 22, 8, tzinfo=EST), zone="America/New_York")
    assert in_zone(stored).tzinfo == NEW_YORK
    assert in_zone(stored) == stored.at


@pytest.mark.parametrize("zone", ["UTC-05:00", "Mars/Olympus", "/etc/passwd", "Europe"])
def test_a_zone_that_this_computer_does_not_know_leaves_the_offset(zone: str) -> None:
    at = datetime(2026, 11, 22, 8, tzinfo=EST)
    assert in_zone(Moment(at=at, zone=zone)).utcoffset() == timedelta(hours=-5)


def test_a_zone_whose_rules_have_changed_leaves_the_offset_of_then() -> None:
    at = datetime(2026, 7, 22, 8, tzinfo=EST)
    assert in_zone(Moment(at=at, zone="America/New_York")).utcoffset() == timedelta(hours=-5)


def test_a_time_from_here_gets_the_zone_of_here() -> None:
    here = Moment(at=datetime(2026, 11, 22, 9, tzinfo=NEW_YORK), zone="America/New_York")
    assert moment_here(datetime(2026, 11, 22, 8, tzinfo=EST), here).zone == "America/New_York"


def test_a_time_from_elsewhere_keeps_its_offset() -> None:
    here = Moment(at=datetime(2026, 11, 22, 9, tzinfo=NEW_YORK), zone="America/New_York")
    there = moment_here(datetime(2026, 11, 22, 14, tzinfo=timezone(timedelta(hours=1))), here)
    assert there.zone == "UTC+01:00"
    assert there.at.utcoffset() == timedelta(hours=1)


@pytest.mark.parametrize(
    ("minutes", "name"), [(0, "UTC+00:00"), (-300, "UTC-05:00"), (345, "UTC+05:45")]
)
def test_offsets_are_named(minutes: int, name: str) -> None:
    at = datetime(2026, 11, 22, tzinfo=timezone(timedelta(minutes=minutes)))
    assert offset_name(at) == name
