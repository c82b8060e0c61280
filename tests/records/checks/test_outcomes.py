"""What became of each check, day by day."""

from datetime import timedelta

import pytest
from house import House, at

from ketcheck.checklist.ledger.standing import State
from ketcheck.checklist.level import Level
from ketcheck.records.checks.outcomes import outcomes, week_until
from ketcheck.records.checks.using import not_used

OK_FOR = timedelta(minutes=30)


def test_an_ok_has_its_own_use_and_a_day_its_count(house: House) -> None:
    used = house.save(-9)
    house.use(-8.8, used)
    stop = house.save(-2, skin="broken")
    house.use(-1)
    known = house.store.known(house.person.id)
    week = week_until(house.store, house.person.id, known, at().at, OK_FOR)
    assert [day.day.day for day in week] == [16, 17, 18, 19, 20, 21, 22]
    today = week[-1]
    assert [one.row.id for one in today.checks] == [used.id, stop.id]
    assert [bool(one.use) for one in today.checks] == [True, False]
    assert today.uses == 2
    assert all(day.checks == () and day.uses == 0 for day in week[:-1])


def test_a_denied_ok_is_told_as_not_used(house: House) -> None:
    record = house.save(-1)
    house.store.save(not_used(record, at(-0.9)))
    known = house.store.known(house.person.id)
    (found,) = outcomes(house.store.newest_checks(house.person.id, limit=3), known, OK_FOR)
    assert found.is_denied
    assert found.use is None


def test_a_use_of_the_next_check_is_not_told_of_one_that_was_denied(house: House) -> None:
    denied = house.save(-0.4)
    house.store.save(not_used(denied, at(-0.3)))
    used = house.save(-0.2)
    house.use(-0.1, used)
    known = house.store.known(house.person.id)
    found = outcomes(house.store.newest_checks(house.person.id, limit=3), known, OK_FOR)
    told = {one.row.id: (one.use is not None, one.is_denied) for one in found}
    assert told == {used.id: (True, False), denied.id: (False, True)}
    assert house.store.standing(denied, at().at, minutes=30).state is State.ENDED
    assert house.store.standing(used, at().at, minutes=30).state is State.USED


def test_what_is_fixed_or_crossed_out_is_left_out(house: House) -> None:
    old = house.save(-8)
    new = house.amend(old, skin="broken")
    rows = house.store.newest_checks(house.person.id, limit=3)
    assert [row.id for row in rows] == [new.id]
    week = week_until(house.store, house.person.id, None, at().at, OK_FOR)
    assert [one.row.level for one in week[-1].checks] == [Level.STOP]


@pytest.mark.parametrize("skin", ["whole", "broken"])
def test_the_use_of_an_ok_stays_under_what_fixes_it(house: House, skin: str) -> None:
    old = house.save(-8)
    house.use(-7.9, old)
    fixed = house.amend(house.amend(old, today="unsure"), skin=skin)
    known = house.store.known(house.person.id)
    week = week_until(house.store, house.person.id, known, at().at, OK_FOR)
    (shown,) = week[-1].checks
    assert (shown.row.id, week[-1].uses) == (fixed.id, 1)
    assert shown.use
    assert shown.use.at == at(-7.9).at


def test_a_day_ends_at_midnight_here(house: House) -> None:
    house.save(-14.1)
    house.save(-13.9)
    week = week_until(house.store, house.person.id, None, at().at, OK_FOR)
    assert [len(day.checks) for day in week[-2:]] == [1, 1]
