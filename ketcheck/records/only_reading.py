"""Records in a folder that can't be written: a copy of them is read, and goes with the store.

SQLite needs to write beside a file with a log, and without its log a file lacks its newest records.
So both are copied, locked as they are, to where they can be opened: into memory if there is such a
place.
"""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ketcheck.records.locking import InstanceLock

_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a folder of our own is made there
_ENDS: Final = ("", "-wal")


def may_write(folder: Path) -> bool:
    """Whether files can be made in a folder: it may be closed to us, or its disk be read-only."""
    return os.access(folder, os.W_OK)


def place_in_memory() -> TemporaryDirectory[str]:
    """A folder of our own for what is soon gone again; on a disk where none is in memory."""
    memory = _MEMORY if _MEMORY.is_dir() and may_write(_MEMORY) else None
    return TemporaryDirectory(prefix="ketcheck-", dir=memory)


def copy_with_log(records: Path, copy: Path) -> None:
    """Copy a record file, and the log beside it if there is one."""
    for end in _ENDS:
        source = records.with_name(records.name + end)
        if source.is_file():
            shutil.copyfile(source, copy.with_name(copy.name + end))


class CopyToRead:
    """A record file with its log, copied; it is gone once this is let go of."""

    def __init__(self, records: Path, lock: InstanceLock, wait: float) -> None:
        self._lock = lock
        lock.acquire_to_read(wait)
        self._made = place_in_memory()
        self.path = Path(self._made.name) / records.name
        try:
            copy_with_log(records, self.path)
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Take the copy away, and let another ketcheck in."""
        self._made.cleanup()
        self._lock.release()
