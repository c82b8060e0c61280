"""What a record file holds, read with its key by nothing of the program that would change it."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from ketcheck.records.copies.backup import RECORDS, SLOTS
from ketcheck.records.database import DATABASE_ERRORS, RecordsDatabase
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.opening import RECORD_FILE
from tests.faults.state import State

_WHAT: dict[str, str] = {"migrated": "name"}
"""Of these tables no more than that: the moment at which a script ran is another each time."""


def key_in(folder: Path) -> bytes:
    """The key that lies in a data folder."""
    return bytes.fromhex((folder / KEY_FILE).read_text())


def form_in(folder: Path) -> State:
    """The form of the record file in a data folder, and all its rows."""
    return _form(folder / RECORD_FILE, key_in(folder))


def copy_in(file: Path, key: bytes) -> tuple[bytes, State] | None:
    """The slot file in a backup, and the form and rows of the records in it; None if not whole."""
    try:
        with TemporaryDirectory(dir=file.parent) as folder, ZipFile(file) as members:
            return members.read(SLOTS), _form(Path(members.extract(RECORDS, folder)), key)
    except (BadZipFile, EOFError, KeyError, *DATABASE_ERRORS):
        return None


def form_of(db: RecordsDatabase) -> State:
    """The form of an open file, and all its rows."""
    made = sorted(map(str, db.execute_sql("SELECT type, name, sql FROM sqlite_master")))
    # What is computed is read from the tables below it. In how many pieces the words of the search
    # lie tells how many transactions there were, and no more.
    query = (
        "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%' AND name NOT LIKE 'search%'"
    )
    names = [name for (name,) in db.execute_sql(query).fetchall()]
    return {"made": made} | {name: _rows(db, name) for name in names}


def _form(records: Path, key: bytes) -> State:
    db = RecordsDatabase(records, key)
    db.connect()
    with closing(db):
        return form_of(db)


def _rows(db: RecordsDatabase, table: str) -> list[object]:
    said = f'SELECT {_WHAT.get(table, "*")} FROM "{table}"'  # noqa: S608 - of the file itself
    return list(db.execute_sql(said))
