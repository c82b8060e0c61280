"""The last way out where records can't be opened: put them aside and start new. Nothing goes."""

from datetime import datetime
from pathlib import Path
from typing import Final

from ketcheck.records.beginning import SET_ASIDE
from ketcheck.records.copies import copies
from ketcheck.records.failures import explained
from ketcheck.records.keys.key_swap import CHANGE_FOLDER
from ketcheck.records.keys.vault import KEY_FILE, SLOT_COPY, SLOT_FILE
from ketcheck.records.locking import InstanceLock
from ketcheck.records.opening import LOCK_FILE, RECORD_FILE
from ketcheck.records.private_files import FOLDER_MODE, sync_folder
from ketcheck.records.sealed.anchor import ANCHOR_FILE

_UNDER_WAY: Final = "records-being-set-aside"
_ORDER: Final = (
    # What a change of the key left to do stays with the records that it is about.
    CHANGE_FOLDER,
    # The records first, the slot file last: cut off in between, the next start finds a slot file
    # without records, says so, and begins nothing that a log of other records could be mixed into.
    RECORD_FILE,
    f"{RECORD_FILE}-wal",
    f"{RECORD_FILE}-shm",
    ANCHOR_FILE,
    KEY_FILE,
    SLOT_COPY,
    SLOT_FILE,
)


def set_aside(folder: Path, at: datetime, wait: float = 0) -> Path:
    """Move the records and the ways to their key into a folder beside them, named for the time.

    Moved back, they are as they were; the keyring keeps its key. Backups stay where they are, but
    where nothing else is left of the records. What was cut off before is finished. AlreadyOpen,
    FolderUnusable.
    """
    folder = folder.absolute()
    with explained(folder):
        lock = InstanceLock(folder / LOCK_FILE)
        lock.acquire(wait)
        try:
            return _moved(folder, at)
        finally:
            lock.release()


def _moved(folder: Path, at: datetime) -> Path:
    under_way = folder / _UNDER_WAY
    has_slots = _has_slots(folder) or _has_slots(under_way)
    names = _ORDER if has_slots else (*_ORDER, copies.FOLDER)
    under_way.mkdir(mode=FOLDER_MODE, exist_ok=True)
    sync_folder(folder)
    for name in names:
        if (folder / name).exists():
            _move(folder / name, under_way)
    aside = _free_name(folder, f"{SET_ASIDE}-{at:%Y-%m-%dT%H%M}")
    under_way.rename(aside)
    sync_folder(folder)
    return aside


def _has_slots(folder: Path) -> bool:
    """Without them nobody could tell whose the backups are: a new start would be refused again."""
    return any((folder / name).exists() for name in (SLOT_FILE, SLOT_COPY))


def _move(file: Path, into: Path) -> None:
    """Each move is on the disk before the next one: their order is what makes them safe."""
    file.rename(_free_name(into, file.name))
    sync_folder(into)
    sync_folder(file.parent)


def _free_name(folder: Path, name: str) -> Path:
    """A name that is not taken, for a rename would replace what has it."""
    names = (name, *(f"{name}-{number}" for number in range(2, 1000)))
    return next(folder / one for one in names if not (folder / one).exists())
