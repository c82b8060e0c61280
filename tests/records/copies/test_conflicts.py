"""Record files that a sync program left beside ours: found, named, and added on request."""

import shutil
from pathlib import Path

import pytest
from house import House, at

from ketcheck.errors import BackupRefused
from ketcheck.records.copies.conflicts import conflicts
from ketcheck.records.copies.restoring import look, restore
from ketcheck.records.erasing import Request, erase
from ketcheck.records.key_change import change_key
from ketcheck.records.keys.new_key import NewWays
from ketcheck.records.opening import RECORD_FILE, open_store
from tests.records.copies.brought import copy_of

NAMES = (
    "records (conflict copy).db",
    "records (1).db",
    "records.sync-conflict-20261128-101112-ABCDEFG.db",
    "records-DESKTOP-AB12.db",
    "records_conflict-20261128.db",
    "Records (Ann's conflicted copy 2026-11-28).db",
    "records.db.conflict",
)
OTHERS = (
    RECORD_FILE,
    f"{RECORD_FILE}-wal",
    "records (1).db-wal",
    "records-set-aside-2026-11-24T0815",
    "recordsets.db",
    "copy.db",
    "my records.db",
)


@pytest.fixture
def elsewhere(house: House, tmp_path: Path) -> Path:
    """The record file of another computer that shares the folder: a check is in it alone."""
    house.save(0)
    house.store.close()
    shutil.copytree(house.folder, tmp_path / "elsewhere")
    store = open_store(tmp_path / "elsewhere", keyring=False)
    other = House(store, house.checklist, house.used, house.person)
    other.save(5)
    store.close()
    house.reopen_after_close()
    house.save(8)
    return tmp_path / "elsewhere" / RECORD_FILE


@pytest.mark.parametrize("name", NAMES)
def test_it_is_found_and_added_and_then_told_no_more(
    house: House, elsewhere: Path, name: str
) -> None:
    path = house.folder / name
    shutil.copy(elsewhere, path)
    before = {one.name for one in house.folder.iterdir()}
    (one,) = conflicts(house.store)
    assert (one.path, one.missing) == (path, 1)
    assert name in one.sentence
    assert {one.name for one in house.folder.iterdir()} == before
    assert look(house.store, path).new_entries == 1
    assert restore(house.store, path) == 1
    assert conflicts(house.store) == []
    assert len(house.store.page()) == 3
    assert house.reopen().verify().is_sound
    assert path.exists()


@pytest.mark.parametrize("name", OTHERS)
def test_other_names_are_left_alone(house: House, elsewhere: Path, name: str) -> None:
    if not (house.folder / name).exists():
        shutil.copy(elsewhere, house.folder / name)
    assert conflicts(house.store) == []


def test_it_is_told_and_added_although_the_key_was_changed_since(
    house: House, elsewhere: Path
) -> None:
    path = house.folder / NAMES[0]
    shutil.copy(elsewhere, path)
    for _ in range(2):
        change_key(house.store, NewWays())
    assert [one.missing for one in conflicts(house.store)] == [1]
    assert restore(house.store, path) == 1
    assert conflicts(house.store) == []


def test_its_log_is_added_with_it(house: House, elsewhere: Path) -> None:
    store = open_store(elsewhere.parent, keyring=False)
    House(store, house.checklist, house.used, house.person).save(6)
    for end in ("", "-wal"):
        shutil.copy(f"{elsewhere}{end}", house.folder / f"records (1).db{end}")
    store.close()
    assert [one.missing for one in conflicts(house.store)] == [2]
    assert restore(house.store, house.folder / "records (1).db") == 2
    assert conflicts(house.store) == []


def test_what_is_no_record_file_of_these_is_none(house: House, tmp_path: Path) -> None:
    house.save(0)
    other = open_store(tmp_path / "other", keyring=False)
    other.close()
    path = house.folder / NAMES[0]
    for spoil in (
        lambda: shutil.copy(tmp_path / "other" / RECORD_FILE, path),
        lambda: path.write_bytes(b""),
        lambda: path.write_bytes(b"x" * 8192),
        lambda: shutil.copy(copy_of(house, "copy"), path),
    ):
        spoil()
        assert conflicts(house.store) == []
    path.unlink()
    path.mkdir()
    assert conflicts(house.store) == []
    path.rmdir()
    path.symlink_to(house.folder / RECORD_FILE)
    assert conflicts(house.store) == []


def test_a_file_of_another_key_is_refused_as_a_backup(house: House, tmp_path: Path) -> None:
    open_store(tmp_path / "other", keyring=False).close()
    with pytest.raises(BackupRefused, match="is no backup"):
        look(house.store, tmp_path / "other" / RECORD_FILE)


def test_a_file_of_these_that_does_not_read_is_told(house: House, elsewhere: Path) -> None:
    data = bytearray(elsewhere.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 + 100] ^= 1
    (house.folder / NAMES[0]).write_bytes(data)
    (one,) = conflicts(house.store)
    assert one.missing is None
    assert "can't be read" in one.sentence
    with pytest.raises(BackupRefused):
        look(house.store, one.path)


def test_who_was_erased_is_not_missed(house: House, elsewhere: Path) -> None:
    shutil.copy(elsewhere, house.folder / NAMES[0])
    assert restore(house.store, house.folder / NAMES[0]) == 1
    erase(house.store, house.person.id, Request(recorded_by="T. Okafor", reason="moved"), at(9))
    assert conflicts(house.store) == []


def test_what_a_link_leads_to_is_left_alone(house: House, elsewhere: Path) -> None:
    (house.folder / NAMES[0]).symlink_to(elsewhere)
    assert conflicts(house.store) == []
