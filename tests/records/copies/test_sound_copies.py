"""Only whole copies count, and none of a time to come; whatever lies in their folder."""

import os
from datetime import timedelta
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest
from house import House, at
from hypothesis import given
from hypothesis import strategies as st

from ketcheck.records.copies import copies
from ketcheck.records.copies.backup import RECORDS, SLOTS
from ketcheck.records.copies.copies import last_copy, newest_in_copy, witness_in
from ketcheck.records.copies.safekeeping import is_overdue, keep_copy
from ketcheck.records.copies.sound import comment_of
from ketcheck.records.sealed import entries
from ketcheck.records.sealed.witness import Newest, newest_in
from tests.records.copies.kept import days, in_folder, own

YEARS = 3_650


def empty(house: House, day: float) -> Path:
    path = copies.copy_path(own(house), house.store.slots.store, days(day).at)
    path.touch()
    return path


def test_empty_files_of_years_to_come_push_out_no_copy(house: House) -> None:
    made = [keep_copy(house.store, days(day)).copy for day in range(3)]
    for month in range(12):
        empty(house, YEARS + 31 * month)
    made += [keep_copy(house.store, days(day)).copy for day in range(3, 6)]
    assert all(path.exists() for path in made)


def test_files_that_are_no_copies_push_out_none(house: House) -> None:
    made = keep_copy(house.store, days(0)).copy
    for day in range(1, 40):
        empty(house, day).write_bytes(made.read_bytes()[: day * 100])
    for day in range(40, 50):
        keep_copy(house.store, days(day))
    assert made.exists()


def test_a_copy_is_no_copy_without_its_end_or_its_beginning(house: House) -> None:
    made = keep_copy(house.store, days(0)).copy
    whole = made.read_bytes()
    assert comment_of(made)
    for spoiled in (b"", whole[:-1], whole[1:], whole[: len(whole) // 2], whole + b"x", b"PK" * 99):
        made.write_bytes(spoiled)
        assert comment_of(made) is None
    made.unlink()
    assert comment_of(made) is None
    assert comment_of(made.parent) is None


def test_the_list_of_what_opens_the_records_is_no_copy_by_itself(tmp_path: Path) -> None:
    """As a copy that was cut off and mended by some other program."""
    made = tmp_path / "made"
    with ZipFile(made, "w") as file:
        file.writestr(SLOTS, "{}")
    assert comment_of(made) is None
    with ZipFile(made, "a") as file:
        file.writestr(RECORDS, "")
    assert comment_of(made) == b""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_pipe_in_place_of_a_copy_is_not_waited_for(house: House) -> None:
    made = keep_copy(house.store, days(0)).copy
    made.unlink()
    os.mkfifo(made)
    assert comment_of(made) is None


def test_copies_of_a_time_to_come_are_ignored(house: House) -> None:
    """As a clock that ran ahead for a week leaves them."""
    real = [keep_copy(house.store, days(day)).copy for day in range(7)]
    ahead = [keep_copy(house.store, days(YEARS + day)).copy for day in range(3)]
    there = [path for path in real if path.exists()]
    again = [keep_copy(house.store, days(7 + day)).copy for day in range(3)]
    assert len(there) >= len(real) - len(ahead)
    assert all(path.exists() for path in (*ahead, *again))
    last = last_copy(house.store, days(10).at)
    assert last
    assert last.path == again[-1]


def test_at_most_one_copy_is_dropped_at_a_time(house: House) -> None:
    name = house.store.slots.store
    made = keep_copy(house.store, days(0)).copy
    for hour in range(1, 9):
        copies.copy_path(own(house), name, at(hour).at).write_bytes(made.read_bytes())
    for left in (9, 9, 9):
        keep_copy(house.store, at(10 + left))
        assert len(in_folder(own(house), house)) == left


def test_the_last_copy_is_one_that_is_whole(house: House) -> None:
    house.save(0)
    empty(house, 0)
    assert last_copy(house.store, days(1).at) is None
    assert is_overdue(house.store, at(1))
    kept = keep_copy(house.store, at(1)).copy
    empty(house, 0.5)
    last = last_copy(house.store, days(1).at)
    assert last
    assert last.path == kept


def test_what_nobody_vouches_for_pushes_out_no_copy_that_the_key_vouches_for(house: House) -> None:
    made = [keep_copy(house.store, days(day)).copy for day in range(3)]
    whole, said = made[0].read_bytes(), comment_of(made[0])
    assert said
    for day in range(3, 30):
        forged = said[:-1] + (b"0" if said.endswith(b"1") else b"1")
        empty(house, day).write_bytes(whole.replace(said, forged))
    made += [keep_copy(house.store, days(day)).copy for day in range(30, 33)]
    assert all(path.exists() for path in made)


def test_a_copy_says_which_entry_is_its_newest(house: House) -> None:
    house.save(0)
    made = keep_copy(house.store, at(1)).copy
    house.save(8)
    key, store = house.store.db.key, house.store.slots.store
    newest = newest_in_copy(made, key, store)
    assert newest == Newest(1, entries.seal_at(house.store.db, 1) or b"")
    assert newest_in_copy(made, bytes(32), store) is None
    assert b"Alvarez" not in made.read_bytes()


def test_the_witness_is_the_newest_copy_and_no_clock_ahead_hides_it(house: House) -> None:
    house.save(0)
    ahead = keep_copy(house.store, days(YEARS)).copy
    house.save(8)
    keep_copy(house.store, days(0.5))
    house.save(16)
    (ahead.parent / ahead.name.replace("2036", "2037")).touch()
    witness = witness_in(own(house), house.store.db.key, house.store.slots.store)
    assert witness
    assert (witness.newest.seq, witness.at) == (2, days(0.5).at)


@given(st.binary(max_size=200) | st.from_regex(rb"ketcheck 1 \d{1,3} [0-9a-f]{64} [0-9a-f]{64}"))
def test_whatever_a_copy_says_counts_with_the_key_alone(line: bytes) -> None:
    assert newest_in(line, bytes(32), UUID(int=0)) is None


def test_a_copy_of_a_folder_that_is_gone_is_none(house: House, tmp_path: Path) -> None:
    key, store = house.store.db.key, house.store.slots.store
    assert witness_in(tmp_path / "nowhere", key, store) is None
    assert last_copy(house.store, at(0).at + timedelta(days=1)) is None
