"""A change of who somebody is, and a merge, are sealed with who and why."""

from datetime import date

import pytest
from house import APART, WHO, House, at, why

from ketcheck.errors import PersonRefused
from ketcheck.records.erasing import Request, erase
from ketcheck.records.model import IdentityChange, Kind, Merge, Record

BORN = date(1956, 3, 14)


def test_a_change_is_sealed_with_who_and_why(house: House) -> None:
    changed = house.person.model_copy(update={"name": "Maria Lopez", "number": "7"})
    house.store.directory.edit(changed, **why("Married", 2))
    store = house.reopen()
    (row,) = store.page(person_id=house.person.id)
    assert (row.kind, row.level, row.why) == (Kind.IDENTITY, None, "Was Maria Alvarez: Married")
    entry = store.entry(row.id)
    assert isinstance(entry, IdentityChange)
    assert (entry.before, entry.person) == (house.person, changed)
    assert (entry.reason, entry.recorded_by, entry.saved) == ("Married", WHO, at(2))
    assert store.verify().is_sound
    assert [one.id for one in store.page(search="alvarez")] == [entry.id]


def test_a_change_of_all_identifiers_takes_nothing_away(house: House) -> None:
    stop = house.save(feeling="unwell")
    ana = house.person.model_copy(update={"name": "Ana Silva", "born": BORN, "number": "99"})
    house.store.directory.edit(ana, **why("Wrong name at the desk", 1))
    store = house.reopen()

    assert [one.short_id for one in store.held(ana.id)] == [stop.short_id]
    assert store.plan(ana.id) == stop.plan
    kept = store.entry(stop.id)
    assert isinstance(kept, Record)
    assert kept.person == house.person
    changes = [row for row in store.page(person_id=ana.id) if row.kind is Kind.IDENTITY]
    assert [row.why for row in changes] == [f"Was {house.person.name}: Wrong name at the desk"]


def test_a_change_of_nothing_is_not_sealed(house: House) -> None:
    house.store.directory.edit(house.person, **why())
    assert house.store.page() == []


def test_a_change_that_is_refused_changes_and_seals_nothing(house: House) -> None:
    directory = house.store.directory
    other = directory.add("Ann Lee", BORN, "7")
    for change in ({"number": "MRN 7"}, {"name": "Ann Lee", "born": BORN}, {"name": "Ann Lee"}):
        with pytest.raises(PersonRefused, match="Ann Lee"):
            directory.edit(house.person.model_copy(update=change), **why())
    assert house.store.person(house.person.id) == house.person
    assert house.store.page() == []
    directory.edit(other.model_copy(update={"number": "8"}), **why())
    directory.edit(house.person.model_copy(update={"number": "7"}), **why())
    assert len(house.store.page()) == 2


def test_a_change_that_makes_somebody_like_another_is_told_apart(house: House) -> None:
    directory = house.store.directory
    directory.add("Ann Lee", BORN)
    changed = house.person.model_copy(update={"name": "Ann Lee"})
    directory.edit(changed, **why(), told_apart=True)
    directory.edit(changed.model_copy(update={"number": "9"}), **why())
    assert house.store.person(house.person.id).number == "9"


def test_neither_is_a_check(house: House) -> None:
    record = house.save()
    house.store.directory.edit(house.person.model_copy(update={"born": BORN}), **why(hours=1))
    other = house.store.directory.add("Maria Alvares", BORN, apart=APART)
    entry = house.store.directory.merge(house.person.id, other.id, **why(hours=2))
    newest = house.store.newest(house.person.id)
    assert newest
    assert newest.id == record.id
    kept = house.store.entry(entry.id)
    assert isinstance(kept, Merge)
    assert (kept.merged, kept.into, kept.recorded_by) == (other.id, house.person.id, WHO)
    assert house.store.verify().is_sound


def test_what_is_sealed_of_somebody_is_erased_with_them(house: House) -> None:
    directory = house.store.directory
    directory.edit(house.person.model_copy(update={"born": BORN}), **why("Quillfeather"))
    other = directory.add("Maria Alvares", BORN, apart=APART)
    directory.merge(house.person.id, other.id, **why())
    erase(house.store, house.person.id, Request(recorded_by=WHO, reason="Asked"), at(3))
    assert house.store.page() == []
    assert house.store.page(search="quillfeather") == []
    assert house.store.verify().is_sound
