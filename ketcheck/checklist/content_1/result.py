"""Level and reasons of a finished check of content 1."""

from collections.abc import Iterator
from datetime import datetime

from ketcheck.checklist.content import Outcome
from ketcheck.checklist.content_1.check import Check
from ketcheck.checklist.content_1.cross_checks import findings
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Reason, Result
from ketcheck.errors import NotFinished


def judge(check: Check, now: datetime) -> Result:
    """The result as of `now`; NotFinished names every asked question that is open."""
    if check.missing:
        raise NotFinished(check.missing)
    reasons = tuple(sorted(_raised(check, now), key=lambda reason: reason.level, reverse=True))
    level = max((reason.level for reason in reasons), default=Level.OK)
    words = check.checklist.words_for(level)
    return Result(
        level=level,
        reasons=reasons,
        next_step=reasons[0].next_step if reasons else words.next_step,
        held=any(answer.held for answer in map(check.answered, check.path) if answer),
    )


def _raised(check: Check, now: datetime) -> Iterator[Reason]:
    for question in check.path:
        outcome = check.outcome(question)
        if outcome and outcome.level > Level.OK:
            yield _reason(question.id, question.group, outcome)
    for finding in findings(check, now):
        yield _reason(finding.id, finding.words.group, finding.outcome)


def _reason(reason_id: str, group: str, outcome: Outcome) -> Reason:
    return Reason(
        id=reason_id,
        group=group,
        level=outcome.level,
        text=outcome.reason or "",
        next_step=outcome.next_step or "",
    )
