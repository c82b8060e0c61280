"""Copies out and back in: one file, locked with the same key as the records themselves.

A backup is a zip file of two members, not compressed: the slot file and the SQLCipher file. It
holds no key. Nothing in it says where anything is to be written.
"""

import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from peewee import Model

from ketcheck.errors import BackupRefused, KeyUnavailable
from ketcheck.records import entries
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import DATABASE_ERRORS, disk_full, explained, explained_output
from ketcheck.records.private_files import make_private_file, whole_new_file
from ketcheck.records.slots import SlotFile, parse_slots
from ketcheck.records.store import Store
from ketcheck.records.tables import (
    SCHEMA,
    ClinicianRow,
    Content,
    DraftRow,
    PersonRow,
    PlanRow,
    Schema,
    Sealed,
    Setting,
)
from ketcheck.records.upgrading import upgrade
from ketcheck.records.verification import verify

_SLOTS: Final = "key-slots.json"
_RECORDS: Final = "records.db"
_BAD_ZIP: Final = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)
"""What the standard library raises on files made or changed to confuse it."""
_SLOTS_LIMIT: Final = 65_536
_COPY: Final = "copy.db"
_CHUNK: Final = 1 << 20
_READING: Final = (("cipher_log_level", "NONE"), ("temp_store", "MEMORY"))
_UNREADABLE: Final[tuple[type[Exception], ...]] = (*DATABASE_ERRORS, StopIteration)
_BESIDE: Final[tuple[type[Model], ...]] = (
    Content,
    PersonRow,
    ClinicianRow,
    PlanRow,
    DraftRow,
    Setting,
)


def backup(store: Store, out: Path) -> None:
    """Write an encrypted copy of all records; OutputExists, OutputUnusable, DiskFull."""
    with explained(store.folder):
        write_copy(store.folder, store.db, store.slots, out)


def write_copy(folder: Path, db: RecordsDatabase, slots: SlotFile, out: Path) -> None:
    """The same for the records in a folder, before there is a store of them."""
    with _working_copy(folder) as copy:
        db.execute_sql("VACUUM INTO ?", (str(copy),))
        with explained_output(out), whole_new_file(out) as made, ZipFile(made, "w") as file:
            file.writestr(_SLOTS, slots.model_dump_json())
            file.write(copy, _RECORDS)


def restore(store: Store, source: Path) -> int:
    """Add the entries of a backup that are not in the store; how many were added.

    All or nothing, and nothing that is there is changed. BackupRefused where the file is no sound
    backup, is locked with another key, or holds another entry under an id that is taken.
    """
    with explained(store.folder), _working_copy(store.folder) as copy:
        slots = _unpack(source, copy, store.folder)
        with _opened(copy, _key(store, slots)) as theirs:
            _refuse_unsound(theirs)
            upgrade(theirs)
            with store.db.writing():
                return _add(store.db, theirs)


@contextmanager
def _working_copy(folder: Path) -> Iterator[Path]:
    """An empty private file beside the records; the lock on the folder makes its name ours."""
    copy = folder / _COPY
    copy.unlink(missing_ok=True)
    make_private_file(copy)
    try:
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _unpack(source: Path, copy: Path, folder: Path) -> SlotFile:
    """Take the two members out of the file, by names and sizes that are ours to say."""
    try:
        with _readable(source) as stream, ZipFile(stream) as file:
            _refuse_other_members(file)
            room = shutil.disk_usage(folder).free
            if file.getinfo(_RECORDS).file_size > room:
                raise disk_full(folder)
            with file.open(_RECORDS) as member, copy.open("wb") as target:
                shutil.copyfileobj(member, target, _CHUNK)
            return parse_slots(file.read(_SLOTS), source)
    except (*_BAD_ZIP, KeyUnavailable) as error:
        raise _refused(source) from error


def _readable(source: Path) -> BinaryIO:
    try:
        return source.open("rb")
    except OSError as error:
        raise BackupRefused(f"{source} can't be read ({error.strerror}).") from error


def _refuse_other_members(file: ZipFile) -> None:
    members = {info.filename: info for info in file.infolist()}
    stored = all(info.compress_type == ZIP_STORED for info in members.values())
    if set(members) != {_SLOTS, _RECORDS} or not stored or len(file.infolist()) != len(members):
        raise BadZipFile
    if members[_SLOTS].file_size > _SLOTS_LIMIT:
        raise BadZipFile


def _key(store: Store, slots: SlotFile) -> bytes:
    try:
        return store.vault.key_of(slots)
    except KeyUnavailable as error:
        message = (
            "This backup is locked with another key than these records. Put the key file of the "
            "old folder into an empty folder, and restore there with --data."
        )
        raise BackupRefused(message) from error


@contextmanager
def _opened(copy: Path, key: bytes) -> Iterator[RecordsDatabase]:
    """The working copy; what is wrong with it is no damage to our own records."""
    db = RecordsDatabase(copy, key, pragmas=_READING)
    try:
        db.connect()
        yield db
    finally:
        db.close()


def _refuse_unsound(theirs: RecordsDatabase) -> None:
    try:
        version, program = next(iter(Schema.select().tuples().execute(theirs)))
        if version > SCHEMA:
            message = f"This backup is of a newer ketcheck ({program}). Install that one first."
            raise BackupRefused(message)
        found = verify(theirs)
    except _UNREADABLE as error:
        raise BackupRefused(_UNSOUND) from error
    for fault in found.damaged:
        raise BackupRefused(f"{_UNSOUND} ({fault.where} {fault.why})")


def _add(ours: RecordsDatabase, theirs: RecordsDatabase) -> int:
    for table in _BESIDE:
        for row in table.select().dicts().execute(theirs):
            table.insert(row).on_conflict_ignore().execute(ours)
    added = 0
    query = Sealed.select(Sealed.body).order_by(Sealed.seq).tuples()
    for (body,) in query.execute(theirs).iterator():
        added += _add_entry(ours, bytes(body))
    return added


def _add_entry(ours: RecordsDatabase, body: bytes) -> bool:
    entry = entries.parse(body)
    seq = entries.seq_of(ours, entry.id)
    if seq is None:
        entries.append(ours, entry, body)
        return True
    if entries.sound_body(ours, seq) != body:
        message = (
            f"Record {entry.short_id} is here already and reads otherwise than in the backup. "
            "Nothing was restored; restore into a new folder."
        )
        raise BackupRefused(message)
    return False


_UNSOUND: Final = "This backup is damaged, so nothing was restored. Use another copy."


def _refused(source: Path) -> BackupRefused:
    return BackupRefused(f"{source} is no backup of ketcheck. Name a file that ketcheck wrote.")
