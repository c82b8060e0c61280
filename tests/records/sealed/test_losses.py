"""The newest records lost with a write-ahead log that a kill left: noticed, and told."""

import shutil
import struct
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from house import House

from ketcheck.errors import RecordDamaged
from ketcheck.records.copies.backup import backup
from ketcheck.records.copies.restoring import restore
from ketcheck.records.model import Record
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.sealed import losses
from ketcheck.records.sealed.anchor import ANCHOR_FILE
from ketcheck.records.store import Store

WAL_HEADER = 32
FRAME = 24 + 4096
KEPT, LOST = 3, 2


@pytest.fixture
def killed(house: House, tmp_path: Path) -> Path:
    """A folder as a kill leaves it: the last two records are in the log alone."""
    for number in range(KEPT):
        house.save(7 * number)
    house.reopen()
    for number in range(KEPT, KEPT + LOST):
        house.save(7 * number)
    folder = tmp_path / "killed"
    shutil.copytree(house.folder, folder)
    assert log(folder).stat().st_size > 0
    return folder


def log(folder: Path) -> Path:
    return folder / f"{RECORD_FILE}-wal"


def opened(folder: Path) -> Store:
    return open_store(folder, keyring=False)


def flipped(folder: Path) -> None:
    """One bit of the first frame that belongs to the records of the log."""
    data = bytearray(log(folder).read_bytes())
    data[WAL_HEADER + 100] ^= 1
    log(folder).write_bytes(data)


def deleted(folder: Path) -> None:
    log(folder).unlink()


def emptied(folder: Path) -> None:
    log(folder).write_bytes(b"")


def without_header(folder: Path) -> None:
    data = log(folder).read_bytes()
    log(folder).write_bytes(struct.pack(">8I", *[0] * 8) + data[WAL_HEADER:])


SPOILS = [flipped, deleted, emptied, without_header]
Spoil = Callable[[Path], None]


def faults(store: Store) -> list[str]:
    return [fault.where for fault in store.verify().damaged]


@pytest.mark.parametrize("spoil", SPOILS)
def test_lost_records_are_noticed_and_named(killed: Path, spoil: Spoil) -> None:
    spoil(killed)
    store = opened(killed)
    assert store.loss
    assert (len(store.loss.names), store.loss.first) == (LOST, KEPT + 1)
    assert faults(store) == ["entry 4", "entry 5"]
    assert not store.verify().is_sound
    store.close()


def test_without_the_note_nobody_would_know_which(killed: Path) -> None:
    """The control: it is the note that names what is lost."""
    (killed / ANCHOR_FILE).unlink()
    deleted(killed)
    store = opened(killed)
    assert faults(store) == ["the newest records"]
    store.close()


def test_a_log_that_is_whole_loses_nothing(killed: Path) -> None:
    store = opened(killed)
    assert store.loss is None
    assert store.verify().checked == KEPT + LOST
    store.close()


def test_a_loss_is_told_again_until_it_is_accepted(house: House, killed: Path) -> None:
    deleted(killed)
    opened(killed).close()
    store = opened(killed)
    with pytest.raises(RecordDamaged, match="2 saved records are lost"):
        store.known(house.person.id)
    store.accept_loss()
    store.close()
    store = opened(killed)
    assert store.verify().is_sound
    assert store.known(house.person.id).newest
    store.close()


def test_after_an_accepted_loss_the_first_check_asks_for_the_last_use(
    house: House, killed: Path
) -> None:
    deleted(killed)
    house.store.close()
    house.store = opened(killed)
    house.store.accept_loss()
    known = house.store.known(house.person.id)
    assert known.lost
    record = house.save(48)
    assert {"used", "reaction"} <= record.answers.keys()
    known = house.store.known(house.person.id)
    assert not known.lost
    assert known.newest == record.finished.utc


def may_apply(house: House, record: Record) -> bool:
    soon = record.finished.at + timedelta(minutes=5)
    return house.store.standing(record, soon, minutes=30).may_apply


def test_an_ok_from_before_an_accepted_loss_is_none_any_more(house: House, killed: Path) -> None:
    """The use that it was for may be what was lost."""
    deleted(killed)
    house.store.close()
    house.store = opened(killed)
    kept = house.store.newest(house.person.id)
    assert kept
    before = house.store.entry(kept.id)
    assert isinstance(before, Record)
    house.store.accept_loss()
    assert not may_apply(house, before)
    after = house.save(48)
    assert after.gives_leave
    assert may_apply(house, after)


def test_what_is_saved_after_a_loss_does_not_hide_it(house: House, killed: Path) -> None:
    record = house.write(48)
    deleted(killed)
    store = opened(killed)
    store.save(record)
    store.close()
    store = opened(killed)
    assert store.loss
    assert len(store.loss.names) == LOST
    assert "entry 5" in faults(store)
    store.close()


def test_an_older_record_file_put_in_place_is_noticed(house: House, tmp_path: Path) -> None:
    house.save(0)
    house.store.close()
    shutil.copy(house.folder / RECORD_FILE, tmp_path / "older")
    house.reopen_after_close()
    house.save(7)
    house.store.close()
    shutil.copy(tmp_path / "older", house.folder / RECORD_FILE)
    house.reopen_after_close()
    assert house.store.loss
    assert len(house.store.loss.names) == 1


def test_an_older_copy_added_after_that_does_not_make_it_whole(
    house: House, tmp_path: Path
) -> None:
    """Of three lost records the copy has the first alone: what came after it is still unknown."""
    old, copy, whole = tmp_path / "old", tmp_path / "copy", tmp_path / "whole"
    house.save(0)
    house.store.close()
    shutil.copytree(house.folder, old)
    house.reopen_after_close()
    house.save(14)
    backup(house.store, copy)
    house.use(14.1)
    house.save(21, skin="broken")
    backup(house.store, whole)
    house.store.close()
    shutil.copy(old / RECORD_FILE, house.folder / RECORD_FILE)
    store = house.reopen_after_close()
    store.accept_loss()

    assert restore(store, copy) == 1
    assert store.known(house.person.id).lost
    asked = house.save(22)
    assert not house.reopen().known(house.person.id).lost

    # Once more the same copy brings nothing, and ends nothing.
    assert restore(house.store, copy) == 0
    assert not house.store.known(house.person.id).lost
    assert may_apply(house, asked)

    # With the newest of them all are back.
    assert restore(house.store, whole) == 2
    assert not house.store.known(house.person.id).lost
    assert house.store.loss
    assert house.store.loss.restored


def test_what_is_left_of_a_loss_is_noted_with_the_records_that_are_added(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut off between the two, they would be taken for checks that had asked since."""
    house.save(0)
    house.store.close()
    shutil.copy(house.folder / RECORD_FILE, tmp_path / "old")
    house.reopen_after_close()
    house.save(14)
    backup(house.store, tmp_path / "copy")
    house.save(21)
    house.store.close()
    shutil.copy(tmp_path / "old", house.folder / RECORD_FILE)
    store = house.reopen_after_close()
    store.accept_loss()
    with monkeypatch.context() as patch:
        patch.setattr(losses.keeping, "set_setting", interrupted)
        with pytest.raises(KeyboardInterrupt):
            restore(store, tmp_path / "copy")
    assert len(store.page(person_id=house.person.id)) == 1
    assert store.known(house.person.id).lost


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("place", [0, 40, 71])
def test_a_bit_flipped_in_the_note_is_no_loss(house: House, place: int) -> None:
    for number in range(3):
        house.save(7 * number)
    house.store.close()
    for start in (0, 512):
        note = bytearray((house.folder / ANCHOR_FILE).read_bytes())
        note[start + place] ^= 1
        (house.folder / ANCHOR_FILE).write_bytes(note)
        house.reopen_after_close()
        assert house.store.loss is None
        house.store.close()
    house.reopen_after_close()


@pytest.mark.parametrize("note", [b"", b"x", bytes(600)])
def test_a_note_that_is_cut_short_is_told_and_made_anew(house: House, note: bytes) -> None:
    house.save(0)
    house.store.close()
    (house.folder / ANCHOR_FILE).write_bytes(note)
    house.reopen_after_close()
    assert house.store.loss
    assert not house.store.loss.is_sure
    assert (house.folder / ANCHOR_FILE).stat().st_size > 512


def test_a_record_is_saved_where_the_note_can_not_be(house: House) -> None:
    (house.folder / ANCHOR_FILE).unlink(missing_ok=True)
    (house.folder / ANCHOR_FILE).mkdir()
    record = house.save(0)
    (house.folder / ANCHOR_FILE).rmdir()
    assert house.reopen().entry(record.id) == record


def test_the_note_tells_nothing_of_a_person(house: House) -> None:
    house.save(0)
    note = (house.folder / ANCHOR_FILE).read_bytes()
    assert b"Alvarez" not in note
    assert (house.folder / ANCHOR_FILE).stat().st_mode & 0o077 == 0


def test_a_new_store_stands_without_its_log(tmp_path: Path) -> None:
    store = opened(tmp_path / "data")
    shutil.copytree(store.folder, tmp_path / "killed")
    store.close()
    log(tmp_path / "killed").unlink(missing_ok=True)
    store = opened(tmp_path / "killed")
    assert store.verify().is_sound
    store.close()
