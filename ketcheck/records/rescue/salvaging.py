"""Saving what still reads of a damaged store into a new one; the damaged one stays as it is."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from peewee import Model

from ketcheck.errors import FolderUnusable, RecordDamaged
from ketcheck.records.checklists import digest_of
from ketcheck.records.database import RecordsDatabase, salvage
from ketcheck.records.failures import DATABASE_ERRORS, explained
from ketcheck.records.keeping import COPIES_FOLDER, OF_THIS_COMPUTER
from ketcheck.records.keys.slot_files import SLOT_COPY, SLOT_FILE
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.model import Merge
from ketcheck.records.opening import RECORD_FILE, make_tables
from ketcheck.records.people import people
from ketcheck.records.people.folding import search_key
from ketcheck.records.private_files import make_private_file, private_folder
from ketcheck.records.progress import Report, unheard
from ketcheck.records.sealed import entries, losses
from ketcheck.records.sealed.erasures import TOMBSTONE, parse_erasure, seal_erasure
from ketcheck.records.store import Store
from ketcheck.records.tables import (
    ClinicianRow,
    Content,
    DraftRow,
    Entry,
    PersonRow,
    PlanRow,
    Sealed,
    Setting,
)
from ketcheck.records.verifying.faults import Fault
from ketcheck.records.working_copy import remove_database

_BATCH: Final = 500
_BESIDE: Final[tuple[type[Model], ...]] = (
    Content,
    PersonRow,
    ClinicianRow,
    PlanRow,
    DraftRow,
    Setting,
)
_OF_THE_DAMAGED: Final = OF_THIS_COMPUTER - {COPIES_FOLDER}
_WITH_PLACES: Final = ("sealed", "entry", "fact")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many entries were saved, and which were not."""

    saved: int
    lost: tuple[Fault, ...]


def salvage_into(store: Store, out: Path, report: Report = unheard) -> Salvaged:
    """Put every sound record of a store into a new data folder, under the same keys.

    FolderUnusable where the folder is not new; DiskFull. Nothing is left of a salvage that failed.
    """
    with explained(store.folder), _new_store(store, out.absolute()) as new:
        rescue = _Rescue(store, new, report)
        with new.with_room(), new.writing():
            rescue.run()
        return Salvaged(rescue.saved, tuple(rescue.lost))


@contextmanager
def _new_store(store: Store, out: Path) -> Iterator[RecordsDatabase]:
    with explained(out):
        if out.exists() and any(out.iterdir()):
            raise FolderUnusable(f"{out} is not empty. Name a new folder for the sound records.")
        private_folder(out, ours=frozenset())
        db = RecordsDatabase(out / RECORD_FILE, store.db.key)
        try:
            make_private_file(out / RECORD_FILE)
            db.connect()
            make_tables(db)
            yield db
            db.close()
            if (store.folder / KEY_FILE).exists():
                shutil.copy2(store.folder / KEY_FILE, out / KEY_FILE)
            # Last: without it the folder is no store.
            store.vault.lay_into(out)
        except BaseException:
            db.close()
            # First: one of them alone would make a store of it, whose records are gone.
            for name in (SLOT_FILE, SLOT_COPY, KEY_FILE):
                (out / name).unlink(missing_ok=True)
            remove_database(out / RECORD_FILE)
            raise


class _Rescue:
    """From the damaged file to the new one."""

    def __init__(self, store: Store, new: RecordsDatabase, report: Report) -> None:
        self.saved = 0
        self.lost: list[Fault] = []
        self._db = store.db
        self._new = new
        self._report = report
        self._end = _last_place(store)
        self._loss = store.loss

    def run(self) -> None:
        for table in _BESIDE:
            self._copy(table)
        for first in range(1, self._end + 1, _BATCH):
            self._report(first - 1, self._end)
            self._batch(range(first, min(first + _BATCH, self._end + 1)))
        self._report(self._end, self._end)
        noted = {fault.where for fault in self.lost}
        self.lost += [Fault(*one) for one in losses.told(self._loss) if one[0] not in noted]
        if self.lost:
            losses.keep(self._new, [fault.where for fault in self.lost])

    def _batch(self, seqs: range) -> None:
        bodies = entries.sound_bodies(self._db, seqs)
        names = dict(salvage(self._db, seqs, self._names))
        empty = [seq for seq in seqs if not bodies.get(seq)]
        tombstones = dict(salvage(self._db, empty, self._tombstones)) if empty else {}
        for seq in seqs:
            where = names.get(seq, f"entry {seq}")
            if seq in tombstones:
                self._keep_place(seq, tombstones[seq])
            elif seq not in bodies:
                self.lost.append(Fault(where, "is missing, or can't be read"))
            else:
                self._save(where, bodies[seq])

    def _save(self, where: str, body: bytes) -> None:
        if erasure := parse_erasure(body):
            seal_erasure(self._new, erasure, body, *entries.newest_seal(self._new))
            return
        try:
            entry = entries.parse(body)
        except RecordDamaged:
            self.lost.append(Fault(where, "is no record of a form that this program knows"))
            return
        if not people.is_on_file(self._new, entry.person.id):
            people.add(self._new, entry.person)
        entries.append(self._new, entry, body)
        if isinstance(entry, Merge):
            self._merge_again(entry)
        self.saved += 1

    def _merge_again(self, merge: Merge) -> None:
        """Where the list of people was lost, the sealed entry still tells who is one person."""
        lost = (PersonRow.id == merge.merged) & PersonRow.merged_into.is_null()
        PersonRow.update(merged_into=merge.into).where(lost).execute(self._new)

    def _keep_place(self, seq: int, seal: bytes) -> None:
        """Of an erased entry: only while the places are still those of then."""
        if entries.newest_seal(self._new)[0] == seq - 1:
            self._new.add(Sealed, {"seq": seq, "body": TOMBSTONE, "seal": seal})

    def _names(self, seqs: Sequence[int]) -> list[tuple[int, str]]:
        query = Entry.select(Entry.seq, Entry.short_id).where(Entry.seq.in_(seqs))
        return list(query.tuples().execute(self._db))

    def _tombstones(self, seqs: Sequence[int]) -> list[tuple[int, bytes]]:
        query = Sealed.select(Sealed.seq, Sealed.body, Sealed.seal).where(Sealed.seq.in_(seqs))
        rows = query.tuples().execute(self._db)
        return [(seq, bytes(seal)) for seq, body, seal in rows if bytes(body) == TOMBSTONE]

    def _copy(self, table: type[Model]) -> None:
        """The rows that still read, of whatever form the table has."""
        known = table._meta.columns  # noqa: SLF001 - peewee documents it
        for row in _rows(self._db, table):
            if _is_sound(table, row):
                kept = {name: value for name, value in row.items() if name in known}
                if table is PersonRow:
                    # An older form may have kept another one.
                    kept["name_key"] = search_key(str(row["name"]), row["number"])
                table.insert(kept).on_conflict_ignore().execute(self._new)


def _is_sound(table: type[Model], row: dict[str, Any]) -> bool:
    """Whether a row is to be kept: a damaged page may read as zeros without an error."""
    if table is Content:
        return digest_of(str(row["text"])) == str(row["digest"])
    return table is not Setting or row["name"] not in _OF_THE_DAMAGED


def _rows(db: RecordsDatabase, table: type[Model]) -> Iterator[dict[str, Any]]:
    name = table._meta.table_name  # noqa: SLF001 - peewee documents it

    def fetch(ids: Sequence[int]) -> list[dict[str, Any]]:
        said = f'SELECT * FROM "{name}" WHERE rowid BETWEEN ? AND ?'  # noqa: S608 - our names
        cursor = db.execute_sql(said, (ids[0], ids[-1]))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    end = _highest(db, f'SELECT MAX(rowid) FROM "{name}"')  # noqa: S608 - our names
    for first in range(1, end + 1, _BATCH):
        yield from salvage(db, range(first, min(first + _BATCH, end + 1)), fetch)


def _last_place(store: Store) -> int:
    """The last place that anything knows of, so that what is lost at the end is named too."""
    noted = store.anchor.newest()
    told = (_highest(store.db, f"SELECT MAX(seq) FROM {name}") for name in _WITH_PLACES)  # noqa: S608
    return max(noted[0] if noted else 0, *told)


def _highest(db: RecordsDatabase, query: str) -> int:
    """What the query gives, or 0 where its table is not there or can't be read."""
    try:
        return int(db.execute_sql(query).fetchone()[0] or 0)
    except DATABASE_ERRORS:
        db.reconnect()
        return 0
