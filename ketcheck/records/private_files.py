"""Files and folders that only their owner may read, and files that are whole or not there."""

import errno
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, mkstemp
from typing import BinaryIO, Final

from ketcheck.errors import FolderUnusable, OutputExists

FILE_MODE = 0o600
FOLDER_MODE = 0o700
NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
"""Open the file itself, never what a symbolic link in its place leads to; Windows has no such."""
OUTPUT: Final = "ketcheck"
"""What a new file is called in the making, where no other name is given."""
_OF_OTHERS: Final = 0o077
_UNSUPPORTED: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""What a file system says that can't sync a folder, as some network shares can't."""
_AT_RANDOM: Final = "[a-z0-9_]{8}"
"""What tempfile puts behind a name."""
_OF_STORE: Final = "(?:-[0-9a-f]{8})?"


def private_folder(
    folder: Path, *, ours: frozenset[str], no_links: frozenset[str] = frozenset()
) -> None:
    """Make the data folder, for its owner alone.

    A folder that holds files which are not `ours` is refused: closing it to others, as we
    must, would lock them out of something that we know nothing of. So is a symbolic link in the
    place of one of `no_links`.
    """
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    names = {entry.name for entry in folder.iterdir()}
    if names and not names & ours:
        message = f"{folder} has other files in it. Name an empty folder for the records."
        raise FolderUnusable(message)
    _close_to_others(folder, FOLDER_MODE)
    # Once nobody else can put one there.
    refuse_links(folder, names & no_links)
    for name in names & ours:
        path = folder / name
        _close_to_others(path, FOLDER_MODE if path.is_dir() else FILE_MODE)


def no_follow(path: str, flags: int) -> int:
    """What opens a file for `open`, and no symbolic link."""
    return os.open(path, flags | NO_FOLLOW, FILE_MODE)


def refuse_links(folder: Path, names: Iterable[str]) -> None:
    """FolderUnusable where one of them is a symbolic link: whoever made it had us write there."""
    for path in (folder / name for name in names):
        if path.is_symlink():
            raise FolderUnusable(
                f"{path} is a symbolic link. ketcheck uses only a real file there. Remove the "
                "link, and put the file itself in its place if there is one."
            )


def is_private(path: Path) -> bool:
    """Whether nobody else may use it: some disks, as most sticks, can't keep a file to one user."""
    return os.name == "nt" or not path.stat().st_mode & _OF_OTHERS


def _close_to_others(path: Path, mode: int) -> None:
    # What a link leads to is not ours to close.
    if not path.is_symlink() and not is_private(path):
        path.chmod(mode)


def make_private_file(path: Path) -> None:
    """Make an empty file with mode 0600, before anything is written to it."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file of mode 0600 so that after a power cut the old or the new one is there."""
    write_all_whole((path,), data)


def write_all_whole(paths: Sequence[Path], data: bytes) -> None:
    """Write the same to several files of one folder; on a full disk to none of them.

    After a power cut each is there whole, the first ones new before the last ones.
    """
    with ExitStack() as stack:
        made = [stack.enter_context(_written_beside(path, data)) for path in paths]
        for new, path in zip(made, paths, strict=True):
            new.replace(path)
            sync_folder(path.parent)


def write_at(path: Path, place: int, data: bytes) -> None:
    """Write over a part of a private file, which is made if need be; a link is never followed.

    It is not synced: for notes that may be lost, but must not be torn from one sector to the next.
    """
    flags = os.O_WRONLY | os.O_CREAT | NO_FOLLOW
    handle = os.open(path, flags, FILE_MODE)
    try:
        os.lseek(handle, place, os.SEEK_SET)
        os.write(handle, data)
    finally:
        os.close(handle)


@contextmanager
def _written_beside(path: Path, data: bytes) -> Iterator[Path]:
    """A file with that data, on the disk and under a name of its own; gone if not renamed."""
    with NamedTemporaryFile(dir=path.parent, prefix=_prefix(path.name), delete=False) as file:
        made = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            yield made
        finally:
            made.unlink(missing_ok=True)


@contextmanager
def whole_new_file(path: Path, called: str = OUTPUT) -> Iterator[Path]:
    """A path to write to, whose file appears as `path` at the end, whole and mode 0600.

    OutputExists where a file of that name is there, also where it came in the meantime. `called`
    is its name until then, by which `unfinished` finds it.
    """
    if path.exists():
        raise _exists(path)
    handle, name = mkstemp(dir=path.parent, prefix=_prefix(called))
    os.close(handle)
    made = Path(name)
    try:
        yield made
        handle = os.open(made, os.O_RDWR | NO_FOLLOW)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        _give_name(made, path)
    finally:
        made.unlink(missing_ok=True)
    sync_folder(path.parent)


def open_new(made: Path) -> BinaryIO:
    """Write to a file in the making: in a folder of others a link may have taken its place."""
    return open(made, "wb", opener=no_follow)


def unfinished(folder: Path, names: Iterable[str]) -> list[Path]:
    """Files of those names that are in the making, or were when the program was killed."""
    known = "|".join(map(re.escape, names))
    pattern = re.compile(rf"\.(?:{known}){_OF_STORE}-{_AT_RANDOM}")
    return [path for path in folder.iterdir() if pattern.fullmatch(path.name)]


def _prefix(name: str) -> str:
    return f".{name}-"


def _give_name(made: Path, path: Path) -> None:
    try:
        os.link(made, path)  # unlike a rename, it never replaces
    except FileExistsError as error:
        raise _exists(path) from error
    except OSError as error:  # a file system without links: exFAT, as on most sticks
        if path.exists():
            raise _exists(path) from error
        made.rename(path)


def _exists(path: Path) -> OutputExists:
    return OutputExists(f"{path} is there already. Name a new file, or move that one away.")


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last, where its disk can; Windows has no such call.

    What is in the files is synced before, and that has to work.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
    finally:
        os.close(handle)
