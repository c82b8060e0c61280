"""Whether the cream was put on against what the newest check had said."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from ketcheck.checklist.check import Check
from ketcheck.checklist.details import UseTold
from ketcheck.checklist.ledger.known import Checked
from ketcheck.checklist.ledger.uses import Use, may_still_follow
from ketcheck.checklist.level import Level


def used_against(check: Check) -> Use | None:
    """A use told of here for which the newest check was no OK, or one that was used or ended."""
    if check.draft.answers.get("used") != "yes":
        return None
    for use, before in _with_check_before(check):
        if _is_against(before, use.at, check.uses):
            return Use(at=use.at, sites=use.sites)
    return None


def used_late(check: Check) -> Use | None:
    """A use told of here after the time of an OK that was not used; it is only shown as late."""
    minutes = check.checklist.settings.ok_minutes
    for use, before in _with_check_before(check):
        if (use.at - before.at).total_seconds() > minutes * 60:
            return Use(at=use.at, sites=use.sites)
    return None


def _with_check_before(check: Check) -> Iterator[tuple[UseTold, Checked]]:
    """The uses told of here and the newest check before each; without those under a newer OK."""
    told, checks = check.draft.details.used, check.known.checks
    for use in told.uses if told else ():
        before = _newest_before(checks, use.at)
        if before and not _has_ok_of_its_minute(checks, use.at):
            yield use, before


def _newest_before(checks: Iterable[Checked], at: datetime) -> Checked | None:
    return next((one for one in checks if one.at <= at), None)


def _has_ok_of_its_minute(checks: Iterable[Checked], at: datetime) -> bool:
    """Whether a use told to the minute may have followed an OK of that very minute."""
    return any(one.level is Level.OK and may_still_follow(at, one.at) for one in checks)


def _is_against(before: Checked, at: datetime, uses: Iterable[Use]) -> bool:
    if before.level > Level.OK or (before.ended is not None and before.ended <= at):
        return True
    utc, since = at.astimezone(UTC), before.at.astimezone(UTC)
    return any(since <= one.utc < utc for one in uses)
