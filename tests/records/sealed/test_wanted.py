"""The list as somebody wants it: filtered, found and sorted, page by page without a gap."""

from collections.abc import Callable
from datetime import date

import pytest
from house import House

from ketcheck.checklist.level import Level
from ketcheck.records.model import Kind
from ketcheck.records.sealed.rows import Row
from ketcheck.records.sealed.wanted import OrderBy, Wanted

KEYS: dict[OrderBy, Callable[[Row], object]] = {
    OrderBy.WHEN: lambda row: row.finished,
    OrderBy.RESULT: lambda row: list(Level).index(row.level) + 1 if row.level else 0,
    OrderBy.WHY: lambda row: row.why.lower(),
    OrderBy.KIND: lambda row: row.kind.value,
    OrderBy.RECORD: lambda row: row.short_id,
}


@pytest.fixture
def full(house: House) -> House:
    """Ten days with checks of each result, and a few uses."""
    for day in range(10):
        record = house.save(-24 * day - 9)
        if day % 3 == 0:
            house.use(-24 * day - 8.9, record)
        house.save(-24 * day - 2, skin="broken" if day % 2 else "unsure")
    return house


def all_of(house: House, wanted: Wanted, limit: int = 4) -> list[Row]:
    rows: list[Row] = []
    while page := house.store.listed(
        house.person.id, wanted, after=rows[-1] if rows else None, limit=limit
    ):
        rows += page
    return rows


@pytest.mark.parametrize("is_ascending", [False, True])
@pytest.mark.parametrize("order", OrderBy)
@pytest.mark.parametrize("words", ["", "maria"])
def test_pages_join_in_any_order_without_gap_or_repeat(
    full: House, order: OrderBy, words: str, *, is_ascending: bool
) -> None:
    every = {row.id for row in full.store.page(person_id=full.person.id, limit=100)}
    rows = all_of(full, Wanted(words=words, order=order, is_ascending=is_ascending))
    assert len(rows) == len(every)
    assert {row.id for row in rows} == every
    keys = [KEYS[order](row) for row in rows]
    assert keys == sorted(keys, reverse=not is_ascending)  # type: ignore[type-var]


def test_a_list_of_all_is_the_page_of_before(full: House) -> None:
    assert all_of(full, Wanted()) == full.store.page(person_id=full.person.id, limit=100)


def test_filters_go_together(full: House) -> None:
    stops = all_of(full, Wanted(levels=frozenset({Level.STOP, Level.URGENT})))
    assert {row.level for row in stops} == {Level.STOP}
    uses = all_of(full, Wanted(kinds=frozenset({Kind.USE})))
    assert {row.kind for row in uses} == {Kind.USE}
    both = Wanted(levels=frozenset({Level.STOP}), kinds=frozenset({Kind.USE}))
    assert all_of(full, both) == []
    since = all_of(full, Wanted(since=date(2026, 11, 20)))
    assert {row.finished.day for row in since} == {20, 21, 22}


def test_days_and_times_are_those_that_are_shown(full: House) -> None:
    day = date(2026, 11, 20)
    rows = all_of(full, Wanted(days=((day, day),)))
    assert {row.finished.date() for row in rows} == {day}
    two = all_of(full, Wanted(days=((day, day), (date(2026, 11, 14), date(2026, 11, 15)))))
    assert {row.finished.day for row in two} == {14, 15, 20}
    at_noon = all_of(full, Wanted(times=("12:00",)))
    assert {f"{row.finished:%H:%M}" for row in at_noon} == {"12:00"}
    assert all_of(full, Wanted(words="blister", days=((day, day),))) == []


def test_another_persons_records_are_never_listed(full: House) -> None:
    other = full.store.directory.add("Ann Lee")
    for wanted in (Wanted(), Wanted(words="maria"), Wanted(levels=frozenset({Level.OK}))):
        assert full.store.listed(other.id, wanted) == []


@pytest.mark.parametrize("text", ['"', "a OR b", "person:x", "*", "-", "\x00", "'; DROP TABLE"])
def test_nothing_typed_is_taken_for_a_command(full: House, text: str) -> None:
    assert all_of(full, Wanted(words=text, levels=frozenset({Level.OK}))) == []
