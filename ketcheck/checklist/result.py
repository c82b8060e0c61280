"""Level and reasons: what the answers and the cross-checks mean together."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Outcome
from ketcheck.checklist.cross_checks import Finding, findings
from ketcheck.checklist.details import Frozen
from ketcheck.checklist.level import Level
from ketcheck.checklist.naming import fields_of
from ketcheck.checklist.wording import put_in
from ketcheck.errors import NotFinished, OffPath


class Reason(Frozen):
    """What stands against applying; `id` is that of a question, a doubt or a cross-check."""

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


ENDS_EARLY: Final = Level.STOP
"""From this level on a check may be ended with questions that were not asked."""


def judge(check: Check, session: Iterable[Finding] = (), *, early: bool = False) -> Result:
    """The result as of the time of the check; NotFinished names every asked question that is open.

    `session` is what a counseling session found. `early` is a check that was ended by a STOP:
    it may leave questions open, and is NotFinished below that level. OffPath where the draft was
    put in without `Check.with_draft`: such answers could hide others.
    """
    if check.draft != check.draft_on_path:
        message = "the answers hold some that are not asked here"
        raise OffPath(message)
    found = [*raised(check), *(_of_finding(one) for one in session)]
    reasons = tuple(sorted(found, key=lambda reason: reason.level, reverse=True))
    level = max((reason.level for reason in reasons), default=Level.OK)
    if check.missing and not (early and level >= ENDS_EARLY):
        raise NotFinished(check.missing)
    words = check.checklist.words_for(level)
    return Result(
        level=level,
        reasons=reasons,
        next_step=reasons[0].next_step if reasons else words.next_step,
        held=any(answer.held for answer in map(check.answered, check.path) if answer),
    )


def raised(check: Check) -> Iterator[Reason]:
    """Each reason that the answers so far give, also of an unfinished check."""
    for question in check.path:
        outcome = check.outcome(question)
        if outcome and outcome.level > Level.OK:
            fields = fields_of(question.id, check)
            yield _reason(question.id, question.group, outcome, fields)
    for finding in findings(check):
        yield _of_finding(finding)


def good_until(check: Check, finished: datetime) -> datetime:
    """Until when an `ok` may be used, in UTC: once, and not later than this."""
    return finished.astimezone(UTC) + timedelta(minutes=check.checklist.settings.ok_minutes)


def _of_finding(finding: Finding) -> Reason:
    return _reason(finding.id, finding.words.group, finding.outcome, {})


def _reason(reason_id: str, group: str, outcome: Outcome, fields: dict[str, str]) -> Reason:
    return Reason(
        id=reason_id,
        group=group,
        level=outcome.level,
        text=put_in(outcome.reason or "", fields),
        next_step=put_in(outcome.next_step or "", fields),
    )
