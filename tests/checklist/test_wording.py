"""Sentences with times and names put in."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import FIRST, LATER, NOW, base_checklist

from ketcheck.checklist.content import Outcome
from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import filled_in, question_words, spoken

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NOW, "14:00"),
        (NOW.replace(hour=0), "00:00"),
        (NOW.replace(hour=0) - timedelta(seconds=1), "21 Nov 2026, 23:59"),
        (NOW + timedelta(days=1), "23 Nov 2026, 14:00"),
        (NOW.replace(year=2025), "22 Nov 2025, 14:00"),
    ],
)
def test_a_time_of_another_day_is_told_with_its_date(moment: datetime, words: str) -> None:
    assert spoken(moment, NOW) == words


def test_a_time_is_told_in_the_zone_of_now() -> None:
    now = datetime(2026, 11, 21, 23, 0, tzinfo=NEW_YORK)

    assert spoken(datetime(2026, 11, 22, 3, 30, tzinfo=UTC), now) == "22:30"
    assert spoken(datetime(2026, 11, 22, 5, 30, tzinfo=UTC), now) == "22 Nov 2026, 00:30"


@pytest.mark.parametrize("month", range(1, 13))
def test_months_are_named_alike_in_every_locale(month: int) -> None:
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    assert spoken(datetime(2024, month, 5, 9, 7, tzinfo=UTC), NOW) == (
        f"5 {names[month - 1]} 2024, 09:07"
    )


def test_applied_asks_about_the_last_check_by_its_time() -> None:
    question = base_checklist().question("applied")
    assert question is not None

    assert question_words(question, LATER, NOW) == (
        "After your last check (06:00), did you put the cream on?"
    )
    assert question_words(question, FIRST, NOW) == (
        "After your last check (earlier), did you put the cream on?"
    )


def test_applied_tells_the_time_in_the_zone_of_now() -> None:
    question = base_checklist().question("applied")
    assert question is not None
    there = NOW.astimezone(timezone(timedelta(hours=-5)))

    assert "(01:00)" in question_words(question, LATER, there)


def test_other_questions_are_asked_as_they_stand() -> None:
    for question in base_checklist().questions:
        if question.id != "applied":
            assert question_words(question, LATER, NOW) == question.words


@given(st.text())
def test_what_is_put_in_is_text_and_nothing_more(name: str) -> None:
    outcome = Outcome(
        level=Level.ASK, reason="You take {medicines}.", notice="Tell them.", next_step="Ask."
    )

    assert filled_in(outcome, {"medicines": name}).reason == f"You take {name}."


def test_what_has_no_sentence_gets_none() -> None:
    assert filled_in(Outcome(level=Level.OK), {"last": "now"}) == Outcome(level=Level.OK)
