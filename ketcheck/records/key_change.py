"""A new key for the records: written anew under it, with new ways to it, then put in their place.

Who knew the old key, or a passphrase that was removed, opens nothing here with it any more. Copies
made before stay as they are: what opened them then still does, and so do these records.
"""

import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from ketcheck.errors import FolderUnusable, Refused
from ketcheck.records import keeping
from ketcheck.records.copies.backup import copy_pages
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import explained
from ketcheck.records.keeping import COPIED, COPIED_OUT
from ketcheck.records.keys import key_swap
from ketcheck.records.keys.key_swap import RECORD_FILE
from ketcheck.records.keys.new_key import NewKey, NewWays, lay_out, new_key, refuse_unfit, take_back
from ketcheck.records.keys.slots import SlotFile
from ketcheck.records.private_files import make_private_file
from ketcheck.records.progress import Report, unheard
from ketcheck.records.sealed import entries
from ketcheck.records.sealed.anchor import Anchor
from ketcheck.records.store import Store
from ketcheck.records.working_copy import refuse_without_room

_MEANWHILE: Final = (
    "Something was saved while the new key was being made, so the key was not changed. Try again."
)
_NOT_YET: Final = (
    "The key is changed, but your records could not be opened with it yet ({why}). "
    "Close ketcheck and start it again."
)

# A log beside the new file would not be moved with it.
_WITHOUT_LOG: Final = (("cipher_log_level", "NONE"), ("journal_mode", "DELETE"))


class KeyChange:
    """One change: `prepare` may run on a thread of its own, `put_in_place` has to follow it here.

    SlotRefused for ways that will not do. Nothing is changed until all is ready.
    """

    def __init__(self, store: Store, ways: NewWays) -> None:
        refuse_unfit(store.vault, ways)
        self._store = store
        self.ways = ways
        self.counts = False
        """Whether the new key is the one, whatever failed after that."""
        self._new: NewKey | None = None
        self._slots: SlotFile | None = None
        with explained(store.folder):
            self._mark = _Mark(store.db)

    def prepare(self, report: Report = unheard) -> None:
        """Write the records anew under a new key, and the ways to it; DiskFull, StoreDamaged.

        What `report` raises stops it. What fails leaves the records as they were.
        """
        folder, db = self._store.folder, self._store.db
        with explained(folder):
            size = db.size()
            refuse_without_room(folder, size)
            made = key_swap.make_ready(folder)
            try:
                self._new = new_key(self._store.vault, self.ways)
                _write_records(db, made, self._new, lambda done: report(done, size))
                self._slots = lay_out(self._store.vault, self._new, made)
            except BaseException:
                self._come_to_nothing()
                raise

    def put_in_place(self) -> None:
        """Let the new key count. The store goes on under it; Refused if anything was saved since.

        Where the computer fails after that, the next opening finishes it.
        """
        store, new, slots = self._store, self._new, self._slots
        if new is None or slots is None:
            raise Refused(_MEANWHILE)
        with explained(store.folder):
            if not self._mark.holds(store.db):
                self._come_to_nothing()
                raise Refused(_MEANWHILE)
            self._commit()
            self.counts = True
            try:
                key_swap.finish(store.folder)
            except OSError as error:
                raise FolderUnusable(_NOT_YET.format(why=error.strerror)) from error
            store.go_on_with(new.key, slots)

    def _commit(self) -> None:
        """Close the records of before, so that nothing is written to them, and change over."""
        store, key, slots = self._store, self._store.vault.key, self._store.slots
        store.lock()
        try:
            key_swap.commit(store.folder)
        except OSError:
            store.go_on_with(key, slots)
            self._come_to_nothing()
            raise

    def _come_to_nothing(self) -> None:
        with suppress(OSError):
            key_swap.drop(self._store.folder)
        if self._new:
            take_back(self._store.vault, self._new)
        self._new = self._slots = None


def change_key(store: Store, ways: NewWays, report: Report = unheard) -> None:
    """Give the records a new key at once; see `KeyChange`."""
    change = KeyChange(store, ways)
    change.prepare(report)
    change.put_in_place()


class _Mark:
    """Whether a connection is the same as before, and nothing was written on it or any other."""

    def __init__(self, db: RecordsDatabase) -> None:
        self._number = secrets.randbelow(1 << 31)
        db.execute_sql(f"PRAGMA temp.user_version = {self._number}")
        self._state = self._read(db)

    def holds(self, db: RecordsDatabase) -> bool:
        return self._read(db) == self._state

    def _read(self, db: RecordsDatabase) -> tuple[object, ...]:
        names = ("temp.user_version", "data_version")
        told = [db.execute_sql(f"PRAGMA {name}").fetchone()[0] for name in names]
        return (*told, db.connection().total_changes)


def _write_records(
    db: RecordsDatabase, made: Path, new: NewKey, copied: Callable[[int], None]
) -> None:
    records = made / RECORD_FILE
    make_private_file(records)
    copy_pages(db, records, new.key, copied)
    fresh = RecordsDatabase(records, new.key, pragmas=_WITHOUT_LOG)
    try:
        fresh.connect()
        with fresh.writing():
            keeping.keep_earlier_key(fresh, db.key)
            for name in (COPIED, COPIED_OUT):
                # None of the copies that are there opens with the new key.
                keeping.set_setting(fresh, name, "")
        newest = entries.newest_seal(fresh)
    finally:
        fresh.close()
    # Without it the records under the new key would seem to have lost their newest.
    Anchor(made, lambda: new.key, new.slots.store).lay_down(*newest)
