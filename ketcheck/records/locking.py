"""One instance a data folder: a lock that the system lets go of when the holder dies.

The `filelock` package does the same, but imports asyncio: 20 ms of the 270 that the first
window may take.
"""

import os
import sys
import time
from pathlib import Path
from typing import Final

from ketcheck.errors import AlreadyOpen
from ketcheck.records.private_files import FILE_MODE

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_STEP: Final = 0.02


class InstanceLock:
    """Held from `acquire` until `release` or the end of the process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self, wait: float = 0) -> None:
        """Take the lock, waiting so many seconds for it; AlreadyOpen where another holds it."""
        handle = os.open(self._path, os.O_CREAT | os.O_RDWR, FILE_MODE)
        deadline = time.monotonic() + wait
        while not _taken(handle):
            if time.monotonic() >= deadline:
                os.close(handle)
                message = (
                    f"ketcheck is already open on {self._path.parent}. "
                    "Use the window that is open, or close it first."
                )
                raise AlreadyOpen(message)
            time.sleep(_STEP)
        self._handle = handle

    def release(self) -> None:
        """Let the lock go; the file stays, since removing it would let two in."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _taken(handle: int) -> bool:
    try:
        _take(handle)
    except OSError:
        return False
    return True
