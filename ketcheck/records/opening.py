"""Opening the store of a data folder: lock, key, file, form of the tables, in that order."""

from functools import partial
from pathlib import Path
from typing import Final

from ketcheck import __version__
from ketcheck.errors import KeyUnavailable, NewerStore, StoreDamaged
from ketcheck.records import leftovers
from ketcheck.records.beginning import refuse_given_key, refuse_to_begin_anew
from ketcheck.records.checklists import CONTENT_FILE
from ketcheck.records.clock import Clock, now_here
from ketcheck.records.copies import copies
from ketcheck.records.database import READING, RecordsDatabase
from ketcheck.records.failures import DATABASE_ERRORS, explained, is_damage
from ketcheck.records.keys import key_swap
from ketcheck.records.keys.key_swap import SWAP_FOLDERS
from ketcheck.records.keys.slots import SlotFile
from ketcheck.records.keys.unlocking import Unlock
from ketcheck.records.keys.vault import KEY_FILE, SLOT_COPY, SLOT_FILE, Vault
from ketcheck.records.locking import InstanceLock
from ketcheck.records.numbers import NUMBERS_FILE
from ketcheck.records.only_reading import CopyToRead, may_write
from ketcheck.records.private_files import make_private_file, private_folder, refuse_links
from ketcheck.records.sealed import losses, search
from ketcheck.records.sealed.anchor import ANCHOR_FILE
from ketcheck.records.sealed.witness import Witness
from ketcheck.records.store import Store
from ketcheck.records.tables import SCHEMA, TABLES, Schema

RECORD_FILE: Final = key_swap.RECORD_FILE
LOCK_FILE: Final = "lock"
_OURS: Final = frozenset(
    {
        RECORD_FILE,
        LOCK_FILE,
        SLOT_FILE,
        SLOT_COPY,
        KEY_FILE,
        CONTENT_FILE,
        NUMBERS_FILE,
        ANCHOR_FILE,
        copies.FOLDER,
        *SWAP_FOLDERS,
    }
)
_OF_RECORDS: Final = _OURS - {LOCK_FILE, CONTENT_FILE}
"""What is in a folder only once there were records."""
_NO_LINKS: Final = frozenset({LOCK_FILE, SLOT_FILE, SLOT_COPY, KEY_FILE, ANCHOR_FILE})


def holds_records(folder: Path) -> bool:
    """Whether a folder has, or had, records: what is left of damaged ones counts.

    A folder that may not be looked into may have some: opening them tells what is amiss.
    """
    try:
        return any((folder / name).exists() for name in _OF_RECORDS)
    except OSError:
        return True


def open_store(  # noqa: PLR0913 - each is a fact of the opening, given by name
    folder: Path,
    *,
    keyring: bool = True,
    wait: float = 0,
    unlock: Unlock | None = None,
    clock: Clock = now_here,
    as_it_is: bool = False,
    to_read: bool = False,
) -> Store:
    """The store in a folder, made on the first start, and upgraded where it is of an older form.

    `wait` is how many seconds another ketcheck has to let go of the folder; with `unlock`, what
    was typed opens the records and nothing else does. `as_it_is` leaves out the upgrade, and opens
    what has lost its form, for salvage alone. `to_read` opens them in a folder that can't be
    written too, and then nothing is saved. Raises FolderUnusable, DiskFull, AlreadyOpen,
    KeyUnavailable, NewerStore or StoreDamaged; Locked where somebody has to type something first;
    WrongPassphrase, WrongCode. None of them has changed a store that was there.
    """
    folder = folder.absolute()
    with explained(folder):
        if to_read and (folder / RECORD_FILE).exists() and not may_write(folder):
            return _opened_to_read(folder, Vault(folder, keyring=keyring), unlock, wait)
        refuse_given_key(folder)
        private_folder(folder, ours=_OURS, no_links=_NO_LINKS)
        lock = InstanceLock(folder / LOCK_FILE)
        lock.acquire(wait)
        try:
            key_swap.finish(folder)
            leftovers.sweep(folder, _OURS)
            vault = Vault(folder, keyring=keyring)
            return _opened(folder, lock, vault, unlock, None if as_it_is else clock)
        except BaseException:
            lock.release()
            raise


def _opened(
    folder: Path, lock: InstanceLock, vault: Vault, unlock: Unlock | None, clock: Clock | None
) -> Store:
    records = folder / RECORD_FILE
    refuse_to_begin_anew(folder, records)
    key, slots = vault.open(records, unlock)
    if not records.exists():
        make_private_file(records)
    db = RecordsDatabase(records, key)
    try:
        _connect(db, folder, may_be_other=vault.may_be_of_other_key)
        if not slots.ready:
            make_tables(db)
            vault.set_ready(slots)
        elif clock and _is_of_older_form(db, folder):
            _upgrade(folder, db, slots, clock)
        if clock:
            vault.bring_up_to_date(unlock)
    except BaseException:
        db.close()
        raise
    return Store(folder, db, lock, vault, _copied(folder, key, slots))


def _opened_to_read(folder: Path, vault: Vault, unlock: Unlock | None, wait: float) -> Store:
    """Nothing in the folder is changed, and nothing is saved."""
    refuse_links(folder, _NO_LINKS)
    copy = CopyToRead(folder / RECORD_FILE, InstanceLock(folder / LOCK_FILE), wait)
    try:
        key, slots = vault.open(folder / RECORD_FILE, unlock)
        _make_ours(copy.path, key, folder)
        db = RecordsDatabase(copy.path, key, pragmas=READING)
        db.connect()
        return Store(folder, db, copy, vault, _copied(folder, key, slots))
    except BaseException:
        copy.release()
        raise


def _make_ours(copy: Path, key: bytes, folder: Path) -> None:
    from ketcheck.records.upgrading import upgrade  # noqa: PLC0415 - as below

    db = RecordsDatabase(copy, key)
    try:
        db.connect()
        if _is_of_older_form(db, folder):
            upgrade(db)
    finally:
        db.close()


def _copied(folder: Path, key: bytes, slots: SlotFile) -> Witness | None:
    return copies.witness_in(folder / copies.FOLDER, key, slots.store)


def _connect(db: RecordsDatabase, folder: Path, *, may_be_other: bool) -> None:
    try:
        db.connect()
    except DATABASE_ERRORS as error:
        if not (may_be_other and is_damage(error)):
            raise
        raise KeyUnavailable(
            f"The record file in {folder} does not open with this key. If the key was changed and "
            f"an older {SLOT_FILE} put back since, put the newer one there. Otherwise, the record "
            "file is damaged: keep the folder as it is, and restore a backup into a new one."
        ) from error


def make_tables(db: RecordsDatabase) -> None:
    """Make what is not there: a first start that was cut off may have got this far."""
    from ketcheck.records.upgrading import note_all  # noqa: PLC0415 - no later start needs it

    with db.writing():
        if db.table_exists(Schema):
            return
        with db.bind_ctx(TABLES):
            db.create_tables(TABLES, safe=False)
        search.create(db)
        note_all(db)
        Schema.insert(version=SCHEMA, program=__version__).execute(db)
    # The file is to stand without its log: who loses the log is not to lose the tables.
    db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _is_of_older_form(db: RecordsDatabase, folder: Path) -> bool:
    """Whether the tables are to be upgraded; NewerStore, StoreDamaged where they can't be."""
    found = list(Schema.select().tuples().execute(db)) if db.table_exists(Schema) else []
    if not found:
        raise StoreDamaged(f"The record file in {folder} has lost its form. Restore a backup.")
    version, program = found[0]
    if version > SCHEMA:
        raise NewerStore(
            f"The records in {folder} are of ketcheck {program} (form {version}). This is "
            f"ketcheck {__version__} (form {SCHEMA}). Install the newer one. Nothing was changed."
        )
    return bool(version < SCHEMA)


def _upgrade(folder: Path, db: RecordsDatabase, slots: SlotFile, clock: Clock) -> None:
    """Keep a copy of the records as they are, then give them our form."""
    # Once in the life of a version: no other start pays for these.
    from ketcheck.records.copies.backup import write_copy  # noqa: PLC0415
    from ketcheck.records.upgrading import upgrade  # noqa: PLC0415

    out = copies.copy_path(folder / copies.FOLDER, slots.store, clock().at)
    write_copy(folder, db, slots, out)
    # Where the upgrade fails at each start, the copies of a day don't fill the disk.
    copies.drop_old(out, [db.key], slots.store, partial(losses.holds, db))
    upgrade(db)
