"""Each refusal is worded in one place, as a sentence that says what to do."""

from datetime import date, time

import pytest

from ketcheck.messages import refusals
from ketcheck.messages.orders import Order
from ketcheck.messages.refusals import Asked, Refusal, refusal_words

ALL = (
    refusals.NotADate(),
    refusals.TwoDigitYear(),
    refusals.DayOrMonth(date(1956, 4, 3), date(1956, 3, 4)),
    refusals.NoSuchDay(2, 1956, 29),
    refusals.NotADay(),
    refusals.NotAMonth(),
    refusals.PartMissing("month"),
    refusals.NotATime(),
    refusals.TimeMissing(),
    refusals.NoSuchTime(time(2, 30)),
    refusals.TimeComesTwice(time(1, 30)),
    refusals.NotANumber(Asked.HOURS),
    refusals.OtherUnit(Asked.HOURS),
    refusals.SeveralNumbers(Asked.HOURS),
)


def test_no_refusal_is_left_out() -> None:
    assert {type(one) for one in ALL} == set(Refusal.__subclasses__())


@pytest.mark.parametrize("refusal", ALL, ids=lambda refusal: refusal.id)
def test_each_is_a_whole_sentence(refusal: Refusal) -> None:
    words = refusal_words(refusal)
    assert words[0].isupper()
    assert words.endswith(".")
    assert "{" not in words


def test_dates_in_them_follow_the_country() -> None:
    assert refusal_words(ALL[0], Order.MONTH_FIRST) == "Enter a date like March 14, 1956."
    assert refusal_words(ALL[2], Order.DAY_FIRST) == (
        "That could be 3 April 1956 or 4 March 1956. Enter the month as a word."
    )
    assert refusal_words(ALL[3]) == "February 1956 has only 29 days. Check the day."
