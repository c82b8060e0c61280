"""One instance a data folder: a lock that the system lets go of when the holder dies.

The `filelock` package does the same, but imports asyncio: 20 ms of the 270 that the first
window may take.
"""

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

from ketcheck.errors import AlreadyOpen, FolderUnusable
from ketcheck.records.private_files import FILE_MODE, NO_FOLLOW

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_STEP: Final = 0.02
_HELD: Final = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})
"""What the system says of a lock that another holds; whatever else it says is of the disk."""


class Lock(Protocol):
    """What a store holds while it is open."""

    def release(self) -> None:
        """Let others in."""


class InstanceLock:
    """Held from `acquire` until `release` or the end of the process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self, wait: float = 0) -> None:
        """Take the lock, waiting so many seconds for it; AlreadyOpen where another holds it.

        FolderUnusable where the disk can't lock a file.
        """
        self._take(os.open(self._path, os.O_CREAT | os.O_RDWR | NO_FOLLOW, FILE_MODE), wait)

    def acquire_to_read(self, wait: float = 0) -> None:
        """The same in a folder that can't be written, if there is a file that can be locked."""
        if self._path.exists():
            with suppress(FolderUnusable):
                self._take(os.open(self._path, os.O_RDONLY | NO_FOLLOW), wait)

    def _take(self, handle: int, wait: float) -> None:
        try:
            self._wait_for(handle, wait)
        except BaseException:
            os.close(handle)
            raise
        self._handle = handle

    def _wait_for(self, handle: int, wait: float) -> None:
        deadline = time.monotonic() + wait
        while not self._taken(handle):
            if time.monotonic() >= deadline:
                message = (
                    f"ketcheck is already open on {self._path.parent}. "
                    "Use the window that is open, or close it first."
                )
                raise AlreadyOpen(message)
            time.sleep(_STEP)

    def release(self) -> None:
        """Let the lock go; the file stays, since removing it would let two in."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _taken(self, handle: int) -> bool:
        try:
            _take(handle)
        except OSError as error:
            if error.errno in _HELD:
                return False
            raise FolderUnusable(
                f"The disk of {self._path.parent} can't lock files ({error.strerror}), so two "
                "programs could write there at once. Keep the records on a disk of this computer, "
                "or have the network share set up to lock files."
            ) from error
        return True
