"""The rules above every question, which no content file can weaken.

The floors below are the levels of the base questions. A checklist may add questions and raise
levels; it may not remove, rename, or lower a base question, nor ask it less often.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import Formatter
from typing import Final

from ketcheck.checklist.content import (
    NOT_SURE,
    Answer,
    Asked,
    Checklist,
    CrossCheck,
    Detail,
    Outcome,
    Question,
)
from ketcheck.checklist.cross_checks import FIELDS
from ketcheck.checklist.level import Level

OK, ASK, STOP, URGENT = Level.OK, Level.ASK, Level.STOP, Level.URGENT


@dataclass(frozen=True)
class Base:
    """The least that a base question must be."""

    group: str
    asked: Asked
    floors: dict[str, Level]
    held: frozenset[str] = frozenset()
    leads: tuple[tuple[str, str], ...] = ()
    details: tuple[tuple[str, Detail], ...] = ()
    detail: Detail | None = None


BASE_QUESTIONS: Final[dict[str, Base]] = {
    "prescribed": Base("before", Asked.NOT_YET_PRESCRIBED, {"yes": OK, "no": STOP, NOT_SURE: STOP}),
    "feeling": Base(
        "before",
        Asked.ALWAYS,
        {"fine": OK, "unwell": URGENT, NOT_SURE: STOP},
        held=frozenset({"unwell"}),
    ),
    "label": Base(
        "tip-1", Asked.NO_PLAN, {"here": OK, "not-here": ASK}, details=(("here", Detail.PLAN),)
    ),
    "applied": Base("tip-1", Asked.LAST_WAS_OK, {"yes": OK, "no": OK, NOT_SURE: ASK}),
    "timing": Base(
        "tip-1",
        Asked.TIME_UNKNOWN,
        {"due": OK, "too-soon": STOP, "used-up": STOP, NOT_SURE: ASK},
    ),
    "amount": Base("tip-1", Asked.ALWAYS, {"label": OK, "more": STOP, "less": ASK, NOT_SURE: ASK}),
    "area": Base("tip-1", Asked.ALWAYS, {"told": OK, "new": STOP, NOT_SURE: ASK}),
    "skin": Base(
        "tip-2", Asked.ALWAYS, {"whole": OK, "broken": STOP, "irritated": STOP, NOT_SURE: ASK}
    ),
    "reaction": Base(
        "tip-3",
        Asked.ALWAYS,
        {"none": OK, "gone": OK, "mild": STOP, "bad": STOP, "first": OK, NOT_SURE: ASK},
        held=frozenset({"bad"}),
        leads=tuple((code, "reaction-detail") for code in ("gone", "mild", "bad")),
    ),
    "reaction-detail": Base("tip-3", Asked.FOLLOW_UP, {}, detail=Detail.REACTION),
    "cover": Base(
        "tip-4",
        Asked.ALWAYS,
        {"none": OK, "airy": ASK, "tight": OK, NOT_SURE: ASK},
        leads=(("tight", "cover-told"),),
    ),
    "cover-told": Base(
        "tip-4",
        Asked.FOLLOW_UP,
        {"yes": OK, "no": STOP, NOT_SURE: ASK},
        details=(("yes", Detail.INSTRUCTION),),
    ),
    "medicines-changed": Base(
        "tip-5",
        Asked.LATER_CHECK,
        {"no": OK, "told": OK, "untold": ASK, NOT_SURE: ASK},
        leads=(("told", "medicines"), ("untold", "medicines")),
    ),
    "medicines": Base(
        "tip-5",
        Asked.FIRST_CHECK,
        {"list": OK, "none": OK, NOT_SURE: ASK},
        leads=(("list", "medicines-told"),),
        details=(("list", Detail.MEDICINES),),
    ),
    "medicines-told": Base("tip-5", Asked.FOLLOW_UP, {"all": OK, "some": ASK, NOT_SURE: ASK}),
    "missed": Base(
        "tip-6",
        Asked.ALWAYS,
        {"none": OK, "one": OK, "more": ASK, "as-needed": OK, "first": OK, NOT_SURE: ASK},
        leads=tuple((code, "make-up") for code in ("one", "more", NOT_SURE)),
    ),
    "make-up": Base("tip-6", Asked.FOLLOW_UP, {"no": OK, "yes": STOP, NOT_SURE: ASK}),
}
"""Every base question with the lowest level of each of its answers."""

CROSS_CHECK_FLOORS: Final[dict[str, Level]] = {
    "too-soon": STOP,
    "irritated-yet-fine": STOP,
    "reaction-again": ASK,
    "first-yet-history": ASK,
    "none-yet-listed": ASK,
    "sleepy-not-told": ASK,
    "long-gap": ASK,
    "clock-back": ASK,
    "cover-leave": ASK,
    "held": STOP,
}
"""Every cross-check with the lowest level it may have."""

# An instruction not given is doubt, not permission; any other detail left out is not finished.
DETAILS_THAT_MAY_LACK: Final = {Detail.INSTRUCTION: ASK}


def broken_rules(checklist: Checklist) -> Iterator[str]:
    """Each rule that the checklist breaks, as `id: rule`; none when it is sound."""
    yield from _duplicates(checklist)
    yield from _missing_parts(checklist)
    yield from _unknown_groups(checklist)
    for question in checklist.questions:
        yield from _question_faults(checklist, question)
        yield from _weakened(question)
    yield from _never_asked(checklist)
    for check in checklist.cross_checks:
        yield from (f"{check.id}: {fault}" for fault in _template_faults(check))
        if check.level < CROSS_CHECK_FLOORS.get(check.id, check.level):
            yield f"{check.id}: a cross-check may not be lowered"


def _template_faults(check: CrossCheck) -> Iterator[str]:
    known = FIELDS.get(check.id, frozenset())
    for text in (check.reason, check.notice, check.next_step):
        try:
            fields = [part[1:] for part in Formatter().parse(text or "") if part[1] is not None]
        except ValueError:
            yield "a stray { or }"
            continue
        for name, how, conversion in fields:
            if name not in known:
                yield f"unknown field {{{name}}}"
            if how or conversion:
                yield f"the field {{{name}}} takes no format"


def _repeated(ids: Iterable[str]) -> Iterator[str]:
    return (name for name, count in Counter(ids).items() if count > 1)


def _reason_givers(checklist: Checklist) -> tuple[Question | CrossCheck, ...]:
    return (*checklist.questions, *checklist.cross_checks)


def _duplicates(checklist: Checklist) -> Iterator[str]:
    # A reason names a question or a cross-check by its id alone.
    reasons = [item.id for item in _reason_givers(checklist)]
    groups = [group.id for group in checklist.groups]
    topics = [topic.id for topic in checklist.topics]
    for ids in (reasons, groups, topics):
        yield from (f"{name}: duplicate id" for name in _repeated(ids))
    for question in checklist.questions:
        codes = _repeated(answer.code for answer in question.answers)
        yield from (f"{question.id}.{code}: duplicate answer code" for code in codes)


def _missing_parts(checklist: Checklist) -> Iterator[str]:
    levels = Counter(words.level for words in checklist.levels)
    yield from (f"{level.value}: needs its words once" for level in Level if levels[level] != 1)
    tips = Counter(group.tip for group in checklist.groups if group.tip)
    yield from (f"tip {tip}: needs one group" for tip in range(1, 7) if tips[tip] != 1)
    for question_id in BASE_QUESTIONS:
        if checklist.question(question_id) is None:
            yield f"{question_id}: a base question may not be removed or renamed"
    present = {check.id for check in checklist.cross_checks}
    yield from (f"{name}: unknown cross-check" for name in present - CROSS_CHECK_FLOORS.keys())
    yield from (
        f"{name}: a cross-check may not be removed"
        for name in CROSS_CHECK_FLOORS
        if name not in present
    )


def _unknown_groups(checklist: Checklist) -> Iterator[str]:
    known = {group.id for group in checklist.groups}
    for item in _reason_givers(checklist):
        if item.group not in known:
            yield f"{item.id}: unknown group {item.group}"


def _never_asked(checklist: Checklist) -> Iterator[str]:
    answers = [answer for question in checklist.questions for answer in question.answers]
    led_to = {target for answer in answers for target in answer.leads_to}
    for question in checklist.questions:
        if question.asked is Asked.FOLLOW_UP and question.id not in led_to:
            yield f"{question.id}: a follow-up that no answer leads to"


def _question_faults(checklist: Checklist, question: Question) -> Iterator[str]:
    if bool(question.answers) is bool(question.detail):
        yield f"{question.id}: needs answers, or a detail to fill in, and not both"
    later = {one.id for one in checklist.questions[checklist.questions.index(question) + 1 :]}
    for answer in question.answers:
        name = f"{question.id}.{answer.code}"
        if _means_not_sure(answer) and min(_outcomes(answer)) < ASK:
            yield f"{name}: a “not sure” may not be below ask"
        if answer.held and answer.level < STOP:
            yield f"{name}: only a stop can be held"
        for target in answer.leads_to:
            if target not in later:
                yield f"{name}: leads to {target}, which is not a later question"


def _means_not_sure(answer: Answer) -> bool:
    return answer.code == NOT_SURE or "not sure" in answer.words.casefold()


def _outcomes(answer: Answer) -> Iterator[Level]:
    yield answer.level
    if answer.without_detail:
        yield answer.without_detail.level


def _weakened(question: Question) -> Iterator[str]:
    base = BASE_QUESTIONS.get(question.id)
    if base is None:
        return
    if question.asked not in {base.asked, Asked.ALWAYS}:
        yield f"{question.id}: a base question may not be asked less often"
    if question.group != base.group:
        yield f"{question.id}: a base question may not leave its tip"
    if question.detail is not base.detail:
        yield f"{question.id}: a base question keeps what it has filled in"
    yield from _weakened_answers(question, base)


def _weakened_answers(question: Question, base: Base) -> Iterator[str]:
    for code, floor in base.floors.items():
        answer = question.answer(code)
        name = f"{question.id}.{code}"
        if answer is None:
            yield f"{name}: a base answer may not be removed or renamed"
            continue
        if min(_outcomes(answer)) < floor:
            yield f"{name}: a base answer may not be lowered below {floor.value}"
        if code in base.held and not answer.held:
            yield f"{name}: a base answer that is held stays held"
        yield from _weakened_leads(name, answer, base, code)
    for answer in question.answers:
        if answer.code not in base.floors and min(_outcomes(answer)) < ASK:
            yield f"{question.id}.{answer.code}: an answer added to a base question may not be ok"


def _weakened_leads(name: str, answer: Answer, base: Base, code: str) -> Iterator[str]:
    for target in (target for source, target in base.leads if source == code):
        if target not in answer.leads_to:
            yield f"{name}: a base answer must still lead to {target}"
    detail = dict(base.details).get(code)
    if detail and answer.detail is not detail:
        yield f"{name}: a base answer must still have its {detail.value} filled in"
    lack: Outcome | None = answer.without_detail
    if answer.detail and lack and lack.level < DETAILS_THAT_MAY_LACK.get(answer.detail, URGENT):
        yield f"{name}: left without its {answer.detail.value} it may not be that low"
