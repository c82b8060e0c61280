"""The pages of a check and of a session, in order; what is a page of its own is a step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Asked, Checklist, Detail, Question, Taught


class Part(Enum):
    """What kind of page a step is; `name` of the step says which one."""

    QUESTION = "question"
    DETAIL = "detail"
    """What goes with an answer of the question of that id."""
    WHO = "who"
    """Who is here: answers, helps, interprets."""
    READ_BACK = "read-back"
    """The label and plan, read aloud."""
    PUT_ON_NOW = "put-on-now"
    """Whether the cream is put on now, here."""
    TEACHING = "teaching"
    """What is taught of a tip, and said back."""
    TOPIC = "topic"
    """What is told before the tips."""
    OPEN_QUESTIONS = "open-questions"
    NEXT_STEPS = "next-steps"
    SIGNATURES = "signatures"


@dataclass(frozen=True)
class Step:
    """One page; of a question with a detail there are two."""

    part: Part
    name: str = ""
    detail: Detail | None = None


WHO = Step(Part.WHO)
PUT_ON_NOW = Step(Part.PUT_ON_NOW)
READ_BACK = Step(Part.READ_BACK)
SIGNATURES = Step(Part.SIGNATURES)


def check_steps(check: Check) -> Iterator[Step]:
    """The pages of a self-check up to its review."""
    for question in check.path:
        yield from _of_question(check, question)


def session_steps(check: Check, first: Sequence[str] = ()) -> Iterator[Step]:
    """The pages of a counseling session up to its review; the tips `first` are taught first.

    The label is not asked among the questions of its tip, but before all that builds on it.
    """
    yield WHO
    yield PUT_ON_NOW
    early = [question for question in check.path if _is_early(check, question)]
    for question in early:
        yield from _of_question(check, question)
    yield READ_BACK
    for topic in check.checklist.topics:
        if topic.taught is Taught.BEFORE:
            yield Step(Part.TOPIC, topic.id)
    for tip in tips_in_order(check.checklist, first)[: len(first)]:
        yield Step(Part.TEACHING, tip)
    for group in check.checklist.tips:
        # In their own order: where the cream goes is asked before the skin there and its cover.
        for question in check.path:
            if question.group == group.id and question not in early:
                yield from _of_question(check, question)
        if group.id not in first:
            yield Step(Part.TEACHING, group.id)
    yield Step(Part.OPEN_QUESTIONS)
    yield Step(Part.NEXT_STEPS)


def tips_in_order(checklist: Checklist, first: Sequence[str]) -> tuple[str, ...]:
    """Ids of the tips: those that were left open last time, then the others."""
    tips = [group.id for group in checklist.tips]
    return (*(tip for tip in tips if tip in first), *(tip for tip in tips if tip not in first))


def _is_early(check: Check, question: Question) -> bool:
    return not check.checklist.group(question.group).tip or question.asked is Asked.NO_PLAN


def _of_question(check: Check, question: Question) -> Iterator[Step]:
    if question.detail:
        yield Step(Part.DETAIL, question.id, question.detail)
        return
    yield Step(Part.QUESTION, question.id)
    answer = check.answered(question)
    if answer and answer.detail and check.wants(question, answer):
        yield Step(Part.DETAIL, question.id, answer.detail)
