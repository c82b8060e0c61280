"""When the next use is allowed, by the uses known now and the label that counts."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from ketcheck.checklist.check import Check
from ketcheck.checklist.details import Plan
from ketcheck.checklist.ledger.labels import counts_apart, effective_limits
from ketcheck.checklist.ledger.uses import BARE_LABEL, Use, earliest


def next_use(check: Check) -> datetime | None:
    """The earliest time that the label allows, in UTC, every possible use counted in.

    None where it is unknown: no use, no times on the label, or a clock that is not to be believed.
    """
    if check.known.clock_is_back(check.now):
        return None
    return due(check, check.uses)


def due(check: Check, uses: Sequence[Use]) -> datetime | None:
    """The same by those uses alone, for the places that the cream is to go on."""
    if check.plan is None:
        return None
    zone = check.now.tzinfo
    if not counts_apart(check.plan, check.stricter):
        sites = check.sites or (None,)
        limits = [effective_limits(check.plan, check.stricter, site) for site in sites]
        return _latest(earliest(uses, one, zone) for one in limits)
    found = []
    for site in check.sites or ("",):
        limits_there = effective_limits(check.plan, check.stricter, site or None)
        there = [use for use in uses if use.is_at(site)]
        found.append(earliest(there, limits_there, zone))
    return _latest(found) if "area" in check.draft.answers else _earliest(found)


def maybe_until(check: Check) -> datetime | None:
    """Until when an unsure use keeps a doubt open: as if it had been one; None where none does."""
    maybes = [use for use in check.uses if not use.sure]
    if not maybes:
        return None
    if not _tells(check.plan):
        return maybes[0].utc + BARE_LABEL
    every, sure = due(check, check.uses), due(check, [use for use in check.uses if use.sure])
    if every is None:
        return None
    own = due(check, maybes)
    # Where the sure uses alone make it wait as long, the unsure one adds nothing.
    return every if sure is None or every > sure else own


def bare_until(check: Check) -> datetime | None:
    """Until when a use is recent where the label tells no spacing; None where it tells one."""
    if not check.uses or (check.plan and check.plan.tells_spacing):
        return None
    return check.uses[0].utc + BARE_LABEL


def _tells(plan: Plan | None) -> bool:
    return plan is not None and plan.is_timed


def _latest(times: Iterable[datetime | None]) -> datetime | None:
    return max((one for one in times if one), default=None)


def _earliest(times: Sequence[datetime | None]) -> datetime | None:
    """The first that any place is due; None as soon as one has nothing to wait for."""
    if not times or any(one is None for one in times):
        return None
    return min(one.astimezone(UTC) for one in times if one)
