"""Changes of the label: which allow more, and what counts until somebody vouches for them."""

from datetime import date, timedelta

import pytest
from support import VOUCHED

from ketcheck.checklist.details import Plan, Vouched
from ketcheck.checklist.ledger.labels import effective_limits, follow, loosens
from ketcheck.checklist.ledger.uses import Limits

OLD = Plan(
    amount="a pea",
    times_a_day=3,
    hours_between=6,
    most_a_day=3,
    sites=("foot", "toe"),
    strength="5 %",
)

LOOSER: list[dict[str, object]] = [
    {"hours_between": 5},
    {"hours_between": None, "times_a_day": 3},
    {"times_a_day": 4, "most_a_day": 4},
    {"most_a_day": None, "times_a_day": None},
    {"sites": ("foot", "toe", "knee")},
    {"sites": ("foot", "knee")},
    {"sites": ()},
    {"each_site": True},
    {"strength": "10 %"},
    {"strength": None},
    {"strength": "strong"},
    {"sites": ("foot", {"words": "toe", "hours_between": 5})},
]
STRICTER: list[dict[str, object]] = [
    {},
    {"hours_between": 7},
    {"times_a_day": 2},
    {"most_a_day": 2},
    {"sites": ("Foot.",)},
    {"strength": "2.5 %"},
    {"amount": "two peas"},
    {"sites": ("foot", {"words": "toe", "hours_between": 8})},
    {"prescriber": {"name": "Dr. Chen"}},
]


def changed(**changes: object) -> Plan:
    return Plan.model_validate({**dict(OLD), **changes})


@pytest.mark.parametrize("changes", LOOSER)
def test_what_allows_more_loosens(changes: dict[str, object]) -> None:
    assert loosens(OLD, changed(**changes))


@pytest.mark.parametrize("changes", STRICTER)
def test_what_allows_no_more_does_not(changes: dict[str, object]) -> None:
    assert not loosens(OLD, changed(**changes))


def test_what_was_not_told_before_can_not_be_loosened() -> None:
    bare = Plan(amount="a pea")
    assert not loosens(bare, Plan(amount="a pea", hours_between=1, strength="10 %"))
    assert not loosens(bare, Plan(amount="a pea", sites=("foot",)))
    assert loosens(bare, Plan(amount="a pea", sites=("foot", "toe")))


def test_a_first_label_has_nothing_to_be_stricter_than() -> None:
    assert follow(None, None, OLD, None) == (OLD, None)


@pytest.mark.parametrize("changes", LOOSER)
def test_the_stricter_label_counts_until_who_and_when_are_named(changes: dict[str, object]) -> None:
    new = changed(**changes)
    assert follow(OLD, None, new, None) == (new, OLD)
    assert follow(OLD, None, new, VOUCHED) == (new, None)


@pytest.mark.parametrize(
    "half", [Vouched(), Vouched(who="Dr. Lee"), Vouched(when=date(2026, 11, 22))]
)
def test_who_without_when_vouches_for_nothing(half: Vouched) -> None:
    assert follow(OLD, None, changed(hours_between=1), half)[1] == OLD


def test_the_old_values_again_close_what_was_open() -> None:
    loose = changed(hours_between=1)
    assert follow(loose, OLD, OLD, None) == (OLD, None)
    assert follow(loose, OLD, changed(hours_between=8), None)[1] is None


@pytest.mark.parametrize("changes", LOOSER)
def test_a_label_that_is_told_again_changes_nothing(changes: dict[str, object]) -> None:
    label, stricter = follow(OLD, None, changed(**changes), None)
    assert follow(label, stricter, label, None) == (label, stricter)


def test_step_by_step_a_label_is_not_loosened_either() -> None:
    first = changed(hours_between=5)
    plan, stricter = follow(OLD, None, first, None)
    _, still = follow(plan, stricter, changed(hours_between=4), None)
    assert still is not None
    assert still.hours_between == 6


@pytest.mark.parametrize("site", [None, "foot"])
def test_the_limits_that_count_are_the_stricter_of_both(site: str | None) -> None:
    loose = changed(hours_between=1, times_a_day=12, most_a_day=12)
    assert effective_limits(loose, OLD, site) == Limits(timedelta(hours=6), 3)
    assert effective_limits(loose, None, site) == Limits(timedelta(hours=1), 12)


def test_where_nobody_said_where_the_strictest_place_counts() -> None:
    label = changed(sites=("foot", {"words": "toe", "hours_between": 9}))
    assert effective_limits(label, None).spacing == timedelta(hours=9)
    assert effective_limits(label, None, "foot").spacing == timedelta(hours=6)
