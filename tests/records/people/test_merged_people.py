"""What is asked of a person covers every entry that was merged into theirs."""

from uuid import uuid4

import pytest
from house import House, why

from ketcheck.errors import NoSuchPerson
from ketcheck.records.people import identity


def test_records_of_merged_entries_are_counted_with_the_one_that_stays(house: House) -> None:
    directory = house.store.directory
    other, third = directory.add("Maria B"), directory.add("Maria C")
    house.save()
    house.save(1, person=other)
    house.save(2, person=third)
    assert [directory.count_of(one.id) for one in (house.person, other, third)] == [1, 1, 1]
    directory.merge(other.id, third.id, **why())
    directory.merge(house.person.id, other.id, **why())
    assert [directory.count_of(one.id) for one in (house.person, other, third)] == [3, 3, 3]


def test_the_ids_of_a_person_begin_with_the_entry_that_stays(house: House) -> None:
    other = house.store.directory.add("Maria B")
    house.store.directory.merge(house.person.id, other.id, **why())
    for one in (house.person, other):
        assert identity.ids_of(house.store.db, one.id) == [house.person.id, other.id]
        assert identity.owner_of(house.store.db, one.id) == house.person.id
    unknown = uuid4()
    assert identity.ids_of(house.store.db, unknown) == [unknown]


def test_one_person_is_listed_as_archived_or_not(house: House) -> None:
    directory = house.store.directory
    assert not directory.listed(house.person.id).archived
    directory.archive(house.person.id)
    assert directory.listed(house.person.id).archived
    assert directory.listed(house.person.id).person == house.person
    with pytest.raises(NoSuchPerson):
        directory.listed(uuid4())
