"""A folder of copies: how a copy is named, which ones are there, and which are dropped."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from ketcheck.records.copies.retention import kept
from ketcheck.records.keeping import COPIED, COPIED_OUT, COPIES_FOLDER
from ketcheck.records.private_files import FOLDER_MODE

if TYPE_CHECKING:
    from ketcheck.records.store import Store

FOLDER: Final = "backups"
SUFFIX: Final = ".ketcheck"
_TIME: Final = "%Y-%m-%dT%H%M%SZ"
_STORE_DIGITS: Final = 8
_NAME: Final = re.compile(
    rf"(\d{{4}}-\d\d-\d\dT\d{{6}}Z)-([0-9a-f]{{{_STORE_DIGITS}}}){re.escape(SUFFIX)}"
)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that is there, and when it was made; it has its name since it was found whole."""

    at: datetime
    path: Path


def copy_path(folder: Path, store: UUID, at: datetime) -> Path:
    """Where a copy made then goes, in a folder that is made if it is not there.

    The name tells the time in UTC and the beginning of the store's id, and nothing of a person.
    """
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    while (path := _path(folder, store, at)).exists():
        at += timedelta(seconds=1)
    return path


def copies_in(folder: Path, store: UUID) -> list[Copy]:
    """The copies of a store in a folder, oldest first; OSError where it can't be read."""
    found = []
    for path in folder.iterdir():
        name = _NAME.fullmatch(path.name)
        if name and name[2] == _digits(store) and (at := _time(name[1])):
            found.append(Copy(at, path))
    return sorted(found, key=lambda copy: copy.at)


def chosen_folder(store: "Store") -> Path | None:
    """The folder that copies go to as well, if one was chosen."""
    name = store.setting(COPIES_FOLDER)
    return Path(name) if name else None


def copied_to(store: "Store", setting: str) -> int:
    """The place of the newest entry that the last copy of COPIED or COPIED_OUT holds."""
    text = store.setting(setting) or ""
    return int(text) if text.isascii() and text.isdigit() else 0


def is_behind(store: "Store") -> bool:
    """Whether the chosen folder has not got the last copy that was made here."""
    if chosen_folder(store) is None:
        return False
    return copied_to(store, COPIED_OUT) < copied_to(store, COPIED)


def last_copy(store: "Store") -> Copy | None:
    """The newest good copy, here or in the chosen folder; None where there is none yet."""
    chosen = chosen_folder(store)
    found: list[Copy] = []
    for folder in (store.folder / FOLDER, chosen):
        with suppress(OSError):
            found += copies_in(folder, store.slots.store) if folder else []
    return max(found, key=lambda copy: copy.at, default=None)


def drop_old(folder: Path, store: UUID, made: Path) -> None:
    """Delete the copies that are not to be kept, but never the one just made."""
    copies = copies_in(folder, store)
    times = kept(copy.at for copy in copies)
    for copy in copies:
        # By a clock set back, the one just made is the oldest.
        if copy.at not in times and copy.path != made:
            copy.path.unlink()


def _path(folder: Path, store: UUID, at: datetime) -> Path:
    return folder / f"{at.astimezone(UTC):{_TIME}}-{_digits(store)}{SUFFIX}"


def _digits(store: UUID) -> str:
    return store.hex[:_STORE_DIGITS]


def _time(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
