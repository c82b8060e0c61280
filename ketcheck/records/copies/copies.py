"""A folder of copies: how a copy is named, which ones are there, and which are dropped.

Only whole copies count, and no name of a time to come: neither empty files nor a clock that ran
ahead are to push out real ones.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from ketcheck.records.copies.retention import kept
from ketcheck.records.copies.sound import comment_of
from ketcheck.records.keeping import COPIED, COPIED_OUT, COPIES_FOLDER, earlier_keys, folder_named
from ketcheck.records.private_files import FOLDER_MODE
from ketcheck.records.sealed.witness import Newest, Witness, newest_in

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
    """A file named as a copy of a store, and when it was made by that name."""

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
    """The files named as copies of a store, oldest first; OSError where they can't be listed."""
    return [copy for copy in _named(folder) if _is_of(copy, store)]


def copy_of(store: "Store", at: datetime) -> Path | None:
    """The copy in the data folder that was made then, if it is there."""
    with suppress(OSError):
        there = copies_in(store.folder / FOLDER, store.slots.store)
        return next((copy.path for copy in there if copy.at == at), None)
    return None


def any_whole(folder: Path, *, but: Collection[str]) -> bool:
    """Whether a folder has a whole copy of a store that has none of those marks."""
    with suppress(OSError):
        others = (copy for copy in _named(folder) if _mark_in(copy) not in but)
        return any(map(_is_whole, others))
    return False


def mark_of(store: UUID) -> str:
    """What a copy's name tells of the store that it is of."""
    return store.hex[:_STORE_DIGITS]


def keys_of(store: "Store") -> tuple[bytes, ...]:
    """The key of these records, and those that they had before: copies may be under any of them."""
    return (store.vault.key, *earlier_keys(store.db))


def newest_in_copy(copy: Path, key: bytes, store: UUID) -> Newest | None:
    """The newest entry that a whole copy holds; None where it does not say, or is none."""
    comment = comment_of(copy)
    return newest_in(comment, key, store) if comment else None


def newest_by(copy: Path, keys: Iterable[bytes], store: UUID) -> Newest | None:
    """The same by the first of those keys that vouches for it."""
    return next(filter(None, (newest_in_copy(copy, key, store) for key in keys)), None)


def witness_in(folder: Path, key: bytes, store: UUID) -> Witness | None:
    """The copy that holds most, by what they say; None where none says anything.

    Only the newest is looked at, and what is named for a time to come: a clock may have run ahead.
    """
    found: list[Witness] = []
    now = datetime.now(UTC)
    with suppress(OSError):
        for copy in reversed(copies_in(folder, store)):
            newest = newest_in_copy(copy.path, key, store)
            if newest:
                found.append(Witness(newest, copy.at))
            if newest and copy.at <= now:
                break
    return max(found, key=lambda one: one.newest.seq, default=None)


def chosen_folder(store: "Store") -> Path | None:
    """The folder that copies go to as well, if one was chosen."""
    name = store.setting(COPIES_FOLDER)
    return folder_named(name) if name else None


def copied_to(store: "Store", setting: str) -> int:
    """The place of the newest entry that the last copy of COPIED or COPIED_OUT holds."""
    text = store.setting(setting) or ""
    return int(text) if text.isascii() and text.isdigit() else 0


def is_behind(store: "Store") -> bool:
    """Whether the chosen folder has not got the last copy that was made here."""
    if chosen_folder(store) is None:
        return False
    return copied_to(store, COPIED_OUT) < copied_to(store, COPIED)


def last_copy(store: "Store", now: datetime) -> Copy | None:
    """The newest whole copy, here or in the chosen folder; None where there is none yet."""
    folders = (store.folder / FOLDER, chosen_folder(store))
    found = (_newest_whole(folder, store.slots.store, now) for folder in folders if folder)
    return max(filter(None, found), key=lambda copy: copy.at, default=None)


def drop_old(
    made: Path, keys: Sequence[bytes], store: UUID, is_here: Callable[[Newest], bool]
) -> None:
    """Delete the oldest copy beside the one just made that is not to be kept any more.

    One alone: whatever went wrong with the others, they are not all gone by one run. None whose
    newest entry `is_here` does not know: it may be all that is left of some records. `keys` are
    the key of now and those before it.
    """
    there = copies_in(made.parent, store)
    until = next((copy.at for copy in there if copy.path == made), None)
    whole = [copy for copy in there if until and copy.at <= until and _is_whole(copy)]
    vouched = {copy.at for copy in whole if newest_in_copy(copy.path, keys[0], store)}
    # What nobody vouches for, as no copy before 0.4 is, does not push out what the key does. Nor
    # does what an earlier key vouches for: the key may have been changed since somebody knew it.
    keep = kept(vouched) | (kept(copy.at for copy in whole) - vouched)
    for copy in whole:
        if copy.at in keep or copy.path == made:
            continue
        newest = newest_by(copy.path, keys, store)
        if newest is None or is_here(newest):
            copy.path.unlink()
            return


def _named(folder: Path) -> list[Copy]:
    found = []
    for path in folder.iterdir():
        name = _NAME.fullmatch(path.name)
        if name and (at := _time(name[1])):
            found.append(Copy(at, path))
    return sorted(found, key=lambda copy: copy.at)


def _newest_whole(folder: Path, store: UUID, now: datetime) -> Copy | None:
    with suppress(OSError):
        until_now = (copy for copy in reversed(copies_in(folder, store)) if copy.at <= now)
        return next(filter(_is_whole, until_now), None)
    return None


def _is_of(copy: Copy, store: UUID) -> bool:
    return _mark_in(copy) == mark_of(store)


def _mark_in(copy: Copy) -> str:
    return copy.path.stem[-_STORE_DIGITS:]


def _is_whole(copy: Copy) -> bool:
    return comment_of(copy.path) is not None


def _path(folder: Path, store: UUID, at: datetime) -> Path:
    return folder / f"{at.astimezone(UTC):{_TIME}}-{mark_of(store)}{SUFFIX}"


def _time(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
