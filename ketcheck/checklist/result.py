"""Level and reasons: what the answers and the cross-checks mean together."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from ketcheck.checklist.content import Outcome
from ketcheck.checklist.cross_checks import findings
from ketcheck.checklist.details import Frozen
from ketcheck.checklist.draft import Check
from ketcheck.checklist.level import Level
from ketcheck.errors import NotFinished, OffPath


class Reason(Frozen):
    """One thing that stands against applying; `id` is a question's or a cross-check's."""

    id: str
    group: str
    level: Level
    text: str
    next_step: str


class Result(Frozen):
    """The outcome of a finished check; only `ok` may mean "apply"."""

    level: Level
    reasons: tuple[Reason, ...] = ()
    next_step: str
    held: bool = False
    """Whether later checks stop until a clearance is recorded."""


def judge(check: Check, now: datetime) -> Result:
    """The result as of `now`; NotFinished names every asked question that is open.

    OffPath where the draft was put in without `Check.with_draft`: such answers could hide others.
    """
    if check.missing:
        raise NotFinished(check.missing)
    if check.draft != check.draft_on_path:
        message = "the answers hold some that are not asked here"
        raise OffPath(message)
    reasons = tuple(sorted(raised(check, now), key=lambda reason: reason.level, reverse=True))
    level = max((reason.level for reason in reasons), default=Level.OK)
    words = check.checklist.words_for(level)
    return Result(
        level=level,
        reasons=reasons,
        next_step=reasons[0].next_step if reasons else words.next_step,
        held=any(answer.held for answer in map(check.answered, check.path) if answer),
    )


def raised(check: Check, now: datetime) -> Iterator[Reason]:
    """Each reason that the answers so far give, also of an unfinished check."""
    for question in check.path:
        outcome = check.outcome(question)
        if outcome and outcome.level > Level.OK:
            yield _reason(question.id, question.group, outcome)
    for finding in findings(check, now):
        yield _reason(finding.id, finding.words.group, finding.outcome)


def good_until(check: Check, finished: datetime) -> datetime:
    """Until when an `ok` may be used, in UTC: once, and not later than this."""
    return finished.astimezone(UTC) + timedelta(minutes=check.checklist.settings.ok_minutes)


def _reason(reason_id: str, group: str, outcome: Outcome) -> Reason:
    return Reason(
        id=reason_id,
        group=group,
        level=outcome.level,
        text=outcome.reason or "",
        next_step=outcome.next_step or "",
    )
