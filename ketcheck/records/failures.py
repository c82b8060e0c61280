"""What the system and the database say when they fail, in a sentence for the user."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from shutil import disk_usage
from typing import Final

from peewee import PeeweeException
from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from ketcheck.errors import (
    AlreadyOpen,
    DiskFull,
    FolderUnusable,
    KetcheckError,
    OutputUnusable,
    StoreDamaged,
)


class _Code(IntEnum):
    """The primary result codes of SQLite that we explain, https://sqlite.org/rescode.html ."""

    PERMISSION = 3
    BUSY = 5
    LOCKED = 6
    READ_ONLY = 8
    INPUT_OUTPUT = 10
    CORRUPT = 11
    FULL = 13
    CANT_OPEN = 14
    NOT_A_DATABASE = 26


_PRIMARY = 0xFF
_WITHOUT_CODE: Final = {
    "disk I/O error": _Code.INPUT_OUTPUT,
    "database or disk is full": _Code.FULL,
    "unable to open database file": _Code.CANT_OPEN,
    "attempt to write a readonly database": _Code.READ_ONLY,
    "database disk image is malformed": _Code.CORRUPT,
    "file is not a database": _Code.NOT_A_DATABASE,
}
"""What SQLite says where sqlcipher3 gives no code: while pages are copied from file to file."""
_LEAST_ROOM = 128 * 1024

DATABASE_ERRORS: Final[tuple[type[Exception], ...]] = (PeeweeException, dbapi2.Error)
"""peewee's, and those that come while rows are fetched, which it does not wrap."""

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT}) if hasattr(errno, "EDQUOT") else {errno.ENOSPC}


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what fails inside into one of our errors; what is a bug passes as it is."""
    try:
        yield
    except OSError as error:
        raise _of_system(error, folder) from error
    except DATABASE_ERRORS as error:
        explanation = _of_database(error, folder)
        if explanation is None:
            raise
        raise explanation from error


@contextmanager
def explained_output(path: Path) -> Iterator[None]:
    """The same for a file that the user names."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            message = f"The disk is full, so {path} was not written. Make room, then try again."
            raise DiskFull(message) from error
        message = (
            f"{path} can't be written ({error.strerror or 'no reason given'}). "
            "Name a file in a folder that you may write to."
        )
        raise OutputUnusable(message) from error


def is_damage(error: BaseException) -> bool:
    """Whether the database says that its file does not read as it was written."""
    return _code(error) in {_Code.CORRUPT, _Code.NOT_A_DATABASE}


def disk_full(folder: Path) -> DiskFull:
    """No room to write."""
    return DiskFull(
        f"The disk is full, so nothing was saved in {folder}. Make room, then try again."
    )


def _of_system(error: OSError, folder: Path) -> KetcheckError:
    if error.errno in _NO_ROOM:
        return disk_full(folder)
    reason = error.strerror or "it can't be used"
    return FolderUnusable(
        f"The data folder {folder} can't be used ({reason}). "
        "Make sure that you may write there, or name another with --data."
    )


def _of_database(error: Exception, folder: Path) -> KetcheckError | None:
    match _code(error):
        case _Code.FULL:
            return disk_full(folder)
        case _Code.BUSY | _Code.LOCKED:
            return AlreadyOpen(f"Another program is using the records in {folder}. Close it.")
        case _Code.CORRUPT | _Code.NOT_A_DATABASE:
            return StoreDamaged(
                f"The record file in {folder} is damaged. Keep the folder as it is, "
                "and restore a backup into a new one."
            )
        case _Code.INPUT_OUTPUT | _Code.CANT_OPEN if _has_no_room(folder):
            return disk_full(folder)
        case _Code.PERMISSION | _Code.READ_ONLY | _Code.INPUT_OUTPUT | _Code.CANT_OPEN:
            return FolderUnusable(
                f"The records in {folder} can't be read or written. Make sure that the disk "
                "is there and that you may write to it, then try again."
            )
    return None


def _has_no_room(folder: Path) -> bool:
    """Whether the disk has not even room for the log that SQLite opens beside the file."""
    try:
        return disk_usage(folder).free < _LEAST_ROOM
    except OSError:
        return False


def _code(error: BaseException) -> int | None:
    """The primary result code; peewee keeps the error of the database in `orig`."""
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", None)
    return code & _PRIMARY if isinstance(code, int) else _WITHOUT_CODE.get(str(error))
