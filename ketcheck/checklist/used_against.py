"""Whether the cream was put on against what the newest check had said."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

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


def late_uses(check: Check) -> frozenset[datetime]:
    """Times of the uses told of here after an unused OK had ended; they are only shown as late."""
    good_for = timedelta(minutes=check.checklist.settings.ok_minutes)
    return frozenset(
        use.at
        for use, before in _with_check_before(check)
        if not _is_against(before, use.at, check.uses)
        and use.at.astimezone(UTC) - before.at.astimezone(UTC) > good_for
    )


def _with_check_before(check: Check) -> Iterator[tuple[UseTold, Checked]]:
    """The uses told of here, and the newest check before each."""
    told = check.draft.details.used
    for use in told.uses if told else ():
        before = _newest_before(check.known.checks, use.at)
        if before:
            yield use, before


def _newest_before(checks: Iterable[Checked], at: datetime) -> Checked | None:
    """The newest check that a use may have followed: an OK and a STOP of its minute alike."""
    return next((one for one in checks if one.at <= at or may_still_follow(at, one.at)), None)


def _is_against(before: Checked, at: datetime, uses: Iterable[Use]) -> bool:
    if before.level > Level.OK or (before.ended is not None and before.ended <= at):
        return True
    utc, since = at.astimezone(UTC), before.at.astimezone(UTC)
    return any(since <= one.utc < utc for one in uses)
