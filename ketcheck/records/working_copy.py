"""A working copy of the records beside them, and whether there is room for one."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ketcheck.errors import DiskFull
from ketcheck.records.failures import explained_output
from ketcheck.records.private_files import make_private_file

COPY: Final = "copy.db"
UNPACKED: Final = "unpacked.db"
WORKING_COPIES: Final = frozenset({COPY, UNPACKED})
"""All names that are given to `working_copy`, to find what a kill left of one."""
_BESIDE: Final = ("", "-journal", "-wal", "-shm")
_SPARE: Final = 1 << 20
"""Bytes for the slot file, the frame of the zip file, and what a file system needs of its own."""


@contextmanager
def working_copy(folder: Path, name: str) -> Iterator[Path]:
    """An empty private file beside the records; the lock on the folder makes its name ours."""
    copy = folder / name
    remove_database(copy)
    make_private_file(copy)
    try:
        yield copy
    finally:
        remove_database(copy)


def remove_database(path: Path) -> None:
    """Take away a database file, with what SQLite may have left beside it."""
    for suffix in _BESIDE:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def refuse_without_room(folder: Path, size: int) -> None:
    """Look at the free space before anything is written; DiskFull."""
    with explained_output(folder):
        free = shutil.disk_usage(folder).free
    if free < size + _SPARE:
        needed, there = (f"{count / 1e6:,.0f} MB" for count in (size + _SPARE, free))
        raise DiskFull(
            f"There is no room for a copy in {folder}: it takes {needed}, and {there} are free. "
            "Make room there, or choose another folder."
        )
