"""Adding the records of a backup to these: first looked at, then added, never written over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from peewee import Model, fn

from ketcheck.errors import BackupRefused
from ketcheck.records.copies.joining import joined, take_in
from ketcheck.records.copies.unpacking import unpacked
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import explained
from ketcheck.records.keys.unlocking import Unlock
from ketcheck.records.model import Clearance, Verdict
from ketcheck.records.people import people
from ketcheck.records.people.identity import owner_of
from ketcheck.records.people.same_person import Crowd
from ketcheck.records.progress import Report, unheard
from ketcheck.records.sealed import entries, history, losses
from ketcheck.records.sealed.erasures import (
    TOMBSTONE,
    erased_of,
    is_noted,
    parse_erasure,
    seal_erasure,
)
from ketcheck.records.sealed.index import split_place
from ketcheck.records.settings import BROUGHT_ALONG
from ketcheck.records.short_id import short_id
from ketcheck.records.store import Store
from ketcheck.records.tables import (
    ClinicianRow,
    Content,
    DraftRow,
    Entry,
    PersonRow,
    Sealed,
    Setting,
)

_BATCH: Final = 100
_RELEASING: Final = frozenset({Verdict.MAY_USE, Verdict.MAY_USE_FROM})


@dataclass(frozen=True, slots=True)
class Look:
    """What is in a backup, and what restoring it would add; nothing is changed by looking."""

    program: str
    entries: int
    people: int
    first: datetime | None
    last: datetime | None
    new_entries: int
    new_people: int
    erased: int
    """Entries of people who were erased here: they stay erased."""
    erased_there: int
    """Entries here that were erased where the backup comes from: they stay here."""
    merged: int
    """Entries of the list here that are one person with another there, and will be here."""
    newer_plans: int
    """People whose label and plan in the copy is newer than here, and takes its place."""
    unclear_plans: int
    """People whose two plans differ, and nobody knows which holds: the next check asks."""
    clears: tuple[str, ...]
    """Names of people here whose STOP would no longer hold: the copy has what a doctor said."""
    twins: tuple[str, ...]
    """Names of people who would be here a second time, since they have another id there."""


def look(
    store: Store, source: Path, unlock: Unlock | None = None, report: Report = unheard
) -> Look:
    """What a backup holds; BackupRefused where it is unsound, or could not be restored.

    Locked where another key opens it, and then WrongPassphrase or WrongCode for a wrong `unlock`.
    """
    with explained(store.folder), unpacked(store, source, unlock, report) as (theirs, program):
        return _Merge(store.db, theirs, report).look(program)


def restore(
    store: Store, source: Path, unlock: Unlock | None = None, report: Report = unheard
) -> int:
    """Add the entries of a backup that are not in the store; how many were added.

    All or nothing, and no entry that is there is changed. Who is one person on either computer is
    one from then on, and of two plans the newer one holds; drafts that are here stay.
    BackupRefused where the file is no sound backup, its key can't be had, or it holds another
    entry under an id that is taken; Locked, WrongPassphrase and WrongCode as `look`.
    """
    with (
        explained(store.folder),
        unpacked(store, source, unlock, report) as (theirs, _),
        store.db.with_room(),
    ):
        with store.sealing():
            added = _Merge(store.db, theirs, report).add()
            # With them: what is still lost is asked about although they are sealed after it.
            loss = losses.made_up_for(store.db, theirs, store.loss, added)
        store.loss = loss
        return added


class _Merge:
    """Theirs into ours."""

    def __init__(self, ours: RecordsDatabase, theirs: RecordsDatabase, report: Report) -> None:
        self._ours = ours
        self._theirs = theirs
        self._report = report
        self._people = joined(ours, theirs)

    def look(self, program: str) -> Look:
        news = erased = 0
        for batch in self._batches():
            news += len(batch.news)
            erased += batch.erased
        count, first, last = self._extent()
        new_people = self._people.new
        changed = self._people.plans
        return Look(
            program=program,
            entries=count,
            people=sum(1 for _ in _column(PersonRow.id, self._theirs)),
            first=split_place(first)[1] if first else None,
            last=split_place(last)[1] if last else None,
            new_entries=news,
            new_people=len(new_people),
            erased=erased,
            erased_there=self._erased_there(),
            merged=self._people.merged,
            newer_plans=sum(1 for one, kept in changed.items() if kept and one not in new_people),
            unclear_plans=sum(1 for kept in changed.values() if kept is None),
            clears=self._clears(),
            twins=self._twins(),
        )

    def add(self) -> int:
        is_first = entries.newest_seal(self._ours)[0] == 0
        self._add_beside(Content)
        self._add_beside(ClinicianRow)
        if is_first:
            # Where there are records, the way that this computer is set up stays.
            self._add_beside(Setting, Setting.name.in_(BROUGHT_ALONG))
        take_in(self._ours, self._theirs, self._people)
        self._add_drafts()
        added = 0
        for batch in self._batches():
            for seq, body in batch.rows:
                if body == TOMBSTONE:
                    self._add_tombstone(seq)
                elif erasure := parse_erasure(body):
                    if not is_noted(self._ours, erasure):
                        seal_erasure(self._ours, erasure, body, *entries.newest_seal(self._ours))
                elif seq in batch.news:
                    entries.append(self._ours, entries.parse(body), body)
                    added += 1
        return added

    def _batches(self) -> "Iterator[_Batch]":
        end = entries.newest_seal(self._theirs)[0] + 1
        for first in range(1, end, _BATCH):
            last = min(first + _BATCH, end) - 1
            self._report(first, end - 1)
            yield self._batch(first, last)
        self._report(end - 1, end - 1)

    def _batch(self, first: int, last: int) -> "_Batch":
        rows = _between(Sealed, self._theirs, first, last, Sealed.seq, Sealed.body)
        bodies = {seq: bytes(body) for seq, body in rows}
        listed = list(
            _between(Entry, self._theirs, first, last, Entry.seq, Entry.id, Entry.person_id)
        )
        ids = {seq: entry_id for seq, entry_id, _ in listed}
        here = self._here(ids.values())
        gone = erased_of(self._ours, ids.values())
        gone |= {one for _, one, person_id in listed if person_id in self._people.left_out}
        for seq, entry_id in ids.items():
            if entry_id in here:
                self._refuse_other(entry_id, here[entry_id], bodies[seq])
        news = {seq for seq, one in ids.items() if one not in here and one not in gone}
        return _Batch(sorted(bodies.items()), news, len(gone - here.keys()))

    def _here(self, ids: Any) -> dict[UUID, int]:  # noqa: ANN401 - a view
        query = Entry.select(Entry.id, Entry.seq).where(Entry.id.in_(list(ids)))
        return dict(query.tuples().execute(self._ours))

    def _refuse_other(self, entry_id: UUID, seq: int, body: bytes) -> None:
        ours = entries.sound_body(self._ours, seq)
        if ours is None:
            raise BackupRefused(
                f"Record {short_id(entry_id)} is damaged here. Salvage these records into a new "
                "folder, and restore this backup there."
            )
        if ours != body:
            raise BackupRefused(
                f"Record {short_id(entry_id)} is here already and reads otherwise than in the "
                "backup. Nothing was restored; restore into a new folder."
            )

    def _add_tombstone(self, seq: int) -> None:
        """Where both sequences are the same up to here, keep it so: the seals go on holding."""
        last, seal = entries.newest_seal(self._ours)
        if last == seq - 1 and (last == 0 or entries.seal_at(self._theirs, last) == seal):
            kept = entries.seal_at(self._theirs, seq)
            self._ours.add(Sealed, {"seq": seq, "body": TOMBSTONE, "seal": kept})

    def _add_beside(self, table: type[Model], *where: Any) -> None:  # noqa: ANN401 - peewee's
        query = table.select().dicts()
        for row in (query.where(*where) if where else query).execute(self._theirs):
            table.insert(row).on_conflict_ignore().execute(self._ours)

    def _add_drafts(self) -> None:
        for row in DraftRow.select().dicts().execute(self._theirs):
            if row["person_id"] not in self._people.left_out:
                DraftRow.insert(row).on_conflict_ignore().execute(self._ours)

    def _extent(self) -> tuple[int, int | None, int | None]:
        places = (fn.COUNT(Entry.seq), fn.MIN(Entry.place), fn.MAX(Entry.place))
        count, first, last = next(iter(Entry.select(*places).tuples().execute(self._theirs)))
        return count, first, last

    def _erased_there(self) -> int:
        """Counted over our entries only where theirs has erased any at all."""
        if not any(True for _ in _column(Sealed.seq, self._theirs, Sealed.body == TOMBSTONE)):
            return 0
        count = 0
        end = entries.newest_seal(self._ours)[0] + 1
        for first in range(1, end, _BATCH):
            rows = _between(Entry, self._ours, first, first + _BATCH - 1, Entry.id)
            count += len(erased_of(self._theirs, [row[0] for row in rows]))
        return count

    def _clears(self) -> tuple[str, ...]:
        rows = Entry.select(Entry.id, Entry.seq, Entry.clears).where(
            Entry.clears.is_null(is_null=False)
        )
        said = [
            (seq, clears)
            for entry_id, seq, clears in rows.tuples().execute(self._theirs)
            if entries.seq_of(self._ours, entry_id) is None
        ]
        found = (self._cleared(seq, clears) for seq, clears in said)
        return tuple(sorted(set(filter(None, found))))

    def _cleared(self, seq: int, record_id: UUID) -> str | None:
        """Whose held STOP it is that an entry of theirs clears, if it does."""
        body = entries.sound_body(self._theirs, seq)
        entry = entries.parse(body) if body else None
        if not isinstance(entry, Clearance) or entry.verdict not in _RELEASING:
            return None
        query = Entry.select(Entry.person_id).where(Entry.id == record_id).tuples()
        for (person_id,) in query.execute(self._ours):
            if record_id in history.held(self._ours, person_id):
                return people.person(self._ours, owner_of(self._ours, person_id)).name
        return None

    def _twins(self) -> tuple[str, ...]:
        new = self._people.new - self._people.owners.keys()
        here = Crowd(people.everyone(self._ours))
        theirs = [one for one in people.everyone(self._theirs) if one.id in new]
        return tuple(one.name for one in theirs if here.like(one))


@dataclass(frozen=True, slots=True)
class _Batch:
    """Some of their sealed rows; the seqs of those that are new here; how many were erased here."""

    rows: Sequence[tuple[int, bytes]]
    news: set[int]
    erased: int


def _column(column: Any, db: RecordsDatabase, *where: Any) -> Iterator[Any]:  # noqa: ANN401 - peewee's
    query = column.model.select(column)
    for row in (query.where(*where) if where else query).tuples().execute(db):
        yield row[0]


def _between(table: Any, db: RecordsDatabase, first: int, last: int, *columns: Any) -> Any:  # noqa: ANN401
    return table.select(*columns).where(table.seq.between(first, last)).tuples().execute(db)
