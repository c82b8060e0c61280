"""Checking every entry against its seal, its list row and its own form, and the file itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from peewee import fn

from ketcheck.errors import RecordDamaged
from ketcheck.records import chain, entries
from ketcheck.records.database import RecordsDatabase, salvage
from ketcheck.records.index import columns_of
from ketcheck.records.tables import Entry, Sealed

_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was written; `where` is a short id, or a place."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the whole store found."""

    checked: int
    damaged: tuple[Fault, ...]
    seal_ok: bool
    file_ok: bool
    newest_seal: str

    @property
    def is_sound(self) -> bool:
        """Whether nothing is damaged."""
        return self.seal_ok and self.file_ok and not self.damaged


def verify(db: RecordsDatabase) -> Verification:
    """Check all of it; nothing is changed."""
    pages = [Fault("the record file", page) for page in db.damaged_pages()]
    walk = _Walk()
    end = _last_seq(db) + 1
    for first in range(1, end, _BATCH):
        batch = range(first, min(first + _BATCH, end))
        listed = _by_seq(Entry.select(), db, batch)
        sealed = _by_seq(Sealed.select(), db, batch)
        for seq in batch:
            walk.step(seq, sealed.get(seq), listed.get(seq))
    return Verification(
        checked=walk.checked,
        damaged=(*walk.faults, *pages),
        seal_ok=not walk.is_broken,
        file_ok=not pages,
        newest_seal=(walk.previous or b"").hex(),
    )


class _Walk:
    """Goes along the sequence and notes what does not hold."""

    def __init__(self) -> None:
        self.checked = 0
        self.faults: list[Fault] = []
        self.is_broken = False
        self.previous: bytes | None = chain.FIRST

    def step(self, seq: int, sealed: Any, listed: Any) -> None:  # noqa: ANN401 - named tuples
        where = listed.short_id if listed else f"entry {seq}"
        if sealed is None:
            self._break(where, "is missing or can't be read")
            self.previous = None
            return
        self.checked += 1
        body, seal = bytes(sealed.body), bytes(sealed.seal)
        if self.previous is None or chain.seal(seq, self.previous, body) == seal:
            self._compare(where, body, listed)
        else:
            self._break(where, "was changed after it was sealed")
        self.previous = seal

    def _break(self, where: str, why: str) -> None:
        self.is_broken = True
        self.faults.append(Fault(where, why))

    def _compare(self, where: str, body: bytes, listed: Any) -> None:  # noqa: ANN401 - a named tuple
        try:
            entry = entries.parse(body)
        except RecordDamaged:
            self.faults.append(Fault(where, "is no record of a form that this program knows"))
            return
        if listed is None or listed._asdict() != columns_of(entry, listed.seq):
            self.faults.append(Fault(entry.short_id, "the list shows it otherwise than it is"))


def _last_seq(db: RecordsDatabase) -> int:
    """The highest seq that either table knows; they differ only where something was lost."""
    return max(
        _highest(Entry.select(fn.MAX(Entry.seq)), db),
        _highest(Sealed.select(fn.MAX(Sealed.seq)), db),
    )


def _highest(query: Any, db: RecordsDatabase) -> int:  # noqa: ANN401 - a query
    return next((row[0] for row in query.tuples().execute(db)), None) or 0


def _by_seq(query: Any, db: RecordsDatabase, seqs: range) -> dict[int, Any]:  # noqa: ANN401 - a query
    column = query.model.seq

    def fetch(some: Sequence[int]) -> list[Any]:
        return list(query.where(column.between(some[0], some[-1])).namedtuples().execute(db))

    return {row.seq: row for row in salvage(db, seqs, fetch)}
