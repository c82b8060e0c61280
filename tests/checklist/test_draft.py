"""The draft: nothing off the path, and nothing left of a branch that was abandoned."""

from collections.abc import Mapping
from typing import Any

import oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from strategies import TWO_PLACES, act, asked_for, checks, drafts, finished_checks, knowns
from support import (
    FILLED,
    FINE,
    INSTRUCTION,
    LATER,
    LATEST,
    MEDICINE,
    NOW,
    PLAN,
    REACTION,
    UNTIMED_PLAN,
    VOUCHED,
    finished,
    give,
    new_check,
)

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Certainty, Medicine, Plan, Sites
from ketcheck.checklist.draft import Check, Draft
from ketcheck.checklist.ledger.known import Known, OpenDoubt
from ketcheck.errors import OffPath

SLEEPY = Medicine(name="diphenhydramine", sleepy=Certainty.YES)


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


def test_a_label_changed_in_a_check_is_the_one_that_counts() -> None:
    check = new_check(LATER).with_draft(Draft(plan=UNTIMED_PLAN))

    assert check.plan == UNTIMED_PLAN
    assert check.draft.plan == UNTIMED_PLAN


def test_a_label_that_nobody_asked_for_is_not_the_first_one() -> None:
    assert new_check().with_draft(Draft(plan=UNTIMED_PLAN)).plan is None


def test_a_label_changed_without_who_said_so_leaves_the_stricter_one_counting() -> None:
    looser = PLAN.model_copy(update={"hours_between": 1})
    vouched = looser.model_copy(update={"changed": VOUCHED})

    assert new_check(LATER).with_draft(Draft(plan=looser)).stricter == PLAN
    assert new_check(LATER).with_draft(Draft(plan=vouched)).stricter is None
    assert new_check(LATER).stricter is None


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
    check = new_check(LATER).answer("reaction", "mild")

    with pytest.raises(OffPath, match="reaction-detail: unknown answer code"):
        check.answer("reaction-detail", "none")


@pytest.mark.parametrize("detail", FILLED)
@pytest.mark.parametrize("question_id", ["feeling", "make-up", "label", "no-such-question"])
def test_a_detail_that_no_answer_asks_for_is_not_taken(detail: Detail, question_id: str) -> None:
    with pytest.raises(OffPath, match=f"^{question_id}: {detail.value} is not asked here$"):
        new_check().fill(question_id, detail, FILLED[detail])


def test_a_detail_of_another_kind_is_not_taken() -> None:
    with pytest.raises(ValidationError):
        new_check().answer("label", "here").fill("label", Detail.PLAN, REACTION)


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

    assert question_id not in check.fill(question_id, detail, FILLED[detail]).missing


def test_an_empty_list_of_medicines_is_open() -> None:
    check = new_check().answer("medicines", "list").fill("medicines", Detail.MEDICINES, ())

    assert "medicines" in check.missing


def test_a_reaction_is_open_until_told_of() -> None:
    check = new_check(LATER).answer("reaction", "gone")
    assert "reaction-detail" in check.missing

    told = check.fill("reaction-detail", Detail.REACTION, REACTION)
    assert "reaction-detail" not in told.missing


def test_an_instruction_may_be_left_out_but_not_for_nothing() -> None:
    check = new_check().answer("cover", "tight").answer("cover-told", "yes")
    question = check.checklist.question("cover-told")
    assert question is not None
    assert "cover-told" not in check.missing
    without = check.outcome(question)
    whole = check.fill("cover-told", Detail.INSTRUCTION, INSTRUCTION)

    assert without is not None
    assert without.level.value == "ask"
    assert whole.outcome(question) == whole.answered(question)


@pytest.mark.parametrize(
    ("answers", "medicines"),
    [
        ({"medicines-changed": "no"}, (SLEEPY,)),
        ({"medicines-changed": "unsure"}, (SLEEPY,)),
        ({"medicines-changed": "told", "medicines": "unsure"}, (SLEEPY,)),
        ({"medicines-changed": "told", "medicines": "none"}, (SLEEPY,)),
        ({"medicines-changed": "told", "medicines": "list"}, (MEDICINE,)),
    ],
)
def test_the_list_that_counts(answers: dict[str, str], medicines: tuple[Medicine, ...]) -> None:
    known = LATER.model_copy(update={"medicines": (SLEEPY,)})

    assert give(new_check(known), FINE | answers).medicines == medicines


def test_the_plan_filled_in_now_counts() -> None:
    assert finished().plan == PLAN


def test_with_several_places_one_has_to_be_chosen() -> None:
    known = LATER.model_copy(update={"plan": TWO_PLACES})
    check = new_check(known).answer("area", "told")
    assert "area" in check.missing

    chosen = check.fill("area", Detail.SITES, Sites(sites=("right knee",)))
    assert "area" not in chosen.missing
    assert chosen.sites == ("right knee",)


@pytest.mark.parametrize("plan", [PLAN, UNTIMED_PLAN])
def test_with_one_place_or_none_there_is_nothing_to_choose(plan: Plan) -> None:
    check = new_check(LATER.model_copy(update={"plan": plan})).answer("area", "told")

    assert "area" not in check.missing
    assert check.sites == plan.site_words


@pytest.mark.parametrize("code", ["all", "some", "no", "unsure"])
def test_who_says_that_all_were_told_says_so_of_each(code: str) -> None:
    doubt = OpenDoubt(id="medicines", since=LATEST, day=LATEST.date())
    known = LATER.model_copy(update={"medicines": (SLEEPY,), "doubts": (doubt,)})
    check = finished(known, told_since=code)

    assert [one.is_untold for one in check.medicines] == [code != "all"]


def test_no_medicines_any_more_keeps_the_old_list_until_they_were_told() -> None:
    doubt = OpenDoubt(id="medicines", since=LATEST, day=LATEST.date())
    known = LATER.model_copy(update={"medicines": (SLEEPY,), "doubts": (doubt,)})
    none = {"medicines_changed": "told", "medicines": "none"}

    assert finished(known, told_since="no", **none).medicines == (SLEEPY,)
    assert finished(known, told_since="all", **none).medicines == ()


def test_uses_told_of_now_are_known_with_the_others() -> None:
    check = finished(LATER.model_copy(update={"uses": ()}), used="yes")
    assert [use.at for use in check.uses] == [LATEST]

    assert [use.sure for use in finished(LATER, used="unsure").uses] == [False, True]
    assert finished(LATER, used="unsure").uses[0].at == NOW
