"""Record files that a sync program left beside ours, where two computers wrote at the same time.

Each may hold records that are in no other file, a held STOP among them. They are found by name, and
known by what is in them: they open with the key of these records, or with one that these had
before, as nobody else's do.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from ketcheck.messages.catalogue import _, counted
from ketcheck.records.copies.copies import keys_of
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import DATABASE_ERRORS, explained_output
from ketcheck.records.keys.key_swap import RECORD_FILE
from ketcheck.records.only_reading import copy_with_log, place_in_memory
from ketcheck.records.sealed.erasures import erased_of
from ketcheck.records.store import Store
from ketcheck.records.tables import Entry
from ketcheck.records.working_copy import refuse_without_room

_NAME: Final = re.compile(r"records\W.*\.db|records_.*\.db|records\.db\W.*", re.IGNORECASE)
"""Such as “records (conflict copy).db”, “records.sync-conflict-….db”, “records-DESKTOP-AB12.db”."""
_BESIDE: Final = ("-wal", "-shm", "-journal")
"""Ends of what SQLite itself puts beside a file."""
_READING: Final = (("cipher_log_level", "NONE"), ("temp_store", "MEMORY"), ("query_only", 1))
_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Conflict:
    """Such a file, and how many entries are in it and not here; None where nobody can tell."""

    path: Path
    missing: int | None

    @property
    def sentence(self) -> str:
        """What to tell, where the way to it is beside it."""
        told = _("A sync program made another copy of your records: “{name}”.")
        held = _("It can't be read, so ketcheck can't tell what is in it.")
        if self.missing:
            held = counted(
                "It has {count} record that is not here, and a STOP may be in it.",
                "It has {count} records that are not here, and a STOP may be in them.",
                self.missing,
            )
        name = self.path.name.encode(errors="backslashreplace").decode()
        return f"{told.format(name=name)} {held}"

    @property
    def advice(self) -> str:
        """The same, and what to do."""
        return f"{self.sentence} {_('Restore it, as you would a backup.')}"


def conflicts(store: Store) -> list[Conflict]:
    """The files that hold what is not here, by name; none where all of it was added."""
    found = (Conflict(path, _missing(store, path)) for path in _named(store.folder))
    # A file without the tables is none of these records, or does not read any more.
    return [one for one in found if one.missing is None or one.missing]


def holding_erased(store: Store) -> list[Path]:
    """The files that hold an entry which was erased here."""
    return [path for path in _named(store.folder) if _holds_erased(store, path)]


def key_that_opens(store: Store, path: Path) -> bytes | None:
    """The key that opens a record file: of these records now, or one of before; None for none."""
    return next((key for key in keys_of(store) if _is_record_file(path, key)), None)


def _is_record_file(path: Path, key: bytes) -> bool:
    # An empty file opens with any key, and the first page of a full one tells whether it does.
    with suppress(*DATABASE_ERRORS, OSError):
        if path.stat().st_size:
            with _as_it_is(path, key) as db:
                db.execute_sql("PRAGMA schema_version").fetchone()
                return True
    return False


def copy_records(source: Path, copy: Path) -> None:
    """Copy such a file into an empty one, with its log if that was copied beside it."""
    with explained_output(copy):
        refuse_without_room(copy.parent, source.stat().st_size)
        copy_with_log(source, copy)


def _named(folder: Path) -> list[Path]:
    with suppress(OSError):
        paths = sorted(path for path in folder.iterdir() if _is_named(path.name))
        return [path for path in paths if path.is_file() and not path.is_symlink()]
    return []


def _is_named(name: str) -> bool:
    return name != RECORD_FILE and not name.endswith(_BESIDE) and _NAME.fullmatch(name) is not None


def _missing(store: Store, path: Path) -> int | None:
    key = key_that_opens(store, path)
    if key is None:
        return 0
    with suppress(*DATABASE_ERRORS):
        return sum(len(_unknown(store, ids)) for ids in _ids_in(path, key))
    return None


def _holds_erased(store: Store, path: Path) -> bool:
    key = key_that_opens(store, path)
    with suppress(*DATABASE_ERRORS):
        return key is not None and any(erased_of(store.db, ids) for ids in _ids_in(path, key))
    return False


def _ids_in(path: Path, key: bytes) -> Iterator[list[UUID]]:
    """The ids of its entries, some at a time."""
    with _as_it_is(path, key) as theirs:
        rows = theirs.execute_sql("SELECT id FROM entry")
        while some := rows.fetchmany(_BATCH):
            yield [UUID(str(row[0])) for row in some]


def _unknown(store: Store, ids: list[UUID]) -> set[UUID]:
    query = Entry.select(Entry.id).where(Entry.id.in_(ids))
    here = {row[0] for row in query.tuples().execute(store.db)}
    return set(ids) - here - erased_of(store.db, ids)


@contextmanager
def _as_it_is(path: Path, key: bytes) -> Iterator[RecordsDatabase]:
    """The file as it was copied, with its log if there is one: nothing is put beside it."""
    if path.with_name(f"{path.name}-wal").is_file():
        with place_in_memory() as place:
            copy = Path(place) / path.name
            copy_with_log(path, copy)
            with _connected(RecordsDatabase(copy, key, pragmas=_READING)) as db:
                yield db
        return
    db = RecordsDatabase(path, key, pragmas=_READING)
    db.database = f"{path.absolute().as_uri()}?immutable=1"
    db.connect_params["uri"] = True
    with _connected(db):
        yield db


@contextmanager
def _connected(db: RecordsDatabase) -> Iterator[RecordsDatabase]:
    try:
        db.connect()
        yield db
    finally:
        db.close()
