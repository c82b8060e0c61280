"""Checking every entry against its seal, its list row and its own form, and all that is beside it.

It goes along the sequence in batches, so that a million entries take no more memory than a few.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from peewee import fn

from ketcheck.errors import RecordDamaged
from ketcheck.records.database import RecordsDatabase, salvage
from ketcheck.records.model import AnyEntry, Record
from ketcheck.records.names import shown
from ketcheck.records.progress import Report, unheard
from ketcheck.records.sealed import chain, entries, facts, losses
from ketcheck.records.sealed.erasures import TOMBSTONE, Erasure, digests_of, parse_erasure
from ketcheck.records.sealed.index import columns_of
from ketcheck.records.sealed.losses import Loss
from ketcheck.records.tables import Entry, ErasedRow, Fact, Sealed
from ketcheck.records.verifying.beside import Contents, beside_faults
from ketcheck.records.verifying.faults import Fault

_BATCH: Final = 100


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the whole store found."""

    checked: int
    erased: int
    damaged: tuple[Fault, ...]
    seal_ok: bool
    file_ok: bool
    newest_seal: str

    @property
    def is_sound(self) -> bool:
        """Whether nothing is damaged."""
        return self.seal_ok and self.file_ok and not self.damaged


def verify(db: RecordsDatabase, report: Report = unheard, loss: Loss | None = None) -> Verification:
    """Check all of it; nothing is changed. `report` counts entries."""
    pages = [Fault("the record file", page) for page in db.damaged_pages()]
    walk = _Walk(db)
    end = last_seq(db)
    for first in range(1, end + 1, _BATCH):
        report(first - 1, end)
        walk.batch(range(first, min(first + _BATCH, end + 1)))
    report(end, end)
    lost = [Fault(*one) for one in losses.told(loss)]
    rest = [*walk.rest(), *beside_faults(db)]
    return Verification(
        checked=walk.checked,
        erased=walk.erased,
        damaged=(*walk.faults, *rest, *lost, *pages),
        seal_ok=not walk.is_broken,
        file_ok=not pages,
        newest_seal=(walk.previous or b"").hex(),
    )


def last_seq(db: RecordsDatabase) -> int:
    """The highest seq that either table knows; they differ only where something was lost."""
    return max(
        _highest(Entry.select(fn.MAX(Entry.seq)), db),
        _highest(Sealed.select(fn.MAX(Sealed.seq)), db),
    )


Cells = dict[str, Any]
"""A row as it lies in the file: a damaged one is not to fail on its way into an id or a time."""


def _by_seq(table: Any, db: RecordsDatabase, seqs: range) -> dict[int, Cells]:  # noqa: ANN401
    def fetch(some: Sequence[int]) -> list[Cells]:
        query = table.select().where(table.seq.between(some[0], some[-1]))
        return _cells(table, db.execute(query))

    return {row["seq"]: row for row in salvage(db, seqs, fetch)}


def _cells(table: Any, rows: Iterable[Sequence[Any]]) -> list[Cells]:  # noqa: ANN401
    names = [field.name for field in table._meta.sorted_fields]  # noqa: SLF001 - peewee documents it
    return [dict(zip(names, row, strict=True)) for row in rows]


def _as_cells(table: Any, row: Cells) -> Cells:  # noqa: ANN401
    fields = table._meta.fields  # noqa: SLF001 - as above
    return {name: fields[name].db_value(value) for name, value in row.items()}


class _Walk:
    """Goes along the sequence and notes what does not hold."""

    def __init__(self, db: RecordsDatabase) -> None:
        self.checked = 0
        self.faults: list[Fault] = []
        self.is_broken = False
        self.previous: bytes | None = chain.FIRST
        self.erased = 0
        self._empty: dict[int, str] = {}
        self._db = db
        self._contents = Contents(db)
        self._facts = _FactRows(db)

    def batch(self, seqs: range) -> None:
        listed = _by_seq(Entry, self._db, seqs)
        sealed = _by_seq(Sealed, self._db, seqs)
        for seq in seqs:
            self._step(seq, sealed.get(seq), listed.get(seq), self._facts.of(seq))

    def rest(self) -> Iterator[Fault]:
        """What can be said at the end alone."""
        for seq in self._empty:
            self.is_broken = True
            yield Fault(f"entry {seq}", "is empty, and nothing says that it was erased")
        if self._facts.is_left():
            yield Fault("what is known of uses", "tells of records that are not there")

    def _step(
        self, seq: int, sealed: Cells | None, listed: Cells | None, told: list[Cells]
    ) -> None:
        where = shown(str(listed["short_id"])) if listed else f"entry {seq}"
        if sealed is None:
            self._break(where, "is missing or can't be read")
            self.previous = None
            return
        body, seal = _as_bytes(sealed["body"]), _as_bytes(sealed["seal"])
        if body == TOMBSTONE and listed is None and not told:
            self._empty[seq] = seal.hex()
        elif self.previous is None or chain.seal(seq, self.previous, body) == seal:
            self.checked += 1
            self._compare(where, body, listed, told)
        else:
            self.checked += 1
            self._break(where, "was changed after it was sealed")
        self.previous = seal

    def _break(self, where: str, why: str) -> None:
        self.is_broken = True
        self.faults.append(Fault(where, why))

    def _compare(self, where: str, body: bytes, listed: Cells | None, told: list[Cells]) -> None:
        erasure = parse_erasure(body)
        if erasure is not None:
            self._vouch(where, erasure, listed)
            return
        try:
            entry = entries.parse(body)
        except RecordDamaged:
            self.faults.append(Fault(where, "is no record of a form that this program knows"))
            return
        if listed is None or listed != _as_cells(Entry, columns_of(entry, listed["seq"])):
            self.faults.append(Fault(entry.short_id, "the list shows it otherwise than it is"))
        elif told != _facts_of(entry, listed):
            self.faults.append(Fault(entry.short_id, "later checks are told otherwise than it is"))
        if isinstance(entry, Record):
            self.faults.extend(self._contents.faults(entry))

    def _vouch(self, where: str, erasure: Erasure, listed: Cells | None) -> None:
        """It stands for those tombstones before it whose place and seal it names."""
        for tombstone in erasure.tombstones:
            if self._empty.get(tombstone.seq) == tombstone.seal:
                del self._empty[tombstone.seq]
                self.erased += 1
        digests = digests_of(erasure)
        query = ErasedRow.select(fn.COUNT(ErasedRow.digest)).where(ErasedRow.digest.in_(digests))
        if listed is not None or _highest(query, self._db) != len(digests):
            self.faults.append(Fault(where, "what was erased would not be known in a copy"))


class _FactRows:
    """The facts in the order they were written, which is that of the entries they come from."""

    def __init__(self, db: RecordsDatabase) -> None:
        self._db = db
        self._rows = self._all()
        self._next = next(self._rows, None)

    def of(self, seq: int) -> list[Cells]:
        """Those of the entry at that place; asked for in order."""
        found = []
        while self._next is not None and self._next["seq"] <= seq:
            found.append(self._next)
            self._next = next(self._rows, None)
        return found

    def is_left(self) -> bool:
        """Whether there are facts beyond the last entry."""
        return self._next is not None

    def _all(self) -> Iterator[Cells]:
        end = _highest(Fact.select(fn.MAX(Fact.id)), self._db) + 1
        for first in range(1, end, _BATCH):
            ids = range(first, min(first + _BATCH, end))
            yield from salvage(self._db, ids, self._fetch)

    def _fetch(self, ids: Sequence[int]) -> list[Cells]:
        query = Fact.select().where(Fact.id.between(ids[0], ids[-1])).order_by(Fact.id)
        rows = _cells(Fact, self._db.execute(query))
        return [{name: value for name, value in row.items() if name != "id"} for row in rows]


def _facts_of(entry: AnyEntry, listed: Cells) -> list[Cells]:
    rows = facts.rows_of(entry, listed["seq"], listed["place"])
    return [_as_cells(Fact, row) for row in rows]


def _as_bytes(cell: object) -> bytes:
    """What lies there where bytes should, if it is no bytes: nothing that a seal holds for."""
    return bytes(cell) if isinstance(cell, bytes | memoryview) else b"?"


def _highest(query: Any, db: RecordsDatabase) -> int:  # noqa: ANN401 - a query
    return next((row[0] for row in query.tuples().execute(db)), None) or 0
