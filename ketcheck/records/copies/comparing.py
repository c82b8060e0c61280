"""What a copy tells of these records: which entries of it are not here, or read otherwise here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from ketcheck.records.copies.unpacking import unpacked
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import explained
from ketcheck.records.keys.unlocking import Unlock
from ketcheck.records.progress import Report, unheard
from ketcheck.records.sealed import entries
from ketcheck.records.sealed.erasures import erased_of
from ketcheck.records.short_id import short_id
from ketcheck.records.store import Store
from ketcheck.records.tables import Entry, Sealed
from ketcheck.records.verifying.faults import Fault

_BATCH: Final = 100


@dataclass(frozen=True, slots=True)
class Compared:
    """How many entries of a copy were looked up here, and which are not as they are there."""

    compared: int
    erased: int
    """Entries that were deleted here on request since."""
    faults: tuple[Fault, ...]


def compared(
    store: Store, source: Path, unlock: Unlock | None = None, report: Report = unheard
) -> Compared:
    """Compare these records with a copy; nothing is changed. Raises what `restoring.look` does."""
    with explained(store.folder), unpacked(store, source, unlock, report) as (theirs, _):
        walk = _Walk(store.db, theirs)
        end = entries.newest_seal(theirs)[0]
        for first in range(1, end + 1, _BATCH):
            report(first, end)
            walk.batch(first, min(first + _BATCH - 1, end))
        return Compared(walk.compared, walk.erased, tuple(walk.faults))


class _Walk:
    def __init__(self, ours: RecordsDatabase, theirs: RecordsDatabase) -> None:
        self.compared = 0
        self.erased = 0
        self.faults: list[Fault] = []
        self._ours = ours
        self._theirs = theirs

    def batch(self, first: int, last: int) -> None:
        there = dict(_bodies(self._theirs, Entry.seq.between(first, last)))
        here = dict(_bodies(self._ours, Entry.id.in_(list(there))))
        gone = erased_of(self._ours, there.keys() - here.keys())
        self.compared += len(there)
        self.erased += len(gone)
        self.faults += _faults(there, here, sorted(there.keys() - gone))


def _faults(
    there: dict[UUID, bytes], here: dict[UUID, bytes], ids: Sequence[UUID]
) -> Iterator[Fault]:
    for one in ids:
        if one not in here:
            yield Fault(short_id(one), "is in the backup, but not here")
        elif here[one] != there[one]:
            yield Fault(short_id(one), "is not the same here as in the backup")


def _bodies(db: RecordsDatabase, which: object) -> Iterator[tuple[UUID, bytes]]:
    query = Entry.select(Entry.id, Sealed.body).join(Sealed, on=(Sealed.seq == Entry.seq))
    for one, body in query.where(which).tuples().execute(db):
        yield one, bytes(body)
