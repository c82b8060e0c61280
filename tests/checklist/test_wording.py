"""Sentences with times and names put in."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import FIRST, LATER, NOW, UNTIMED_PLAN, base_checklist, new_check

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Outcome
from ketcheck.checklist.details import Plan
from ketcheck.checklist.ledger.known import Known, OpenDoubt
from ketcheck.checklist.level import Level
from ketcheck.checklist.naming import fields_of
from ketcheck.checklist.wording import (
    QUESTION_FIELDS,
    answer_words,
    filled_in,
    question_words,
    spoken,
)

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


def asked(question_id: str, check: Check) -> str:
    question = check.checklist.question(question_id)
    assert question is not None
    return question_words(question, check)


def offered(question_id: str, code: str, check: Check) -> str:
    question = check.checklist.question(question_id)
    answer = question.answer(code) if question else None
    assert question is not None
    assert answer is not None
    return answer_words(question, answer, check)


def doubted(*doubts: OpenDoubt) -> Check:
    return new_check(LATER.model_copy(update={"doubts": doubts}))


def doubt(doubt_id: str, **fields: object) -> OpenDoubt:
    since = NOW - timedelta(hours=8)
    return OpenDoubt.model_validate({"id": doubt_id, "since": since, "day": since.date(), **fields})


def test_used_asks_about_the_time_since_the_last_check_that_asked() -> None:
    assert asked("used", new_check(LATER)) == (
        "Since your last check (06:00), did you put the cream on?"
    )
    assert (
        asked("used", new_check()) == "Since your last check (earlier), did you put the cream on?"
    )


def test_used_tells_the_time_in_the_zone_of_now() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=-5)))

    assert "(01:00)" in asked("used", new_check(LATER).at(there))


def test_amount_and_places_are_those_of_the_label() -> None:
    check = new_check(LATER)

    assert offered("amount", "label", check) == "A pea-size amount, as on my label"
    assert offered("area", "told", check) == "Only on my left foot (from label)"
    assert asked("skin", check) == "Look at the skin on your left foot. How does it look?"


@pytest.mark.parametrize("plan", [None, UNTIMED_PLAN])
def test_a_place_without_a_name_reads_as_one(plan: Plan | None) -> None:
    check = new_check(LATER.model_copy(update={"plan": plan}))

    assert offered("area", "told", check) == "Only on my usual spot (from label)"
    assert asked("skin", check) == "Look at the skin on your usual spot. How does it look?"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("broken", "broken"),
        ("irritated", "red or sore"),
        ("mild", "still showing a reaction"),
        ("same", "not healed"),
        ("worse", "getting worse"),
    ],
)
def test_skin_since_names_the_place_and_what_was_said_of_it(said: str, words: str) -> None:
    check = doubted(doubt("skin", sites=("left foot",), said=said))

    assert asked("skin-since", check) == (
        f"Earlier (06:00), you said the skin on your left foot was {words}. How is it now?"
    )


def test_permit_names_each_reason_to_ask() -> None:
    check = doubted(doubt("to-ask", reasons=("long-gap", "used-against")))

    assert asked("permit", check) == (
        "Earlier (06:00), we said to ask first, because you hadn't used the cream for more than a "
        "week and you had used the cream when a check hadn't said OK. "
        "What did your doctor or nurse say?"
    )


def test_told_since_names_the_medicines() -> None:
    check = doubted(doubt("medicines", medicines=("warfarin", "vitamin C")))

    assert asked("told-since", check) == (
        "Have you told your doctor or nurse about warfarin and vitamin C now?"
    )
    assert asked("told-since", doubted(doubt("medicines"))) == (
        "Have you told your doctor or nurse about all your medicines now?"
    )


@pytest.mark.parametrize("known", [FIRST, LATER])
def test_each_field_that_a_question_may_name_is_filled_in(known: Known) -> None:
    for question in base_checklist().questions:
        assert fields_of(question.id, new_check(known)).keys() == QUESTION_FIELDS


@pytest.mark.parametrize("known", [FIRST, LATER])
def test_no_question_and_no_answer_shows_a_brace(known: Known) -> None:
    check = new_check(known)

    for question in check.checklist.questions:
        assert "{" not in asked(question.id, check)
        for answer in question.answers:
            assert "{" not in answer_words(question, answer, check)


@given(st.text())
def test_what_is_put_in_is_text_and_nothing_more(name: str) -> None:
    outcome = Outcome(
        level=Level.ASK, reason="You take {medicines}.", notice="Tell them.", next_step="Ask."
    )

    assert filled_in(outcome, {"medicines": name}).reason == f"You take {name}."


def test_what_has_no_sentence_gets_none() -> None:
    assert filled_in(Outcome(level=Level.OK), {"last": "now"}) == Outcome(level=Level.OK)
