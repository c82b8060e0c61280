"""The draft: nothing off the path, and nothing left of a branch that was abandoned."""

from typing import Any

import oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from strategies import act, checks, drafts, finished_checks, knowns
from support import (
    FILLED,
    FINE,
    INSTRUCTION,
    LATER,
    MEDICINE,
    PLAN,
    REACTION,
    UNTIMED_PLAN,
    finished,
    give,
    new_check,
)

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Certainty, Medicine
from ketcheck.checklist.draft import Check, Draft
from ketcheck.checklist.known import Known
from ketcheck.errors import OffPath

SLEEPY = Medicine(name="diphenhydramine", sleepy=Certainty.YES)


def ids(check: Check) -> set[str]:
    return {question.id for question in check.path}


def filled_in(check: Check) -> dict[Detail, Any]:
    return {detail: value for detail in Detail if (value := check.draft.filled(detail))}


def wanted_details(check: Check) -> set[Detail]:
    wants = {
        "label": ("here", Detail.PLAN),
        "cover-told": ("yes", Detail.INSTRUCTION),
        "medicines": ("list", Detail.MEDICINES),
    }
    answers = check.draft.answers
    wanted = {detail for key, (code, detail) in wants.items() if answers.get(key) == code}
    return wanted | ({Detail.REACTION} if "reaction-detail" in ids(check) else set())


@given(checks())
def test_no_answer_and_no_detail_is_ever_off_the_path(check: Check) -> None:
    assert set(check.draft.answers) <= set(
        oracle.path(check.known, check.draft.answers, check.plan)
    )
    assert set(filled_in(check)) <= wanted_details(check)


@given(checks())
def test_a_draft_taken_up_again_is_the_same_check(check: Check) -> None:
    kept = Draft.model_validate_json(check.draft.model_dump_json())

    assert new_check(check.known).with_draft(kept) == check


@given(knowns(), drafts())
def test_any_draft_put_in_is_cut_down_to_the_path(known: Known, draft: Draft) -> None:
    check = new_check(known).with_draft(draft)

    assert check.draft == check.draft_on_path
    assert set(check.draft.answers) <= set(oracle.path(known, check.draft.answers, check.plan))
    assert check.draft.answers.items() <= draft.answers.items()


@given(finished_checks())
def test_answering_the_same_again_changes_nothing(check: Check) -> None:
    for question_id, code in check.draft.answers.items():
        assert check.answer(question_id, code) == check
    for detail, value in filled_in(check).items():
        assert check.fill(detail, value) == check


@given(finished_checks(), st.data())
def test_a_changed_answer_leaves_nothing_of_the_abandoned_branch(
    check: Check, data: st.DataObject
) -> None:
    question_id = data.draw(st.sampled_from(sorted(check.draft.answers)))
    code = data.draw(st.sampled_from(sorted(oracle.LEVELS[question_id])))

    changed = check.answer(question_id, code)

    # The same check from scratch: the answers that are kept, given in the order they are asked.
    answers = check.draft.answers | {question_id: code}
    scratch = give(new_check(check.known), answers, filled_in(check))
    assert _up_to_the_first_gap(changed) == _up_to_the_first_gap(scratch)
    if not changed.missing:
        assert changed == scratch


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


ABANDONED = [
    ("cover", "tight", "none", {"cover-told"}, Detail.INSTRUCTION),
    ("reaction", "mild", "none", set(), Detail.REACTION),
    ("medicines-changed", "told", "no", {"medicines", "medicines-told"}, Detail.MEDICINES),
    ("missed", "one", "none", {"make-up"}, None),
    ("applied", "no", "yes", {"timing"}, None),
]


@pytest.mark.parametrize(("question_id", "branch", "other", "gone", "detail"), ABANDONED)
def test_a_whole_branch_goes_with_its_answer(
    question_id: str, branch: str, other: str, gone: set[str], detail: Detail | None
) -> None:
    known = LATER.model_copy(update={"uses": ()})
    check = give(new_check(known), {**FINE, question_id: branch})
    assert not check.missing
    assert gone <= set(check.draft.answers)

    changed = check.answer(question_id, other)

    assert gone.isdisjoint(changed.draft.answers)
    assert detail is None or changed.draft.filled(detail) is None
    assert changed == give(new_check(known), {**FINE, question_id: other})


def test_going_back_to_a_branch_asks_it_anew() -> None:
    check = finished(cover="tight").answer("cover", "none").answer("cover", "tight")

    assert check.missing == ("cover-told",)


def test_a_plan_taken_back_takes_the_known_time_with_it() -> None:
    known = LATER.model_copy(update={"plan": None})
    check = give(new_check(known), FINE)
    assert "timing" not in ids(check)

    assert check.answer("label", "not-here").missing == ("timing",)


def test_a_plan_without_times_has_the_time_asked() -> None:
    known = LATER.model_copy(update={"plan": None})
    check = finished(known).fill(Detail.PLAN, UNTIMED_PLAN)

    assert check.missing == ("timing",)


def test_one_answer_can_be_taken_back() -> None:
    check = finished(LATER)

    assert check.without("skin").missing == ("skin",)
    assert check.without("skin").answer("skin", "whole") == check
    assert check.without("not-asked") == check


def test_a_plan_on_file_is_not_replaced_by_a_draft() -> None:
    draft = Draft(plan=UNTIMED_PLAN)

    assert new_check(LATER).with_draft(draft).plan == LATER.plan


def test_a_time_asked_for_a_plan_that_does_not_count_goes_with_it() -> None:
    draft = Draft(answers={"timing": "due"}, plan=UNTIMED_PLAN)

    assert new_check(LATER).with_draft(draft).draft == Draft()


@pytest.mark.parametrize(
    ("question_id", "code", "told"),
    [
        ("no-such-question", "yes", "no-such-question: this question is not asked here"),
        ("make-up", "no", "make-up: this question is not asked here"),
        ("prescribed", "yes", "prescribed: this question is not asked here"),
        ("skin", "glowing", "skin: unknown answer code 'glowing'"),
        ("skin", "", "skin: unknown answer code ''"),
        ("skin", "Whole", "skin: unknown answer code 'Whole'"),
    ],
)
def test_what_is_not_asked_is_not_taken(question_id: str, code: str, told: str) -> None:
    with pytest.raises(OffPath, match=f"^{told}$"):
        new_check(LATER).answer(question_id, code)


def test_a_question_filled_in_takes_no_code() -> None:
    check = new_check().answer("reaction", "mild")

    with pytest.raises(OffPath, match="reaction-detail: unknown answer code"):
        check.answer("reaction-detail", "none")


@pytest.mark.parametrize("detail", Detail)
def test_a_detail_that_no_answer_asks_for_is_not_taken(detail: Detail) -> None:
    with pytest.raises(OffPath, match=f"^{detail.value}: not asked here$"):
        new_check().fill(detail, FILLED[detail])


def test_a_detail_of_another_kind_is_not_taken() -> None:
    with pytest.raises(ValidationError):
        new_check().answer("label", "here").fill(Detail.PLAN, REACTION)


def test_an_unknown_code_does_not_stay_in_a_draft() -> None:
    draft = Draft(answers={"feeling": "fine", "skin": "glowing", "no-such-question": "yes"})

    assert new_check().with_draft(draft).draft == Draft(answers={"feeling": "fine"})


@pytest.mark.parametrize(
    ("question_id", "code", "detail"),
    [("label", "here", Detail.PLAN), ("medicines", "list", Detail.MEDICINES)],
)
def test_an_answer_without_its_detail_is_open(question_id: str, code: str, detail: Detail) -> None:
    check = new_check().answer(question_id, code)
    assert question_id in check.missing

    assert question_id not in check.fill(detail, FILLED[detail]).missing


def test_an_empty_list_of_medicines_is_open() -> None:
    check = new_check().answer("medicines", "list").fill(Detail.MEDICINES, ())

    assert "medicines" in check.missing


def test_a_reaction_is_open_until_told_of() -> None:
    check = new_check().answer("reaction", "gone")
    assert "reaction-detail" in check.missing

    assert "reaction-detail" not in check.fill(Detail.REACTION, REACTION).missing


def test_an_instruction_may_be_left_out_but_not_for_nothing() -> None:
    check = new_check().answer("cover", "tight").answer("cover-told", "yes")
    question = check.checklist.question("cover-told")
    assert question is not None
    assert "cover-told" not in check.missing
    without, whole = check.outcome(question), check.fill(Detail.INSTRUCTION, INSTRUCTION)

    assert without is not None
    assert without.level.value == "ask"
    assert whole.outcome(question) == whole.answered(question)


@pytest.mark.parametrize(
    ("answers", "medicines"),
    [
        ({"medicines-changed": "no"}, (SLEEPY,)),
        ({"medicines-changed": "unsure"}, (SLEEPY,)),
        ({"medicines-changed": "told", "medicines": "unsure"}, (SLEEPY,)),
        ({"medicines-changed": "told", "medicines": "none"}, ()),
        ({"medicines-changed": "told", "medicines": "list"}, (MEDICINE,)),
    ],
)
def test_the_list_that_counts(answers: dict[str, str], medicines: tuple[Medicine, ...]) -> None:
    known = LATER.model_copy(update={"medicines": (SLEEPY,)})

    assert give(new_check(known), FINE | answers).medicines == medicines


def test_the_plan_filled_in_now_counts() -> None:
    assert finished().plan == PLAN
