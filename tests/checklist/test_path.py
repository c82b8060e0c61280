"""Which questions are asked: compared with the design's table on every branch."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import product

import oracle
import pytest
from hypothesis import given
from strategies import checks
from support import FINE, FIRST, LATER, MEDICINE, NOW, PLAN, UNTIMED_PLAN, base_checklist

from ketcheck.checklist.details import Plan
from ketcheck.checklist.draft import Check
from ketcheck.checklist.known import Known
from ketcheck.checklist.path import asked, uses_known

TIMES = [NOW - timedelta(hours=8), NOW - timedelta(hours=16)]

HISTORIES = [
    {},
    {"newest": TIMES[0]},
    {"newest": TIMES[0], "last_ok": TIMES[0]},
    {"newest": TIMES[0], "last_ok": TIMES[0], "uses": TIMES[1:]},
    {"newest": TIMES[0], "uses": TIMES[1:]},
    {"newest": TIMES[0], "uses": TIMES[1:], "maybe_used_since": True},
    {"newest": TIMES[0], "maybe_used_since": True},
    {"newest": TIMES[0], "last_ok": TIMES[0], "uses": TIMES[1:], "maybe_used_since": True},
]

PLANS = [
    None,
    UNTIMED_PLAN,
    Plan(amount="a pea-size amount"),
    Plan(amount="a pea-size amount", hours_between=6),
    Plan(amount="a pea-size amount", times_a_day=3),
    Plan(amount="a pea-size amount", times_a_day="when needed", most_a_day=4),
]

KNOWN_SHAPES = [
    Known.model_validate({**history, "plan": plan, "prescribed": prescribed})
    for history, plan, prescribed in product(HISTORIES, PLANS, (False, True))
]

STEERING = ("applied", "reaction", "cover", "medicines-changed", "medicines", "missed")
"""The questions whose answers steer the path; no other answer may."""


def ids(known: Known, answers: Mapping[str, str], plan: Plan | None = None) -> list[str]:
    path = asked(base_checklist(), known, answers, plan or known.plan)
    return [question.id for question in path]


def _steering_answers(questions: tuple[str, ...]) -> Iterator[dict[str, str]]:
    choices = [(None, *oracle.LEVELS[question]) for question in questions]
    for codes in product(*choices):
        yield {question: code for question, code in zip(questions, codes, strict=True) if code}


@pytest.mark.parametrize("known", KNOWN_SHAPES)
def test_every_branch_of_time_and_medicines_is_the_one_of_the_design(known: Known) -> None:
    for answers in _steering_answers(("applied", "medicines-changed", "medicines")):
        for plan in {known.plan, known.plan or PLAN}:
            assert ids(known, answers, plan) == oracle.path(known, answers, plan or known.plan)


@pytest.mark.parametrize("known", [FIRST, LATER])
def test_every_combination_of_steering_answers_gives_the_path_of_the_design(known: Known) -> None:
    for answers in _steering_answers(STEERING):
        on_path = oracle.path(known, answers, known.plan)
        kept = {question: code for question, code in answers.items() if question in on_path}
        assert ids(known, kept) == oracle.path(known, kept, known.plan)


@given(checks())
def test_any_check_is_on_the_path_of_the_design(check: Check) -> None:
    path = [question.id for question in check.path]

    assert path == oracle.path(check.known, check.draft.answers, check.plan)


@given(checks())
def test_each_question_is_asked_once_and_in_the_order_of_the_tips(check: Check) -> None:
    path = [question.id for question in check.path]
    tips = [check.checklist.group(question.group).tip for question in check.path]

    assert len(set(path)) == len(path)
    assert tips == sorted(tips)
    assert set(tips) == set(range(7))


def test_a_first_check_asks_everything_there_is_to_know() -> None:
    assert ids(FIRST, FINE, PLAN) == [
        "prescribed",
        "feeling",
        "label",
        "timing",
        "amount",
        "area",
        "skin",
        "reaction",
        "cover",
        "medicines",
        "medicines-told",
        "missed",
    ]


def test_a_repeat_check_asks_nine_questions() -> None:
    assert ids(LATER, FINE) == [
        "feeling",
        "applied",
        "amount",
        "area",
        "skin",
        "reaction",
        "cover",
        "medicines-changed",
        "missed",
    ]


@pytest.mark.parametrize(
    ("applied", "is_asked"), [("yes", False), ("no", True), ("unsure", True), (None, False)]
)
def test_timing_is_asked_when_the_only_use_may_not_have_been_one(
    *, applied: str | None, is_asked: bool
) -> None:
    known = LATER.model_copy(update={"uses": ()})
    answers = {"applied": applied} if applied else {}

    assert ("timing" in ids(known, answers)) is is_asked


def test_timing_is_asked_while_a_use_since_is_in_doubt() -> None:
    known = Known(newest=TIMES[0], uses=(TIMES[1],), maybe_used_since=True, plan=PLAN)

    assert "timing" in ids(known, {})


def test_an_answer_off_the_path_steers_nothing() -> None:
    known = Known(plan=PLAN, newest=TIMES[0], medicines=(MEDICINE,))

    assert ids(known, {"medicines": "list"}) == ids(known, {})
    assert ids(known, {"applied": "yes"}) == ids(known, {})


def test_the_use_told_of_now_is_the_newest() -> None:
    assert uses_known(LATER, {"applied": "yes"}) == (LATER.last_ok, *LATER.uses)


@pytest.mark.parametrize("answers", [{}, {"applied": "no"}, {"applied": "unsure"}])
def test_a_use_that_was_not_applied_is_not_a_use(answers: dict[str, str]) -> None:
    assert uses_known(LATER, answers) == LATER.uses


def test_applied_tells_of_nothing_when_the_last_check_was_not_ok() -> None:
    known = LATER.model_copy(update={"last_ok": None})

    assert uses_known(known, {"applied": "yes"}) == known.uses
