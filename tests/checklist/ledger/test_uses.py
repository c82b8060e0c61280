"""Uses: which are one, which place they count for, and when the limits allow the next."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from histories import BERLIN, NEW_YORK
from hypothesis import given
from hypothesis import strategies as st
from support import NOW
from told_facts import MINUTE, SECOND, hours_ago

from ketcheck.checklist.details import Plan
from ketcheck.checklist.ledger.uses import (
    Limits,
    Use,
    earliest,
    limits_of,
    may_still_follow,
    stricter_of,
    told_once,
)

SIX = Limits(spacing=timedelta(hours=6))


def plan(**times: object) -> Plan:
    return Plan.model_validate({"amount": "a pea", **times})


@pytest.mark.parametrize(
    ("times", "hours", "a_day"),
    [
        ({}, None, None),
        ({"hours_between": 6}, 6, None),
        ({"times_a_day": 3}, 4, 3),
        ({"times_a_day": 1}, 12, 1),
        ({"times_a_day": 12}, 1, 12),
        ({"times_a_day": 3, "hours_between": 6}, 6, 3),
        ({"times_a_day": 3, "most_a_day": 2}, 4, 2),
        ({"times_a_day": "when needed"}, None, None),
        ({"times_a_day": "when needed", "most_a_day": 4}, None, 4),
        ({"most_a_day": 4}, None, 4),
    ],
)
def test_the_limits_of_a_label(
    times: dict[str, object], hours: float | None, a_day: int | None
) -> None:
    spacing = timedelta(hours=hours) if hours is not None else None
    assert limits_of(plan(**times)) == Limits(spacing, a_day)
    assert Limits(spacing, a_day).tell is (hours is not None or a_day is not None)


def test_a_place_goes_by_its_own_times_as_far_as_it_has_them() -> None:
    label = plan(times_a_day=3, hours_between=6, sites=["foot", {"words": "toe", "most_a_day": 1}])
    assert limits_of(label, label.site("foot")) == Limits(timedelta(hours=6), 3)
    assert limits_of(label, label.site("toe")) == Limits(timedelta(hours=6), 1)


def test_the_stricter_of_limits_is_the_longest_and_the_fewest() -> None:
    some = [Limits(timedelta(hours=4), 3), Limits(timedelta(hours=6), None), Limits(None, 2)]
    assert stricter_of(some) == Limits(timedelta(hours=6), 2)
    assert stricter_of([]) == Limits()


def test_spacing_counts_from_the_newest_use() -> None:
    uses = [Use(at=hours_ago(9)), Use(at=hours_ago(2))]
    assert earliest(uses, SIX, UTC) == hours_ago(-4)


@pytest.mark.parametrize("limits", [Limits(), SIX, Limits(None, 2)])
def test_without_uses_or_without_limits_nothing_is_told(limits: Limits) -> None:
    assert earliest([], limits, UTC) is None
    assert earliest([Use(at=NOW)], Limits(), UTC) is None


def test_the_day_limit_holds_twenty_hours_and_the_civil_day() -> None:
    evening = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
    once = Limits(None, 1)
    assert earliest([Use(at=evening)], once, UTC) == evening + timedelta(hours=20)
    early = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
    assert earliest([Use(at=early)], once, UTC) == datetime(2026, 11, 23, tzinfo=UTC)


def test_the_civil_day_is_that_of_the_zone() -> None:
    use = Use(at=datetime(2026, 11, 22, 3, 0, tzinfo=UTC))
    new_york = ZoneInfo("America/New_York")
    # Three in the morning in UTC is the evening before in New York.
    assert earliest([use], Limits(None, 1), new_york) == use.utc + timedelta(hours=20)
    assert earliest([use], Limits(None, 1), UTC) == datetime(2026, 11, 23, tzinfo=UTC)


@given(
    st.lists(st.integers(0, 60 * 48), min_size=1, max_size=6, unique=True),
    st.sampled_from([None, 1, 4, 6, 12]),
    st.sampled_from([None, 1, 2, 3]),
)
def test_the_time_named_is_the_first_that_every_limit_allows(
    minutes: list[int], hours: int | None, a_day: int | None
) -> None:
    uses = [Use(at=NOW - timedelta(minutes=one)) for one in minutes]
    limits = Limits(timedelta(hours=hours) if hours else None, a_day)
    found = earliest(uses, limits, UTC)
    assert (found is None) is not limits.tell
    if found and found > NOW:
        assert _is_allowed(uses, limits, found)
        assert not _is_allowed(uses, limits, found - SECOND)


def _is_allowed(uses: list[Use], limits: Limits, now: datetime) -> bool:
    ago = [now - use.at for use in uses]
    today = sum(use.at.date() == now.date() for use in uses)
    last_20 = sum(one < timedelta(hours=20) for one in ago)
    is_spaced = limits.spacing is None or min(ago) >= limits.spacing
    return is_spaced and (limits.a_day is None or max(today, last_20) < limits.a_day)


@pytest.mark.parametrize(
    ("sites", "site", "is_there"),
    [
        (("left foot",), "Left  Foot.", True),
        (("left foot",), "right knee", False),
        ((), "right knee", True),
        (("left foot",), "", True),
    ],
)
def test_a_use_without_a_place_was_at_every_place(
    sites: tuple[str, ...], site: str, *, is_there: bool
) -> None:
    assert Use(at=NOW, sites=sites).is_at(site) is is_there


def test_the_same_minute_and_places_told_twice_is_one_use() -> None:
    once = told_once([Use(at=NOW, sites=("foot",)), Use(at=NOW + 59 * SECOND, sites=("Foot",))])
    assert len(once) == 1
    assert len(told_once([Use(at=NOW), Use(at=NOW + MINUTE)])) == 2
    assert len(told_once([Use(at=NOW, sites=("foot",)), Use(at=NOW, sites=("toe",))])) == 2


def test_of_two_that_are_one_use_the_sure_one_counts() -> None:
    unsure, sure = Use(at=NOW, sure=False), Use(at=NOW)
    assert told_once([unsure, sure]) == told_once([sure, unsure]) == (sure,)


def test_uses_come_newest_first_in_any_zone() -> None:
    here = Use(at=datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("America/New_York")))
    assert told_once([Use(at=NOW), here]) == (here, Use(at=NOW))


@given(second=st.integers(0, 59), told=st.integers(-59, 59))
def test_only_a_time_told_to_the_minute_may_follow_a_later_moment_of_it(
    second: int, told: int
) -> None:
    minute = datetime(2026, 11, 22, 10, 8, tzinfo=UTC)
    moment = minute + timedelta(seconds=second)

    assert may_still_follow(minute + timedelta(seconds=told), moment) is (told == 0 and second > 0)
    assert may_still_follow(minute.astimezone(BERLIN), moment.astimezone(NEW_YORK)) is (second > 0)
