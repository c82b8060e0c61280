"""Whether the cream was put on against what the newest check had said."""

from collections.abc import Iterable
from datetime import UTC, datetime

from ketcheck.checklist.check import Check
from ketcheck.checklist.ledger.known import Checked
from ketcheck.checklist.ledger.uses import Use
from ketcheck.checklist.level import Level


def used_against(check: Check) -> Use | None:
    """A use told of here for which the newest check was no OK, or one that was used or ended."""
    if check.draft.answers.get("used") != "yes":
        return None
    told = check.draft.details.used
    for use in told.uses if told else ():
        before = _newest_before(check.known.checks, use.at)
        if before and _is_against(before, use.at, check.uses):
            return Use(at=use.at, sites=use.sites)
    return None


def used_late(check: Check) -> Use | None:
    """A use told of here after the time of an OK that was not used; it is only shown as late."""
    told = check.draft.details.used
    minutes = check.checklist.settings.ok_minutes
    for use in told.uses if told else ():
        before = _newest_before(check.known.checks, use.at)
        gone = use.at - before.at if before else None
        if gone and gone.total_seconds() > minutes * 60:
            return Use(at=use.at, sites=use.sites)
    return None


def _newest_before(checks: Iterable[Checked], at: datetime) -> Checked | None:
    return next((one for one in checks if one.at <= at), None)


def _is_against(before: Checked, at: datetime, uses: Iterable[Use]) -> bool:
    if before.level > Level.OK or (before.ended is not None and before.ended <= at):
        return True
    utc, since = at.astimezone(UTC), before.at.astimezone(UTC)
    return any(since <= one.utc < utc for one in uses)
