"""Data folders of every version that was released open and tell what they told then."""

import json
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from house import House, at
from ketcheck.checklist.known import Known
from make_store import COPY, EXPECTED, STORES, told
from peewee import OperationalError

from ketcheck.errors import DiskFull, FolderUnusable
from ketcheck.records import upgrading
from ketcheck.records.copies import copies
from ketcheck.records.copies.restoring import restore
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.keys.unlocking import Passphrase, RecoveryCode, Unlock
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.model import KeptDraft, Record
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.recording import matches
from ketcheck.records.sealed import entries
from ketcheck.records.store import Store
from ketcheck.records.tables import SCHEMA, ClinicianRow, PersonRow, Schema

VERSIONS = sorted(path.name for path in STORES.iterdir())
OLDEST = "0.1.0"
LATER_FACTS = {"people": [["Maria Alvarez", False]], "clinicians": [], "erased": 0}
"""What 0.1.0 did not tell yet."""
WAYS = {"passphrase", "code"}
FAILING = """
def up(migrator, db):
    db.execute_sql("ALTER TABLE person ADD COLUMN more TEXT")
    db.execute_sql("INSERT INTO nowhere VALUES (1)")
"""


def old_folder(tmp_path: Path, version: str) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(STORES / version, folder, ignore=shutil.ignore_patterns(EXPECTED, COPY))
    return folder


def reopened(folder: Path) -> Store:
    return open_store(folder, keyring=False, clock=at)


def noted(version: str) -> dict[str, Any]:
    """What was written down when the folder was made."""
    text = (STORES / version / EXPECTED).read_text(encoding="utf-8")
    return dict(json.loads(text))


def expected(version: str) -> dict[str, Any]:
    """What was told then, with what later models added at its defaults."""
    then = LATER_FACTS | {name: one for name, one in noted(version).items() if name not in WAYS}
    now = {
        "entries": [entries.parse(json.dumps(one).encode()) for one in then["entries"]],
        "known": Known.model_validate_json(json.dumps(then["known"])),
        "draft": KeptDraft.model_validate_json(json.dumps(then["draft"])),
    }
    filled = {
        "entries": [entry.model_dump(mode="json") for entry in now["entries"]],
        "known": now["known"].model_dump(mode="json"),
        "draft": now["draft"].model_dump(mode="json"),
    }
    for name, value in filled.items():
        assert holds(value, then[name])
    return then | filled


def holds(now: object, then: object) -> bool:
    """Whether all that was told then is told now, and nothing else but new fields."""
    if isinstance(then, dict):
        return isinstance(now, dict) and all(
            name in now and holds(now[name], value) for name, value in then.items()
        )
    if isinstance(then, list):
        return (
            isinstance(now, list)
            and len(now) == len(then)
            and all(holds(*pair) for pair in zip(now, then, strict=True))
        )
    return now == then


def tables(db: RecordsDatabase) -> set[tuple[str, ...]]:
    """Each table and index as it was made."""
    return set(db.execute_sql("SELECT type, name, tbl_name, sql FROM sqlite_master"))


def opened_as_then(folder: Path) -> RecordsDatabase:
    """The record file as a program that knows of no upgrade opens it."""
    key = bytes.fromhex((folder / KEY_FILE).read_text())
    db = RecordsDatabase(folder / RECORD_FILE, key)
    db.connect()
    return db


def form(db: RecordsDatabase) -> int:
    return next(row[0] for row in Schema.select(Schema.version).tuples().execute(db))


def test_there_is_a_folder_to_open() -> None:
    assert OLDEST in VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_folder_tells_what_it_told(tmp_path: Path, version: str) -> None:
    store = reopened(old_folder(tmp_path, version))
    assert told(store) == expected(version)
    assert store.verify().is_sound
    records = [store.entry(row.id) for row in store.page()]
    for record in records:
        if isinstance(record, Record):
            assert matches(record, store.checklist_of(record.checklist))
    store.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_an_upgraded_store_is_made_like_a_new_one(
    store: Store, tmp_path: Path, version: str
) -> None:
    old = reopened(old_folder(tmp_path / "old", version))
    assert tables(old.db) == tables(store.db)
    assert form(old.db) == SCHEMA
    old.close()


def test_the_last_script_gives_the_form_of_this_version() -> None:
    assert max(int(script.name[:4]) for script in upgrading.SCRIPTS.glob("[0-9]*.py")) == SCHEMA


@pytest.mark.parametrize("version", [version for version in VERSIONS if version > OLDEST])
def test_what_opened_an_old_folder_opens_it_and_its_copy(tmp_path: Path, version: str) -> None:
    then = noted(version)
    ways: tuple[Unlock, ...] = (
        Passphrase("T. Okafor", then["passphrase"]),
        RecoveryCode(then["code"]),
    )
    folder = old_folder(tmp_path / "old", version)
    for number, way in enumerate(ways):
        open_store(folder, keyring=False, clock=at, unlock=way).close()
        store = reopened(tmp_path / f"new-{number}")
        assert restore(store, STORES / version / COPY, way) == len(then["entries"])
        assert told(store)["entries"] == expected(version)["entries"]
        store.close()


def test_old_people_are_neither_archived_nor_merged(tmp_path: Path) -> None:
    store = reopened(old_folder(tmp_path, OLDEST))
    (row,) = PersonRow.select().namedtuples().execute(store.db)
    assert (row.archived, row.merged_into) == (False, None)
    assert list(ClinicianRow.select().execute(store.db)) == []
    store.close()


def test_an_upgrade_keeps_a_copy_of_the_old_form(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, OLDEST)
    reopened(folder).close()
    (copy,) = (folder / copies.FOLDER).iterdir()
    assert copy.name.startswith("2026-11-22T140000Z-")
    assert copy.stat().st_mode & 0o077 == copy.parent.stat().st_mode & 0o077 == 0
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(folder / KEY_FILE, other)
    store = reopened(other)
    assert restore(store, copy) == len(expected(OLDEST)["entries"])
    # A setting that no program knows is not restored.
    assert told(store) == expected(OLDEST) | {"paper": None}
    store.close()


def test_a_store_of_this_form_is_opened_without_a_copy(house: House) -> None:
    house.reopen()
    assert not (house.folder / copies.FOLDER).exists()


def test_an_upgrade_that_fails_leaves_the_old_store_working(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = old_folder(tmp_path, OLDEST)
    db = opened_as_then(folder)
    before = tables(db)
    db.close()
    scripts = shutil.copytree(upgrading.SCRIPTS, tmp_path / "scripts")
    (scripts / "9999_failing.py").write_text(FAILING)
    with monkeypatch.context() as patch:
        patch.setattr(upgrading, "SCRIPTS", scripts)
        with pytest.raises(OperationalError):
            reopened(folder)
    db = opened_as_then(folder)
    assert (tables(db), form(db)) == (before, 1)
    db.close()
    store = open_store(folder, keyring=False)
    assert told(store) == expected(OLDEST)
    store.close()


def test_an_upgrade_that_fails_at_each_start_keeps_one_copy_of_the_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_db: RecordsDatabase) -> None:
        raise DiskFull("no room")

    folder = old_folder(tmp_path, OLDEST)
    monkeypatch.setattr(upgrading, "upgrade", fail)
    for minute in range(4):
        with pytest.raises(DiskFull):
            open_store(folder, keyring=False, clock=partial(at, minute / 60))
    assert [copy.name[:18] for copy in (folder / copies.FOLDER).iterdir()] == ["2026-11-22T140300Z"]


def test_an_upgrade_without_a_copy_is_not_begun(tmp_path: Path) -> None:
    folder = old_folder(tmp_path, OLDEST)
    (folder / copies.FOLDER).touch()
    with pytest.raises(FolderUnusable):
        reopened(folder)
    db = opened_as_then(folder)
    assert form(db) == 1
    db.close()


def test_what_is_compared_with_then_is_held_to_it() -> None:
    assert holds({"a": 1, "new": None}, {"a": 1})
    assert not holds({"new": None}, {"a": 1})
    assert not holds([{"a": 1}], [{"a": 2}])
    assert not holds([1, 2], [1])
