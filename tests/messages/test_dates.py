"""Dates are shown with the month as a word, in the order of the country."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from ketcheck.messages.dates import (
    after_moment,
    age_words,
    at_moment,
    date_words,
    moment_said,
    moment_words,
    part_of_day,
    time_words_as_of,
)
from ketcheck.messages.orders import Order

BORN = date(1956, 3, 14)
NOW = datetime(2026, 11, 22, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (Order.DAY_FIRST, "14 March 1956"),
        (Order.MONTH_FIRST, "March 14, 1956"),
        (Order.YEAR_FIRST, "1956 March 14"),
    ],
)
def test_the_order_is_that_of_the_country(order: Order, words: str) -> None:
    assert date_words(BORN, order) == words


def test_without_an_order_the_locale_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    assert date_words(BORN) == "14 March 1956"
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert date_words(BORN) == "March 14, 1956"


def test_a_time_not_of_today_has_its_day() -> None:
    assert time_words_as_of(NOW, NOW) == "14:12"
    assert time_words_as_of(NOW, NOW.replace(day=23)) == "22 November 2026, 14:12"
    assert moment_words(NOW, Order.MONTH_FIRST) == "November 22, 2026, 14:12"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(0, 5), "just after midnight"),
        (time(8, 15), "in the morning"),
        (time(12), "in the afternoon"),
        (time(20, 15), "in the evening"),
    ],
)
def test_the_part_of_the_day_tells_morning_from_evening(at: time, words: str) -> None:
    assert part_of_day(at) == words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 22), "70 years old"),
        (date(2026, 3, 13), "69 years old"),
        (date(1957, 3, 14), "1 year old"),
        (date(1956, 12, 1), "less than 1 year old"),
        (date(1956, 3, 13), ""),
    ],
)
def test_age(today: date, words: str) -> None:
    assert age_words(BORN, today) == words


@pytest.mark.parametrize(
    ("hours", "said", "done"),
    [
        (-1, "13:00", "at 13:00"),
        (-20, "yesterday at 18:00", "yesterday at 18:00"),
        (12, "tomorrow at 02:00", "tomorrow at 02:00"),
        (-72, "19 November 2026, 14:00", "on 19 November 2026, 14:00"),
    ],
)
def test_a_time_in_a_sentence_has_its_day(hours: int, said: str, done: str) -> None:
    now = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
    at = now + timedelta(hours=hours)
    assert moment_said(at, now, Order.DAY_FIRST) == said
    assert at_moment(at, now, Order.DAY_FIRST) == done


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (1, "after 15:00"),
        (12, "tomorrow after 02:00"),
        (60, "after 25 November 2026, 02:00"),
    ],
)
def test_what_may_be_done_tomorrow_is_not_put_off_by_a_day(hours: int, said: str) -> None:
    now = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
    assert after_moment(now + timedelta(hours=hours), now, Order.DAY_FIRST) == said
