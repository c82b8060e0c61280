import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from house import House
from support import UNTIMED_PLAN

from ketcheck.errors import BackupRefused, OutputExists, OutputUnusable, StoreDamaged
from ketcheck.records.copies.backup import backup
from ketcheck.records.copies.restoring import restore
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.store import Store
from ketcheck.records.tables import SCHEMA, Schema, Sealed


@pytest.fixture
def copy(house: House, tmp_path: Path) -> Path:
    """A backup of three records."""
    for hours in (0, 7, 14):
        house.save(hours)
    out = tmp_path / "copy.kcb"
    backup(house.store, out)
    return out


def other(house: House) -> Store:
    """A new store under the same key."""
    folder = house.folder.parent / "other"
    folder.mkdir()
    shutil.copy(house.folder / KEY_FILE, folder)
    return open_store(folder, keyring=False)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_backup_shows_nothing_without_the_key(copy: Path, house: House) -> None:
    data = copy.read_bytes()
    assert b"Alvarez" not in data
    assert b"SQLite format" not in data
    assert (house.folder / KEY_FILE).read_bytes() not in data
    assert copy.stat().st_mode & 0o077 == 0


def test_a_backup_leaves_nothing_else_behind(copy: Path, house: House) -> None:
    assert names(copy.parent) == {"data", copy.name}
    assert not any("copy" in name for name in names(house.folder))


def test_a_backup_comes_back_in_a_new_folder_with_the_same_seals(copy: Path, house: House) -> None:
    store = other(house)
    assert restore(store, copy) == 3
    assert store.page() == house.store.page()
    assert store.verify() == house.store.verify()
    assert store.plan(house.person.id) == house.store.plan(house.person.id)
    assert store.content(house.used.digest) == house.store.content(house.used.digest)
    assert store.known(house.person.id) == house.store.known(house.person.id)
    store.close()


def test_restoring_adds_what_is_missing_and_changes_nothing(copy: Path, house: House) -> None:
    store = other(house)
    restore(store, copy)
    house.label(UNTIMED_PLAN, 20)
    newer = house.save(21)
    assert restore(house.store, copy) == 0
    assert house.store.entry(newer.id) == newer
    assert house.store.plan(house.person.id) == UNTIMED_PLAN
    second = copy.with_name("second")
    backup(house.store, second)
    # The change of the label, and the record.
    assert restore(store, second) == 2
    assert store.verify().is_sound
    assert len(store.page()) == 5
    store.close()


def test_another_record_under_the_same_id_refuses_all(copy: Path, house: House) -> None:
    store = other(house)
    strange = house.write(0, record_id=house.store.page()[0].id)
    store.directory.add("Ann Lee")
    store.keep_content(house.store.content(house.used.digest))
    store.save(strange, new_person=True)
    with pytest.raises(BackupRefused, match="otherwise"):
        restore(store, copy)
    assert len(store.page()) == 1
    assert store.verify().is_sound
    store.close()


def test_a_file_that_is_there_is_never_written_over(copy: Path, house: House) -> None:
    before = copy.read_bytes()
    with pytest.raises(OutputExists):
        backup(house.store, copy)
    assert copy.read_bytes() == before


def test_a_folder_that_is_not_there_is_told(house: House, tmp_path: Path) -> None:
    with pytest.raises(OutputUnusable):
        backup(house.store, tmp_path / "no" / "copy")


def test_a_backup_under_another_key_is_refused(copy: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path / "stranger", keyring=False)
    with pytest.raises(BackupRefused, match="only opens on the computer that made it"):
        restore(store, copy)
    assert store.page() == []
    store.close()


@pytest.mark.parametrize("spoiled", [b"", b"PK\x05\x06" + bytes(18), b"no zip at all", None])
def test_what_is_no_backup_is_refused(house: House, tmp_path: Path, spoiled: bytes | None) -> None:
    source = tmp_path / "copy"
    if spoiled is not None:
        source.write_bytes(spoiled)
    with pytest.raises(BackupRefused):
        restore(house.store, source)


def test_a_folder_in_place_of_a_backup_is_refused(house: House, tmp_path: Path) -> None:
    with pytest.raises(BackupRefused):
        restore(house.store, tmp_path)


def members(copy: Path) -> dict[str, bytes]:
    with ZipFile(copy) as file:
        return {name: file.read(name) for name in file.namelist()}


def rebuilt(copy: Path, parts: dict[str, bytes], compression: int = 0) -> Path:
    source = copy.with_name("rebuilt")
    with ZipFile(source, "w", compression) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return source


@pytest.mark.parametrize("name", ["../key", "/key", "key", "records.db/x"])
def test_members_that_do_not_belong_are_refused(copy: Path, house: House, name: str) -> None:
    source = rebuilt(copy, {**members(copy), name: b"x"})
    with pytest.raises(BackupRefused):
        restore(house.store, source)
    assert names(house.folder.parent) == {"data", copy.name, source.name}


def test_a_compressed_member_is_refused(copy: Path, house: House) -> None:
    with pytest.raises(BackupRefused):
        restore(house.store, rebuilt(copy, members(copy), ZIP_DEFLATED))


def test_slots_of_any_size_are_refused(copy: Path, house: House) -> None:
    parts = {**members(copy), "key-slots.json": b" " * 100_000}
    with pytest.raises(BackupRefused):
        restore(house.store, rebuilt(copy, parts))


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_damaged_backup_is_refused_whole(copy: Path, house: House, share: float) -> None:
    parts = members(copy)
    records = bytearray(parts["records.db"])
    records[int(len(records) * share)] ^= 1
    source = rebuilt(copy, {**parts, "records.db": bytes(records)})
    store = other(house)
    with pytest.raises(BackupRefused, match="damaged"):
        restore(store, source)
    assert store.page() == []
    assert store.people() == []
    store.close()


def test_no_copy_is_made_of_a_file_with_a_damaged_page(house: House, tmp_path: Path) -> None:
    """Also not one whose pages are whole, with zeros where the damage was."""
    for hours in (0, 7, 14):
        house.save(hours)
    house.store.close()
    file = house.folder / RECORD_FILE
    whole = file.read_bytes()
    for page in range(1, len(whole) // 4096):
        data = bytearray(whole)
        data[page * 4096 + 100] ^= 1
        file.write_bytes(data)
        with pytest.raises(StoreDamaged):
            backup(house.reopen_after_close(), tmp_path / "copy")
        house.store.close()
    assert names(tmp_path) == {"data"}
    file.write_bytes(whole)
    backup(house.reopen_after_close(), tmp_path / "copy")


def test_a_backup_cut_short_is_refused(copy: Path, house: House) -> None:
    copy.write_bytes(copy.read_bytes()[:-2000])
    with pytest.raises(BackupRefused):
        restore(house.store, copy)


def test_a_backup_with_a_broken_seal_is_refused(house: House, tmp_path: Path) -> None:
    record = house.save()
    with house.store.db.writing():
        Sealed.update(seal=b"x" * 32).execute(house.store.db)
    backup(house.store, tmp_path / "copy")
    store = other(house)
    with pytest.raises(BackupRefused, match=record.short_id):
        restore(store, tmp_path / "copy")
    store.close()


def test_a_newer_backup_is_refused(house: House, tmp_path: Path) -> None:
    with house.store.db.writing():
        Schema.update(version=SCHEMA + 1, program="9.8.7").execute(house.store.db)
    backup(house.store, tmp_path / "copy")
    with pytest.raises(BackupRefused, match=r"newer ketcheck \(9\.8\.7\)"):
        restore(house.store, tmp_path / "copy")
