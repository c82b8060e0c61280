"""What became of a record since it was saved, as the store tells it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from house import House, at
from support import PLAN

from ketcheck.checklist.ledger.standing import State
from ketcheck.records import keeping
from ketcheck.records.checks.drafts import new_draft
from ketcheck.records.checks.striking import strike, undo
from ketcheck.records.checks.using import not_used, use_of
from ketcheck.records.model import Clearance, Record
from ketcheck.records.sealed.since import since


def state(house: House, record: Record, hours: float) -> State:
    return house.store.standing(record, at(hours).at, minutes=30).state


def test_an_ok_is_good_until_its_thirty_minutes_are_over(house: House) -> None:
    record = house.save(0)
    assert record.gives_leave
    assert state(house, record, 0) is State.VALID
    assert state(house, record, 0.5 - 1 / 3600) is State.VALID
    assert state(house, record, 0.5) is State.OVER
    assert state(house, record, -1 / 3600) is State.OVER


def test_a_use_takes_it_up_and_undone_within_its_time_gives_it_back(house: House) -> None:
    record = house.save(0)
    use = house.use(0.2, record)
    found = house.store.standing(record, at(0.21).at, minutes=30)
    assert (found.state, found.used) == (State.USED, use.at.at)
    house.store.save(undo(use, at(0.2 + 1 / 60)))
    assert state(house, record, 0.22) is State.VALID
    assert state(house, record, 0.5) is State.OVER


@pytest.mark.parametrize("seconds", [1, 40, 59])
def test_a_use_told_by_the_minute_of_the_ok_takes_it_up(house: House, seconds: int) -> None:
    record = house.save(seconds / 3600)
    told = use_of(house.person, PLAN, at=at(), saved=at(0.1), record=record)
    house.store.save(told)

    found = house.store.standing(record, at(0.2).at, minutes=30)
    assert (found.state, found.used) == (State.USED, at().at)


def test_a_use_told_of_before_a_check_is_none_of_its_ok(house: House) -> None:
    house.save(-1)
    house.use(0)
    record = house.save(40 / 3600)

    assert since(house.store.db, record, timedelta(minutes=30)).used is None


def test_a_use_told_to_the_second_before_an_ok_is_not_under_it(house: House) -> None:
    house.save(-8)
    record = house.save(40 / 3600)
    house.store.save(use_of(house.person, PLAN, at=at(20 / 3600), saved=at(0.1)))

    found = house.store.standing(record, at(0.2).at, minutes=30)
    assert (found.state, found.used) == (State.SUPERSEDED, None)


def test_a_use_struck_later_does_not_give_it_back(house: House) -> None:
    record = house.save(0)
    use = house.use(0.1, record)
    house.store.save(strike(use, reason="I did not", recorded_by=None, saved=at(0.2)))
    assert not house.store.standing(record, at(0.3).at, minutes=30).may_apply


def test_i_did_not_use_it_ends_it_and_can_be_undone(house: House) -> None:
    record = house.save(0)
    denial = not_used(record, at(0.1))
    house.store.save(denial)
    assert state(house, record, 0.11) is State.ENDED
    house.store.save(undo(denial, at(0.11)))
    assert state(house, record, 0.12) is State.VALID


@pytest.mark.parametrize("what", ["check", "label", "draft", "correction", "strike"])
def test_what_comes_after_it_ends_it(house: House, what: str) -> None:
    record = house.save(0)
    match what:
        case "check":
            house.save(0.1)
        case "label":
            house.label(PLAN.model_copy(update={"hours_between": 8}), 0.1)
        case "draft":
            house.store.keep_draft(new_draft(house.person.id, house.used, at(0.1)))
        case "correction":
            house.amend(record)
        case "strike":
            mark = strike(record, reason="slip", recorded_by=None, saved=at(0.1))
            house.store.save(mark)
    assert not house.store.standing(record, at(0.2).at, minutes=30).may_apply


@pytest.mark.parametrize("what", ["what a doctor said", "a healing"])
def test_what_it_went_by_being_crossed_out_ends_it(house: House, what: str) -> None:
    """An earlier record that lowered a doubt counts no more, so that the doubt is open again."""
    house.save(0)
    if what == "a healing":
        house.save(1, skin="broken")
        gone_by: Record | Clearance = house.save(26, skin_since="healed")
    else:
        gone_by = house.clear(house.save(1, feeling="unwell"), 2)
    record = house.save(27)
    assert state(house, record, 27.1) is State.VALID

    house.store.save(strike(gone_by, reason="A slip", recorded_by=None, saved=at(27.1)))
    assert house.store.known(house.person.id).open_at(at(27.2).at)
    assert state(house, record, 27.2) is State.SUPERSEDED


@pytest.mark.parametrize("what", ["check", "label"])
def test_what_a_wrong_clock_left_in_the_future_ends_no_ok_that_knew_of_it(
    house: House, what: str
) -> None:
    house.save(-9)
    if what == "check":
        ahead = house.save(24 * 3650)
        house.store.save(strike(ahead, reason="A wrong clock", recorded_by=None, saved=at(-1)))
    else:
        house.label(PLAN.model_copy(update={"hours_between": 8}), 24 * 3650)
    record = house.save(0)

    assert record.gives_leave
    assert state(house, record, 0.1) is State.VALID


def test_what_came_between_a_check_and_its_saving_ends_it(house: House) -> None:
    house.save(-9)
    record = house.write(0).model_copy(update={"saved": at(0.2)})
    house.label(PLAN.model_copy(update={"hours_between": 8}), 0.1)
    house.store.save(record)

    assert record.gives_leave
    assert state(house, record, 0.25) is State.SUPERSEDED


def test_an_entry_of_somebody_else_ends_nothing(house: House) -> None:
    record = house.save(0)
    house.save(0.1, person=house.store.directory.add("Ann Lee"))
    assert state(house, record, 0.2) is State.VALID


def test_an_ok_of_another_computer_is_none_here(house: House) -> None:
    record = house.save(0)
    with house.store.db.writing():
        keeping.set_setting(house.store.db, keeping.LEAVE, "")
    assert state(house, record, 0.1) is State.OVER


def test_a_stop_stays_in_force_until_a_newer_check(house: House) -> None:
    record = house.save(0, skin="broken")
    assert state(house, record, 500) is State.IN_FORCE
    house.save(30, skin_since="healed")
    assert state(house, record, 31) is State.SUPERSEDED


def test_no_correction_is_leave(house: House) -> None:
    stop = house.save(0, skin="broken")
    fixed = house.amend(stop)
    assert not fixed.gives_leave
    assert state(house, fixed, 0) is State.NO_LEAVE


@pytest.mark.parametrize("hours", [0, 0.1])
def test_what_fixes_an_ok_still_tells_of_its_use(house: House, hours: float) -> None:
    record = house.save(40 / 3600)
    use = use_of(house.person, PLAN, at=at(hours), saved=at(0.2), record=record)
    house.store.save(use)
    fixed = house.amend(house.amend(record, skin="broken"))
    found = house.store.standing(fixed, at(0.4).at, minutes=30)
    assert found.used == use.at.at
    assert not found.may_apply


def test_the_newest_notes_of_an_ok_are_kept(house: House) -> None:
    db, first = house.store.db, uuid4()
    others = [uuid4() for _ in range(60)]
    with db.writing():
        for one in (first, *others[:49], first, *others[49:]):
            keeping.keep_leave(db, one, one)
    assert keeping.leave_of(db, first) == first
    assert keeping.leave_of(db, others[0]) is None
    assert keeping.leave_of(db, others[-1]) == others[-1]
    with db.writing():
        keeping.forget_leaves(db, [first])
    assert keeping.leave_of(db, first) is None
