"""When the next use is due: to the second, by the day, and when the clocks change."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo

import pytest
from histories import BERLIN, NEW_YORK, SANTIAGO, SECOND, found, later, plan, used, uses, whole
from hypothesis import given
from hypothesis import strategies as st
from strategies import finished_checks, plans
from support import NOW, new_check

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Plan, Sites, Uses, UseTold
from ketcheck.checklist.ledger.uses import Use
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import judge
from ketcheck.checklist.timing import maybe_until, next_use


def test_a_use_is_too_soon_until_the_very_second() -> None:
    check = used(NOW - timedelta(hours=6), plan=plan(hours_between=6))

    assert "too-soon" in found(check, NOW - SECOND)
    assert "too-soon" not in found(check, NOW)
    assert "too-soon" not in found(check, NOW + SECOND)


def test_too_soon_stops_and_names_both_times() -> None:
    check = used(NOW - timedelta(hours=2), plan=plan(hours_between=6))

    result = judge(check)

    assert result.level is Level.STOP
    assert "Last use: 12:00." in result.reasons[0].text
    assert "after 18:00." in result.reasons[0].text


def test_who_waits_for_the_minute_named_is_not_too_soon() -> None:
    check = used(NOW - timedelta(hours=6) + timedelta(seconds=30), plan=plan(hours_between=6))

    assert found(check)["too-soon"]["due"] == "14:01"
    assert "too-soon" not in found(check, NOW + timedelta(minutes=1))


def test_the_use_told_of_now_counts() -> None:
    known = later(uses=(), checks=())
    told = {Detail.USES: Uses(uses=(UseTold(at=NOW - timedelta(hours=2)),))}

    assert "too-soon" in found(whole(known, told, used="yes"))
    assert "too-soon" not in found(whole(known, told, used="no"))


def test_the_plan_filled_in_now_counts() -> None:
    known = later(uses=uses(NOW - timedelta(hours=5)), plan=None)

    assert "too-soon" in found(whole(known, {Detail.PLAN: plan(hours_between=6)}))
    assert "too-soon" not in found(whole(known, {Detail.PLAN: plan(hours_between=4)}))


def test_the_last_of_the_uses_a_day_was_the_last_until_midnight() -> None:
    start = NOW.replace(hour=0)
    times = [start + timedelta(hours=hours) for hours in (10, 5, 0)]
    check = used(*times, plan=plan(times_a_day=3, hours_between=4))
    midnight = start + timedelta(days=1)

    assert "too-soon" in found(check, midnight - SECOND)
    assert "too-soon" not in found(check, midnight)
    assert next_use(check) == midnight


def test_a_day_limit_does_not_begin_anew_at_midnight() -> None:
    # Noon, 4 and 8 in the evening: the first of the three is 20 hours ago at 8 in the morning.
    day = NOW.replace(hour=0)
    times = [day + timedelta(hours=hours) for hours in (20, 16, 12)]
    check = used(*times, plan=plan(times_a_day=3))
    due = day + timedelta(hours=32)

    for now in (day + timedelta(hours=24, minutes=3), due - SECOND):
        assert "too-soon" in found(check, now)
    assert "too-soon" not in found(check, due)
    assert next_use(check.at(day + timedelta(hours=21))) == due


def test_a_use_of_this_day_counts_in_it_to_its_end() -> None:
    once_a_day = plan(times_a_day=1, hours_between=1)
    first = NOW.replace(hour=0)
    check = used(first, plan=once_a_day)

    assert "too-soon" in found(check, first + timedelta(hours=23, minutes=59, seconds=59))
    assert "too-soon" not in found(check, first + timedelta(days=1))


def test_the_lower_of_two_limits_counts() -> None:
    times = (NOW - timedelta(hours=5), NOW - timedelta(hours=10))
    both = plan(times_a_day=3, most_a_day=2, hours_between=4)

    assert "too-soon" in found(used(*times, plan=both))
    assert "too-soon" not in found(used(*times, plan=plan(times_a_day=3, hours_between=4)))


@pytest.mark.parametrize(("times_a_day", "hours"), [(1, 12), (2, 6), (3, 4), (4, 3), (24, 0.5)])
def test_a_label_without_hours_still_spaces_its_uses(times_a_day: int, hours: float) -> None:
    evening_before = NOW.replace(hour=0) - timedelta(minutes=1)
    check = used(evening_before, plan=plan(times_a_day=times_a_day))
    # Once a day it is the day limit that holds longer.
    due = evening_before + timedelta(hours=20 if times_a_day == 1 else hours)

    assert "too-soon" in found(check, due - SECOND)
    assert "too-soon" not in found(check, due)


@pytest.mark.parametrize("untimed", [plan(), plan(times_a_day="when needed")])
def test_a_label_without_times_is_asked_about_and_not_counted(untimed: Plan) -> None:
    check = used(NOW - timedelta(minutes=1), plan=untimed)

    assert "too-soon" not in found(check)
    assert "timing" in check.draft.answers
    assert next_use(check) is None


def test_hours_are_real_hours_when_the_clocks_go_forward() -> None:
    # 01:00 to 07:00 by the wall is five hours in that night.
    last = datetime(2026, 3, 29, 1, 0, tzinfo=BERLIN)
    check = used(last, plan=plan(hours_between=6))

    assert "too-soon" in found(check, datetime(2026, 3, 29, 7, 59, tzinfo=BERLIN))
    assert "too-soon" not in found(check, datetime(2026, 3, 29, 8, 0, tzinfo=BERLIN))


def test_hours_are_real_hours_when_the_clocks_go_back() -> None:
    last = datetime(2026, 11, 1, 0, 30, tzinfo=NEW_YORK)
    check = used(last, plan=plan(hours_between=2))
    first_half_past_one = datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK)
    second_half_past_one = first_half_past_one.replace(fold=1)

    assert "too-soon" in found(check, first_half_past_one)
    assert "too-soon" not in found(check, second_half_past_one)
    assert found(check, first_half_past_one)["too-soon"]["due"] == "01:30"


def test_a_day_begins_at_its_first_moment_where_midnight_is_skipped() -> None:
    # In Santiago 6 September 2026 begins at 01:00.
    last = datetime(2026, 9, 5, 2, 0, tzinfo=SANTIAGO)
    check = used(last, plan=plan(times_a_day=1, hours_between=1))
    first_moment = datetime(2026, 9, 6, 1, 0, tzinfo=SANTIAGO)

    assert "too-soon" in found(check, datetime(2026, 9, 5, 23, 59, 59, tzinfo=SANTIAGO))
    assert "too-soon" not in found(check, first_moment)
    due = next_use(check.at(datetime(2026, 9, 5, 23, 0, tzinfo=SANTIAGO)))
    assert due == first_moment.astimezone(UTC)


def test_a_day_of_25_hours_is_one_day() -> None:
    morning = datetime(2026, 11, 1, 0, 10, tzinfo=NEW_YORK)
    check = used(morning, plan=plan(times_a_day=1, hours_between=1))

    assert "too-soon" in found(check, datetime(2026, 11, 1, 23, 59, 59, tzinfo=NEW_YORK))
    assert "too-soon" not in found(check, datetime(2026, 11, 2, 0, 0, tzinfo=NEW_YORK))


def test_the_day_is_the_one_of_here_and_now() -> None:
    use = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)  # 21 November, 22:00 in New York
    check = used(use, plan=plan(times_a_day=1, hours_between=1))

    assert "too-soon" in found(check, datetime(2026, 11, 22, 12, 0, tzinfo=UTC))
    later_that_day = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert "too-soon" in found(check, later_that_day)
    assert "too-soon" not in found(check, later_that_day.astimezone(NEW_YORK))


zones = st.sampled_from((UTC, BERLIN, NEW_YORK, SANTIAGO, timezone(timedelta(hours=5.75))))


@given(plans, st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), zones, zones)  # noqa: DTZ001 - the zone is drawn
def test_at_the_time_it_names_and_not_before_the_next_use_is_due(
    label: Plan, last: datetime, zone_then: tzinfo, zone_now: tzinfo
) -> None:
    last = last.replace(tzinfo=UTC).astimezone(zone_then)
    soon_after = (last.astimezone(UTC) + SECOND).astimezone(zone_now)
    check = used(last, plan=label)

    due = next_use(check.at(soon_after))

    assert (due is None) is not label.is_timed
    # Of a label that gives nothing but a day limit, one use leaves the next free at once.
    if due is not None:
        assert due.tzinfo is UTC
    if due is not None and due > last:
        assert "too-soon" in found(check, (due - SECOND).astimezone(zone_now))
        assert "too-soon" not in found(check, due.astimezone(zone_now))


EACH = Plan(amount="a pea", hours_between=6, sites=("left foot", "right knee"), each_site=True)


def at_places(*at: Use, each: bool = True, chosen: str = "left foot") -> Check:
    known = later(plan=EACH.model_copy(update={"each_site": each}), uses=at)
    return whole(known, {Detail.SITES: Sites(sites=(chosen,))})


@pytest.mark.parametrize(
    ("places", "each", "is_too_soon"),
    [
        (("left foot",), True, True),
        (("right knee",), True, False),
        ((), True, True),
        (("right knee",), False, True),
    ],
)
def test_uses_count_for_the_place_only_where_the_label_says_so(
    places: tuple[str, ...], *, each: bool, is_too_soon: bool
) -> None:
    use = Use(at=NOW - timedelta(hours=2), sites=places)

    assert ("too-soon" in found(at_places(use, each=each))) is is_too_soon


def test_a_place_with_times_of_its_own_goes_by_those() -> None:
    sites = ("left foot", {"words": "right knee", "hours_between": 8})
    label = Plan.model_validate({**dict(EACH), "sites": sites, "each_site": False})
    known = later(plan=label, uses=uses(NOW - timedelta(hours=7)))

    for place, is_too_soon in (("left foot", False), ("right knee", True)):
        check = whole(known, {Detail.SITES: Sites(sites=(place,))})
        assert ("too-soon" in found(check)) is is_too_soon


def test_before_a_place_is_chosen_the_first_that_is_due_counts() -> None:
    left = Use(at=NOW - timedelta(hours=2), sites=("left foot",))
    right = Use(at=NOW - timedelta(hours=1), sites=("right knee",))

    assert next_use(new_check(later(plan=EACH, uses=(left,)))) is None
    both = new_check(later(plan=EACH, uses=(right, left)))
    assert next_use(both) == NOW + timedelta(hours=4)


@pytest.mark.parametrize(("hours", "is_open"), [(5.99, True), (6, False)])
def test_a_maybe_use_is_ask_until_it_would_not_be_too_soon(hours: float, *, is_open: bool) -> None:
    check = used(NOW - timedelta(hours=hours), plan=plan(hours_between=6), sure=False)

    assert set(found(check)) == ({"maybe-too-soon"} if is_open else set())
    assert judge(check).level is (Level.ASK if is_open else Level.OK)
    assert maybe_until(check) == NOW + timedelta(hours=6 - hours)


def test_maybe_uses_use_up_a_day_as_well() -> None:
    sure = uses(NOW - timedelta(hours=13))
    maybe = uses(NOW - timedelta(hours=7), sure=False)
    known = later(uses=(*maybe, *sure), plan=plan(times_a_day=2, hours_between=6))

    assert set(found(whole(known))) == {"maybe-too-soon"}


def test_a_sure_use_that_is_too_soon_says_so_alone() -> None:
    sure = uses(NOW - timedelta(hours=2))
    maybe = uses(NOW - timedelta(hours=1), sure=False)

    assert set(found(whole(later(uses=(*maybe, *sure))))) == {"too-soon"}


@pytest.mark.parametrize("sure", [True, False])
@pytest.mark.parametrize("label", [plan(), plan(times_a_day="when needed"), plan(most_a_day=3)])
def test_a_bare_label_asks_for_four_hours(label: Plan, *, sure: bool) -> None:
    check = used(NOW - timedelta(hours=4), plan=label, sure=sure)

    assert "bare-label" not in found(check)
    assert "bare-label" in found(check, NOW - SECOND)
    assert judge(check.at(NOW - SECOND)).level is Level.ASK


def test_a_label_that_tells_a_spacing_is_not_bare() -> None:
    check = used(NOW - timedelta(hours=3), plan=plan(hours_between=2))

    assert "bare-label" not in found(check)


@given(finished_checks(), st.integers(0, 60 * 24 * 14))
def test_a_use_once_due_does_not_become_too_soon_by_waiting_the_same_day(
    check: Check, minutes: int
) -> None:
    now = NOW + timedelta(minutes=minutes)
    if check.known.clock_is_back(now) or check.known.clock_is_back(NOW):
        return
    if "too-soon" not in found(check, now):
        assert "too-soon" not in found(check, now.replace(hour=23, minute=59))
