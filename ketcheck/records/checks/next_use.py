"""How things stand for a person: the doubts that are open, and when the next use may be."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Checklist
from ketcheck.checklist.ledger.known import MAYBE_USED, Known, OpenDoubt
from ketcheck.checklist.timing import maybe_until, next_use
from ketcheck.records.clock import in_zone
from ketcheck.records.model import Moment, Record
from ketcheck.records.store import Store


@dataclass(frozen=True)
class Ledger:
    """The open doubts, and the earliest time in UTC that the label allows a use."""

    open: tuple[OpenDoubt, ...]
    next_use: datetime | None


TOO_SOON: Final = "too-soon"
"""The cross-check that tells of uses which surely were."""
ENDS_WITH_TIME: Final = frozenset({TOO_SOON, "maybe-too-soon", "bare-label", "timing"})
"""Questions and cross-checks that ask for nothing but to wait."""


def says_wait_alone(record: Record) -> bool:
    """Whether time alone ends what stood against applying, and nobody has to be asked."""
    reasons = {reason.id for reason in record.result.reasons}
    is_told = record.answers.get("timing") in {None, "due", "too-soon", "used-up"}
    return bool(reasons) and reasons <= ENDS_WITH_TIME and is_told


def ledger_at(checklist: Checklist, known: Known, now: datetime) -> Ledger:
    """How things stand at a time, by what is known then."""
    check = Check(checklist, known, now)
    doubts = [*known.open_at(now), *_maybe_used(check)]
    return Ledger(tuple(doubts), next_use(check))


def ledger_now(store: Store, checklist: Checklist, person_id: UUID, now: Moment) -> Ledger:
    """How things stand for a person now."""
    return ledger_at(checklist, store.known(person_id), in_zone(now))


def next_use_of(
    store: Store, checklist: Checklist, person_id: UUID, now: Moment
) -> datetime | None:
    """The earliest time in UTC that the label allows the next use; None where nothing tells."""
    return ledger_now(store, checklist, person_id, now).next_use


def after(store: Store, checklist: Checklist, record: Record, now: Moment) -> Ledger:
    """How things stand after a check that was saved.

    One for an earlier time leaves them as they are now, with its own doubts added.
    """
    known = store.known(record.person.id)
    newest = known.newest
    is_newest = newest is None or newest <= record.finished.at
    at = in_zone(record.finished if is_newest else now)
    ledger = ledger_at(checklist, known, at)
    if is_newest:
        return ledger
    own = (one for one in known.doubts if one.record == record.id and one not in ledger.open)
    return Ledger((*ledger.open, *own), ledger.next_use)


def _maybe_used(check: Check) -> list[OpenDoubt]:
    until = maybe_until(check)
    if until is None or check.now >= until:
        return []
    maybe = next(use for use in check.uses if not use.sure)
    day = maybe.at.astimezone(check.now.tzinfo).date()
    return [OpenDoubt(id=MAYBE_USED, since=maybe.at, day=day, sites=maybe.sites, until=until)]
