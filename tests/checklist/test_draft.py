"""The draft: nothing off the path, and nothing left of a branch that was abandoned."""

from collections.abc import Mapping
from typing import Any

import oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import act, asked_for, checks, drafts, finished_checks, knowns
from support import (
    FINE,
    LATER,
    LATEST,
    UNTIMED_PLAN,
    finished,
    give,
    new_check,
)

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Detail
from ketcheck.checklist.draft import Draft
from ketcheck.checklist.ledger.known import Known, OpenDoubt


def ids(check: Check) -> set[str]:
    return {question.id for question in check.path}


def filled_in(check: Check) -> dict[tuple[str, Detail], Any]:
    """What was filled in, by question and detail."""
    found = {}
    for question in check.path:
        detail = asked_for(check, question)
        value = check.filled(question.id, detail) if detail else None
        if detail and value is not None:
            found[question.id, detail] = value
    return found


def all_filled_in(draft: Draft) -> int:
    """How many things a draft holds beside its answers, a label left aside."""
    return sum(value is not None for _, value in draft.details) + bool(draft.medicines)


def scratch(check: Check) -> Check:
    """The same answers and details, given to a new check as soon as they are asked for."""
    made, values = new_check(check.known), filled_in(check)
    while (more := _one_more(made, check.draft.answers, values)) != made:
        made = more
    return made


def _one_more(
    made: Check, answers: Mapping[str, str], values: Mapping[tuple[str, Detail], Any]
) -> Check:
    for question in made.path:
        code, detail = answers.get(question.id), asked_for(made, question)
        if code and not made.answered(question):
            return made.answer(question.id, code)
        if detail and (question.id, detail) in values and not made.filled(question.id, detail):
            return made.fill(question.id, detail, values[question.id, detail])
    return made


@given(checks())
def test_no_answer_and_no_detail_is_ever_off_the_path(check: Check) -> None:
    assert set(check.draft.answers) <= set(oracle.path(check))
    kept = [one for one in filled_in(check) if one[1] is not Detail.PLAN]
    assert len(kept) == all_filled_in(check.draft)


@given(checks())
def test_a_draft_taken_up_again_is_the_same_check(check: Check) -> None:
    kept = Draft.model_validate_json(check.draft.model_dump_json())

    assert new_check(check.known).with_draft(kept) == check


@given(knowns(), drafts())
def test_any_draft_put_in_is_cut_down_to_the_path(known: Known, draft: Draft) -> None:
    check = new_check(known).with_draft(draft)

    assert check.draft == check.draft_on_path
    assert set(check.draft.answers) <= set(oracle.path(check))
    assert check.draft.answers.items() <= draft.answers.items()


@given(finished_checks())
def test_answering_the_same_again_changes_nothing(check: Check) -> None:
    for question_id, code in check.draft.answers.items():
        assert check.answer(question_id, code) == check
    for (question_id, detail), value in filled_in(check).items():
        assert check.fill(question_id, detail, value) == check


@given(finished_checks(), st.data())
def test_a_changed_answer_leaves_nothing_of_the_abandoned_branch(
    check: Check, data: st.DataObject
) -> None:
    question_id = data.draw(st.sampled_from(sorted(check.draft.answers)))
    code = data.draw(st.sampled_from(sorted(oracle.LEVELS[question_id])))

    changed = check.answer(question_id, code)

    anew = scratch(changed)
    assert anew.draft == changed.draft
    assert _up_to_the_first_gap(changed) == _up_to_the_first_gap(anew)


def _up_to_the_first_gap(check: Check) -> dict[str, str]:
    answers: dict[str, str] = {}
    for question in check.path:
        if check.is_open(question):
            break
        answers[question.id] = check.draft.answers.get(question.id, "filled in")
    return answers


@given(checks(), st.data())
def test_going_back_and_forth_leaves_only_what_is_asked(check: Check, data: st.DataObject) -> None:
    for _ in range(5):
        check = act(data.draw, check)

        assert check.draft == check.draft_on_path


UNTIMED = LATER.model_copy(update={"plan": UNTIMED_PLAN, "uses": ()})
SKIN_DOUBT = OpenDoubt(id="skin", since=LATEST, day=LATEST.date(), sites=("left foot",))
DOUBTED = LATER.model_copy(update={"doubts": (SKIN_DOUBT,)})
ABANDONED = [
    (LATER, "cover", "tight", "none", {"cover-told"}, {"cover", "cover_told"}),
    (LATER, "reaction", "mild", "none", set(), {"reaction_detail"}),
    (LATER, "medicines-changed", "told", "no", {"medicines", "medicines-told"}, set()),
    (LATER, "missed", "one", "none", {"make-up"}, set()),
    (UNTIMED, "used", "yes", "no", {"timing", "reaction"}, {"used"}),
    (DOUBTED, "skin-since", "told-ok", "same", {"skin"}, {"skin_since"}),
    (LATER, "today", "alcohol", "none", set(), {"today"}),
    (LATER, "area", "told", "new", set(), {"area"}),
]


@pytest.mark.parametrize(("known", "question_id", "branch", "other", "gone", "details"), ABANDONED)
def test_a_whole_branch_goes_with_its_answer(  # noqa: PLR0913, PLR0917 - a row of the table
    known: Known, question_id: str, branch: str, other: str, gone: set[str], details: set[str]
) -> None:
    check = give(new_check(known), {**FINE, question_id: branch})
    assert not check.missing
    assert gone <= set(check.draft.answers)
    assert all(getattr(check.draft.details, name) for name in details)

    changed = check.answer(question_id, other)

    assert gone.isdisjoint(changed.draft.answers)
    assert not any(getattr(changed.draft.details, name) for name in details)
    assert changed == give(new_check(known), {**FINE, question_id: other})


def test_medicines_go_with_the_answer_that_asked_for_them() -> None:
    check = finished(LATER, medicines_changed="told")
    assert check.draft.medicines

    assert check.answer("medicines-changed", "no").draft.medicines == ()


def test_going_back_to_a_branch_asks_it_anew() -> None:
    check = finished(cover="tight").answer("cover", "none").answer("cover", "tight")

    assert check.missing == ("cover-told",)


def test_a_plan_taken_back_takes_its_times_with_it() -> None:
    known = LATER.model_copy(update={"plan": None})
    check = give(new_check(known), FINE)
    assert "timing" not in ids(check)

    assert check.answer("label", "not-here").missing[0] == "timing"


def test_a_plan_without_times_has_the_time_asked() -> None:
    known = LATER.model_copy(update={"plan": None})
    check = finished(known).fill("label", Detail.PLAN, UNTIMED_PLAN)

    # What was answered about another label is asked again.
    assert check.missing == ("timing", "amount", "area", "skin", "cover")


def test_one_answer_can_be_taken_back() -> None:
    check = finished(LATER)

    assert check.without("skin").missing == ("skin",)
    assert check.without("skin").answer("skin", "whole") == check
    assert check.without("not-asked") == check
