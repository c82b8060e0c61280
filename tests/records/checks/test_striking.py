"""A record marked as entered in error: it stays, and later checks do not go by it."""

import pytest
from house import House, at
from support import PLAN

from ketcheck.checklist.level import Level
from ketcheck.errors import CheckRefused, NoSuchRecord
from ketcheck.records.checks.striking import strike, undo
from ketcheck.records.checks.using import not_used
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


def test_what_a_struck_record_answered_is_asked_anew(house: House) -> None:
    house.save(0)
    before = house.store.known(house.person.id)
    struck(house, house.save(8))
    after = house.store.known(house.person.id)
    assert (after.newest, after.uses_since) == (before.newest, before.uses_since)
    assert after.medicines == before.medicines
    assert house.store.newest(house.person.id).finished == at(0).at  # type: ignore[union-attr]


def test_what_a_struck_record_told_of_use_and_skin_stays(house: House) -> None:
    house.save(0)
    house.use(0.1)
    record = house.save(0.9, skin="broken")
    known = house.store.known(house.person.id)
    struck(house, record)
    after = house.store.known(house.person.id)
    assert (after.uses, after.doubts) == (known.uses, known.doubts)
    assert house.write(5.3, skin_since="told-ok").result.level is Level.STOP


def test_a_record_of_another_person_tells_nothing(house: House) -> None:
    house.save(0)
    before = house.store.known(house.person.id)
    record = house.save(5, feeling="unwell")
    mark = strike(record, reason="x", recorded_by="N", saved=at(6), another_person=True)
    house.store.save(mark)
    assert house.store.known(house.person.id) == before
    assert house.store.held(house.person.id) == []


@pytest.mark.parametrize(("seconds", "is_undone"), [(0, True), (60, True), (61, False)])
def test_a_use_is_undone_within_a_minute(house: House, seconds: int, *, is_undone: bool) -> None:
    record = house.save(0)
    use = house.use(0.1, record)
    mark = undo(use, at(0.1 + seconds / 3600))
    if not is_undone:
        with pytest.raises(CheckRefused, match="too late to undo"):
            house.store.save(mark)
    else:
        house.store.save(mark)
    assert bool(house.store.known(house.person.id).uses) is not is_undone
    assert house.store.verify().is_sound


@pytest.mark.parametrize(("seconds", "is_undone"), [(60, True), (61, False)])
def test_that_it_was_not_used_is_undone_within_a_minute(
    house: House, seconds: int, *, is_undone: bool
) -> None:
    record = house.save(0)
    denial = not_used(record, at(0.1))
    house.store.save(denial)
    mark = undo(denial, at(0.1 + seconds / 3600))
    if not is_undone:
        with pytest.raises(CheckRefused):
            house.store.save(mark)
    else:
        house.store.save(mark)
    (check,) = house.store.known(house.person.id).checks
    assert (check.ended is None) is is_undone


def test_undo_before_the_use_is_refused(house: House) -> None:
    record = house.save(0)
    with pytest.raises(CheckRefused):
        house.store.save(undo(house.use(0.1, record), at(0.09)))


def test_a_check_is_not_undone(house: House) -> None:
    mark = strike(house.save(0), reason="x", recorded_by=None, saved=at(0))
    with pytest.raises(CheckRefused):
        house.store.save(mark.model_copy(update={"undone": True}))


def test_a_use_struck_later_becomes_a_maybe(house: House) -> None:
    house.save(0)
    use = house.use(0.1)
    house.store.save(strike(use, reason="I did not", recorded_by=None, saved=at(1)))
    (known,) = house.store.known(house.person.id).uses
    assert (known.at, known.sure) == (use.at.at, False)
    assert [one.id for one in house.write(2).result.reasons] == ["maybe-too-soon"]


def test_a_label_and_a_strike_are_not_struck(house: House) -> None:
    label = house.label(PLAN)
    record = house.save(1)
    for entry in (label, struck(house, record, 2)):
        with pytest.raises(NoSuchRecord, match="crossed out"):
            house.store.save(strike(entry, reason="x", recorded_by=None, saved=at(3)))


def test_what_it_holds_stays_held(house: House) -> None:
    record = house.save(0, feeling="unwell")
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


def test_only_an_entry_of_that_person_is_struck(house: House) -> None:
    mark = strike(house.save(0), reason="x", recorded_by=None, saved=at(2))
    other = house.store.directory.add("Somebody Else")
    with pytest.raises(NoSuchRecord):
        house.store.save(mark.model_copy(update={"person": other}))


def test_a_struck_clearance_only_makes_it_stricter(house: House) -> None:
    record = house.save(0, feeling="unwell")
    said = house.clear(record, 1)
    assert house.store.held(house.person.id) == []
    house.store.save(strike(said, reason="wrong record", recorded_by="N", saved=at(2)))
    assert [one.id for one in house.store.held(house.person.id)] == [record.id]
