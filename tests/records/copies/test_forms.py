"""The tables of a copy are those of this program or of a released one before anything is read."""

import shutil
from pathlib import Path

import pytest
from house import House
from make_store import COPY, STORES

from ketcheck.errors import BackupRefused
from ketcheck.records.copies import unpacking
from ketcheck.records.copies.backup import backup, write_copy
from ketcheck.records.copies.forms import RELEASED, digest_of, made_of
from ketcheck.records.copies.restoring import look, restore
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.keys.slots import SlotFile, parse_slots
from ketcheck.records.keys.vault import KEY_FILE, SLOT_FILE
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.store import Store
from ketcheck.records.tables import SCHEMA

OLDEST, NEWEST = "0.1.0", "0.2.0"
ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT MAX(x)"
GREEDY = "CREATE TABLE more (x CHECK (LENGTH(HEX(ZEROBLOB(400000000))) > 0))"


def opened(version: str, tmp_path: Path) -> RecordsDatabase:
    """The record file of a stored folder, as it is."""
    shutil.copytree(STORES / version, tmp_path / version, ignore=shutil.ignore_patterns(COPY))
    key = bytes.fromhex((tmp_path / version / KEY_FILE).read_text())
    db = RecordsDatabase(tmp_path / version / RECORD_FILE, key)
    db.connect()
    return db


def slots_of(version: str) -> SlotFile:
    return parse_slots((STORES / version / SLOT_FILE).read_bytes(), STORES)


def of_the_same_key(folder: Path, tmp_path: Path) -> Store:
    """A new store that opens copies of the one in a folder."""
    (tmp_path / "new").mkdir()
    shutil.copy(folder / KEY_FILE, tmp_path / "new")
    (tmp_path / "new" / KEY_FILE).chmod(0o600)
    return open_store(tmp_path / "new", keyring=False)


@pytest.mark.parametrize("version", [folder.name for folder in STORES.iterdir()])
def test_each_form_that_was_released_is_known(store: Store, tmp_path: Path, version: str) -> None:
    db = opened(version, tmp_path)
    (form,) = db.execute_sql("SELECT version FROM schema").fetchone()
    made = made_of(db)
    assert made == made_of(store.db) if form == SCHEMA else digest_of(made) in RELEASED[form]
    db.close()


def test_the_two_forms_that_the_first_version_made_are_all_of_it(tmp_path: Path) -> None:
    db = opened(OLDEST, tmp_path)
    found = {digest_of(made_of(db))}
    for column in ("amends", "clears"):
        db.execute_sql(f'DROP INDEX "entry_{column}"')
        db.execute_sql(
            f'CREATE INDEX "entry_{column}" ON "entry" ("{column}") WHERE ("{column}" IS NOT NULL)'
        )
    assert RELEASED[1] == found | {digest_of(made_of(db))}
    copy = tmp_path / "copy"
    write_copy(tmp_path / OLDEST, db, slots_of(OLDEST), copy)
    db.close()
    new = of_the_same_key(STORES / OLDEST, tmp_path)
    assert restore(new, copy) > 0
    new.close()


@pytest.fixture
def _unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads more than the list of tables fails."""

    def fail(*_: object) -> None:
        raise AssertionError("it was looked into")

    monkeypatch.setattr(RecordsDatabase, "damaged_pages", fail)
    monkeypatch.setattr(unpacking, "upgrade", fail)
    monkeypatch.setattr(unpacking, "verify", fail)


@pytest.mark.timeout(60)
@pytest.mark.usefixtures("_unread")
@pytest.mark.parametrize(
    "spoil",
    [
        ('DROP TABLE "schema"', f'CREATE VIEW "schema"(version, program) AS {ENDLESS}, 1 FROM c'),
        ("DROP TABLE content", f"CREATE VIEW content(digest, text) AS {ENDLESS}, 1 FROM c"),
        (GREEDY, "PRAGMA ignore_check_constraints = ON", "INSERT INTO more VALUES (1)"),
        ("UPDATE schema SET version = 2",),
        ("UPDATE schema SET version = 1",),
        ("UPDATE schema SET version = 0",),
        ("UPDATE schema SET program = ZEROBLOB(2000000)",),
        ("DELETE FROM schema",),
    ],
)
def test_what_is_made_otherwise_is_not_looked_into(
    house: House, tmp_path: Path, spoil: tuple[str, ...]
) -> None:
    new = of_the_same_key(house.folder, tmp_path)
    for one in spoil:
        house.store.db.execute_sql(one)
    backup(house.store, tmp_path / "copy")
    with pytest.raises(BackupRefused, match="damaged"):
        look(new, tmp_path / "copy")
    new.close()


@pytest.mark.usefixtures("_unread")
def test_an_old_form_with_more_in_it_is_not_given_ours(tmp_path: Path) -> None:
    """The upgrade writes to its tables: that would set off a trigger."""
    db = opened(OLDEST, tmp_path)
    db.execute_sql("CREATE TRIGGER more AFTER UPDATE ON person BEGIN DELETE FROM sealed; END")
    write_copy(tmp_path / OLDEST, db, slots_of(OLDEST), tmp_path / "copy")
    db.close()
    new = of_the_same_key(STORES / OLDEST, tmp_path)
    with pytest.raises(BackupRefused, match="damaged"):
        look(new, tmp_path / "copy")
    new.close()


def test_a_newer_program_is_named_without_what_would_act_on_a_terminal(
    house: House, tmp_path: Path
) -> None:
    new = of_the_same_key(house.folder, tmp_path)
    house.store.db.execute_sql("UPDATE schema SET version = 99, program = char(27) || '[2J'")
    backup(house.store, tmp_path / "copy")
    with pytest.raises(BackupRefused, match=r"newer ketcheck \(\ufffd\[2J\)"):
        look(new, tmp_path / "copy")
    new.close()


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
def test_a_field_that_fills_the_memory_is_refused_beyond_a_nul_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    db = opened(version, tmp_path)
    filling = b"\0" + bytes(2_000_000)
    db.execute_sql("INSERT INTO content VALUES ('0', CAST(? AS TEXT))", (filling,))
    write_copy(tmp_path / version, db, slots_of(version), tmp_path / "copy")
    db.close()
    new = of_the_same_key(STORES / version, tmp_path)
    monkeypatch.setattr(unpacking, "upgrade", None)
    monkeypatch.setattr(unpacking, "verify", None)
    with pytest.raises(BackupRefused, match="damaged"):
        look(new, tmp_path / "copy")
    new.close()


def test_a_name_is_told_without_what_would_act_on_a_terminal(house: House, tmp_path: Path) -> None:
    new = of_the_same_key(house.folder, tmp_path)
    house.store.db.execute_sql("UPDATE person SET name = 'x' || char(27) || '[2J'")
    backup(house.store, tmp_path / "copy")
    with pytest.raises(BackupRefused, match="the entry of x\ufffd\\[2J does not read"):
        look(new, tmp_path / "copy")
    new.close()
