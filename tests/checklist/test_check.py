"""The check under way: what it takes, what is still open, and which label, list and uses count."""

import pytest
from pydantic import ValidationError
from strategies import TWO_PLACES
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
from ketcheck.checklist.draft import Draft
from ketcheck.checklist.ledger.known import OpenDoubt
from ketcheck.errors import OffPath

SLEEPY = Medicine(name="diphenhydramine", sleepy=Certainty.YES)


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
