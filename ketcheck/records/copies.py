"""The folder of copies: how a copy is named, and which ones are there."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from ketcheck.records.private_files import FOLDER_MODE

FOLDER: Final = "backups"
SUFFIX: Final = ".ketcheck"
_TIME: Final = "%Y-%m-%dT%H%M%SZ"
_STORE_DIGITS: Final = 8


def copy_path(folder: Path, store: UUID, at: datetime) -> Path:
    """Where a copy made then goes, in a folder that is made if it is not there.

    The name tells the time in UTC and the beginning of the store's id, and nothing of a person.
    """
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    while (path := _path(folder, store, at)).exists():
        at += timedelta(seconds=1)
    return path


def _path(folder: Path, store: UUID, at: datetime) -> Path:
    return folder / f"{at.astimezone(UTC):{_TIME}}-{store.hex[:_STORE_DIGITS]}{SUFFIX}"
