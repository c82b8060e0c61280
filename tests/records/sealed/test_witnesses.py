"""What tells of lost records where the record file and the note beside it say nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from house import House, at

from ketcheck.errors import RecordDamaged, StoreDamaged
from ketcheck.records.copies.copies import FOLDER
from ketcheck.records.copies.restoring import restore
from ketcheck.records.copies.safekeeping import keep_copy
from ketcheck.records.keys.vault import SLOT_COPY, SLOT_FILE
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.rescue.setting_aside import set_aside
from ketcheck.records.sealed import losses
from ketcheck.records.sealed.anchor import ANCHOR_FILE
from ketcheck.records.sealed.losses import SOME

OLD, NEW = 2, 3


@pytest.fixture
def older(house: House, tmp_path: Path) -> Path:
    """What the data folder held, in another place, before records were added and copied."""
    for number in range(OLD):
        house.save(7 * number)
    house.store.close()
    shutil.copytree(house.folder, tmp_path / "older")
    house.reopen_after_close()
    for number in range(OLD, OLD + NEW):
        house.save(7 * number)
    keep_copy(house.store, at(7 * (OLD + NEW)))
    house.store.close()
    return tmp_path / "older"


def put_back(house: House, older: Path, *names: str) -> None:
    for name in names:
        shutil.copy(older / name, house.folder / name)


def removed(note: Path) -> None:
    note.unlink()


def of_another(note: Path) -> None:
    note.write_bytes(bytes(range(256)) * 3)


def emptied(note: Path) -> None:
    note.write_bytes(b"")


@pytest.mark.parametrize("spoil", [removed, of_another, emptied])
def test_a_note_that_is_missing_or_foreign_is_loss(
    house: House, spoil: Callable[[Path], None]
) -> None:
    house.save(0)
    house.store.close()
    spoil(house.folder / ANCHOR_FILE)
    store = house.reopen_after_close()
    assert store.loss_stands
    with pytest.raises(RecordDamaged, match="may be lost"):
        store.known(house.person.id)
    assert [fault.where for fault in store.verify().damaged] == [SOME]
    store = house.reopen()
    assert store.loss_stands
    store.accept_loss()
    store = house.reopen()
    assert not store.loss_stands
    assert store.known(house.person.id).lost


def test_a_store_without_records_has_a_note_from_the_first(house: House) -> None:
    house.store.close()
    (house.folder / ANCHOR_FILE).unlink()
    assert house.reopen_after_close().loss_stands


@pytest.mark.parametrize("records", range(3))
def test_a_note_that_a_kill_left_behind_is_no_loss(house: House, records: int) -> None:
    """Between the commit of a record and the note of it."""
    for number in range(records):
        house.save(7 * number)
    keep_copy(house.store, at(1))
    before = (house.folder / ANCHOR_FILE).read_bytes()
    house.save(7 * records)
    house.store.close()
    (house.folder / ANCHOR_FILE).write_bytes(before)
    assert house.reopen_after_close().loss is None


@pytest.mark.parametrize(
    "names", [(RECORD_FILE,), (RECORD_FILE, ANCHOR_FILE)], ids=["database", "both"]
)
def test_a_database_older_than_its_newest_copy_is_loss(
    house: House, older: Path, names: tuple[str, ...]
) -> None:
    put_back(house, older, *names)
    store = house.reopen_after_close()
    assert store.loss
    assert store.loss.names == ("entry 3", "entry 4", "entry 5")
    assert "3 saved records are lost" in store.loss.sentence
    assert "24 November 2026" in store.loss.sentence
    with pytest.raises(RecordDamaged, match="3 saved records are lost"):
        store.known(house.person.id)


def test_with_the_note_gone_too_what_the_copy_lacks_is_not_known(house: House, older: Path) -> None:
    put_back(house, older, RECORD_FILE)
    (house.folder / ANCHOR_FILE).unlink()
    store = house.reopen_after_close()
    assert store.loss
    assert store.loss.names == (SOME, "entry 3", "entry 4", "entry 5")
    copy = next((house.folder / FOLDER).iterdir())
    assert restore(store, copy) == NEW
    assert store.loss.names == (SOME,)
    assert store.loss_stands


def test_a_loss_is_over_once_the_copy_is_restored(house: House, older: Path) -> None:
    put_back(house, older, RECORD_FILE, ANCHOR_FILE)
    store = house.reopen_after_close()
    assert restore(store, next((house.folder / FOLDER).iterdir())) == NEW
    for _ in range(2):
        assert not store.loss_stands
        assert not store.known(house.person.id).lost
        assert store.verify().is_sound
        store = house.reopen()


def test_what_no_copy_makes_up_for_is_told_on(house: House, older: Path) -> None:
    put_back(house, older, RECORD_FILE, ANCHOR_FILE)
    store = house.reopen_after_close()
    losses.keep(store.db, ["KC-7F3A-91C2-K"])
    store.close()
    store = house.reopen_after_close()
    assert store.loss
    assert len(store.loss.names) == 1 + NEW
    assert restore(store, next((house.folder / FOLDER).iterdir())) == NEW
    assert store.loss.names == ("KC-7F3A-91C2-K",)
    assert store.loss_stands


def test_another_copy_does_not_end_a_loss(house: House, older: Path) -> None:
    put_back(house, older, RECORD_FILE, ANCHOR_FILE)
    copy = next((house.folder / FOLDER).iterdir())
    store = house.reopen_after_close()
    made = keep_copy(store, at(50)).copy
    assert restore(store, made) == 0
    assert store.loss_stands
    assert copy.exists()


def test_a_loss_that_was_accepted_is_not_told_by_the_same_copy_again(
    house: House, older: Path
) -> None:
    put_back(house, older, RECORD_FILE, ANCHOR_FILE)
    house.reopen_after_close().accept_loss()
    store = house.reopen()
    assert not store.loss_stands
    assert store.known(house.person.id).lost


def test_an_older_database_put_in_place_again_is_told_again(house: House, older: Path) -> None:
    put_back(house, older, RECORD_FILE, ANCHOR_FILE)
    house.reopen_after_close().accept_loss()
    house.store.close()
    put_back(house, older, RECORD_FILE, ANCHOR_FILE)
    assert house.reopen_after_close().loss_stands


def test_a_copy_as_old_as_the_records_tells_nothing(house: House) -> None:
    house.save(0)
    keep_copy(house.store, at(1))
    assert house.reopen().loss is None
    house.save(8)
    assert house.reopen().loss is None


def emptied_folder(house: House) -> None:
    for name in (RECORD_FILE, ANCHOR_FILE, SLOT_FILE, SLOT_COPY):
        (house.folder / name).unlink()


def test_no_new_store_is_begun_where_copies_lie(house: House, older: Path) -> None:
    assert older
    emptied_folder(house)
    with pytest.raises(StoreDamaged, match="backups of them are there"):
        open_store(house.folder, keyring=False)
    assert not (house.folder / RECORD_FILE).exists()
    assert not (house.folder / SLOT_FILE).exists()
    aside = set_aside(house.folder, at(0).at)
    assert len(list((aside / FOLDER).iterdir())) == 1
    assert house.reopen_after_close().people() == []


def test_no_new_store_is_begun_where_slot_files_lie(house: House, older: Path) -> None:
    assert older
    for name in (RECORD_FILE, ANCHOR_FILE):
        (house.folder / name).unlink()
    with pytest.raises(StoreDamaged, match="gone or cut short"):
        open_store(house.folder, keyring=False)
    house.store = open_store(older, keyring=False)


def test_records_that_were_set_aside_are_not_missed(house: House, older: Path) -> None:
    assert older
    set_aside(house.folder, at(0).at)
    assert len(list((house.folder / FOLDER).iterdir())) == 1
    assert house.reopen_after_close().people() == []
