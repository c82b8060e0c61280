from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from house import House, at

from ketcheck.errors import Cancelled, OutputUnusable
from ketcheck.records.copies import backup, copies, retention, safekeeping
from ketcheck.records.copies.copies import last_copy
from ketcheck.records.copies.restoring import look
from ketcheck.records.copies.safekeeping import (
    choose_folder,
    is_due,
    is_overdue,
    keep_copy,
)
from ketcheck.records.model import Moment
from tests.records.copies.kept import days, in_folder, own


def test_nothing_is_due_without_records(house: House) -> None:
    assert not is_due(house.store)
    assert last_copy(house.store, at(2).at) is None


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
    copy = last_copy(house.store, at(2).at)
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
        # One at most is dropped at a time, so some may stay for some days more.
        assert set(there) >= set(expected)
        assert len(there) <= len(expected) + 2
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
