"""A copy that would clear a STOP that is held here: said before anything is added."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from house import House

from ketcheck.records.copies.restoring import look, restore
from ketcheck.records.opening import open_store
from tests.records.copies.brought import copy_of

Change = Callable[[House], object]


def copy_after(house: House, tmp_path: Path, change: Change) -> Path:
    """A copy of another computer that had the same records until then."""
    house.store.close()
    shutil.copytree(house.folder, tmp_path / "there" / "data")
    store = open_store(tmp_path / "there" / "data", keyring=False)
    there = House(store, house.checklist, house.used, house.person)
    change(there)
    copy = copy_of(there, "copy")
    store.close()
    house.reopen_after_close()
    return copy


@pytest.fixture
def held(house: House) -> House:
    """A STOP that is held."""
    record = house.save(0, feeling="unwell")
    assert house.store.held(house.person.id) == [record]
    return house


def cleared(there: House) -> None:
    (record,) = there.store.held(there.person.id)
    there.clear(record, 1)


def test_a_clearance_there_is_told_and_not_once_it_is_here(held: House, tmp_path: Path) -> None:
    copy = copy_after(held, tmp_path, cleared)
    assert look(held.store, copy).clears == ("Maria Alvarez",)
    restore(held.store, copy)
    assert held.store.held(held.person.id) == []
    assert look(held.store, copy).clears == ()


def test_a_stop_that_was_cleared_here_too_is_not_told(held: House, tmp_path: Path) -> None:
    copy = copy_after(held, tmp_path, cleared)
    cleared(held)
    assert look(held.store, copy).clears == ()


def test_a_copy_that_clears_nothing_says_nothing(held: House, tmp_path: Path) -> None:
    copy = copy_after(held, tmp_path, lambda there: there.save(30))
    assert look(held.store, copy).clears == ()


def test_a_stop_that_is_there_alone_is_not_told(house: House, tmp_path: Path) -> None:
    def stopped_and_cleared(there: House) -> None:
        there.save(0, feeling="unwell")
        cleared(there)

    copy = copy_after(house, tmp_path, stopped_and_cleared)
    assert look(house.store, copy).clears == ()
