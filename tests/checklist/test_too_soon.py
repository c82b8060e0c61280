"""When the next use is due: to the second, by the day, and when the clocks change."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo

import pytest
from histories import BERLIN, NEW_YORK, SANTIAGO, SECOND, found, later, plan, used, whole
from hypothesis import given
from hypothesis import strategies as st
from strategies import finished_checks, plans
from support import NOW

from ketcheck.checklist.content import Detail
from ketcheck.checklist.cross_checks import next_use
from ketcheck.checklist.details import Plan
from ketcheck.checklist.draft import Check
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import judge


def test_a_use_is_too_soon_until_the_very_second() -> None:
    check = used(NOW - timedelta(hours=6), plan=plan(hours_between=6))

    assert "too-soon" in found(check, NOW - SECOND)
    assert "too-soon" not in found(check, NOW)
    assert "too-soon" not in found(check, NOW + SECOND)


def test_too_soon_stops_and_names_both_times() -> None:
    check = used(NOW - timedelta(hours=2), plan=plan(hours_between=6))

    result = judge(check, NOW)

    assert result.level is Level.STOP
    assert "Last use: 12:00." in result.reasons[0].text
    assert "after 18:00." in result.reasons[0].text


def test_who_waits_for_the_minute_named_is_not_too_soon() -> None:
    check = used(NOW - timedelta(hours=6) + timedelta(seconds=30), plan=plan(hours_between=6))

    assert found(check)["too-soon"]["due"] == "14:01"
    assert "too-soon" not in found(check, NOW + timedelta(minutes=1))


def test_the_use_told_of_now_counts() -> None:
    known = later(uses=(), last_ok=NOW - timedelta(hours=2), newest=NOW - timedelta(hours=2))

    assert "too-soon" in found(whole(known, applied="yes"))
    assert "too-soon" not in found(whole(known, applied="no"))


def test_the_plan_filled_in_now_counts() -> None:
    known = later(uses=(NOW - timedelta(hours=5),), plan=None)

    assert "too-soon" in found(whole(known, {Detail.PLAN: plan(hours_between=6)}))
    assert "too-soon" not in found(whole(known, {Detail.PLAN: plan(hours_between=4)}))


def test_the_last_of_the_uses_a_day_was_the_last_until_midnight() -> None:
    start = NOW.replace(hour=0)
    uses = [start + timedelta(hours=hours) for hours in (10, 5, 0)]
    check = used(*uses, plan=plan(times_a_day=3, hours_between=4))
    midnight = start + timedelta(days=1)

    assert "too-soon" in found(check, midnight - SECOND)
    assert "too-soon" not in found(check, midnight)
    assert next_use(check, NOW) == midnight


def test_a_use_just_before_midnight_is_of_that_day() -> None:
    midnight = NOW.replace(hour=0)
    once_a_day = plan(times_a_day=1, hours_between=1)

    yesterday = used(midnight - SECOND, plan=once_a_day)
    today = used(midnight, plan=once_a_day)

    assert "too-soon" not in found(yesterday, NOW)
    assert "too-soon" in found(today, NOW)


def test_the_lower_of_two_limits_counts() -> None:
    uses = (NOW - timedelta(hours=5), NOW - timedelta(hours=10))

    assert "too-soon" in found(used(*uses, plan=plan(times_a_day=3, most_a_day=2, hours_between=4)))
    assert "too-soon" not in found(used(*uses, plan=plan(times_a_day=3, hours_between=4)))


@pytest.mark.parametrize(("times_a_day", "hours"), [(1, 12), (2, 6), (3, 4), (4, 3), (24, 0.5)])
def test_a_label_without_hours_still_spaces_its_uses(times_a_day: int, hours: float) -> None:
    evening_before = NOW.replace(hour=0) - timedelta(minutes=1)
    check = used(evening_before, plan=plan(times_a_day=times_a_day))
    due = evening_before + timedelta(hours=hours)

    assert "too-soon" in found(check, due - SECOND)
    assert "too-soon" not in found(check, due)


def test_a_label_without_hours_has_the_reader_ask_for_them() -> None:
    check = used(NOW - timedelta(hours=1), plan=plan(times_a_day=3))

    assert "ask your doctor or nurse" in judge(check, NOW).next_step


@pytest.mark.parametrize("untimed", [plan(), plan(times_a_day="when needed")])
def test_a_label_without_times_is_asked_about_and_not_counted(untimed: Plan) -> None:
    check = used(NOW - timedelta(minutes=1), plan=untimed)

    assert "too-soon" not in found(check)
    assert "timing" in check.draft.answers
    assert next_use(check, NOW) is None


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
    last = datetime(2026, 9, 5, 22, 0, tzinfo=SANTIAGO)
    check = used(last, plan=plan(times_a_day=1, hours_between=1))
    first_moment = datetime(2026, 9, 6, 1, 0, tzinfo=SANTIAGO)

    assert "too-soon" in found(check, datetime(2026, 9, 5, 23, 59, 59, tzinfo=SANTIAGO))
    assert "too-soon" not in found(check, first_moment)
    due = next_use(check, datetime(2026, 9, 5, 23, 0, tzinfo=SANTIAGO))
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
    assert "too-soon" not in found(check, datetime(2026, 11, 22, 7, 0, tzinfo=NEW_YORK))


zones = st.sampled_from((UTC, BERLIN, NEW_YORK, SANTIAGO, timezone(timedelta(hours=5.75))))


@given(plans, st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), zones, zones)  # noqa: DTZ001 - the zone is drawn
def test_at_the_time_it_names_and_not_before_the_next_use_is_due(
    label: Plan, last: datetime, zone_then: tzinfo, zone_now: tzinfo
) -> None:
    last = last.replace(tzinfo=UTC).astimezone(zone_then)
    soon_after = (last.astimezone(UTC) + SECOND).astimezone(zone_now)
    check = used(last, plan=label)

    due = next_use(check, soon_after)

    assert (due is None) is not label.is_timed
    if due is not None:
        assert due.tzinfo is UTC
        assert "too-soon" in found(check, (due - SECOND).astimezone(zone_now))
        assert "too-soon" not in found(check, due.astimezone(zone_now))


@given(finished_checks(), st.integers(0, 60 * 24 * 14))
def test_a_use_once_due_does_not_become_too_soon_by_waiting_the_same_day(
    check: Check, minutes: int
) -> None:
    now = NOW + timedelta(minutes=minutes)
    if "too-soon" not in found(check, now):
        assert "too-soon" not in found(check, now.replace(hour=23, minute=59))
