"""The form of the first start is kept as it stands, and let go of once it is entered."""

from house import House, at, why
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import FILLED

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Medicine
from ketcheck.checklist.level import Level
from ketcheck.records.begun_form import (
    begun_form,
    keep_begun_form,
    keep_begun_medicines,
    keep_for_first_check,
)
from ketcheck.records.keeping import BEGUN_FORM
from ketcheck.records.store import Store

TYPED = st.dictionaries(st.sampled_from(["name", "born"]), st.text(min_size=1, max_size=50))


@given(typed=TYPED)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_it_reads_back_as_it_was_typed(store: Store, typed: dict[str, str]) -> None:
    keep_begun_form(store, typed)
    assert begun_form(store) == typed


def test_nothing_is_left_once_it_is_entered(store: Store) -> None:
    keep_begun_form(store, {"name": "Maria"})
    keep_begun_form(store, {})
    assert begun_form(store) == {}
    assert store.setting(BEGUN_FORM) == ""


def test_what_does_not_read_is_nothing(store: Store) -> None:
    store.set_setting(BEGUN_FORM, "[1")
    assert begun_form(store) == {}


SLEEPY = Medicine(name="diphenhydramine", sleepy="yes", told="yes")


def set_up(house: House) -> None:
    keep_begun_medicines(house.store, (SLEEPY,))
    keep_for_first_check(house.store, house.person.id, {})


def test_the_medicines_of_the_set_up_are_known_at_once(house: House) -> None:
    set_up(house)
    for as_of in (None, at(-1)):
        assert house.store.known(house.person.id, as_of=as_of).medicines == (SLEEPY,)
    other = house.store.directory.add("Ann Lee")
    assert house.store.known(other.id).medicines == ()


def test_saying_none_to_the_list_of_the_set_up_is_no_ok(house: House) -> None:
    set_up(house)
    record = house.save(medicines="none")
    assert record.result.level is Level.ASK
    assert [one.id for one in record.result.reasons] == ["none-yet-listed"]
    assert record.known.medicines == record.medicines == (SLEEPY,)
    assert house.store.known(house.person.id).doubt("medicines", at(1).at)


def test_a_check_that_did_not_come_to_the_medicines_keeps_the_list_of_the_set_up(
    house: House,
) -> None:
    set_up(house)
    record = house.save(feeling="unwell")
    assert record.medicines == house.store.known(house.person.id).medicines


def test_the_first_check_takes_the_list_over(house: House) -> None:
    set_up(house)
    other = Medicine(name="ibuprofen", sleepy="no", told="yes")
    record = house.save(filled={**FILLED, Detail.MEDICINES: (other,)})
    assert record.known.medicines == (SLEEPY,)
    assert house.store.known(house.person.id).medicines == (other,)


def test_the_list_of_the_set_up_is_kept_through_a_merge(house: House) -> None:
    set_up(house)
    other = house.store.directory.add("Ann Lee")
    house.store.directory.merge(other.id, house.person.id, **why())
    assert house.store.known(other.id).medicines == (SLEEPY,)
