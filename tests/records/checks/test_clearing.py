"""A held STOP is cleared once a doctor or nurse said so, at a time that can be."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from house import House, at

from ketcheck.checklist.level import Level
from ketcheck.errors import CheckRefused, ClearanceRefused
from ketcheck.records.checks.clearing import clearance, crossed_out_at
from ketcheck.records.checks.striking import strike
from ketcheck.records.model import Clearance, Moment, Record, Role, Verdict


def clear(record: Record, cleared: Moment, saved: Moment, **rest: object) -> Clearance:
    facts = {"who": "Dr. Lee", "role": Role.PRESCRIBER, "said": "It is fine", **rest}
    return clearance(record, cleared=cleared, saved=saved, **facts)  # type: ignore[arg-type]


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


def test_the_time_of_the_stop_is_the_first_that_is_taken(held: Record) -> None:
    assert clear(held, held.finished, at(1)).cleared == held.finished
    late = held.finished.model_copy(update={"at": held.finished.at + timedelta(seconds=40)})
    with pytest.raises(ClearanceRefused, match="before the STOP itself"):
        clear(held.model_copy(update={"finished": late}), at(0), at(1))


def test_a_stop_of_a_clock_that_was_ahead_counts_from_when_it_was_crossed_out(
    house: House,
) -> None:
    ahead = house.save(24 * 3650, feeling="unwell")
    with pytest.raises(ClearanceRefused, match="cross out the record of the STOP first"):
        clear(ahead, at(1), at(1))
    house.store.save(strike(ahead, reason="A wrong clock", recorded_by=None, saved=at(1)))
    assert house.store.held(house.person.id) == [ahead]
    struck = crossed_out_at(house.store, ahead)
    assert struck == at(1)
    with pytest.raises(ClearanceRefused, match="before the STOP itself"):
        clear(ahead, at(0.9), at(2), struck=struck)
    house.store.save(clear(ahead, at(1.5), at(2), struck=struck))
    assert house.store.held(house.person.id) == []
    assert not house.store.known(house.person.id).held_by


def test_a_stop_that_was_crossed_out_later_counts_from_its_own_time(held: Record) -> None:
    assert clear(held, at(1), at(3), struck=at(2)).cleared == at(1)
    with pytest.raises(ClearanceRefused, match="before the STOP itself"):
        clear(held, at(-1), at(3), struck=at(2))


@pytest.mark.parametrize("who", ["Maria Alvarez", "maria  ALVAREZ"])
def test_the_patient_clears_nothing(held: Record, who: str) -> None:
    with pytest.raises(ClearanceRefused, match="patient"):
        clear(held, at(1), at(1), who=who)


TOMORROW = at(24).at.date()


@pytest.mark.parametrize(
    ("verdict", "first_day"),
    [(Verdict.MAY_USE_FROM, None), (Verdict.MAY_USE, TOMORROW), (Verdict.NOT_YET, TOMORROW)],
)
def test_a_first_day_goes_with_may_use_from_alone(
    held: Record, verdict: Verdict, first_day: date | None
) -> None:
    with pytest.raises(ClearanceRefused, match="day"):
        clear(held, at(1), at(1), verdict=verdict, first_day=first_day)


@pytest.mark.parametrize("verdict", [Verdict.NOT_YET, Verdict.NEVER])
def test_what_is_no_leave_is_kept_and_lifts_nothing(
    house: House, held: Record, verdict: Verdict
) -> None:
    said = house.store.save(clear(held, at(1), at(1), verdict=verdict))
    assert house.store.known(house.person.id).held_by == (held.short_id,)
    assert house.store.clearances_of(held.id) == [said]
    assert [one.id for one in house.write(24).result.reasons] == ["held"]


def test_may_use_from_a_day_lifts_it_on_that_day(house: House, held: Record) -> None:
    may = clear(held, at(1), at(1), verdict=Verdict.MAY_USE_FROM, first_day=TOMORROW)
    house.store.save(may)
    assert house.write(9.9).result.level is Level.STOP
    assert house.write(10).result.level is Level.OK


def test_the_newest_by_its_time_counts(house: House, held: Record) -> None:
    house.store.save(clear(held, at(3), at(4), verdict=Verdict.NOT_YET))
    house.store.save(clear(held, at(2), at(4)))
    assert house.store.known(house.person.id).held_by == (held.short_id,)
    house.store.save(clear(held, at(3.5), at(4)))
    assert house.store.known(house.person.id).held_by == ()


def test_a_corrected_clearance_only_gets_stricter(house: House, held: Record) -> None:
    first = house.store.save(clear(held, at(1), at(1)))
    second = house.store.save(clear(held, at(1), at(2), verdict=Verdict.NOT_YET, amends=first.id))
    assert house.store.known(house.person.id).held_by == (held.short_id,)
    house.store.save(clear(held, at(1), at(3), amends=second.id))
    assert house.store.known(house.person.id).held_by == (held.short_id,)
    with pytest.raises(CheckRefused, match="corrected before"):
        house.store.save(clear(held, at(1), at(4), amends=first.id))


def test_a_correction_of_what_was_said_about_another_stop_is_refused(
    house: House, held: Record
) -> None:
    other = house.save(5, feeling="unwell")
    said = house.store.save(clear(other, at(6), at(6)))
    with pytest.raises(ClearanceRefused, match="not about this STOP"):
        house.store.save(clear(held, at(7), at(7), amends=said.id))


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
