"""The level of every answer, and that only a check without any doubt is ok."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import combinations, product
from zoneinfo import ZoneInfo

import oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import SLEEPY, checks, finished_checks
from support import (
    FILLED,
    FINE,
    FIRST,
    LATER,
    MEDICINE,
    NOW,
    PLAN,
    UNTIMED_PLAN,
    base_checklist,
    finished,
    give,
    new_check,
)

from ketcheck.checklist.content import Detail
from ketcheck.checklist.draft import Check, Draft
from ketcheck.checklist.known import Known
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import good_until, judge, raised
from ketcheck.errors import NotFinished, OffPath

SHAPES = [
    FIRST,
    Known(plan=PLAN),
    LATER,
    LATER.model_copy(update={"last_ok": None}),
    LATER.model_copy(update={"uses": ()}),
    LATER.model_copy(update={"plan": None}),
    LATER.model_copy(update={"plan": UNTIMED_PLAN}),
    LATER.model_copy(update={"last_ok": None, "maybe_used_since": True}),
    LATER.model_copy(update={"last_ok": None, "uses": (NOW - timedelta(hours=2),)}),
    LATER.model_copy(update={"last_ok": None, "uses": (NOW - timedelta(days=9),)}),
    LATER.model_copy(update={"newest": NOW + timedelta(hours=1)}),
    LATER.model_copy(update={"last_gone": True, "last_gone_site": "left foot"}),
    LATER.model_copy(update={"medicines": (MEDICINE, SLEEPY)}),
    LATER.model_copy(update={"held_by": ("KC-7F3A-91C2-K",)}),
]

TIPS = [
    ("prescribed", "feeling"),
    ("label", "applied", "timing"),
    ("applied", "amount", "area"),
    ("skin", "reaction", "missed"),
    ("cover", "cover-told"),
    ("medicines-changed", "medicines", "medicines-told"),
    ("missed", "make-up"),
]

ANSWERS = [(question, code) for question, codes in oracle.LEVELS.items() for code in codes]


def _combinations(questions: tuple[str, ...]) -> Iterator[dict[str, str]]:
    for codes in product(*(oracle.LEVELS[question] for question in questions)):
        yield dict(zip(questions, codes, strict=True))


def _known_that_asks(question_id: str) -> Known:
    """A person who is asked that question when the answers before it lead there."""
    return LATER if question_id in {"applied", "medicines-changed"} else FIRST


LEADING = {
    "reaction-detail": {"reaction": "gone"},
    "cover-told": {"cover": "tight"},
    "medicines-told": {"medicines": "list"},
    "make-up": {"missed": "one"},
}


@pytest.mark.parametrize(("question_id", "code"), ANSWERS)
def test_each_answer_alone_gives_its_level(question_id: str, code: str) -> None:
    answers = {**FINE, **LEADING.get(question_id, {}), question_id: code}
    check = give(new_check(_known_that_asks(question_id)), answers)

    result = judge(check, NOW)

    assert check.draft.answers[question_id] == code
    assert result.level.value == oracle.LEVELS[question_id][code]
    own = [reason.id for reason in result.reasons if reason.id in oracle.LEVELS]
    assert own == ([] if result.level is Level.OK else [question_id])


@pytest.mark.parametrize(
    "question_id", [name for name in oracle.LEVELS if "unsure" in oracle.LEVELS[name]]
)
def test_every_not_sure_is_at_least_ask(question_id: str) -> None:
    answers = {**FINE, **LEADING.get(question_id, {}), question_id: "unsure"}

    assert judge(give(new_check(_known_that_asks(question_id)), answers), NOW).level >= Level.ASK


@pytest.mark.parametrize("questions", TIPS, ids="-".join)
@pytest.mark.parametrize("known", SHAPES)
def test_every_combination_within_a_tip_gives_the_level_of_the_design(
    known: Known, questions: tuple[str, ...]
) -> None:
    for answers in _combinations(questions):
        check = give(new_check(known), FINE | answers)
        assert judge(check, NOW).level.value == oracle.level(check, NOW), answers


@pytest.mark.parametrize("known", [FIRST, LATER])
def test_every_pair_of_answers_gives_the_level_of_the_design(known: Known) -> None:
    for one, other in combinations(ANSWERS, 2):
        check = give(new_check(known), {**FINE, **LEADING.get(other[0], {}), **dict((one, other))})
        assert judge(check, NOW).level.value == oracle.level(check, NOW), (one, other)


@given(finished_checks())
def test_any_finished_check_has_the_level_of_the_design(check: Check) -> None:
    result = judge(check, NOW)

    assert result.level.value == oracle.level(check, NOW)
    assert {reason.id for reason in result.reasons} - set(oracle.LEVELS) <= set(oracle.CROSS_CHECKS)


@given(checks())
def test_ok_is_given_to_no_check_with_a_doubt_or_a_gap(check: Check) -> None:
    if check.missing:
        with pytest.raises(NotFinished) as caught:
            judge(check, NOW)
        assert caught.value.missing == check.missing
    else:
        is_ok = judge(check, NOW).level is Level.OK
        assert is_ok is (oracle.level(check, NOW) == "ok")


@given(finished_checks(), st.data())
def test_ok_needs_every_single_answer(check: Check, data: st.DataObject) -> None:
    question_id = data.draw(st.sampled_from(sorted(check.draft.answers)))

    with pytest.raises(NotFinished) as caught:
        judge(check.without(question_id), NOW)

    assert question_id in caught.value.missing


@given(finished_checks())
def test_the_result_is_its_worst_reason_and_reasons_come_worst_first(check: Check) -> None:
    result = judge(check, NOW)
    levels = [reason.level for reason in result.reasons]

    assert levels == sorted(levels, reverse=True)
    assert result.level is (levels[0] if levels else Level.OK)
    assert Level.OK not in levels
    assert result.next_step == (
        result.reasons[0].next_step if levels else base_checklist().words_for(Level.OK).next_step
    )


@given(finished_checks())
def test_judging_again_gives_the_same(check: Check) -> None:
    assert judge(check, NOW) == judge(check, NOW)


@given(finished_checks())
def test_no_sentence_is_left_with_a_gap(check: Check) -> None:
    for reason in judge(check, NOW).reasons:
        assert reason.text
        assert reason.next_step
        assert "{" not in reason.text + reason.next_step


@given(checks())
def test_an_unfinished_check_tells_the_reasons_so_far(check: Check) -> None:
    answers = check.draft.answers.items()
    expected = {name for name, code in answers if oracle.LEVELS[name][code] != "ok"}
    if answers and check.draft.answers.get("cover-told") == "yes" and not check.draft.instruction:
        expected |= {"cover-told"}

    assert {reason.id for reason in raised(check, NOW)} == expected | oracle.cross_checks(
        check, NOW
    )


def test_an_untouched_check_names_every_question() -> None:
    with pytest.raises(
        NotFinished, match=r"^not finished: no answer to prescribed, feeling, label"
    ):
        judge(new_check(), NOW)


@pytest.mark.parametrize("code", ["", "glowing", "OK", "Whole", "whole "])
def test_an_unknown_code_is_not_finished(code: str) -> None:
    whole = finished()
    draft = whole.draft.model_copy(update={"answers": whole.draft.answers | {"skin": code}})

    with pytest.raises(NotFinished) as caught:
        judge(replace(whole, draft=draft), NOW)

    assert caught.value.missing == ("skin",)


@pytest.mark.parametrize("detail", [Detail.PLAN, Detail.MEDICINES])
def test_a_needed_detail_left_out_is_not_finished(detail: Detail) -> None:
    details = {key: value for key, value in FILLED.items() if key is not detail}

    with pytest.raises(NotFinished):
        judge(give(new_check(), FINE, details), NOW)


def test_an_answer_off_the_path_hides_nothing() -> None:
    known = LATER.model_copy(update={"medicines": (SLEEPY,)})
    check = finished(known)
    assert judge(check, NOW).level is Level.ASK
    hidden = check.draft.model_copy(update={"answers": check.draft.answers | {"medicines": "none"}})

    with pytest.raises(OffPath):
        judge(replace(check, draft=hidden), NOW)


def test_a_plan_off_the_path_is_not_judged_by() -> None:
    check = finished(
        LATER.model_copy(update={"uses": (NOW - timedelta(hours=1),), "last_ok": None})
    )
    hidden = Draft(answers=check.draft.answers, plan=UNTIMED_PLAN)

    with pytest.raises(NotFinished, match="timing"):
        judge(replace(check, draft=hidden), NOW)
    assert judge(check.with_draft(hidden), NOW).level is Level.STOP


@pytest.mark.parametrize(("question_id", "code"), sorted(oracle.HELD))
def test_what_is_held_is_marked(question_id: str, code: str) -> None:
    assert judge(finished(**{question_id: code}), NOW).held


@given(finished_checks())
def test_nothing_else_is_held(check: Check) -> None:
    assert judge(check, NOW).held is bool(oracle.HELD & check.draft.answers.items())


def test_a_clinic_that_raises_a_level_raises_the_result() -> None:
    check = finished(amount="less")
    raised_questions = tuple(
        question.model_copy(
            update={
                "answers": tuple(
                    answer.model_copy(update={"level": Level.STOP})
                    if answer.code == "less"
                    else answer
                    for answer in question.answers
                )
            }
        )
        for question in check.checklist.questions
    )
    stricter = check.checklist.model_copy(update={"questions": raised_questions})

    assert judge(check, NOW).level is Level.ASK
    assert judge(Check(stricter, check.known, check.draft), NOW).level is Level.STOP


def test_an_ok_holds_for_thirty_minutes() -> None:
    assert good_until(finished(), NOW) == NOW + timedelta(minutes=30)


def test_an_ok_holds_for_thirty_real_minutes_when_the_clocks_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    before_the_change = datetime(2026, 3, 29, 1, 45, tzinfo=berlin)

    until = good_until(finished(), before_the_change)

    assert until.astimezone(berlin) == datetime(2026, 3, 29, 3, 15, tzinfo=berlin)


def test_levels_are_ordered_from_ok_to_urgent() -> None:
    assert [level.value for level in sorted(Level)] == [*oracle.SEVERITY]
    assert max(Level) is Level.URGENT
    assert [level.severity for level in Level] == [0, 1, 2, 3]
