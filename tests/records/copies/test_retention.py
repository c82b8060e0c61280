from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ketcheck.records.copies.retention import kept

MOST = 7 + 4 + 12
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
hours_before = st.integers(min_value=0, max_value=24 * 365 * 3)
times = st.lists(hours_before.map(lambda hours: NOW - timedelta(hours=hours)), max_size=80)


def daily(days: int) -> list[datetime]:
    return [NOW - timedelta(days=day) for day in range(days)]


@given(times)
def test_the_newest_is_never_dropped(given_times: list[datetime]) -> None:
    assert kept(given_times) >= {max(given_times)} if given_times else kept([]) == set()


@given(times)
def test_no_more_than_so_many_are_kept_and_none_is_made_up(given_times: list[datetime]) -> None:
    found = kept(given_times)
    assert found <= set(given_times)
    assert len(found) <= MOST


@given(times)
def test_dropping_twice_drops_no_more(given_times: list[datetime]) -> None:
    assert kept(kept(given_times)) == kept(given_times)


@given(times)
def test_one_copy_a_day_is_enough(given_times: list[datetime]) -> None:
    days = {at.date() for at in kept(given_times)}
    assert len(days) == len(kept(given_times))


@given(times)
def test_each_of_the_last_days_with_a_copy_keeps_its_last_one(given_times: list[datetime]) -> None:
    days = sorted({at.date() for at in given_times}, reverse=True)[:7]
    last = {max(at for at in given_times if at.date() == day) for day in days}
    assert last <= kept(given_times)


def test_a_year_of_days_keeps_days_weeks_and_months() -> None:
    found = sorted(kept(daily(365)), reverse=True)
    assert found[:7] == daily(7)
    weeks = {at.isocalendar()[:2] for at in found}
    months = {(at.year, at.month) for at in found}
    assert {(NOW - timedelta(weeks=week)).isocalendar()[:2] for week in range(4)} <= weeks
    assert len(months) == 12


def test_kept_day_by_day_the_months_are_there_after_a_year() -> None:
    """As it is in use: each day a copy is added, and what is not kept is dropped at once."""
    there: set[datetime] = set()
    for at in reversed(daily(400)):
        there = kept(there | {at})
        assert at in there
    assert len({(at.year, at.month) for at in there}) == 12
    assert len(there) <= MOST
