from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from house import House, at

from ketcheck.errors import Cancelled, DiskFull, OutputUnusable
from ketcheck.records import working_copy
from ketcheck.records.copies import backup, copies, retention, safekeeping
from ketcheck.records.copies.copies import chosen_folder, is_behind, last_copy
from ketcheck.records.copies.restoring import look
from ketcheck.records.copies.safekeeping import (
    catch_up,
    choose_folder,
    is_due,
    is_overdue,
    keep_copy,
)
from ketcheck.records.model import Moment


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder of the user's choice."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def in_folder(folder: Path, house: House) -> list[str]:
    return [copy.path.name for copy in copies.copies_in(folder, house.store.slots.store)]


def own(house: House) -> Path:
    return house.folder / copies.FOLDER


def days(count: float) -> Moment:
    return at(24 * count)


def test_nothing_is_due_without_records(house: House) -> None:
    assert not is_due(house.store)
    assert last_copy(house.store) is None


def test_a_copy_is_due_from_a_record_until_it_is_copied(house: House) -> None:
    house.save(0)
    assert is_due(house.store)
    keep_copy(house.store, at(1))
    assert not is_due(house.store)
    house.save(8)
    assert is_due(house.store)


def test_that_a_copy_is_due_outlasts_the_program(house: House) -> None:
    house.save(0)
    assert is_due(house.reopen())
    keep_copy(house.store, at(1))
    assert not is_due(house.reopen())


def test_a_day_without_a_copy_is_overdue(house: House) -> None:
    house.save(0)
    assert is_overdue(house.store, at(1))
    keep_copy(house.store, at(1))
    house.save(7)
    assert not is_overdue(house.store, at(8))
    assert is_overdue(house.store, days(1))
    keep_copy(house.store, days(1))
    assert not is_overdue(house.store, days(2))


def test_the_copy_holds_what_was_saved(house: House) -> None:
    house.save(0)
    kept = keep_copy(house.store, at(1))
    assert look(house.store, kept.copy).entries == 1
    copy = last_copy(house.store)
    assert copy
    assert (copy.path, copy.at) == (kept.copy, at(1).at)


def test_names_tell_the_time_and_nothing_of_a_person(house: House) -> None:
    house.save(0)
    name = keep_copy(house.store, at(1)).copy.name
    assert name == f"2026-11-22T150000Z-{house.store.slots.store.hex[:8]}.ketcheck"


def test_copies_of_one_second_stand_beside_each_other(house: House) -> None:
    first, second = (keep_copy(house.store, at(1)).copy for _ in range(2))
    assert first != second
    assert second.exists()


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
    assert last_copy(house.store)


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


def test_old_copies_are_dropped_in_both_folders_and_nothing_else(house: House, stick: Path) -> None:
    choose_folder(house.store, stick)
    others = [stick / "letter.txt", stick / "2026-01-01T000000Z-00000000.ketcheck"]
    for other in others:
        other.touch()
    made = [at(24 * day).at for day in range(40)]
    for moment in made:
        name = keep_copy(house.store, Moment(at=moment, zone="Etc/UTC")).copy.name
        assert name in in_folder(stick, house)
    expected = [copies.Copy(one, own(house)).at for one in sorted(retention.kept(made))]
    for folder in (own(house), stick):
        there = [copy.at for copy in copies.copies_in(folder, house.store.slots.store)]
        assert there == expected
    assert all(other.exists() for other in others)


def test_a_copy_made_by_a_clock_set_back_is_not_dropped(house: House) -> None:
    for day in range(20):
        keep_copy(house.store, days(day))
    kept = keep_copy(house.store, days(-1000))
    assert kept.copy.exists()


def test_a_copy_that_fails_drops_no_older_one(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [keep_copy(house.store, days(0)).copy]
    monkeypatch.setattr(retention, "kept", lambda _: set())

    def misread(*_: object) -> None:
        raise OutputUnusable("misread")

    monkeypatch.setattr(backup, "_refuse_misread", misread)
    with pytest.raises(OutputUnusable, match="misread"):
        keep_copy(house.store, days(30))
    assert [path.name for path in own(house).iterdir()] == [made[0].name]


@pytest.mark.parametrize("steps", range(5))
def test_a_copy_that_is_cancelled_leaves_nothing(house: House, stick: Path, steps: int) -> None:
    house.save(0)
    choose_folder(house.store, stick)
    left = iter(range(steps))

    def report(_done: int, _total: int) -> None:
        if next(left, None) is None:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        keep_copy(house.store, at(1), report)
    assert not list(stick.iterdir())
    assert not any(path.name.startswith(("copy", ".")) for path in house.folder.iterdir())
    assert is_due(house.store)
    house.save(8)


def test_progress_goes_up_to_the_end(house: House) -> None:
    for number in range(8):
        house.save(7 * number)
    told: list[tuple[int, int]] = []
    keep_copy(house.store, at(1), lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_a_copy_is_made_on_one_thread_while_another_saves(house: House) -> None:
    house.save(0)

    def copied() -> safekeeping.KeptCopy:
        try:
            return keep_copy(house.store, at(1))
        finally:
            house.store.db.close()

    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(copied)
        for number in range(1, 6):
            house.save(7 * number)
        kept = future.result()
    assert 1 <= look(house.store, kept.copy).entries <= 6
    assert house.store.verify().checked == 6
