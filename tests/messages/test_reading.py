"""What people type is understood, or refused in words; never is a day taken for a month."""

from contextlib import suppress
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcheck.messages.dates import date_words
from ketcheck.messages.orders import Order
from ketcheck.messages.reading import (
    is_relative,
    local_times,
    read_date,
    read_parts,
    read_time,
    split_moment,
)
from ketcheck.messages.refusals import (
    DayOrMonth,
    NoSuchDay,
    NotADate,
    NotADay,
    NotAMonth,
    NotATime,
    PartMissing,
    Refusal,
    TwoDigitYear,
)

BORN = date(1956, 3, 14)
TODAY = date(2026, 11, 22)
DAYS = st.dates(min_value=date(1000, 1, 1))
ORDERS = st.sampled_from([*Order, None])
DAY, MONTH, YEAR = Order.DAY_FIRST, Order.MONTH_FIRST, Order.YEAR_FIRST


@pytest.mark.parametrize("order", [*Order, None])
@pytest.mark.parametrize(
    "text",
    [
        "14 March 1956",
        "March 14, 1956",
        "march 14th 1956",
        "14. Mar 1956",
        "14-mar-1956",
        "1956 March 14",
        "14.3.1956",
        "3/14/1956",
        "03 / 14 / 1956",
        "1956-03-14",
        "1956/3/14",
        "１９５６-03-14",  # noqa: RUF001 - as a Japanese keyboard types it
    ],
)
def test_what_can_be_but_one_day_is_taken_everywhere(text: str, order: Order | None) -> None:
    assert read_date(text, order, TODAY) == BORN


@given(DAYS, st.sampled_from(Order), ORDERS)
def test_what_is_shown_reads_back_as_the_same_day(
    day: date, shown: Order, order: Order | None
) -> None:
    assert read_date(date_words(day, shown), order, TODAY) == day


@given(DAYS, ORDERS, st.sampled_from("/.- "))
def test_never_is_a_day_taken_for_a_month(day: date, order: Order | None, between: str) -> None:
    typed = between.join((str(day.day), str(day.month), str(day.year)))
    read = _read_or_refused(typed, order)
    if isinstance(read, DayOrMonth):
        assert order in {None, YEAR}
        assert day in {read.one, read.other}
    else:
        assert read == day or (order is MONTH and (read.day, read.month) == (day.month, day.day))


def _read_or_refused(text: str, order: Order | None) -> date | DayOrMonth:
    try:
        return read_date(text, order, TODAY)
    except DayOrMonth as refusal:
        return refusal


@given(DAYS, st.sampled_from([DAY, MONTH]))
def test_numbers_are_read_in_the_order_of_the_country(day: date, order: Order) -> None:
    parts = {"day": day.day, "month": day.month, "year": day.year}
    typed = "/".join(str(parts[part]) for part in order.parts)
    assert read_date(typed, order, TODAY) == day


@pytest.mark.parametrize("order", [None, YEAR])
def test_without_the_order_of_day_and_month_both_are_named(order: Order | None) -> None:
    with pytest.raises(DayOrMonth) as caught:
        read_date("3/4/1956", order, TODAY)
    assert {caught.value.one, caught.value.other} == {date(1956, 4, 3), date(1956, 3, 4)}


def test_the_same_day_either_way_is_no_doubt() -> None:
    assert read_date("4/4/1956", None, TODAY) == date(1956, 4, 4)


@pytest.mark.parametrize(
    ("text", "day"), [("today", TODAY), ("Yesterday ", date(2026, 11, 21)), ("TODAY", TODAY)]
)
def test_days_named_by_how_long_ago_they_are(text: str, day: date) -> None:
    assert read_date(text, None, TODAY) == day
    assert is_relative(text)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("03/14/56", TwoDigitYear),
        ("14 March 56", TwoDigitYear),
        ("14 March", TwoDigitYear),
        ("March 14", TwoDigitYear),
        ("1/2/3", TwoDigitYear),
        ("", NotADate),
        ("spring", NotADate),
        ("14", NotADate),
        ("14 Marvember 1956", NotADate),
        ("14 Ma 1956", NotADate),
        ("14 3 March 1956", NotADate),
        ("1956 14 March", NotADate),
        ("19560314", NotADate),
        ("14/3/0056", NotADate),
        ("0/3/1956", NotADate),
        ("14/3/19566", NotADate),
        ("1956-14-03", NotADate),
        ("32/13/1956", NotADate),
        ("-14/3/1956", NotADate),
        ("14+3+1956", NotADate),
        ("30 February 1956", NoSuchDay),
        ("1956-02-30", NoSuchDay),
        ("31/4/1956", NoSuchDay),
    ],
)
def test_what_is_no_date_is_refused(text: str, refusal: type[Refusal]) -> None:
    for order in (DAY, None):
        with pytest.raises(refusal):
            read_date(text, order, TODAY)


@given(st.text(), ORDERS)
def test_any_text_is_read_or_refused(text: str, order: Order | None) -> None:
    for read in (lambda: read_date(text, order, TODAY), lambda: read_time(text)):
        with suppress(Refusal):
            assert read() is not None


@given(st.text(), st.text(), st.text())
def test_any_three_texts_are_read_or_refused(day: str, month: str, year: str) -> None:
    with suppress(Refusal):
        assert read_parts(day, month, year)


@pytest.mark.parametrize("month", ["3", "03", "March", "mar", "Mar.", "MARC"])
def test_the_month_is_taken_by_number_or_name(month: str) -> None:
    assert read_parts("14", month, "1956") == BORN


def test_two_letters_do_for_a_month_where_no_other_begins_with_them() -> None:
    assert read_parts("14", "fe", "1956") == date(1956, 2, 14)
    for doubtful in ("ma", "ju", "m", "f"):
        with pytest.raises(NotAMonth):
            read_parts("14", doubtful, "1956")


@pytest.mark.parametrize(
    ("parts", "refusal"),
    [
        (("14", "3", "56"), TwoDigitYear),
        (("14", "3", "spring"), NotADate),
        (("32", "3", "1956"), NotADay),
        (("x", "3", "1956"), NotADay),
        (("14", "13", "1956"), NotAMonth),
        (("14", "ma", "1956"), NotAMonth),
        (("", "3", "1956"), PartMissing),
        (("14", "", "1956"), PartMissing),
        (("14", "3", ""), PartMissing),
        (("30", "2", "1956"), NoSuchDay),
    ],
)
def test_what_is_wrong_in_a_part_is_told(parts: tuple[str, str, str], refusal: type) -> None:
    with pytest.raises(refusal):
        read_parts(*parts)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("8:15", time(8, 15)),
        ("8.15", time(8, 15)),
        ("08:15", time(8, 15)),
        ("8:15 pm", time(20, 15)),
        ("8:15PM", time(20, 15)),
        ("8:15 p.m.", time(20, 15)),
        ("8 pm", time(20)),
        ("20:15", time(20, 15)),
        ("12:30 am", time(0, 30)),
        ("12:30 pm", time(12, 30)),
    ],
)
def test_times_of_day(text: str, at: time) -> None:
    assert read_time(text) == at


@pytest.mark.parametrize("text", ["", "8", "24:00", "8:60", "13:00 pm", "0:30 am", "815", "8:1"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(NotATime):
        read_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22 14:30",
        "22 November 2026, 14:30",
        "November 22, 2026 at 2:30 pm",
        "today 14.30",
        "22.11.2026 14.30",
    ],
)
def test_a_day_and_a_time(text: str) -> None:
    day, at = split_moment(text)
    assert read_date(day, None, TODAY) == TODAY
    assert read_time(at) == time(14, 30)


@pytest.mark.parametrize("text", ["22.11.2026", "22 November 2026", "soon", ""])
def test_a_day_without_a_time(text: str) -> None:
    assert split_moment(f" {text} ") == (text, "")


NEW_YORK = ZoneInfo("America/New_York")


def test_a_time_that_the_clock_shows_once_twice_or_never() -> None:
    once = local_times(datetime(2026, 11, 22, 14, 30), NEW_YORK)  # noqa: DTZ001
    twice = local_times(datetime(2026, 11, 1, 1, 30), NEW_YORK)  # noqa: DTZ001
    assert [at.astimezone(UTC).hour for at in once] == [19]
    assert [at.astimezone(UTC).hour for at in twice] == [5, 6]
    assert local_times(datetime(2026, 3, 8, 2, 30), NEW_YORK) == ()  # noqa: DTZ001


@given(
    st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2090, 1, 1)),  # noqa: DTZ001
    st.sampled_from(["America/New_York", "Europe/Dublin", "Australia/Lord_Howe", "UTC"]),
)
def test_each_time_found_is_shown_so_by_the_clock(naive: datetime, zone: str) -> None:
    times = local_times(naive, ZoneInfo(zone))
    assert len(times) in {0, 1, 2}
    assert all(at.replace(tzinfo=None) == naive for at in times)
    assert sorted(at.astimezone(UTC) for at in times) == [at.astimezone(UTC) for at in times]
