"""The copies that still hold people who were erased, and a new copy in their place."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from peewee import fn

from ketcheck.errors import EraseRefused
from ketcheck.messages.catalogue import _, counted
from ketcheck.records.beginning import SET_ASIDE
from ketcheck.records.copies import copies
from ketcheck.records.copies.conflicts import holding_erased
from ketcheck.records.copies.copies import chosen_folder, keys_of
from ketcheck.records.copies.safekeeping import keep_copy
from ketcheck.records.failures import explained, explained_output
from ketcheck.records.model import Moment
from ketcheck.records.progress import Report, unheard
from ketcheck.records.sealed import losses
from ketcheck.records.store import Store
from ketcheck.records.tables import ErasedRow


@dataclass(frozen=True, slots=True)
class Renewed:
    """The new copy, how many older ones were deleted, and what kept it from the chosen folder."""

    copy: Path
    deleted: int
    trouble: str = ""

    @property
    def sentence(self) -> str:
        """What to tell."""
        told = counted(
            "A new backup was made, and {count} older one was deleted.",
            "A new backup was made, and {count} older ones were deleted.",
            self.deleted,
        )
        return f"{told} {self.trouble}".rstrip()


def still_holding(store: Store) -> list[Path]:
    """The copies, here and in the chosen folder, that were made before the last erasure.

    One that does not say what it holds counts: nobody can be sure of it.
    """
    last = _last_erasure(store)
    return list(_before(store, last)) if last else []


def others_holding(store: Store) -> list[Path]:
    """What else may hold them in the data folder: it is for a person to look at, and delete."""
    if not _last_erasure(store):
        return []
    with explained(store.folder):
        aside = sorted(store.folder.glob(f"{SET_ASIDE}-*"))
        return [*holding_erased(store), *aside]


def renew(store: Store, now: Moment, report: Report = unheard) -> Renewed:
    """Make a new copy, and delete those that still hold who was erased.

    None is deleted from a folder that the new one did not get into. EraseRefused where records are
    lost: the copies may be all that is left of them; DiskFull, OutputUnusable as `keep_copy`.
    """
    if store.loss_stands:
        raise EraseRefused(
            _(
                "Some of your saved records are lost, and the backups may be all that is left of "
                "them. Restore a backup first."
            )
        )
    holding = still_holding(store)
    made = keep_copy(store, now, report)
    reached = {made.copy.parent} if made.trouble else {made.copy.parent, chosen_folder(store)}
    gone = [path for path in holding if path.parent in reached]
    for path in gone:
        with explained_output(path):
            path.unlink(missing_ok=True)
    return Renewed(made.copy, len(gone), made.trouble)


def _last_erasure(store: Store) -> int | None:
    with explained(store.folder):
        query = ErasedRow.select(fn.MAX(ErasedRow.seq)).tuples()
        return next((row[0] for row in query.execute(store.db)), None)


def _before(store: Store, last: int) -> Iterator[Path]:
    for folder in (store.folder / copies.FOLDER, chosen_folder(store)):
        with suppress(OSError):
            for copy in copies.copies_in(folder, store.slots.store) if folder else ():
                if not _is_after(store, copy.path, last):
                    yield copy.path


def _is_after(store: Store, copy: Path, last: int) -> bool:
    """Whether a copy surely holds that entry, and with it all that was erased by then.

    One whose newest entry is not here may be of another sequence, under the same numbers.
    """
    newest = copies.newest_by(copy, keys_of(store), store.slots.store)
    return newest is not None and newest.seq >= last and losses.holds(store.db, newest)
