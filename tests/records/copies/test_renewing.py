"""Copies that still hold who was erased: named, and deleted once there is a new one."""

import shutil
from pathlib import Path

import pytest
from house import House, at

from ketcheck.errors import EraseRefused, OutputUnusable
from ketcheck.records.copies import backup
from ketcheck.records.copies.renewing import others_holding, renew, still_holding
from ketcheck.records.copies.restoring import look
from ketcheck.records.copies.safekeeping import choose_folder, keep_copy
from ketcheck.records.erasing import Request, erase
from ketcheck.records.key_change import change_key
from ketcheck.records.keys.new_key import NewWays
from ketcheck.records.opening import RECORD_FILE
from ketcheck.records.sealed.anchor import ANCHOR_FILE
from tests.records.copies.kept import days, own


def erase_one(house: House) -> None:
    person = house.store.directory.add("Ann Lee")
    house.save(9, person=person)
    keep_copy(house.store, at(10))
    erase(house.store, person.id, Request(recorded_by="T. Okafor", reason="moved"), at(11))


def test_nothing_is_held_before_anybody_is_erased(house: House) -> None:
    house.save(0)
    keep_copy(house.store, at(1))
    assert still_holding(house.store) == []


def test_each_copy_of_before_is_named_and_no_later_one(house: House, stick: Path) -> None:
    choose_folder(house.store, stick)
    erase_one(house)
    held = [path for folder in (own(house), stick) for path in folder.iterdir()]
    assert still_holding(house.store) == held
    keep_copy(house.store, days(9))
    assert still_holding(house.store) == held


def test_one_that_does_not_say_what_it_holds_is_named(house: House) -> None:
    erase_one(house)
    (path,) = own(house).iterdir()
    path.write_bytes(b"cut")
    assert still_holding(house.store) == [path]


def test_one_that_was_made_without_them_is_not_named_after_a_change_of_the_key(
    house: House,
) -> None:
    erase_one(house)
    renew(house.store, days(1))
    change_key(house.store, NewWays())
    assert still_holding(house.store) == []


def test_one_of_records_that_were_lost_since_is_named(house: House, tmp_path: Path) -> None:
    """It holds more entries than there are here, and none of the erasure."""
    house.store.close()
    shutil.copytree(house.folder, tmp_path / "earlier")
    house.reopen_after_close()
    for number in range(5):
        house.save(7 * number)
    lost = keep_copy(house.store, at(40)).copy
    house.store.close()
    for name in (RECORD_FILE, ANCHOR_FILE):
        shutil.copy(tmp_path / "earlier" / name, house.folder / name)
    house.reopen_after_close().accept_loss()
    erase_one(house)
    assert lost in still_holding(house.store)


def test_a_new_copy_takes_their_place(house: House, stick: Path) -> None:
    house.save(0)
    choose_folder(house.store, stick)
    erase_one(house)
    renewed = renew(house.store, days(1))
    assert renewed.deleted == 2
    assert "2 older ones were deleted" in renewed.sentence
    assert still_holding(house.store) == []
    assert list(own(house).iterdir()) == [renewed.copy]
    assert [path.name for path in stick.iterdir()] == [renewed.copy.name]
    assert look(house.store, renewed.copy).entries == 1


def test_none_is_deleted_where_the_new_one_did_not_get(house: House, stick: Path) -> None:
    choose_folder(house.store, stick)
    erase_one(house)
    (old,) = stick.iterdir()
    away = stick.rename(stick.with_name("away"))
    renewed = renew(house.store, days(1))
    assert (renewed.deleted, str(stick) in renewed.sentence) == (1, True)
    away.rename(stick)
    assert old.exists()
    assert still_holding(house.store) == [old]


def test_none_is_deleted_where_no_new_one_was_made(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    erase_one(house)

    def misread(*_: object) -> None:
        raise OutputUnusable("misread")

    monkeypatch.setattr(backup, "_refuse_misread", misread)
    with pytest.raises(OutputUnusable, match="misread"):
        renew(house.store, days(1))
    assert len(still_holding(house.store)) == 1


def test_none_is_deleted_while_records_are_lost(house: House) -> None:
    erase_one(house)
    (house.folder / "newest").unlink()
    house.reopen()
    with pytest.raises(EraseRefused, match="Restore a backup first"):
        renew(house.store, days(1))
    assert len(still_holding(house.store)) == 1


def test_what_else_may_hold_them_is_named_and_left_alone(house: House) -> None:
    person = house.store.directory.add("Ann Lee")
    house.save(9, person=person)
    beside, aside = house.folder / "records (1).db", house.folder / "records-set-aside-2026-11-24"
    shutil.copy(house.folder / RECORD_FILE, beside)
    shutil.copy(f"{house.folder / RECORD_FILE}-wal", f"{beside}-wal")
    aside.mkdir()
    assert others_holding(house.store) == []
    erase(house.store, person.id, Request(recorded_by="T. Okafor", reason="moved"), at(11))
    assert others_holding(house.store) == [beside, aside]
    renew(house.store, days(1))
    assert beside.exists()
    assert aside.exists()
