"""Two lists of people become one: no STOP that is held is missed, and no erased person is back."""

from collections.abc import Mapping
from uuid import UUID

import pytest
from house import House, at, why
from hypothesis import given
from hypothesis import strategies as st
from support import PLAN

from ketcheck.checklist.level import Level
from ketcheck.errors import NoSuchPerson
from ketcheck.records.copies.restoring import look, restore
from ketcheck.records.erasing import Request, erase
from ketcheck.records.model import Person
from ketcheck.records.people import identity
from ketcheck.records.store import Store
from ketcheck.records.tables import PersonRow, PlanRow
from tests.records.copies.brought import TYPED, copy_of

RARER = PLAN.model_copy(update={"hours_between": 12, "times_a_day": 2})


@pytest.fixture
def shared(house: House, away: House) -> House:
    """The other computer, with all that is here."""
    house.save(0)
    restore(away.store, copy_of(house, "shared"), TYPED)
    return away


def brought(house: House, away: House, name: str = "brought") -> int:
    return restore(house.store, copy_of(away, name), TYPED)


def found(store: Store, text: str) -> list[str]:
    return [row.person_name for row in store.page(search=text)]


class TestMerging:
    def test_a_stop_is_held_of_whom_each_computer_merged(self, house: House, shared: House) -> None:
        """Here A is put under B, and there D under A: all three are one person."""
        b = house.store.directory.add("Ann B")
        d = shared.store.directory.add("Ann D")
        stop = shared.save(2, person=d, feeling="unwell")
        shared.store.directory.merge(house.person.id, d.id, **why())
        house.store.directory.merge(b.id, house.person.id, **why())
        copy = copy_of(shared, "copy")
        restore(house.store, copy, TYPED)
        for one in (b, house.person, d):
            assert house.store.known(one.id).held_by == (stop.short_id,)
        assert [one.name for one in house.store.people()] == ["Ann B", "Ann Lee"]
        assert house.save(30, person=b).result.level is Level.STOP
        assert house.store.verify().is_sound
        erase(house.store, d.id, Request(), at(40))
        assert found(house.store, "Ann") == []

    def test_who_is_one_person_there_is_one_here_and_told_before(
        self, house: House, shared: House
    ) -> None:
        twin = house.store.directory.add("Ann D")
        stop = house.save(2, person=twin, feeling="unwell")
        restore(shared.store, copy_of(house, "with twin"), TYPED)
        shared.store.directory.merge(house.person.id, twin.id, **why())
        copy = copy_of(shared, "copy")
        assert look(house.store, copy, TYPED).merged == 1
        restore(house.store, copy, TYPED)
        assert house.store.known(house.person.id).held_by == (stop.short_id,)
        assert look(house.store, copy, TYPED).merged == 0

    def test_an_ok_of_before_it_is_good_no_more(self, house: House, shared: House) -> None:
        """An earlier version of the program kept no entry of who was put under whom."""
        twin = house.store.directory.add("Ann D")
        house.save(2, person=twin, feeling="unwell")
        restore(shared.store, copy_of(house, "with twin"), TYPED)
        query = PersonRow.update(merged_into=house.person.id).where(PersonRow.id == twin.id)
        query.execute(shared.store.db)
        record = house.save(7)
        soon = at(7.1).at
        assert house.store.standing(record, soon, minutes=30).may_apply
        assert brought(house, shared, "merged") == 0
        assert house.store.known(house.person.id).held_by
        assert not house.store.standing(record, soon, minutes=30).may_apply

    def test_a_ring_is_followed_once(self, house: House) -> None:
        other = house.store.directory.add("Ann B")
        for one, owner in ((house.person, other), (other, house.person)):
            query = PersonRow.update(merged_into=owner.id).where(PersonRow.id == one.id)
            query.execute(house.store.db)
        assert set(identity.ids_of(house.store.db, other.id)) == {other.id, house.person.id}


@given(
    st.dictionaries(st.integers(1, 8), st.integers(1, 8), max_size=8),
    st.dictionaries(st.integers(1, 8), st.integers(1, 8), max_size=8),
)
def test_groups_are_what_links_lead_between(
    here: Mapping[int, int], there: Mapping[int, int]
) -> None:
    links = [(UUID(int=one), UUID(int=other)) for one, other in [*here.items(), *there.items()]]
    groups = identity.groups(links)
    assert sum(map(len, groups)) == len(set().union(*groups))
    for one, other in links:
        assert any({one, other} <= group for group in groups)


class TestErased:
    def test_newer_records_of_an_erased_person_stay_out(self, house: House, shared: House) -> None:
        shared.save(7, person=house.person)
        copy = copy_of(shared, "copy")
        erase(house.store, house.person.id, Request(), at(8))
        seen = look(house.store, copy, TYPED)
        assert (seen.new_entries, seen.erased, seen.new_people) == (0, 2, 1)
        restore(house.store, copy, TYPED)
        assert found(house.store, "Maria") == []
        assert [one.name for one in house.store.people()] == ["Ann Lee"]

    def test_so_do_those_of_an_entry_merged_with_theirs(self, house: House, shared: House) -> None:
        other = shared.store.directory.add("Maria D")
        shared.save(2, person=other)
        shared.store.directory.merge(house.person.id, other.id, **why())
        erase(house.store, house.person.id, Request(), at(8))
        brought(house, shared)
        assert found(house.store, "Maria") == []
        with pytest.raises(NoSuchPerson):
            house.store.person(other.id)
        assert house.store.verify().is_sound

    def test_a_person_here_is_not_lost_with_them(self, house: House, shared: House) -> None:
        """There X was put under Maria, who is erased here; what is known of X stays."""
        x = house.store.directory.add("Xenia")
        stop = house.save(2, person=x, feeling="unwell")
        restore(shared.store, copy_of(house, "with x"), TYPED)
        shared.store.directory.merge(house.person.id, x.id, **why())
        erase(house.store, house.person.id, Request(), at(8))
        brought(house, shared)
        assert house.store.known(x.id).held_by == (stop.short_id,)
        assert {one.name for one in house.store.people()} == {"Ann Lee", "Xenia"}


class TestPlans:
    @staticmethod
    def put(house: House, person: Person, hours: float) -> None:
        house.label(RARER, hours, person)

    def test_the_newer_plan_holds(self, house: House, shared: House) -> None:
        self.put(shared, house.person, 5)
        copy = copy_of(shared, "copy")
        assert look(house.store, copy, TYPED).newer_plans == 1
        restore(house.store, copy, TYPED)
        assert house.store.plan(house.person.id) == RARER
        assert look(house.store, copy, TYPED).newer_plans == 0

    def test_an_older_plan_changes_nothing(self, house: House, shared: House) -> None:
        self.put(house, house.person, 5)
        assert look(house.store, copy_of(shared, "copy"), TYPED).newer_plans == 0
        brought(house, shared)
        assert house.store.plan(house.person.id) == RARER

    def test_a_sealed_change_tells_what_the_plan_on_file_does_not(
        self, house: House, shared: House
    ) -> None:
        self.put(shared, house.person, 5)
        for one in (house, shared):
            PlanRow.update(changed=None).execute(one.store.db)
        copy = copy_of(shared, "copy")
        assert look(house.store, copy, TYPED).unclear_plans == 1
        restore(house.store, copy, TYPED)
        assert house.store.plan(house.person.id) == RARER
