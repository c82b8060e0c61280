"""Which questions are asked: compared with the design's table on every branch."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import product

import oracle
import pytest
from hypothesis import given
from strategies import TWO_PLACES, checks
from support import FINE, FIRST, LATER, MEDICINE, NOW, PLAN, UNTIMED_PLAN, base_checklist

from ketcheck.checklist.check import Check
from ketcheck.checklist.details import Details, Plan, Sites
from ketcheck.checklist.draft import Draft
from ketcheck.checklist.ledger.known import Known, OpenDoubt
from ketcheck.checklist.ledger.uses import Use

BEFORE = NOW - timedelta(hours=8)
USE = {"at": NOW - timedelta(hours=7)}
MAYBE = {**USE, "sure": False}

HISTORIES = [
    {},
    {"newest": BEFORE},
    {"newest": BEFORE, "uses_since": BEFORE},
    {"newest": BEFORE, "uses_since": BEFORE, "uses": [USE]},
    {"newest": BEFORE, "uses_since": BEFORE, "uses": [MAYBE]},
    {"newest": BEFORE, "uses": [USE]},
    {"newest": BEFORE, "uses_since": BEFORE, "lost": True},
]

PLANS = [
    None,
    UNTIMED_PLAN,
    Plan(amount="a pea-size amount"),
    Plan(amount="a pea-size amount", hours_between=6),
    Plan(amount="a pea-size amount", times_a_day=3),
    Plan(amount="a pea-size amount", times_a_day="when needed", most_a_day=4),
    Plan(amount="a pea-size amount", most_a_day=4),
]

KNOWN_SHAPES = [
    Known.model_validate({**history, "plan": plan, "medicines_asked": listed})
    for history, plan, listed in product(HISTORIES, PLANS, (False, True))
]

STEERING = (
    "before",
    "used",
    "skin-since",
    "reaction",
    "cover",
    "medicines-changed",
    "medicines",
    "missed",
)
"""The questions whose answers steer the path; no other answer may."""


def check_of(known: Known, answers: Mapping[str, str] = {}, plan: Plan | None = None) -> Check:
    return Check(base_checklist(), known, NOW, Draft(answers=dict(answers), plan=plan))


def ids(known: Known, answers: Mapping[str, str] = {}, plan: Plan | None = None) -> list[str]:
    return [question.id for question in check_of(known, answers, plan).path]


def doubt(doubt_id: str, **fields: object) -> OpenDoubt:
    return OpenDoubt.model_validate(
        {"id": doubt_id, "since": BEFORE, "day": BEFORE.date(), **fields}
    )


def doubted(*doubts: OpenDoubt, plan: Plan = PLAN) -> Known:
    return LATER.model_copy(update={"doubts": doubts, "plan": plan})


def _steering_answers(questions: tuple[str, ...]) -> Iterator[dict[str, str]]:
    choices = [(None, *oracle.LEVELS[question]) for question in questions]
    for codes in product(*choices):
        yield {question: code for question, code in zip(questions, codes, strict=True) if code}


@pytest.mark.parametrize("known", KNOWN_SHAPES)
def test_every_branch_of_time_and_medicines_is_the_one_of_the_design(known: Known) -> None:
    for answers in _steering_answers(("before", "used", "medicines-changed")):
        for plan in {known.plan, known.plan or PLAN}:
            check = check_of(known, answers, plan)
            assert ids(known, answers, plan) == oracle.path(check)


@pytest.mark.parametrize("known", [FIRST, LATER, doubted(doubt("skin"), doubt("medicines"))])
def test_every_combination_of_steering_answers_gives_the_path_of_the_design(known: Known) -> None:
    for answers in _steering_answers(STEERING[2:]):
        assert ids(known, answers) == oracle.path(check_of(known, answers))


@given(checks())
def test_any_check_is_on_the_path_of_the_design(check: Check) -> None:
    assert [question.id for question in check.path] == oracle.path(check)


@given(checks())
def test_each_question_is_asked_once_and_in_the_order_of_the_tips(check: Check) -> None:
    path = [question.id for question in check.path]
    tips = [check.checklist.group(question.group).tip for question in check.path]

    assert len(set(path)) == len(path)
    assert tips == sorted(tips)
    # Before any use there is no reaction to tell of, and no missed use.
    assert set(tips) | {3, 6} == set(range(7))


def test_a_first_check_asks_everything_there_is_to_know() -> None:
    assert ids(FIRST, FINE, PLAN) == [
        "prescribed",
        "feeling",
        "label",
        "before",
        "amount",
        "area",
        "skin",
        "cover",
        "today",
        "medicines",
        "medicines-told",
    ]


def test_a_repeat_check_asks_ten_questions() -> None:
    assert ids(LATER, FINE) == [
        "feeling",
        "used",
        "amount",
        "area",
        "skin",
        "reaction",
        "cover",
        "today",
        "medicines-changed",
        "missed",
    ]


@pytest.mark.parametrize(
    ("code", "is_asked"), [("yes", True), ("no", False), ("unsure", True), (None, False)]
)
@pytest.mark.parametrize(("question_id", "known"), [("before", FIRST), ("used", LATER)])
def test_timing_and_reaction_are_asked_of_whoever_may_have_used_the_cream(
    question_id: str, known: Known, code: str | None, *, is_asked: bool
) -> None:
    known = known.model_copy(update={"plan": UNTIMED_PLAN, "uses": ()})
    path = ids(known, {question_id: code} if code else {})

    assert ("timing" in path) is is_asked
    assert ("reaction" in path) is is_asked


@pytest.mark.parametrize("sure", [True, False])
def test_timing_and_reaction_are_asked_after_a_use_on_record(*, sure: bool) -> None:
    use = Use(at=BEFORE, sure=sure)
    known = LATER.model_copy(update={"plan": UNTIMED_PLAN, "uses": (use,)})

    assert {"timing", "reaction"} <= set(ids(known))


def test_a_lost_record_may_have_been_of_a_use() -> None:
    known = LATER.model_copy(update={"plan": UNTIMED_PLAN, "uses": (), "lost": True})

    assert {"timing", "reaction"} <= set(ids(known))


@pytest.mark.parametrize(
    ("plan", "is_asked"),
    [
        (Plan(amount="a pea", hours_between=6), False),
        (Plan(amount="a pea", times_a_day=3), False),
        (Plan(amount="a pea", times_a_day="when needed"), True),
        (Plan(amount="a pea", times_a_day="when needed", most_a_day=3), True),
        (Plan(amount="a pea", most_a_day=3), True),
    ],
)
def test_timing_is_asked_where_the_label_tells_no_spacing(plan: Plan, *, is_asked: bool) -> None:
    assert ("timing" in ids(LATER.model_copy(update={"plan": plan}))) is is_asked


def test_uses_and_medicines_are_asked_as_at_first_until_they_were_answered_once() -> None:
    ended_early = Known(prescribed=True, plan=PLAN, newest=BEFORE)
    path = ids(ended_early)

    assert {"before", "medicines"} <= set(path)
    assert {"used", "medicines-changed", "missed"}.isdisjoint(path)


def test_prescribed_is_asked_until_yes_and_again_while_in_doubt() -> None:
    assert ids(Known(plan=PLAN))[0] == "prescribed"
    assert ids(doubted(doubt("prescribed")))[0] == "prescribed"
    assert "prescribed" not in ids(LATER)


@pytest.mark.parametrize(
    ("doubt_id", "question_id"), [("to-ask", "permit"), ("medicines", "told-since")]
)
def test_a_doubt_is_asked_about_until_it_is_closed(doubt_id: str, question_id: str) -> None:
    assert question_id in ids(doubted(doubt(doubt_id)))
    assert question_id not in ids(LATER)


def test_skin_in_doubt_is_asked_about_at_the_chosen_place_alone() -> None:
    known = doubted(doubt("skin", sites=("right knee",)), plan=TWO_PLACES)

    def asked_at(*sites: str) -> bool:
        draft = Draft(answers={"area": "told"}, details=Details(area=Sites(sites=sites)))
        path = Check(base_checklist(), known, NOW, draft).path
        return "skin-since" in [question.id for question in path]

    assert asked_at("right knee")
    assert asked_at("left foot", "Right Knee.")
    assert not asked_at("left foot")


@pytest.mark.parametrize("area", ["new", "unsure", None])
def test_skin_in_doubt_anywhere_is_asked_about_while_the_place_is_not_known(
    area: str | None,
) -> None:
    known = doubted(doubt("skin", sites=("right knee",)), plan=TWO_PLACES)

    assert "skin-since" in ids(known, {"area": area} if area else {})


@pytest.mark.parametrize("sites", [(), ("right knee",)])
def test_without_places_on_the_label_each_skin_doubt_is_asked_about(sites: tuple[str, ...]) -> None:
    known = doubted(doubt("skin", sites=sites), plan=UNTIMED_PLAN)

    assert "skin-since" in ids(known, {"area": "told"})


@pytest.mark.parametrize("code", oracle.LEVELS["skin-since"])
def test_skin_is_not_asked_where_it_was_just_told_to_be_no_better(code: str) -> None:
    path = ids(doubted(doubt("skin", sites=("left foot",))), {"skin-since": code})

    assert ("skin" in path) is (code not in {"same", "worse"})


def test_missed_uses_are_none_where_the_cream_is_used_when_needed() -> None:
    assert "missed" not in ids(LATER.model_copy(update={"plan": UNTIMED_PLAN}))


def test_a_session_for_education_asks_nothing_about_now() -> None:
    known = doubted(doubt("skin"), doubt("medicines"), doubt("to-ask"), doubt("prescribed"))
    check = Check(base_checklist(), known, NOW, is_session=True, is_education=True)

    assert [question.id for question in check.path] == [
        "prescribed",
        "told-since",
        "medicines-changed",
        "missed",
    ]


def test_an_answer_off_the_path_steers_nothing() -> None:
    known = LATER.model_copy(update={"medicines": (MEDICINE,), "uses": ()})

    assert ids(known, {"medicines": "list"}) == ids(known)
    assert ids(known, {"before": "yes"}) == ids(known)
    assert ids(known, {"skin-since": "same"}) == ids(known)


@pytest.mark.parametrize(("days", "is_asked"), [(29, False), (30, True)])
def test_a_monthly_question_comes_again_after_thirty_days(days: int, *, is_asked: bool) -> None:
    extra = next(
        question
        for question in base_checklist().questions
        if question.is_extra and question.asked.value == "monthly-extra"
    )
    plan = PLAN.model_copy(update={"extras": (extra.id,)})
    asked = {extra.id: NOW - timedelta(days=days)}
    known = LATER.model_copy(update={"plan": plan, "extras_asked": asked})

    assert (extra.id in ids(known)) is is_asked
    assert extra.id in ids(known.model_copy(update={"extras_asked": {}}))
    assert extra.id not in ids(LATER)
