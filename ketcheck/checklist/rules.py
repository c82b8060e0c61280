"""The rules above every question, which no content file can weaken.

The floors below are the levels of the base questions. A checklist may add questions and raise
levels; it may not remove, rename, or lower a base question, nor ask it less often.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from string import Formatter

from ketcheck.checklist.conditions import CONDITIONAL
from ketcheck.checklist.content import NOT_SURE, Answer, Asked, Checklist, CrossCheck, Question
from ketcheck.checklist.cross_checks import FIELDS
from ketcheck.checklist.floors import (
    ASK,
    BASE_QUESTIONS,
    CROSS_CHECK_FLOORS,
    DOUBTS,
    STOP,
    Base,
)
from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import QUESTION_FIELDS


def broken_rules(checklist: Checklist) -> Iterator[str]:
    """Each rule that the checklist breaks, as `id: rule`; none when it is sound."""
    yield from _duplicates(checklist)
    yield from _missing_parts(checklist)
    yield from _unknown_groups(checklist)
    for question in checklist.questions:
        yield from _question_faults(checklist, question)
        yield from _weakened(question)
        faults = _field_faults(_question_texts(question), QUESTION_FIELDS)
        yield from (f"{question.id}: {fault}" for fault in faults)
    yield from _never_asked(checklist)
    for check in checklist.cross_checks:
        yield from (f"{check.id}: {fault}" for fault in _template_faults(check))
        if check.level < CROSS_CHECK_FLOORS.get(check.id, check.level):
            yield f"{check.id}: a cross-check may not be lowered"


def _template_faults(check: CrossCheck) -> Iterator[str]:
    texts = (check.reason, check.notice, check.next_step)
    yield from _field_faults(filter(None, texts), FIELDS.get(check.id, frozenset()))


def _field_faults(texts: Iterable[str], known: AbstractSet[str]) -> Iterator[str]:
    for text in texts:
        try:
            fields = [part[1:] for part in Formatter().parse(text) if part[1] is not None]
        except ValueError:
            yield "a stray { or }"
            continue
        for name, how, conversion in fields:
            if name not in known:
                yield f"unknown field {{{name}}}"
            if how or conversion:
                yield f"the field {{{name}}} takes no format"


def _question_texts(question: Question) -> Iterator[str]:
    yield question.words
    for answer in question.answers:
        yield answer.words
        for outcome in (answer, answer.unmet):
            if outcome:
                yield from filter(None, (outcome.reason, outcome.notice, outcome.next_step))


def _repeated(ids: Iterable[str]) -> Iterator[str]:
    return (name for name, count in Counter(ids).items() if count > 1)


def _reason_givers(checklist: Checklist) -> tuple[Question | CrossCheck, ...]:
    return (*checklist.questions, *checklist.cross_checks)


def _duplicates(checklist: Checklist) -> Iterator[str]:
    # A reason names a question or a cross-check by its id alone.
    # Only what was taken today is asked about, and goes on being a doubt, under one.
    reasons = [item.id for item in _reason_givers(checklist)]
    reasons.remove("today") if reasons.count("today") == 2 else None  # noqa: PLR2004
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
    named = {doubt.id for doubt in checklist.doubts}
    yield from (f"{name}: needs its words among the doubts" for name in DOUBTS if name not in named)
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
        if (question.id, answer.code) in CONDITIONAL and (
            answer.unmet is None or answer.unmet.level < ASK
        ):
            yield f"{name}: needs to say what it means where its condition is not met"
        if answer.held and answer.level < STOP:
            yield f"{name}: only a stop can be held"
        for target in answer.leads_to:
            if target not in later:
                yield f"{name}: leads to {target}, which is not a later question"
    is_added = question.answers and question.id not in BASE_QUESTIONS
    if is_added and not any(map(_means_not_sure, question.answers)):
        yield f"{question.id}: an added question needs a “not sure” of at least ask"


def _means_not_sure(answer: Answer) -> bool:
    return answer.code == NOT_SURE or "not sure" in answer.words.casefold()


def _outcomes(answer: Answer) -> Iterator[Level]:
    yield answer.level
    if answer.unmet:
        yield answer.unmet.level


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
        if answer.level < floor:
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
