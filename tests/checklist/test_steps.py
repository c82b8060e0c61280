"""The pages of a check and of a session, for every path and every order of tips."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import FIRST, LATER, finished, new_check

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import CoverLeave, Plan
from ketcheck.checklist.draft import Check
from ketcheck.checklist.known import Known
from ketcheck.checklist.steps import (
    READ_BACK,
    WHO,
    Part,
    Step,
    check_steps,
    session_steps,
    taught_at,
    tips_in_order,
)

TIPS = tuple(f"tip-{number}" for number in range(1, 7))
LEAVE = CoverLeave(who="Dr. Lee", when="2026-11-01", place="left foot", until="2026-12-31")
PLACES = {
    "tip-1": "area",
    "tip-2": "skin",
    "tip-3": "reaction",
    "tip-4": "cover",
    "tip-6": "missed",
}


def questions(steps: Sequence[Step]) -> list[str]:
    return [step.name for step in steps if step.part in {Part.QUESTION, Part.DETAIL}]


@given(known=st.sampled_from([FIRST, LATER]), first=st.sets(st.sampled_from(TIPS)))
def test_a_session_asks_what_a_check_asks_whatever_comes_first(
    known: Known, first: set[str]
) -> None:
    for check in (new_check(known), finished(known), finished(known, cover="tight")):
        session = list(session_steps(check, tuple(first)))
        assert sorted(questions(session)) == sorted(questions(list(check_steps(check))))
        assert len(set(session)) == len(session)


def test_a_session_begins_with_who_is_here_and_reads_the_plan_before_the_tips() -> None:
    steps = list(session_steps(finished(FIRST)))
    names = [step.name or step.part.value for step in steps]
    assert steps[0] == WHO
    assert names[1:5] == ["prescribed", "feeling", "label", "label"]
    assert steps[5] == READ_BACK
    assert [step.part for step in steps[6:10]] == [Part.TOPIC] * 4
    assert [step.part for step in steps[-2:]] == [Part.OPEN_QUESTIONS, Part.NEXT_STEPS]


@pytest.mark.parametrize("count", range(7))
def test_tips_left_open_come_first_and_none_is_lost(count: int) -> None:
    check = new_check()
    for first in combinations(TIPS, count):
        order = tips_in_order(check.checklist, first)
        assert order[:count] == first
        assert sorted(order) == list(TIPS)


@pytest.mark.parametrize(
    ("known", "medicines"), [(FIRST, "medicines"), (LATER, "medicines-changed")]
)
def test_a_tip_is_taught_beside_one_question_whatever_is_answered(
    known: Known, medicines: str
) -> None:
    places = {**PLACES, "tip-5": medicines}
    for check in (new_check(known), finished(known), finished(known, medicines_changed="told")):
        assert {tip: taught_at(check, tip) for tip in TIPS} == places
        asked = {question.id for question in check.path}
        assert set(places.values()) <= asked


def with_leave(**answers: str) -> Check:
    plan = Plan(amount="a pea", times_a_day="when needed", cover=LEAVE)
    known = LATER.model_copy(update={"plan": plan})
    return finished(known, cover="tight", **answers)


def test_an_instruction_is_typed_only_where_no_leave_is_on_file() -> None:
    typed = Step(Part.DETAIL, "cover-told", Detail.INSTRUCTION)
    assert typed in list(check_steps(finished(LATER, cover="tight")))
    check = with_leave()
    bare = check.with_draft(check.draft.model_copy(update={"instruction": None}))
    assert typed not in list(check_steps(bare))
    assert not bare.missing
