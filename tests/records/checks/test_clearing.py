"""A held STOP is cleared once a doctor or nurse said so, at a time that can be."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from house import House, at

from ketcheck.errors import ClearanceRefused
from ketcheck.records.checks.clearing import clearance
from ketcheck.records.model import Clearance, Moment, Record


def clear(record: Record, cleared: Moment, saved: Moment) -> Clearance:
    return clearance(
        record, who="Dr. Lee", role="doctor", said="It is fine", cleared=cleared, saved=saved
    )


@pytest.fixture
def held(house: House) -> Record:
    return house.save(feeling="unwell")


def test_it_names_the_record_that_it_clears(held: Record) -> None:
    entry = clear(held, at(1), at(2))
    assert entry.clears == held.id
    assert entry.id != held.id
    assert entry.person == held.person
    assert (entry.cleared, entry.saved) == (at(1), at(2))


def test_a_cleared_stop_holds_no_more(house: House, held: Record) -> None:
    assert house.store.known(house.person.id).held_by == (held.short_id,)
    house.store.save(clear(held, at(1), at(1)))
    assert house.store.known(house.person.id).held_by == ()
    assert house.store.entry(held.id) == held


@pytest.mark.parametrize("reaction", ["none", "mild"])
def test_what_is_not_held_is_not_cleared(house: House, reaction: str) -> None:
    with pytest.raises(ClearanceRefused, match="does not need a clearance"):
        clear(house.save(reaction=reaction), at(1), at(1))


def test_the_minute_of_the_stop_is_late_enough(held: Record) -> None:
    late = held.finished.model_copy(update={"at": held.finished.at + timedelta(seconds=40)})
    held = held.model_copy(update={"finished": late})
    assert clear(held, at(0), at(1)).cleared == at(0)


def test_before_the_stop_is_too_early(held: Record) -> None:
    with pytest.raises(ClearanceRefused, match="before the STOP itself"):
        clear(held, at(-1 / 60), at(1))


def test_a_time_to_come_is_too_late(held: Record) -> None:
    assert clear(held, at(1), at(1))
    with pytest.raises(ClearanceRefused, match="still to come"):
        clear(held, at(1 + 1 / 60), at(1))


def test_times_are_compared_whatever_their_zone(held: Record) -> None:
    zone = "Asia/Kathmandu"
    there = Moment(at=at(1).at.astimezone(ZoneInfo(zone)), zone=zone)
    assert clear(held, there, at(1)).cleared == there
    with pytest.raises(ClearanceRefused, match="still to come"):
        clear(held, there, at(0.9))
