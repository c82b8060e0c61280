"""One number is taken as people write it; a range is refused with the safer one named."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcheck.messages.numbers import read_number
from ketcheck.messages.refusals import (
    Asked,
    NotANumber,
    OtherUnit,
    Refusal,
    SeveralNumbers,
    refusal_words,
)

HOURS, USES, PLAIN = Asked.HOURS, Asked.USES_A_DAY, Asked.PLAIN


@pytest.mark.parametrize(
    ("text", "asked", "number"),
    [
        ("3", PLAIN, "3"),
        (" three ", PLAIN, "3"),
        ("Twenty-four", HOURS, "24"),
        ("6 hours", HOURS, "6"),
        ("6h", HOURS, "6"),
        ("6 h.", HOURS, "6"),
        ("six hrs", HOURS, "6"),
        ("every 6 hours", HOURS, "6"),
        ("every 6", HOURS, "6"),
        ("1,5", HOURS, "1.5"),
        ("1.5 hours", HOURS, "1.5"),
        ("10.0", HOURS, "10"),
        ("3 times a day", USES, "3"),
        ("3x daily", USES, "3"),
        ("twice a day", USES, "2"),
        ("once", USES, "1"),
        ("four uses", USES, "4"),
    ],
)
def test_one_number_is_understood(text: str, asked: Asked, number: str) -> None:
    assert str(read_number(text, asked)) == number


@pytest.mark.parametrize("text", ["3-4", "3 to 4", "3–4", "3 or 4", "three to four", "3/4"])  # noqa: RUF001 - as it is pasted
@pytest.mark.parametrize("asked", Asked)
def test_a_range_is_refused(text: str, asked: Asked) -> None:
    with pytest.raises(SeveralNumbers):
        read_number(text, asked)


def test_a_range_with_its_unit_is_refused() -> None:
    with pytest.raises(SeveralNumbers):
        read_number("every 4 to 6 hours", HOURS)
    with pytest.raises(SeveralNumbers):
        read_number("3 to 4 times a day", USES)


def test_of_a_range_the_safer_number_is_named() -> None:
    assert "smaller number of uses" in refusal_words(SeveralNumbers(USES))
    assert "longer wait" in refusal_words(SeveralNumbers(HOURS))
    assert refusal_words(SeveralNumbers(PLAIN)) == "Enter one number."


@pytest.mark.parametrize(("text", "asked"), [("every 6 hours", USES), ("3 times a day", HOURS)])
def test_hours_are_never_taken_for_uses(text: str, asked: Asked) -> None:
    with pytest.raises(OtherUnit):
        read_number(text, asked)


@pytest.mark.parametrize("text", ["", "many", "-3", "1,000", "1.5.2", "1e3", "hours", "30 minutes"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotANumber):
        read_number(text, HOURS)


@given(st.integers(min_value=0, max_value=99))
def test_every_whole_number_reads_back(number: int) -> None:
    assert read_number(str(number), PLAIN) == number


@given(st.text(), st.sampled_from(Asked))
def test_any_text_is_read_or_refused(text: str, asked: Asked) -> None:
    with suppress(Refusal):
        assert isinstance(read_number(text, asked), Decimal)
