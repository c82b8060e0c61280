"""Days and times among other words, as people type them to look for something."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcheck.messages.dates import date_words
from ketcheck.messages.orders import Order
from ketcheck.messages.typed_days import read_typed

TODAY = date(2026, 11, 22)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))
DAY = (date(2026, 3, 14), date(2026, 3, 14))


@pytest.mark.parametrize(
    ("typed", "words", "days", "times"),
    [
        ("March 14, 2026", "", (DAY,), ()),
        ("3/14/2026", "", (DAY,), ()),
        ("3/14/26", "", (DAY,), ()),
        ("2026 March 14", "", (DAY,), ()),
        ("Sat 14 Mar 2026 09:40", "", (DAY,), ("09:40",)),
        ("14 March 2026, 10:28", "", (DAY,), ("10:28",)),
        ("March 2026", "", (MARCH,), ()),
        ("2026-03", "", (MARCH,), ()),
        ("3/2026", "", (MARCH,), ()),
        ("2026", "", ((date(2026, 1, 1), date(2026, 12, 31)),), ()),
        ("Friday", "", ((date(2026, 11, 20), date(2026, 11, 20)),), ()),
        ("yesterday", "", ((date(2026, 11, 21), date(2026, 11, 21)),), ()),
        ("left foot 14 March 2026", "left foot", (DAY,), ()),
        ("8:15 pm", "", (), ("20:15",)),
        ("MRN 20418", "MRN 20418", (), ()),
        ("blister march", "blister march", (), ()),
        ("you may go on", "you may go on", (), ()),
        ("KC-91VF-T2PD-E", "KC-91VF-T2PD-E", (), ()),
        ("31/31/2026", "31/31/2026", (), ()),
        ("", "", (), ()),
    ],
)
def test_what_is_typed_is_taken_apart(
    typed: str,
    words: str,
    days: tuple[tuple[date, date], ...],
    times: tuple[str, ...],
) -> None:
    found = read_typed(typed, TODAY, Order.MONTH_FIRST)
    assert (found.words, found.days, found.times) == (words, days, times)


@pytest.mark.parametrize("typed", ["14 March", "March 14th", "14th of March", "3/14", "14.3."])
def test_a_day_without_a_year_is_of_any_year(typed: str) -> None:
    days = read_typed(typed, TODAY, Order.MONTH_FIRST).days
    assert DAY in days
    assert {(first.month, first.day) for first, _ in days} == {(3, 14)}
    assert len(days) == 30


def test_a_month_alone_is_all_of_it_in_any_year() -> None:
    days = read_typed("may", TODAY).days
    assert (date(2025, 5, 1), date(2025, 5, 31)) in days


def test_two_readings_of_a_date_are_both_looked_for() -> None:
    days = {first for first, _ in read_typed("3/4/2026", TODAY, None).days}
    assert days == {date(2026, 3, 4), date(2026, 4, 3)}


@given(day=st.dates(date(1997, 1, 1), TODAY), order=st.sampled_from(Order))
def test_each_day_is_found_as_it_is_shown(day: date, order: Order) -> None:
    found = read_typed(date_words(day, order), TODAY, order)
    assert (found.words, found.days) == ("", ((day, day),))


@given(typed=st.text(max_size=40))
def test_nothing_typed_is_a_fault(typed: str) -> None:
    found = read_typed(typed, TODAY)
    assert all(first <= last for first, last in found.days)
    assert all(last - first <= timedelta(days=366) for first, last in found.days)
