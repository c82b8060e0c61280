"""Which questions are asked, given the answers so far and what is known of the person."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from ketcheck.checklist.content import NOT_SURE, Asked, Checklist, Question
from ketcheck.checklist.content_1.known import KnownOfContent1 as Known
from ketcheck.checklist.details import Plan

Answers = Mapping[str, str]


@dataclass(frozen=True)
class _Situation:
    known: Known
    answers: Answers
    plan: Plan | None


def asked(
    checklist: Checklist, known: Known, answers: Answers, plan: Plan | None
) -> tuple[Question, ...]:
    """The questions on the path, in order; answers to other questions have no say in it."""
    return tuple(_walk(checklist, _Situation(known, answers, plan)))


def uses_known(known: Known, answers: Answers) -> tuple[datetime, ...]:
    """Known uses, newest first, with the one that `applied: yes` tells of now."""
    if known.last_ok is not None and answers.get("applied") == "yes":
        return (known.last_ok, *known.uses)
    return known.uses


def _walk(checklist: Checklist, situation: _Situation) -> Iterator[Question]:
    led_to: set[str] = set()
    for question in checklist.questions:
        if question.id not in led_to and not _CONDITIONS[question.asked](situation):
            continue
        yield question
        answer = question.answer(situation.answers.get(question.id, ""))
        if answer:
            led_to.update(answer.leads_to)


def _time_unknown(situation: _Situation) -> bool:
    if situation.plan is None or not situation.plan.is_timed:
        return True
    return not _last_use_is_known(situation)


def _last_use_is_known(situation: _Situation) -> bool:
    known, applied = situation.known, situation.answers.get("applied")
    if known.last_ok is not None:
        # Not answered yet: the use is being asked about, so its time is as good as known.
        if applied in {None, "yes"}:
            return True
        if applied == NOT_SURE:
            return False
    return bool(known.uses) and not known.maybe_used_since


_CONDITIONS: dict[Asked, Callable[[_Situation], bool]] = {
    Asked.ALWAYS: lambda _: True,
    Asked.FOLLOW_UP: lambda _: False,
    Asked.NOT_YET_PRESCRIBED: lambda situation: not situation.known.prescribed,
    Asked.NO_PLAN: lambda situation: situation.known.plan is None,
    Asked.LAST_WAS_OK: lambda situation: situation.known.last_ok is not None,
    Asked.TIME_UNKNOWN: _time_unknown,
    Asked.FIRST_CHECK: lambda situation: situation.known.is_first_check,
    Asked.LATER_CHECK: lambda situation: not situation.known.is_first_check,
}
