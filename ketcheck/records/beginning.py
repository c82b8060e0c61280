"""Before records are begun in a folder: whether there were some, and whether its key is to be used.

Records that are gone, and a key that somebody else put there, are told: a new, empty store would
look as if there had never been a STOP, and the other one could read all that is saved from then on.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from ketcheck.errors import KetcheckError, KeyUnavailable, StoreDamaged
from ketcheck.records.copies import copies
from ketcheck.records.keys.slots import parse_slots
from ketcheck.records.keys.vault import KEY_FILE, SLOT_COPY, SLOT_FILE

SET_ASIDE: Final = "records-set-aside"
"""How the name of a folder begins that holds records which were set aside."""
_SLOT_FILES: Final = (SLOT_FILE, SLOT_COPY)


def refuse_given_key(folder: Path) -> None:
    """A key that lies there before the first start is used, if it is surely the user's own.

    Looked at before the folder is closed to others: after that it would look like ours.
    """
    path = folder / KEY_FILE
    if any((folder / name).exists() for name in _SLOT_FILES) or not os.path.lexists(path):
        return
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise KeyUnavailable(f"{path} is not a file. Remove it, or put the right key there.")
    if os.name == "nt":
        return
    if found.st_uid != os.geteuid():
        raise KeyUnavailable(
            f"{path} belongs to another user of this computer, who could read your records with "
            "it. Remove it, or put there a copy of the key that you made yourself."
        )
    if stat.S_IMODE(found.st_mode) & 0o077:
        raise KeyUnavailable(
            f"Other users of this computer can read {path}, and your records with it. Remove it. "
            f"Or, if you put it there, close it to them: chmod 600 '{path}'. If that changes "
            "nothing, this disk can't keep a file private: use a folder on another disk."
        )


def refuse_to_begin_anew(folder: Path, records: Path) -> None:
    """StoreDamaged where all is gone but whole copies of records that nobody set aside."""
    if records.exists() or any((folder / name).exists() for name in _SLOT_FILES):
        return
    own = folder / copies.FOLDER
    if copies.any_whole(own, but=_set_aside_in(folder)):
        raise StoreDamaged(
            f"The records in {folder} are gone, but backups of them are there, in {own}. Put the "
            "records back. Or move the folder of backups away, start again, and restore the "
            "newest backup."
        )


def _set_aside_in(folder: Path) -> set[str]:
    """The marks of the stores that were set aside: their copies stay where they are."""
    found = set()
    for aside in folder.glob(f"{SET_ASIDE}-*"):
        for name in _SLOT_FILES:
            with suppress(OSError, KetcheckError):
                slots = parse_slots((aside / name).read_bytes(), aside / name)
                found.add(copies.mark_of(slots.store))
    return found
