"""The zip file of a backup, taken apart: two members that are ours to name, and nothing else."""

import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, FileIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from ketcheck.errors import BackupRefused, KeyUnavailable
from ketcheck.file_kinds import BACKUP, HEAD, kind_of
from ketcheck.records.copies.backup import CHUNK, RECORDS, SLOTS
from ketcheck.records.failures import disk_full
from ketcheck.records.keys.slots import SlotFile, parse_slots
from ketcheck.records.progress import Report

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


def slots_in(source: Path) -> SlotFile:
    """The slot file of a backup; BackupRefused where the file is none."""
    with _taken_apart(source) as file:
        return parse_slots(b"".join(_chunks(file, SLOTS)), source)


def unpack_records(source: Path, copy: Path, report: Report) -> None:
    """Take the records out of the file, by a name and a size that are ours to say."""
    with _taken_apart(source) as file:
        size = file.getinfo(RECORDS).file_size
        if size > shutil.disk_usage(copy.parent).free:
            raise disk_full(copy.parent)
        with copy.open("wb") as target:
            for chunk in _chunks(file, RECORDS):
                target.write(chunk)
                report(target.tell(), size)


class _InPieces(BufferedReader):
    """A file that is never read as a whole.

    `ZipFile` reads the list of members at once, and makes an object of each: in ours there are two.
    """

    def read(self, size: int | None = -1, /) -> bytes:
        """Some bytes; a list of members that is larger than a piece is not begun."""
        if size is not None and size > CHUNK:
            raise BadZipFile
        return super().read(size)


@contextmanager
def _taken_apart(source: Path) -> Iterator[ZipFile]:
    try:
        with _readable(source) as stream, _as_zip(stream) as file:
            _refuse_other_members(file)
            yield file
    except (*_BAD_ZIP, KeyUnavailable) as error:
        raise BackupRefused(_no_backup(source)) from error


def _no_backup(source: Path) -> str:
    try:
        with source.open("rb") as file:
            kind = kind_of(file.read(HEAD))
    except OSError:
        kind = None
    seems = f" It seems to be {kind}." if kind and kind != BACKUP else ""
    return f"{source} is no backup of ketcheck.{seems} Name a file that ketcheck backup wrote."


def _readable(source: Path) -> BufferedReader:
    try:
        return _InPieces(FileIO(source))
    except OSError as error:
        raise BackupRefused(f"{source} can't be read ({error.strerror}).") from error


def _as_zip(stream: BufferedReader) -> ZipFile:
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
