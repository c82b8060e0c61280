"""The folder of the user's own that each copy goes to as well: on a stick, which comes and goes."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from house import House, at

from ketcheck.errors import DiskFull, OutputUnusable
from ketcheck.records import working_copy
from ketcheck.records.copies import copies
from ketcheck.records.copies.copies import chosen_folder, is_behind, last_copy
from ketcheck.records.copies.restoring import look
from ketcheck.records.copies.safekeeping import (
    catch_up,
    choose_folder,
    is_due,
    keep_copy,
)
from ketcheck.records.key_change import change_key
from ketcheck.records.keys.new_key import NewWays
from tests.records.copies.kept import days, in_folder, own


def test_a_chosen_folder_gets_a_copy_too(house: House, stick: Path) -> None:
    house.save(0)
    choose_folder(house.store, stick)
    kept = keep_copy(house.store, at(1))
    assert kept.trouble == ""
    assert (stick / kept.copy.name).read_bytes() == kept.copy.read_bytes()
    assert (stick / kept.copy.name).stat().st_mode & 0o077 == 0
    assert chosen_folder(house.reopen()) == stick


def test_a_chosen_folder_that_is_gone_is_told_and_the_copy_here_is_made(
    house: House, stick: Path
) -> None:
    choose_folder(house.store, stick)
    stick.rmdir()
    house.save(0)
    kept = keep_copy(house.store, at(1))
    assert str(stick) in kept.trouble
    assert kept.copy.exists()
    assert not stick.exists()
    assert last_copy(house.store, at(2).at)


def test_a_stick_that_comes_back_gets_the_copy_it_missed(house: House, stick: Path) -> None:
    choose_folder(house.store, stick)
    house.save(0)
    stick.rmdir()
    keep_copy(house.store, at(1))
    assert is_behind(house.reopen())
    assert is_due(house.store)
    stick.mkdir()
    kept = catch_up(house.store, days(1))
    assert kept.trouble == ""
    assert not is_behind(house.reopen())
    assert not is_due(house.store)
    assert in_folder(stick, house) == [kept.copy.name]
    assert look(house.store, stick / kept.copy.name).entries == 1


def test_a_stick_that_stays_away_costs_no_new_copy(house: House, stick: Path) -> None:
    choose_folder(house.store, stick)
    house.save(0)
    stick.rmdir()
    made = keep_copy(house.store, at(1)).copy
    for hour in range(2, 5):
        kept = catch_up(house.store, at(hour))
        assert str(stick) in kept.trouble
        assert kept.copy == made
    assert list(own(house).iterdir()) == [made]
    house.save(7)
    assert catch_up(house.store, at(8)).copy != made


def test_a_copy_that_is_gone_is_made_anew(house: House, stick: Path) -> None:
    house.save(0)
    made = keep_copy(house.store, at(1)).copy
    choose_folder(house.store, stick)
    made.unlink()
    kept = catch_up(house.store, at(2))
    assert kept.copy != made
    assert in_folder(stick, house) == [kept.copy.name]


def test_a_folder_newly_chosen_has_nothing_yet(house: House, stick: Path) -> None:
    house.save(0)
    assert not is_behind(house.store)
    keep_copy(house.store, at(1))
    assert not is_behind(house.store)
    for _ in range(2):
        choose_folder(house.store, stick)
        assert is_behind(house.store)
        assert catch_up(house.store, at(2)).trouble == ""
        assert not is_behind(house.store)
    choose_folder(house.store, None)
    assert not is_due(house.store)


def test_another_file_under_the_name_of_a_copy_stays(house: House, stick: Path) -> None:
    choose_folder(house.store, stick)
    house.save(0)
    other = copies.copy_path(stick, house.store.slots.store, at(1).at)
    other.write_bytes(b"other")
    assert "is there already" in keep_copy(house.store, at(1)).trouble
    assert other.read_bytes() == b"other"
    assert is_behind(house.store)


def test_a_chosen_folder_without_room_is_told(
    house: House, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_folder(house.store, stick)
    room = SimpleNamespace(free=1_000)
    monkeypatch.setattr(
        working_copy.shutil,
        "disk_usage",
        lambda folder: room if folder == stick else SimpleNamespace(free=10**12),
    )
    kept = keep_copy(house.store, at(1))
    assert "no room" in kept.trouble
    assert list(stick.iterdir()) == []


def test_a_data_folder_without_room_gets_no_copy(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.save(0)
    monkeypatch.setattr(working_copy.shutil, "disk_usage", lambda _: SimpleNamespace(free=1_000))
    with pytest.raises(DiskFull, match="no room for a copy"):
        keep_copy(house.store, at(1))
    assert is_due(house.store)
    assert list(own(house).iterdir()) == []


def test_no_copies_go_out_any_more_where_no_folder_is_chosen(house: House, stick: Path) -> None:
    choose_folder(house.store, stick)
    choose_folder(house.store, None)
    keep_copy(house.store, at(1))
    assert chosen_folder(house.store) is None
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize("name", ["data", "data/backups", "nowhere", "file"])
def test_a_folder_that_can_not_serve_is_refused(house: House, name: str) -> None:
    own(house).mkdir()
    (house.folder.parent / "file").touch()
    with pytest.raises(OutputUnusable):
        choose_folder(house.store, house.folder.parent / name)
    assert chosen_folder(house.store) is None


@pytest.fixture
def ahead(house: House, stick: Path, tmp_path: Path) -> Path:
    """A copy on the stick with a record that is not here: the data folder is as it was earlier."""
    house.save(0)
    choose_folder(house.store, stick)
    house.store.close()
    shutil.copytree(house.folder, tmp_path / "earlier")
    house.reopen_after_close()
    house.save(8)
    made = keep_copy(house.store, at(9)).copy.name
    house.store.close()
    shutil.rmtree(house.folder)
    shutil.copytree(tmp_path / "earlier", house.folder)
    house.reopen_after_close()
    return stick / made


def test_a_chosen_folder_that_holds_more_than_is_here_is_told_of(house: House, ahead: Path) -> None:
    kept = catch_up(house.store, days(1))
    assert "has records that may not be here" in kept.trouble
    assert str(ahead.parent) in kept.trouble
    assert look(house.store, ahead).new_entries == 1


def test_a_copy_that_holds_more_than_is_here_is_not_dropped(house: House, ahead: Path) -> None:
    """Where newer ones of the same day would take its place."""
    house.save(9.5)
    made = [keep_copy(house.store, at(hour)).copy.name for hour in (10, 11)]
    assert look(house.store, ahead).new_entries == 1
    assert in_folder(ahead.parent, house) == [ahead.name, made[-1]]


def test_nor_is_one_of_before_the_key_was_changed(house: House, ahead: Path) -> None:
    change_key(house.store, NewWays())
    house.save(9.5)
    for day in range(1, 30):
        keep_copy(house.store, days(day))
    assert look(house.store, ahead).new_entries == 1
