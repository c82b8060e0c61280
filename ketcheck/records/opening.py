"""Opening the store of a data folder: lock, key, file, form of the tables, in that order."""

from pathlib import Path
from typing import Final

from ketcheck import __version__
from ketcheck.errors import NewerStore, StoreDamaged
from ketcheck.records import search
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import explained
from ketcheck.records.locking import InstanceLock
from ketcheck.records.private_files import make_private_file, private_folder
from ketcheck.records.store import Store
from ketcheck.records.tables import SCHEMA, TABLES, Schema
from ketcheck.records.vault import KEY_FILE, SLOT_FILE, Vault

RECORD_FILE: Final = "records.db"
LOCK_FILE: Final = "lock"
_OURS: Final = frozenset({RECORD_FILE, LOCK_FILE, SLOT_FILE, KEY_FILE})


def open_store(folder: Path, *, keyring: bool = True, wait: float = 0) -> Store:
    """The store in a folder, made on the first start.

    `wait` is how many seconds another ketcheck has to let go of the folder. Raises FolderUnusable,
    DiskFull, AlreadyOpen, KeyUnavailable, NewerStore or StoreDamaged; none of them has changed
    a store that was there.
    """
    folder = folder.absolute()
    with explained(folder):
        private_folder(folder, ours=_OURS)
        lock = InstanceLock(folder / LOCK_FILE)
        lock.acquire(wait)
        try:
            return _opened(folder, lock, Vault(folder, keyring=keyring))
        except BaseException:
            lock.release()
            raise


def _opened(folder: Path, lock: InstanceLock, vault: Vault) -> Store:
    records = folder / RECORD_FILE
    key, slots = vault.open(records)
    if not records.exists():
        make_private_file(records)
    db = RecordsDatabase(records, key)
    try:
        db.connect()
        if slots.ready:
            _refuse_other_schema(db, folder)
        else:
            _make_tables(db)
            slots = vault.set_ready(slots)
    except BaseException:
        db.close()
        raise
    return Store(folder, db, lock, vault, slots)


def _make_tables(db: RecordsDatabase) -> None:
    """Make what is not there: a first start that was cut off may have got this far."""
    with db.writing():
        if db.table_exists(Schema):
            return
        with db.bind_ctx(TABLES):
            db.create_tables(TABLES, safe=False)
        search.create(db)
        Schema.insert(version=SCHEMA, program=__version__).execute(db)


def _refuse_other_schema(db: RecordsDatabase, folder: Path) -> None:
    found = [(row.version, row.program) for row in Schema.select().namedtuples().execute(db)]
    if not found:
        raise StoreDamaged(f"The record file in {folder} has lost its form. Restore a backup.")
    version, program = found[0]
    if version > SCHEMA:
        raise NewerStore(
            f"The records in {folder} are of ketcheck {program} (form {version}). This is "
            f"ketcheck {__version__} (form {SCHEMA}). Install the newer one. Nothing was changed."
        )
