"""Which questions are asked, given the answers so far and what is known of the person."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from ketcheck.checklist.content import Asked, Checklist, Question
from ketcheck.checklist.details import Details, Plan
from ketcheck.checklist.ledger import known as ids
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.sites import chosen_sites

Answers = Mapping[str, str]

# The questions of a session in which the cream is not put on: nothing about now (`content.md`).
EDUCATION: Final = frozenset(
    {
        "prescribed",
        "label",
        "told-since",
        "medicines",
        "medicines-changed",
        "medicines-told",
        "missed",
    }
)
_MONTH: Final = timedelta(days=30)


@dataclass(frozen=True)
class Situation:
    """What the path goes by; `now` decides only what time closes, and which months are over."""

    known: Known
    answers: Answers
    details: Details
    plan: Plan | None
    now: datetime
    is_education: bool = False


def asked(checklist: Checklist, situation: Situation) -> tuple[Question, ...]:
    """The questions on the path, in order; answers to other questions have no say in it."""
    return tuple(_walk(checklist, situation))


def _walk(checklist: Checklist, situation: Situation) -> Iterator[Question]:
    led_to: set[str] = set()
    on_path: dict[str, str] = {}
    for question in checklist.questions:
        if situation.is_education and question.id not in EDUCATION:
            continue
        so_far = _with_answers(situation, on_path)
        if question.id not in led_to and not _is_asked(question, so_far):
            continue
        yield question
        code = situation.answers.get(question.id, "")
        answer = question.answer(code)
        if answer:
            on_path[question.id] = code
            led_to.update(answer.leads_to)


def _with_answers(situation: Situation, answers: Answers) -> Situation:
    return Situation(
        situation.known,
        answers,
        situation.details,
        situation.plan,
        situation.now,
        situation.is_education,
    )


def _is_asked(question: Question, situation: Situation) -> bool:
    if question.is_extra:
        return _extra_is_asked(question, situation)
    return _CONDITIONS[question.asked](situation)


def _extra_is_asked(question: Question, situation: Situation) -> bool:
    plan, known = situation.plan, situation.known
    if plan is None or question.id not in plan.extras:
        return False
    last = known.extras_asked.get(question.id)
    is_monthly = question.asked is Asked.MONTHLY_EXTRA
    return not is_monthly or last is None or known.has_passed(last, _MONTH, situation.now)


def _prescribed(situation: Situation) -> bool:
    known = situation.known
    return not known.prescribed or known.doubt(ids.PRESCRIBED, situation.now) is not None


def _use_is_possible(situation: Situation) -> bool:
    says_so = {situation.answers.get("used"), situation.answers.get("before")} - {None, "no"}
    return bool(situation.known.uses) or situation.known.lost or bool(says_so)


def _timing(situation: Situation) -> bool:
    plan = situation.plan
    return not (plan and plan.tells_spacing) and _use_is_possible(situation)


def _skin_doubt(situation: Situation) -> bool:
    sites = chosen_sites(situation.plan, situation.answers, situation.details)
    return bool(situation.known.skin_doubts(sites, situation.plan))


def _regular_use(situation: Situation) -> bool:
    is_when_needed = situation.plan is not None and situation.plan.is_when_needed
    return situation.known.uses_since is not None and not is_when_needed


_CONDITIONS: Final[dict[Asked, Callable[[Situation], bool]]] = {
    Asked.ALWAYS: lambda _: True,
    Asked.FOLLOW_UP: lambda _: False,
    Asked.NOT_YET_PRESCRIBED: _prescribed,
    Asked.NO_PLAN: lambda situation: situation.known.plan is None,
    Asked.USES_NEVER_ASKED: lambda situation: situation.known.uses_since is None,
    Asked.USES_ASKED_BEFORE: lambda situation: situation.known.uses_since is not None,
    Asked.LABEL_TELLS_NO_TIME: _timing,
    Asked.SKIN_DOUBT: _skin_doubt,
    Asked.SKIN_NOT_TOLD: lambda at: at.answers.get("skin-since") not in {"same", "worse"},
    Asked.TO_ASK: lambda at: at.known.doubt(ids.TO_ASK, at.now) is not None,
    Asked.USE_POSSIBLE: _use_is_possible,
    Asked.MEDICINES_DOUBT: lambda at: at.known.doubt(ids.MEDICINES, at.now) is not None,
    Asked.MEDICINES_NEVER_ASKED: lambda situation: not situation.known.medicines_asked,
    Asked.MEDICINES_ASKED_BEFORE: lambda situation: situation.known.medicines_asked,
    Asked.REGULAR_USE: _regular_use,
}
