"""A record marked as entered in error: it stays, and later checks do not go by it."""

import pytest
from house import House, at

from ketcheck.errors import CheckRefused, NoSuchRecord
from ketcheck.records.checks.striking import strike
from ketcheck.records.model import Kind, Record, Strike


def struck(house: House, record: Record, hours: float = 1) -> Strike:
    entry = strike(record, reason="Wrong patient", recorded_by="T. Okafor", saved=at(hours))
    saved = house.store.save(entry)
    assert isinstance(saved, Strike)
    return saved


def test_both_stay_in_the_list_marked(house: House) -> None:
    record = house.save(0)
    mark = struck(house, record)
    newer, older = house.store.page(person_id=house.person.id)
    assert (newer.id, newer.kind, newer.why) == (
        mark.id,
        Kind.STRIKE,
        "Entered in error: Wrong patient",
    )
    assert (newer.amended, newer.struck, newer.superseded) == (False, False, False)
    assert (older.id, older.struck, older.superseded) == (record.id, True, False)
    status = house.store.status(record.id)
    assert (status.struck_by, status.superseded_by, status.is_current) == (mark.id, None, False)
    assert house.store.entry(record.id) == record
    assert house.store.verify().is_sound


def test_later_checks_do_not_go_by_it(house: House) -> None:
    house.save(0)
    before = house.store.known(house.person.id)
    struck(house, house.save(8))
    assert house.store.known(house.person.id) == before
    assert house.store.newest(house.person.id).finished == at(0).at  # type: ignore[union-attr]


def test_what_it_holds_stays_held(house: House) -> None:
    record = house.save(0, reaction="bad")
    struck(house, record)
    assert house.store.known(house.person.id).held_by == (record.short_id,)
    house.clear(record, 2)
    assert house.store.known(house.person.id).held_by == ()


def test_a_record_is_struck_once_and_then_corrected_no_more(house: House) -> None:
    record = house.save(0)
    struck(house, record)
    with pytest.raises(CheckRefused, match="entered in error before"):
        struck(house, record, 2)
    with pytest.raises(CheckRefused, match="entered in error before"):
        house.amend(record)


def test_a_corrected_record_is_not_struck_but_the_newer_one(house: House) -> None:
    old = house.save(0)
    new = house.amend(old)
    with pytest.raises(CheckRefused, match="corrected before"):
        struck(house, old)
    struck(house, new)
    # The first one was corrected, so it does not come back.
    assert house.store.known(house.person.id).newest is None


def test_only_a_check_of_that_person_is_struck(house: House) -> None:
    record = house.save(0, reaction="bad")
    mark = strike(record, reason="x", recorded_by=None, saved=at(2))
    other = house.store.directory.add("Somebody Else")
    for change in ({"strikes": house.clear(record, 1).id}, {"person": other}):
        with pytest.raises(NoSuchRecord):
            house.store.save(mark.model_copy(update=change))
