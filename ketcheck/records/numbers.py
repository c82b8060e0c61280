"""The emergency number and the poison line of this computer, also readable while it is locked.

An emergency number that is kept is one that the user typed or confirmed: an offer is never kept.
So are those of versions 0.1 and 0.2, which offered none.

They are in the encrypted settings. A copy of these two alone, without any name, stands in a plain
file beside the records: who needs help in front of a locked window must see them.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Line
from ketcheck.records.failures import explained
from ketcheck.records.private_files import write_whole
from ketcheck.records.settings import EMERGENCY, POISON, is_sound
from ketcheck.records.store import Store

NUMBERS_FILE: Final = "numbers.json"
_LONGEST_FILE: Final = 4096


class Numbers(Frozen):
    """Whom anybody at this computer can call; None for what is not set."""

    emergency: Line | None = None
    poison: Line | None = None


def numbers_of(store: Store) -> Numbers:
    """The numbers that the settings hold."""
    return Numbers(emergency=_kept(store, EMERGENCY), poison=_kept(store, POISON))


def keep_numbers(store: Store, numbers: Numbers) -> None:
    """Set the numbers, and their copy for the locked window; DiskFull, FolderUnusable."""
    store.set_setting(EMERGENCY, numbers.emergency or "")
    store.set_setting(POISON, numbers.poison or "")
    with explained(store.folder):
        _write(store.folder, numbers)


def refresh_locked_copy(store: Store) -> None:
    """Make the copy say what the settings say: they may have come with a backup, or a version."""
    numbers = numbers_of(store)
    if numbers != numbers_while_locked(store.folder):
        # Opening and locking must not fail for it: it is written again at the next.
        with suppress(OSError):
            _write(store.folder, numbers)


def numbers_while_locked(folder: Path) -> Numbers:
    """The numbers out of the copy; none where there is no copy, or none that reads."""
    path = folder / NUMBERS_FILE
    try:
        if not path.is_file():
            return Numbers()
        with path.open(encoding="utf-8") as file:
            return Numbers.model_validate_json(file.read(_LONGEST_FILE))
    except (OSError, ValidationError, ValueError):
        return Numbers()


def _kept(store: Store, name: str) -> str | None:
    value = store.setting(name) or ""
    return value if value and is_sound(name, value) else None


def _write(folder: Path, numbers: Numbers) -> None:
    path = folder / NUMBERS_FILE
    if numbers == Numbers():
        path.unlink(missing_ok=True)
    else:
        write_whole(path, json.dumps(numbers.model_dump(exclude_none=True)).encode())
