"""A correction of a STOP that was lifted holds nothing anew, unless it says STOP for more."""

import pytest
from house import House, at
from support import FILLED, MEDICINE, PLAN, REACTION

from ketcheck.checklist.content import Detail
from ketcheck.checklist.ledger.standing import State
from ketcheck.checklist.level import Level
from ketcheck.records.checks.clearing import clearance
from ketcheck.records.model import Record, Role, Verdict


def held(house: House) -> list[str]:
    return [one.short_id for one in house.store.held(house.person.id)]


def worse(record: Record, house: House, **answers: str) -> Record:
    """A correction of the same STOP, with those answers beside it."""
    return house.amend(record, feeling="unwell", **answers)


@pytest.mark.parametrize("lifted_first", [True, False])
def test_the_same_stop_is_not_held_anew(house: House, *, lifted_first: bool) -> None:
    stop = house.save(feeling="unwell")
    if lifted_first:
        house.clear(stop, 1)
    corrected = worse(stop, house, amount="less")
    if not lifted_first:
        assert held(house) == [stop.short_id, corrected.short_id]
        house.clear(stop, 1)

    assert corrected.result.held
    assert held(house) == []
    assert house.store.standing(corrected, at(2).at, minutes=30).state is not State.IN_FORCE
    assert house.write(24).result.level is Level.OK


def test_what_was_never_lifted_stays_held(house: House) -> None:
    stop = house.save(feeling="unwell")
    worse(stop, house)

    assert house.write(24).result.level is Level.STOP
    assert house.write(24, feeling="unwell").result.level is Level.URGENT


@pytest.mark.parametrize(
    "more", [{"skin": "broken"}, {"amount": "more"}, {"today": "ketamine"}, {"prescribed": "no"}]
)
def test_a_stop_for_more_is_held_anew(house: House, more: dict[str, str]) -> None:
    stop = house.save(feeling="unwell")
    house.clear(stop, 1)
    corrected = worse(stop, house, **more)

    assert held(house) == [corrected.short_id]
    assert house.write(24, skin_since="told-ok").result.level >= Level.STOP


def test_another_reaction_is_held_anew(house: House) -> None:
    house.save(-8)
    house.use(-7.5)
    stop = house.save(reaction="bad")
    house.clear(stop, 1)
    badly = REACTION.model_copy(update={"worst": 10})
    same = house.amend(stop, reaction="bad")
    assert held(house) == []

    corrected = house.amend(same, reaction="bad", filled={**FILLED, Detail.REACTION: badly})
    assert held(house) == [corrected.short_id]


def test_another_label_is_held_anew(house: House) -> None:
    """Who lifted the STOP knew the label of then, and may not lift it for a stronger cream."""
    stop = house.save(feeling="unwell")
    house.clear(stop, 1)
    more = PLAN.model_copy(update={"times_a_day": 4})
    corrected = house.amend(stop, filled={**FILLED, Detail.PLAN: more}, feeling="unwell")

    assert held(house) == [corrected.short_id]


def test_a_medicine_more_is_held_anew(house: House) -> None:
    stop = house.save(feeling="unwell")
    house.clear(stop, 1)
    two = (MEDICINE, MEDICINE.model_copy(update={"name": "aspirin"}))
    corrected = house.amend(stop, filled={**FILLED, Detail.MEDICINES: two}, feeling="unwell")

    assert held(house) == [corrected.short_id]


def test_a_stop_in_place_of_an_ok_is_held(house: House) -> None:
    fine = house.save()
    corrected = worse(fine, house)

    assert held(house) == [corrected.short_id]


def test_a_chain_of_corrections_goes_by_what_was_said_of_the_first(house: House) -> None:
    stop = house.save(feeling="unwell")
    house.clear(stop, 1)
    second = worse(worse(stop, house), house, amount="less")
    assert held(house) == []

    fine = house.amend(second)
    assert fine.result.level is Level.OK
    assert not fine.gives_leave
    assert held(house) == []


def test_what_is_said_of_the_correction_later_counts(house: House) -> None:
    stop = house.save(feeling="unwell")
    house.clear(stop, 1)
    corrected = worse(stop, house)
    never = clearance(
        corrected,
        who="Dr. Lee",
        role=Role.PRESCRIBER,
        said="Stop it",
        cleared=at(2),
        saved=at(2),
        verdict=Verdict.NEVER,
    )
    house.store.save(never)

    assert held(house) == [corrected.short_id]


def test_a_record_that_can_not_be_read_is_not_taken_for_the_same(house: House) -> None:
    stop = house.save(feeling="unwell")
    house.clear(stop, 1)
    corrected = worse(stop, house)
    house.store.db.execute_sql("UPDATE sealed SET body = x'7b7d' WHERE seq = 1")

    known = house.store.known(house.person.id)
    assert known.held_by == (corrected.short_id,)
