import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from house import House

from ketcheck import __version__
from ketcheck.errors import (
    AlreadyOpen,
    FolderUnusable,
    KeyUnavailable,
    NewerStore,
    StoreDamaged,
)
from ketcheck.records.keys.authenticity import authenticated
from ketcheck.records.keys.slots import parse_slots
from ketcheck.records.keys.vault import KEY_FILE, SLOT_COPY, SLOT_FILE
from ketcheck.records.opening import LOCK_FILE, RECORD_FILE, open_store
from ketcheck.records.tables import SCHEMA, Schema

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of files")


def reopened(folder: Path) -> None:
    open_store(folder, keyring=False).close()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != LOCK_FILE}


@POSIX
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_nobody_else_may_read_anything(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        store = open_store(tmp_path / "a" / "data", keyring=False)
        store.directory.add("Maria Alvarez")
        files = list(store.folder.iterdir())
        assert mode(store.folder) == 0o700
        assert {path.name: mode(path) for path in files} == {path.name: 0o600 for path in files}
        assert any(path.name.endswith("-wal") for path in files)
        store.close()
    finally:
        os.umask(before)


@POSIX
def test_a_folder_that_others_could_read_is_closed_to_them(house: House) -> None:
    house.store.close()
    house.folder.chmod(0o755)
    (house.folder / KEY_FILE).chmod(0o644)
    house.store = open_store(house.folder, keyring=False)
    assert mode(house.folder) == 0o700
    assert mode(house.folder / KEY_FILE) == 0o600


@POSIX
def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "letter.txt").touch()
    with pytest.raises(FolderUnusable, match="other files"):
        open_store(tmp_path, keyring=False)
    assert mode(tmp_path) == 0o755
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_folder_where_only_a_file_named_as_a_copy_is_left_is_begun_anew(tmp_path: Path) -> None:
    copies = tmp_path / "data" / "backups"
    copies.mkdir(parents=True)
    (copies / "2026-11-22T140000Z-1a2b3c4d.ketcheck").touch()
    reopened(tmp_path / "data")
    assert [path.name for path in copies.iterdir()] == ["2026-11-22T140000Z-1a2b3c4d.ketcheck"]


@POSIX
def test_copies_that_others_could_read_are_closed_to_them(house: House) -> None:
    house.store.close()
    (house.folder / "backups").mkdir()
    (house.folder / "backups").chmod(0o755)
    house.store = open_store(house.folder, keyring=False)
    assert mode(house.folder / "backups") == 0o700


def test_nothing_on_disk_shows_what_is_kept(house: House) -> None:
    house.save()
    for data in contents(house.folder).values():
        assert b"Alvarez" not in data
        assert b"SQLite format" not in data


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(FolderUnusable, match="can't be used"):
        open_store(tmp_path / "data", keyring=False)


def test_a_second_instance_is_told_and_changes_nothing(house: House) -> None:
    with pytest.raises(AlreadyOpen, match="already open"):
        open_store(house.folder, keyring=False, wait=0.05)
    assert house.save()


def test_the_folder_is_free_after_a_close_and_after_a_kill(house: House) -> None:
    house.reopen()
    house.store.close()
    program = (
        "import sys, pathlib, ketcheck.records.opening as o;"
        "s = o.open_store(pathlib.Path(sys.argv[1]), keyring=False); print('open', flush=True);"
        "sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(house.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(AlreadyOpen):
            open_store(house.folder, keyring=False)
        holder.kill()
    house.store = open_store(house.folder, keyring=False)


def test_a_newer_store_is_refused_and_left_untouched(house: House) -> None:
    with house.store.db.writing():
        Schema.update(version=SCHEMA + 1, program="9.8.7").execute(house.store.db)
    house.store.close()
    before = contents(house.folder)
    with pytest.raises(NewerStore, match=rf"9\.8\.7 .*{__version__}"):
        open_store(house.folder, keyring=False)
    assert contents(house.folder) == before


def test_newer_key_slots_are_refused(house: House) -> None:
    house.store.close()
    for slots in (house.folder / SLOT_FILE, house.folder / SLOT_COPY):
        slots.write_text('{"format": 4, "more": true}')
    with pytest.raises(NewerStore, match="format 4"):
        open_store(house.folder, keyring=False)


@pytest.mark.parametrize("key", ["0" * 64, "0" * 62, "", "not a key at all", "é" * 40], ids=len)
def test_a_wrong_key_is_told_apart_from_damage(house: House, key: str) -> None:
    house.store.close()
    (house.folder / KEY_FILE).write_text(key, encoding="utf-8")
    before = contents(house.folder)
    with pytest.raises(KeyUnavailable, match="not the key"):
        open_store(house.folder, keyring=False)
    assert contents(house.folder) == before


@pytest.mark.parametrize("lost", [(KEY_FILE,), (SLOT_FILE, SLOT_COPY)])
def test_no_new_key_is_made_over_records(house: House, lost: tuple[str, ...]) -> None:
    record = house.save()
    house.store.close()
    kept = {name: (house.folder / name).rename(house.folder.parent / name) for name in lost}
    with pytest.raises(KeyUnavailable, match="is gone"):
        open_store(house.folder, keyring=False)
    for name, path in kept.items():
        path.rename(house.folder / name)
    assert house.reopen().entry(record.id) == record


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}'])
def test_a_damaged_slot_file_is_told(house: House, text: str) -> None:
    house.store.close()
    for name in (SLOT_FILE, SLOT_COPY):
        (house.folder / name).write_text(text)
    with pytest.raises(KeyUnavailable, match="damaged"):
        open_store(house.folder, keyring=False)


def test_a_record_file_that_is_gone_is_not_begun_anew(house: House) -> None:
    house.store.close()
    records = house.folder / RECORD_FILE
    for spoil in (lambda: records.write_bytes(b"x" * 4095), records.unlink):
        spoil()
        with pytest.raises(StoreDamaged, match="gone or cut short"):
            open_store(house.folder, keyring=False)
    assert not records.exists()


@pytest.mark.parametrize("spoiled", [b"not a database" * 400, b"\0" * 8192, b"x"])
def test_a_file_that_is_no_record_file_is_damage(house: House, spoiled: bytes) -> None:
    house.store.close()
    (house.folder / RECORD_FILE).write_bytes(spoiled)
    with pytest.raises(StoreDamaged):
        open_store(house.folder, keyring=False)
    assert (house.folder / RECORD_FILE).read_bytes() == spoiled


@pytest.mark.parametrize(
    "left", [(), (KEY_FILE,), (KEY_FILE, SLOT_FILE), (KEY_FILE, SLOT_FILE, SLOT_COPY)]
)
def test_a_first_start_that_was_cut_off_goes_on(tmp_path: Path, left: tuple[str, ...]) -> None:
    reopened(tmp_path / "whole")
    folder = tmp_path / "cut"
    folder.mkdir(mode=0o700)
    for name in left:
        shutil.copy(tmp_path / "whole" / name, folder)
    if SLOT_FILE in left:
        key = bytes.fromhex((folder / KEY_FILE).read_text())
        for name in left[1:]:
            slots = parse_slots((folder / name).read_bytes(), folder)
            begun = authenticated(slots.model_copy(update={"ready": False}), key)
            (folder / name).write_bytes(begun.text)
        (folder / RECORD_FILE).touch(mode=0o600)
    reopened(folder)
    reopened(folder)


def test_records_lie_in_a_write_ahead_log_that_is_synced(house: House) -> None:
    pragmas = {
        name: house.store.db.execute_sql(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "temp_store", "busy_timeout")
    }
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "temp_store": 2,
        "busy_timeout": 15_000,
    }
