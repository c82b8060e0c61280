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

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Detail
from ketcheck.checklist.draft import Draft
from ketcheck.checklist.ledger.known import Known, OpenDoubt
from ketcheck.checklist.ledger.uses import Use
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import good_until, judge, raised
from ketcheck.errors import NotFinished, OffPath


def _doubted(*doubts: OpenDoubt, **facts: object) -> Known:
    return LATER.model_copy(update={"doubts": doubts, **facts})


def _doubt(doubt_id: str, hours: float = 7, **fields: object) -> OpenDoubt:
    since = NOW - timedelta(hours=hours)
    return OpenDoubt.model_validate({"id": doubt_id, "since": since, "day": since.date(), **fields})


def _uses(hours: float, *, sure: bool = True) -> tuple[Use, ...]:
    return (Use(at=NOW - timedelta(hours=hours), sites=("left foot",), sure=sure),)


TO_ASK = _doubt("to-ask", reasons=("long-gap",))
SHAPES = [
    FIRST,
    Known(plan=PLAN),
    LATER,
    LATER.model_copy(update={"uses": ()}),
    LATER.model_copy(update={"plan": None}),
    LATER.model_copy(update={"plan": UNTIMED_PLAN}),
    LATER.model_copy(update={"uses": _uses(2)}),
    LATER.model_copy(update={"uses": _uses(2, sure=False)}),
    LATER.model_copy(update={"uses": _uses(9 * 24)}),
    LATER.model_copy(update={"newest": NOW + timedelta(hours=1)}),
    LATER.model_copy(update={"medicines": (MEDICINE, SLEEPY)}),
    _doubted(_doubt("skin", sites=("left foot",), said="broken")),
    _doubted(_doubt("skin", 25, sites=("left foot",), said="irritated")),
    _doubted(_doubt("skin", 0.5, sites=("left foot",), said="broken")),
    _doubted(TO_ASK),
    _doubted(TO_ASK, uses=_uses(9 * 24)),
    _doubted(_doubt("medicines", medicines=("warfarin",)), _doubt("prescribed")),
    _doubted(_doubt("felt-unsure", until=NOW + timedelta(hours=5))),
    _doubted(_doubt("today", until=NOW + timedelta(hours=1))),
    _doubted(_doubt("reaction", held=True), held_by=("KC-7F3A-91C2-K",)),
]

TIPS = [
    ("prescribed", "feeling"),
    ("label", "before"),
    ("used", "timing"),
    ("amount", "area"),
    ("skin-since", "skin"),
    ("skin", "reaction"),
    ("permit", "reaction"),
    ("cover", "cover-told"),
    ("told-since", "today"),
    ("medicines-changed", "medicines", "medicines-told"),
    ("missed", "make-up"),
]

ANSWERS = [(question, code) for question, codes in oracle.LEVELS.items() for code in codes]


def _combinations(questions: tuple[str, ...]) -> Iterator[dict[str, str]]:
    for codes in product(*(oracle.LEVELS[question] for question in questions)):
        yield dict(zip(questions, codes, strict=True))


ALSO_SKIN = _doubted(_doubt("skin", 25, sites=("left foot",), said="broken"))
KNOWN_THAT_ASKS = {
    "used": LATER,
    "timing": LATER.model_copy(update={"plan": UNTIMED_PLAN}),
    "skin-since": ALSO_SKIN,
    "permit": _doubted(TO_ASK),
    "reaction": LATER,
    "told-since": _doubted(_doubt("medicines")),
    "medicines-changed": LATER,
    "missed": LATER,
    "make-up": LATER,
}
"""A person who is asked that question when the answers before it lead there; else the first."""


def _known_that_asks(question_id: str) -> Known:
    return KNOWN_THAT_ASKS.get(question_id, FIRST)


LEADING = {
    "reaction-detail": {"reaction": "gone"},
    "cover-told": {"cover": "tight"},
    "medicines-told": {"medicines": "list"},
    "make-up": {"missed": "one"},
}

# What an answer needs to be ok, where the usual person, or the usual details, do not have it.
NEEDS = {
    ("skin-since", "mistake"): _doubted(_doubt("skin", 1, sites=("left foot",), said="broken")),
    ("used", "yes"): LATER.model_copy(update={"newest": NOW - timedelta(hours=9), "checks": ()}),
}
# Of what else the answer is a reason, by the design.
ALSO = {
    ("used", "unsure"): {"maybe-too-soon"},
    ("before", "unsure"): {"maybe-too-soon"},
    ("reaction", "mild"): {"irritated-yet-fine"},
}


@pytest.mark.parametrize(("question_id", "code"), ANSWERS)
def test_each_answer_alone_gives_its_level(question_id: str, code: str) -> None:
    known = NEEDS.get((question_id, code), _known_that_asks(question_id))
    answers = {**FINE, **LEADING.get(question_id, {}), question_id: code}
    check = give(new_check(known), answers)

    result = judge(check)

    assert check.draft.answers[question_id] == code
    assert result.level.value == oracle.LEVELS[question_id][code]
    own = {reason.id for reason in result.reasons} - ALSO.get((question_id, code), set())
    assert own == (set() if result.level is Level.OK else {question_id})


@pytest.mark.parametrize(
    "question_id", [name for name in oracle.LEVELS if "unsure" in oracle.LEVELS[name]]
)
def test_every_not_sure_is_at_least_ask(question_id: str) -> None:
    answers = {**FINE, **LEADING.get(question_id, {}), question_id: "unsure"}

    assert judge(give(new_check(_known_that_asks(question_id)), answers)).level >= Level.ASK


@pytest.mark.parametrize("known", [KNOWN_THAT_ASKS["skin-since"], KNOWN_THAT_ASKS["permit"]])
@pytest.mark.parametrize("detail", [Detail.VOUCHED, Detail.LAST_USE, Detail.USES, Detail.SINCE])
def test_what_is_left_out_makes_no_answer_better(known: Known, detail: Detail) -> None:
    details = {key: value for key, value in FILLED.items() if key is not detail}
    for question_id, code in ANSWERS:
        answers = {**FINE, **LEADING.get(question_id, {}), question_id: code}
        lacking, whole = (give(new_check(known), answers, one) for one in (details, FILLED))
        assert judge(lacking).level.value == oracle.level(lacking)
        assert judge(lacking).level >= judge(whole).level


@pytest.mark.parametrize("questions", TIPS, ids="-".join)
@pytest.mark.parametrize("known", SHAPES)
def test_every_combination_within_a_tip_gives_the_level_of_the_design(
    known: Known, questions: tuple[str, ...]
) -> None:
    for answers in _combinations(questions):
        check = give(new_check(known), FINE | answers)
        assert judge(check).level.value == oracle.level(check), answers


@pytest.mark.parametrize("known", [FIRST, LATER])
def test_every_pair_of_answers_gives_the_level_of_the_design(known: Known) -> None:
    for one, other in combinations(ANSWERS, 2):
        if one[0] == other[0]:
            continue
        check = give(new_check(known), {**FINE, **LEADING.get(other[0], {}), **dict((one, other))})
        assert judge(check).level.value == oracle.level(check), (one, other)


@given(finished_checks())
def test_any_finished_check_has_the_level_of_the_design(check: Check) -> None:
    result = judge(check)

    assert result.level.value == oracle.level(check)
    assert {reason.id for reason in result.reasons} - set(oracle.LEVELS) <= set(oracle.CROSS_CHECKS)


@given(checks())
def test_ok_is_given_to_no_check_with_a_doubt_or_a_gap(check: Check) -> None:
    if check.missing:
        with pytest.raises(NotFinished) as caught:
            judge(check)
        assert caught.value.missing == check.missing
    else:
        is_ok = judge(check).level is Level.OK
        assert is_ok is (oracle.level(check) == "ok")


@given(finished_checks(), st.data())
def test_ok_needs_every_single_answer(check: Check, data: st.DataObject) -> None:
    question_id = data.draw(st.sampled_from(sorted(check.draft.answers)))

    with pytest.raises(NotFinished) as caught:
        judge(check.without(question_id))

    assert question_id in caught.value.missing


@given(finished_checks())
def test_the_result_is_its_worst_reason_and_reasons_come_worst_first(check: Check) -> None:
    result = judge(check)
    levels = [reason.level for reason in result.reasons]

    assert levels == sorted(levels, reverse=True)
    assert result.level is (levels[0] if levels else Level.OK)
    assert Level.OK not in levels
    assert result.next_step == (
        result.reasons[0].next_step if levels else base_checklist().words_for(Level.OK).next_step
    )


@given(finished_checks())
def test_judging_again_gives_the_same(check: Check) -> None:
    assert judge(check) == judge(check)


@given(finished_checks())
def test_no_sentence_is_left_with_a_gap(check: Check) -> None:
    for reason in judge(check).reasons:
        assert reason.text
        assert reason.next_step
        assert "{" not in reason.text + reason.next_step


@given(checks())
def test_an_unfinished_check_tells_the_reasons_so_far(check: Check) -> None:
    expected = {name for name, level in oracle.answer_levels(check).items() if level != "ok"}

    assert {reason.id for reason in raised(check)} == expected | oracle.cross_checks(check)


def test_an_untouched_check_names_every_question() -> None:
    with pytest.raises(
        NotFinished, match=r"^not finished: no answer to prescribed, feeling, label"
    ):
        judge(new_check())


@pytest.mark.parametrize("code", ["", "glowing", "OK", "Whole", "whole "])
def test_an_unknown_code_is_not_finished(code: str) -> None:
    whole = finished()
    draft = whole.draft.model_copy(update={"answers": whole.draft.answers | {"skin": code}})

    with pytest.raises(OffPath):
        judge(replace(whole, draft=draft))
    with pytest.raises(NotFinished) as caught:
        judge(whole.with_draft(draft))

    assert caught.value.missing == ("skin",)


@pytest.mark.parametrize("detail", [Detail.PLAN, Detail.MEDICINES])
def test_a_needed_detail_left_out_is_not_finished(detail: Detail) -> None:
    details = {key: value for key, value in FILLED.items() if key is not detail}

    with pytest.raises(NotFinished):
        judge(give(new_check(), FINE, details))


def test_an_answer_off_the_path_hides_nothing() -> None:
    known = LATER.model_copy(update={"medicines": (SLEEPY,)})
    check = finished(known)
    assert judge(check).level is Level.ASK
    hidden = check.draft.model_copy(update={"answers": check.draft.answers | {"medicines": "none"}})

    with pytest.raises(OffPath):
        judge(replace(check, draft=hidden))


def test_a_plan_off_the_path_is_not_judged_by() -> None:
    check = finished(LATER.model_copy(update={"uses": _uses(1)}))
    assert judge(check).level is Level.STOP
    hidden = Draft(answers=check.draft.answers, plan=UNTIMED_PLAN)

    # Without an answer to `missed`, which a label for "when needed" takes off the path.
    with pytest.raises(OffPath):
        judge(replace(check, draft=hidden))
    with pytest.raises(NotFinished, match="timing"):
        judge(check.with_draft(hidden))


@pytest.mark.parametrize(("question_id", "code"), sorted(oracle.HELD))
def test_what_is_held_is_marked(question_id: str, code: str) -> None:
    assert judge(finished(_known_that_asks(question_id), **{question_id: code})).held


@given(finished_checks())
def test_nothing_else_is_held(check: Check) -> None:
    assert judge(check).held is bool(oracle.HELD & check.draft.answers.items())


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

    assert judge(check).level is Level.ASK
    assert judge(Check(stricter, check.known, NOW, check.draft)).level is Level.STOP


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
