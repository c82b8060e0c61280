"""A backup opened to be looked at: taken apart, unlocked, and found sound, or refused."""

import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from ketcheck.errors import BackupRefused, KeyUnavailable, Locked
from ketcheck.records.copies.backup import CHUNK, RECORDS, SLOTS
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import DATABASE_ERRORS, disk_full
from ketcheck.records.keys.slots import SlotFile, parse_slots
from ketcheck.records.keys.unlocking import Unlock, ways_of
from ketcheck.records.progress import Report
from ketcheck.records.store import Store
from ketcheck.records.tables import SCHEMA, TABLES, Schema
from ketcheck.records.upgrading import upgrade
from ketcheck.records.verifying.verification import verify
from ketcheck.records.working_copy import working_copy

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
_FIELD_LIMIT: Final = 1_000_000
"""Bytes of the largest field that is read; a hundred of them are in memory at once."""
_UNPACKED: Final = "unpacked.db"
_READING: Final = (("cipher_log_level", "NONE"), ("temp_store", "MEMORY"))
_FACTS_A_PLACE: Final = 16
"""More than any entry tells to later checks."""
_UNREADABLE: Final[tuple[type[Exception], ...]] = (
    *DATABASE_ERRORS,
    StopIteration,
    TypeError,
    ValueError,
)


@contextmanager
def unpacked(
    store: Store, source: Path, unlock: Unlock | None, report: Report
) -> Iterator[tuple[RecordsDatabase, str]]:
    """The records of a backup in the present form, and the program that wrote them.

    The key of the store opens it, or its keyring, or what was typed. BackupRefused where the file
    is no sound backup, or its key can't be had; Locked where something has to be typed first;
    WrongPassphrase, WrongCode.
    """
    key = _key(store, _slots(source), unlock, report)
    with working_copy(store.folder, _UNPACKED) as copy:
        _unpack(source, copy, store.folder, report)
        with _opened(copy, key) as theirs:
            yield theirs, _made_ours(theirs, store.db, report)


def _slots(source: Path) -> SlotFile:
    with _taken_apart(source) as file:
        return parse_slots(b"".join(_chunks(file, SLOTS)), source)


def _key(store: Store, slots: SlotFile, unlock: Unlock | None, report: Report) -> bytes:
    try:
        return store.vault.key_for(slots, unlock, report)
    except Locked as locked:
        ways = ways_of(locked.users, has_code=locked.has_code)
        why = f"This copy is of other records, {locked.records}. It opens with {ways} of those."
        raise Locked(
            why, locked.users, has_code=locked.has_code, records=locked.records
        ) from locked
    except KeyUnavailable as error:
        if unlock:
            raise
        raise BackupRefused(_KEY_ELSEWHERE) from error


def _unpack(source: Path, copy: Path, folder: Path, report: Report) -> None:
    """Take the records out of the file, by a name and a size that are ours to say."""
    with _taken_apart(source) as file:
        size = file.getinfo(RECORDS).file_size
        if size > shutil.disk_usage(folder).free:
            raise disk_full(folder)
        with copy.open("wb") as target:
            for chunk in _chunks(file, RECORDS):
                target.write(chunk)
                report(target.tell(), size)


@contextmanager
def _taken_apart(source: Path) -> Iterator[ZipFile]:
    try:
        with _readable(source) as stream, _as_zip(stream) as file:
            _refuse_other_members(file)
            yield file
    except (*_BAD_ZIP, KeyUnavailable) as error:
        message = f"{source} is no backup of ketcheck. Name a file that ketcheck wrote."
        raise BackupRefused(message) from error


def _as_zip(stream: BinaryIO) -> ZipFile:
    try:
        return ZipFile(stream)
    except OSError as error:  # a place before the beginning of the file
        raise BadZipFile from error


def _chunks(file: ZipFile, name: str) -> Iterator[bytes]:
    """What is wrong with reading is of the source, as against what is wrong with writing."""
    try:
        with file.open(name) as member:
            while chunk := member.read(CHUNK):
                yield chunk
    except OSError as error:
        raise BadZipFile from error


def _readable(source: Path) -> BinaryIO:
    try:
        return source.open("rb")
    except OSError as error:
        raise BackupRefused(f"{source} can't be read ({error.strerror}).") from error


def _refuse_other_members(file: ZipFile) -> None:
    members = {info.filename: info for info in file.infolist()}
    # What is not compressed is no larger than the file itself, whatever it says of its size.
    stored = all(
        info.compress_type == ZIP_STORED and info.compress_size == info.file_size
        for info in members.values()
    )
    if set(members) != {SLOTS, RECORDS} or not stored or len(file.infolist()) != len(members):
        raise BadZipFile
    if members[SLOTS].file_size > _SLOTS_LIMIT:
        raise BadZipFile


@contextmanager
def _opened(copy: Path, key: bytes) -> Iterator[RecordsDatabase]:
    """The working copy; what is wrong with it is no damage to our own records."""
    db = RecordsDatabase(copy, key, pragmas=_READING)
    try:
        db.connect()
        yield db
    finally:
        db.close()


def _made_ours(theirs: RecordsDatabase, ours: RecordsDatabase, report: Report) -> str:
    """Refuse what is newer, foreign or unsound, and give an older one the present form."""
    try:
        version, program = next(iter(Schema.select().tuples().execute(theirs)))
        if version > SCHEMA:
            message = f"This backup is of a newer ketcheck ({program}). Install that one first."
            raise BackupRefused(message)
        # Every script runs on pages that were found whole: else it would fail on them instead.
        for page in theirs.damaged_pages():
            raise BackupRefused(f"{UNSOUND} ({page})")
        if version < SCHEMA:
            upgrade(theirs)
        _refuse_foreign(theirs, ours)
        found = verify(theirs, report)
    except _UNREADABLE as error:
        raise BackupRefused(UNSOUND) from error
    for fault in found.damaged:
        raise BackupRefused(f"{UNSOUND} ({fault.where} {fault.why})")
    return str(program)


def _refuse_foreign(theirs: RecordsDatabase, ours: RecordsDatabase) -> None:
    """What has other tables, or views that compute for ever, or a field that fills the memory."""
    if _made_of(theirs) != _made_of(ours):
        raise BackupRefused(UNSOUND)
    for table in TABLES:
        names = table._meta.sorted_field_names  # noqa: SLF001 - peewee documents it
        longest = ", ".join(f'MAX(LENGTH("{name}"))' for name in names)
        said = f'SELECT {longest} FROM "{table._meta.table_name}"'  # noqa: S608, SLF001 - our names
        if any((length or 0) > _FIELD_LIMIT for length in theirs.execute_sql(said).fetchone()):
            raise BackupRefused(UNSOUND)
    _refuse_gaps(theirs)


def _refuse_gaps(theirs: RecordsDatabase) -> None:
    """Places are without gaps in a sound sequence; a place far out would be walked to for ever."""
    count, last = theirs.execute_sql("SELECT COUNT(*), MAX(seq) FROM sealed").fetchone()
    (listed,) = theirs.execute_sql("SELECT MAX(seq) FROM entry").fetchone()
    (told,) = theirs.execute_sql("SELECT MAX(id) FROM fact").fetchone()
    if (last or 0) != count or (listed or 0) > count or (told or 0) > _FACTS_A_PLACE * count:
        raise BackupRefused(UNSOUND)


def _made_of(db: RecordsDatabase) -> set[tuple[str, ...]]:
    return set(db.execute_sql("SELECT type, name, sql FROM sqlite_master"))


_KEY_ELSEWHERE: Final = (
    "This copy is locked with a key that only the computer that made it has. Make a recovery code "
    "or a passphrase there, then a new copy, and bring that one."
)
UNSOUND: Final = "This backup is damaged, so nothing was restored. Use another copy."
