"""The pages of a check and of a session, for every path and every order of tips."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import FILLED, FINE, FIRST, INSTRUCTION, LATER, NOW, finished, give, new_check

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import CoverLeave, Plan
from ketcheck.checklist.ledger.known import Known, OpenDoubt
from ketcheck.checklist.steps import (
    PUT_ON_NOW,
    READ_BACK,
    WHO,
    Part,
    Step,
    check_steps,
    session_steps,
    tips_in_order,
)

TIPS = tuple(f"tip-{number}" for number in range(1, 7))
LEAVE = CoverLeave(who="Dr. Lee", when="2026-11-01", sites=("left foot",), until="2026-12-31")


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
    filled = {detail: one for detail, one in FILLED.items() if detail is not Detail.VOUCHED}
    steps = list(session_steps(give(new_check(FIRST), FINE, filled)))
    names = [step.name or step.part.value for step in steps]
    assert steps[:2] == [WHO, PUT_ON_NOW]
    assert names[2:6] == ["prescribed", "feeling", "label", "label"]
    assert steps[6] == READ_BACK
    assert [step.part for step in steps[7:11]] == [Part.TOPIC] * 4
    assert [step.part for step in steps[-2:]] == [Part.OPEN_QUESTIONS, Part.NEXT_STEPS]


@pytest.mark.parametrize("count", range(7))
def test_tips_left_open_come_first_and_none_is_lost(count: int) -> None:
    check = new_check()
    for first in combinations(TIPS, count):
        order = tips_in_order(check.checklist, first)
        assert order[:count] == first
        assert sorted(order) == list(TIPS)


@pytest.mark.parametrize("known", [FIRST, LATER])
def test_each_tip_is_taught_once_and_after_its_own_questions(known: Known) -> None:
    for check in (new_check(known), finished(known), finished(known, medicines_changed="told")):
        steps = list(session_steps(check))
        taught = [step.name for step in steps if step.part is Part.TEACHING]
        assert taught == list(TIPS)
        for question in check.path:
            step = Step(Part.QUESTION, question.id)
            if question.group in TIPS and step in steps:
                assert steps.index(step) < steps.index(Step(Part.TEACHING, question.group))


def test_an_instruction_is_typed_only_where_no_leave_is_on_file() -> None:
    typed = Step(Part.DETAIL, "cover-told", Detail.INSTRUCTION)
    assert typed in list(check_steps(finished(LATER, cover="tight")))
    known = LATER.model_copy(update={"plan": LEAVE_ON_FILE})
    bare = new_check(known).answer("cover", "tight").answer("cover-told", "yes")
    assert typed not in list(check_steps(bare))
    assert "cover-told" not in bare.missing
    typed_all_the_same = bare.fill("cover-told", Detail.INSTRUCTION, INSTRUCTION)
    assert typed in list(check_steps(typed_all_the_same))


LEAVE_ON_FILE = Plan(amount="a pea", times_a_day="when needed", cover=LEAVE)


def test_who_said_that_it_is_prescribed_is_asked_only_where_that_was_in_doubt() -> None:
    step = Step(Part.DETAIL, "prescribed", Detail.VOUCHED)
    doubt = OpenDoubt(id="prescribed", since=NOW, day=NOW.date())
    known = LATER.model_copy(update={"doubts": (doubt,)})
    assert step in list(check_steps(new_check(known).answer("prescribed", "yes")))
    assert step not in list(check_steps(new_check().answer("prescribed", "yes")))


@pytest.mark.parametrize("sites", [(), ("left foot",), ("left foot", "right knee")])
def test_places_are_chosen_on_a_page_of_their_own_where_there_are_several(
    sites: tuple[str, ...],
) -> None:
    known = LATER.model_copy(update={"plan": Plan(amount="a pea", sites=sites)})
    step = Step(Part.DETAIL, "area", Detail.SITES)
    steps = list(check_steps(new_check(known).answer("area", "told")))
    assert (step in steps) is (len(sites) > 1)
