"""What a killed program left of files in the making: it holds records or the key, so it goes."""

from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import UUID

from ketcheck.records.private_files import OUTPUT, unfinished
from ketcheck.records.working_copy import WORKING_COPIES, remove_database

_STORE_DIGITS: Final = 8


def copy_mark(store: UUID) -> str:
    """What a copy in the making is called, so that nobody else's is taken for one of this store."""
    return f"{OUTPUT}-{store.hex[:_STORE_DIGITS]}"


def sweep(folder: Path, ours: Collection[str] = ()) -> None:
    """Take away what is left in a data folder, under its lock: nothing is in the making then.

    What can't be removed is no reason to keep the records closed.
    """
    names = {*ours, OUTPUT}
    with suppress(OSError):
        for name in WORKING_COPIES:
            remove_database(folder / name)
    for place in (folder, *(folder / name for name in ours)):
        _take_away(place, names)


def sweep_copies(folder: Path, store: UUID) -> None:
    """Take away the cut copies of a store from a folder that may hold other things."""
    _take_away(folder, {copy_mark(store)})


def _take_away(folder: Path, names: Iterable[str]) -> None:
    with suppress(OSError):
        for path in unfinished(folder, names) if folder.is_dir() else ():
            path.unlink()
