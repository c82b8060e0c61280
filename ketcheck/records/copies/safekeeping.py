"""Copies that are made without being asked for: when one is due, where it goes, how old it is.

A copy is due as soon as there is an entry that none holds, here or in the chosen folder. It is
made right after the first record, when the window closes or is left alone for a while, and what
was missed then at the next start: so each day with records has a copy made after its last one, and
no save waits for it. A chosen folder that was out of reach gets the newest copy once it is back,
and no new one is made.
"""

import filecmp
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from ketcheck.errors import Cancelled, KetcheckError, OutputUnusable
from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.dates import moment_words
from ketcheck.records import keeping
from ketcheck.records.copies import copies
from ketcheck.records.copies.backup import CHUNK, backup
from ketcheck.records.copies.copies import chosen_folder, copied_to, is_behind, last_copy
from ketcheck.records.failures import explained, explained_output
from ketcheck.records.keeping import COPIED, COPIED_AS, COPIED_OUT, COPIES_FOLDER
from ketcheck.records.leftovers import copy_mark, sweep_copies
from ketcheck.records.model import Moment
from ketcheck.records.private_files import open_new, whole_new_file
from ketcheck.records.progress import Report, unheard
from ketcheck.records.sealed import entries, losses
from ketcheck.records.store import Store
from ketcheck.records.working_copy import refuse_without_room

_GONE: Final = (
    "Your backup folder is not there: {folder}. Plug in the disk it is on, or choose "
    "another folder. The backup on this computer was made."
)


_AHEAD: Final = marked(
    "The backup of {time} in {folder} has records that may not be here, and a STOP may be among "
    "them. Open that backup to see what is in it, and add it."
)


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy that was made, and what kept it from the chosen folder, if anything did."""

    copy: Path
    trouble: str = ""


def is_due(store: Store) -> bool:
    """Whether there is an entry that no copy here holds, or none in the chosen folder."""
    with explained(store.folder):
        return _lacks_newest(store) or is_behind(store)


def is_overdue(store: Store, now: Moment) -> bool:
    """Whether a copy is due, and the last one is not of today."""
    last = last_copy(store, now.at)
    today = now.at.date()
    is_old = last is None or last.at.astimezone(now.at.tzinfo).date() != today
    return is_old and is_due(store)


def choose_folder(store: Store, folder: Path | None) -> None:
    """Have copies put into a folder too, or no more; OutputUnusable where it can't be used."""
    if folder is not None:
        folder = folder.absolute()
        _refuse_unusable(folder, store.folder)
    store.set_setting(COPIED_OUT, "")
    store.set_setting(COPIES_FOLDER, keeping.name_of(folder) if folder else "")


def keep_copy(store: Store, now: Moment, report: Report = unheard) -> KeptCopy:
    """Make a copy in the data folder and in the chosen one, then drop those that are too old.

    It may be called on a thread of its own while the store is used on another. DiskFull,
    OutputUnusable where there is no copy; `trouble` tells where only the chosen folder has none.
    """
    own = store.folder / copies.FOLDER
    with explained(store.folder):
        seq = entries.newest_seal(store.db)[0]
        made = copies.copy_path(own, store.slots.store, now.at)
        backup(store, made, report)
        _drop_old(store, made)
        _note(store, {COPIED: str(seq), COPIED_AS: made.name})
        return KeptCopy(made, _brought_out(store, made, report))


def catch_up(store: Store, now: Moment, report: Report = unheard) -> KeptCopy:
    """Make the copy that is due; where only the chosen folder lacks it, put it there.

    Else a stick that is away, or full, would cost a new copy here at each try. As `keep_copy`.
    """
    made = store.folder / copies.FOLDER / (store.setting(COPIED_AS) or "")
    with explained(store.folder):
        if _lacks_newest(store) or not made.is_file():
            return keep_copy(store, now, report)
        return KeptCopy(made, _brought_out(store, made, report))


def _brought_out(store: Store, made: Path, report: Report) -> str:
    """Put the last copy into the chosen folder too; what went wrong, in a sentence."""
    trouble = _copied_out(store, made, report)
    if not trouble:
        _note(store, {COPIED_OUT: str(copied_to(store, COPIED))})
    return trouble


def _copied_out(store: Store, made: Path, report: Report) -> str:
    folder = chosen_folder(store)
    if folder is None:
        return ""
    if not folder.is_dir():
        return _GONE.format(folder=folder)
    sweep_copies(folder, store.slots.store)
    ahead = _ahead_in(folder, store)
    try:
        refuse_without_room(folder, made.stat().st_size)
        out = folder / made.name
        with explained_output(out):
            if not (out.exists() and filecmp.cmp(made, out, shallow=False)):
                _copy_whole(made, out, copy_mark(store.slots.store), report)
            _drop_old(store, out)
    except Cancelled:
        raise
    except KetcheckError as error:
        return str(error)
    return ahead


def _ahead_in(folder: Path, store: Store) -> str:
    """What to tell where the newest copy in the chosen folder holds what is not here.

    So it is where the whole data folder was put back to an earlier day: nothing beside the records
    tells of that.
    """
    found = copies.witness_in(folder, store.vault.key, store.slots.store)
    if found is None or losses.holds(store.db, found.newest):
        return ""
    return _(_AHEAD).format(folder=folder, time=moment_words(found.at.astimezone()))


def _drop_old(store: Store, made: Path) -> None:
    """None while records are lost: an older copy may be all that is left of them."""
    if not store.loss_stands:
        is_here = partial(losses.holds, store.db)
        copies.drop_old(made, copies.keys_of(store), store.slots.store, is_here)


def _copy_whole(source: Path, out: Path, called: str, report: Report) -> None:
    size = 2 * source.stat().st_size
    with whole_new_file(out, called) as made, source.open("rb") as original:
        with open_new(made) as written:
            while chunk := original.read(CHUNK):
                written.write(chunk)
                report(original.tell(), size)
        original.seek(0)
        with made.open("rb") as written:
            while chunk := original.read(CHUNK):
                if written.read(CHUNK) != chunk:
                    raise OutputUnusable(
                        f"{out} does not read as it was written. Use another disk."
                    )
                report(size // 2 + original.tell(), size)


def _refuse_unusable(folder: Path, data: Path) -> None:
    if not folder.is_dir():
        raise OutputUnusable(f"There is no folder {folder}. Choose one that is there.")
    if folder.resolve().is_relative_to(data.resolve()):
        raise OutputUnusable(
            "This folder is inside the folder of the records. Choose one on another disk."
        )
    with explained_output(folder / "ketcheck-probe"), TemporaryFile(dir=folder):
        pass


def _lacks_newest(store: Store) -> bool:
    return entries.newest_seal(store.db)[0] > copied_to(store, COPIED)


def _note(store: Store, settings: Mapping[str, str]) -> None:
    with store.db.writing():
        for name, value in settings.items():
            keeping.set_setting(store.db, name, value)
