"""How things stand for a person: what is open, and when the next use may be."""

from house import House, at
from support import UNTIMED_PLAN

from ketcheck.checklist.content import Detail
from ketcheck.records.checks.next_use import after, ledger_now, next_use_of


def due(house: House, hours: float) -> object:
    return next_use_of(house.store, house.checklist, house.person.id, at(hours))


def opened(house: House, hours: float) -> list[str]:
    ledger = ledger_now(house.store, house.checklist, house.person.id, at(hours))
    return [one.id for one in ledger.open]


def test_before_any_use_nothing_tells(house: House) -> None:
    assert due(house, 0) is None
    house.save(0)
    assert due(house, 0.1) is None


def test_the_next_use_is_the_spacing_after_the_last(house: House) -> None:
    house.save(0)
    house.use(0.5)
    assert due(house, 1) == at(6.5).at
    # Later the same is told: it is over then.
    assert due(house, 7) == at(6.5).at


def test_a_bare_label_tells_no_time(house: House) -> None:
    house.save(0, filled={Detail.PLAN: UNTIMED_PLAN}, medicines="none")
    house.use(0.5)
    assert due(house, 1) is None


def test_a_clock_set_back_tells_no_time(house: House) -> None:
    house.save(0)
    house.use(0)
    assert due(house, -1) is None


def test_a_use_nobody_is_sure_of_is_open_until_it_would_be_over(house: House) -> None:
    house.save(0)
    house.save(1, used="unsure")
    assert opened(house, 6.99) == ["maybe-used"]
    assert due(house, 2) == at(7).at
    assert opened(house, 7) == []


def test_after_a_check_its_own_doubts_are_open(house: House) -> None:
    record = house.save(0, skin="broken")
    ledger = after(house.store, house.checklist, record, at(0))
    assert [(one.id, one.sites) for one in ledger.open] == [("skin", ("left foot",))]


def test_a_check_for_an_earlier_time_leaves_what_is_open_and_adds_its_own(house: House) -> None:
    house.save(20, feeling="unwell")
    early = house.save(0, skin="broken")
    ledger = after(house.store, house.checklist, early, at(21))
    assert sorted(one.id for one in ledger.open) == ["feeling", "skin"]
