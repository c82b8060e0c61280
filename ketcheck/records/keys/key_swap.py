"""Putting records under a new key in the place of those under the old one, whatever happens.

All that belongs to the new key is made ready in a folder of its own. One rename of that folder says
that the new key counts; from then on each opening finishes what is left to do, before it looks for
a key. Until then the records are as they were.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from ketcheck.records.keys.open_places import KEY_FILE
from ketcheck.records.keys.slot_files import SLOT_COPY, SLOT_FILE
from ketcheck.records.keys.slot_witness import NOTES_FILE
from ketcheck.records.private_files import FOLDER_MODE, sync_folder

RECORD_FILE: Final = "records.db"
IN_THE_MAKING: Final = "key-change-unfinished"
CHANGE_FOLDER: Final = "key-change"
SWAP_FOLDERS: Final = frozenset({IN_THE_MAKING, CHANGE_FOLDER})
_LOGS: Final = tuple(f"{RECORD_FILE}-{end}" for end in ("wal", "shm", "journal"))
_ORDER: Final = (RECORD_FILE, NOTES_FILE, KEY_FILE, SLOT_COPY, SLOT_FILE)


def make_ready(folder: Path) -> Path:
    """An empty folder for the records and the ways to their key under their usual names."""
    drop(folder)
    made = folder / IN_THE_MAKING
    made.mkdir(mode=FOLDER_MODE)
    return made


def drop(folder: Path) -> None:
    """Take away what was made ready and does not count."""
    made = folder / IN_THE_MAKING
    if made.exists():
        shutil.rmtree(made)
        sync_folder(folder)


def commit(folder: Path) -> None:
    """Let the new key count: all that was made ready is on the disk before its folder is renamed.

    Nothing may write to the records of before any more. Where it fails, nothing counts.
    """
    made = folder / IN_THE_MAKING
    for file in made.iterdir():
        _sync_file(file)
    sync_folder(made)
    change = made.rename(folder / CHANGE_FOLDER)
    try:
        sync_folder(folder)
    except OSError:
        # Else the next opening would put it in the place of what is saved until then.
        change.rename(made)
        raise


def finish(folder: Path) -> None:
    """Put what counts in its place and take away what does not; may be cut off and begun again."""
    # What can't be removed is no reason to keep the records closed.
    with suppress(OSError):
        drop(folder)
    change = folder / CHANGE_FOLDER
    if change.is_symlink() or not change.is_dir():
        # What a link leads to was not made here.
        return
    if (change / RECORD_FILE).exists():
        # The log of the records of before would be taken for one of the new file.
        for name in _LOGS:
            (folder / name).unlink(missing_ok=True)
        sync_folder(folder)
    for name in _ORDER:
        if (change / name).exists():
            (change / name).replace(folder / name)
            sync_folder(folder)
    with suppress(OSError):
        shutil.rmtree(change)
        sync_folder(folder)


def _sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
