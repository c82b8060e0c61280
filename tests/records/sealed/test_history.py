"""`Store.known` against a slow reading of all entries, over any history."""

from collections.abc import Callable, Iterator
from itertools import count
from uuid import UUID

import oracle
import pytest
from house import CONTENT, House, at
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import SLEEPY
from support import FILLED, MEDICINE, PLAN, REACTION, UNTIMED_PLAN

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Plan, Reaction
from ketcheck.checklist.ledger.facts import Fact, FactName
from ketcheck.checklist.ledger.fold import known_from
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.level import Level
from ketcheck.records.checklists import load_used
from ketcheck.records.checks.striking import strike
from ketcheck.records.checks.using import not_used
from ketcheck.records.model import AnyEntry, Person, Record, Strike
from ketcheck.records.opening import open_store
from ketcheck.records.sealed.facts import told_by
from ketcheck.records.sealed.repeated_stops import repeats_stop
from ketcheck.records.short_id import short_id
from ketcheck.records.store import Store

CODES = st.fixed_dictionaries(
    {
        name.replace("-", "_"): st.sampled_from([*answers, *list(answers)[:1] * 2])
        for name, answers in oracle.LEVELS.items()
        if answers
    }
)
FILLED_IN = st.fixed_dictionaries(
    {
        Detail.PLAN: st.sampled_from((PLAN, Plan(amount="a dab"))),
        Detail.MEDICINES: st.sampled_from(((MEDICINE,), (MEDICINE, SLEEPY))),
        Detail.REACTION: st.sampled_from((REACTION, Reaction(site="right knee"))),
    }
).map(lambda chosen: {**FILLED, **chosen})
PLANS = (PLAN, UNTIMED_PLAN, PLAN.model_copy(update={"hours_between": 1}))


def all_of(store: Store, person: Person) -> list[AnyEntry]:
    """Every entry of a person, in the order they were sealed."""
    rows = sorted(store.page(person_id=person.id, limit=1000), key=lambda row: row.seq)
    return [store.entry(row.id) for row in rows]


def reference(store: Store, person: Person, amended: Record | None = None) -> Known:
    """What is known by all entries, read one by one."""
    entries = all_of(store, person)
    first = _versions(store, amended)[-1] if amended else None
    if first is not None:
        entries = [one for one in entries if _is_before(store, one, first, entries)]
    versions = _versions(store, amended) if amended else []
    facts = [
        fact
        for entry in all_of(store, person)
        for fact in told_by(entry)
        if entry in entries or (_is_of(entry, versions) and fact.name in _HOLDING)
    ]
    facts = [_named(store, fact) for fact in facts]
    plan = first.known.plan if first else None
    found = known_from(facts, plan=plan, medicines=_medicines(entries, store, person, first))
    held = tuple(short_id(one.record) for one in found.doubts if one.held and one.record)
    return found.model_copy(update={"held_by": held})


_HOLDING = {"held", "cleared"}


def _is_of(entry: AnyEntry, versions: list[Record]) -> bool:
    """Whether it is one of those versions, or says something about the STOP of one."""
    if entry in versions:
        return True
    return getattr(entry, "clears", None) in {one.id for one in versions if one.result.held}


def _versions(store: Store, record: Record) -> list[Record]:
    found = [record]
    while found[-1].amends:
        earlier = store.entry(found[-1].amends.id)
        assert isinstance(earlier, Record)
        found.append(earlier)
    return found


def _named(store: Store, fact: Fact) -> Fact:
    """A hold of a correction names what it corrects, where the STOP is the same."""
    if fact.name is not FactName.HELD or fact.amends is None:
        return fact
    old, new = store.entry(fact.amends), store.entry(fact.entry)
    assert isinstance(old, Record)
    assert isinstance(new, Record)
    answers = [(one.id, one.code) for one in new.asked if one.level >= Level.STOP]
    is_same = all(old.answers.get(question) == code for question, code in answers)
    is_same = is_same and repeats_stop(old, new)
    return fact.model_copy(update={"target": old.id if is_same else None})


def _is_before(store: Store, one: AnyEntry, amended: Record, every: list[AnyEntry]) -> bool:
    """By the place in the list: its time, then the order of sealing."""
    places = {row.id: (row.finished, row.seq) for row in store.page(limit=1000)}
    assert one in every
    return places[one.id] < places[amended.id]


def _medicines(
    entries: list[AnyEntry], store: Store, person: Person, first: Record | None
) -> tuple[object, ...]:
    gone = _no_longer_current(all_of(store, person))
    checks = [one for one in entries if isinstance(one, Record) and one.id not in gone]
    if not checks:
        return first.known.medicines if first else ()
    order = {row.id: (row.finished, row.seq) for row in store.page(limit=1000)}
    assert first is None or first.id in order
    return max(checks, key=lambda one: order[one.id]).medicines


def _no_longer_current(entries: list[AnyEntry]) -> set[UUID]:
    amended = {one.amends.id for one in entries if isinstance(one, Record) and one.amends}
    return amended | {one.strikes for one in entries if isinstance(one, Strike)}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One store; each example has a person of its own."""
    store = open_store(tmp_path_factory.mktemp("history") / "data", keyring=False)
    checklist, used, text = load_used(CONTENT)
    store.keep_content(text)
    yield House(store, checklist, used, store.directory.add("Nobody"))
    store.close()


_numbers = count(1)


def somebody(shared: House) -> Person:
    """A person of their own for one example."""
    return shared.store.directory.add(f"Maria Alvarez {next(_numbers)}")


@settings(max_examples=25)
@given(data=st.data())
def test_what_is_known_is_what_all_entries_say(shared: House, data: st.DataObject) -> None:
    shared.person = somebody(shared)
    hours = 0.0
    _check(shared, hours, data)
    for _ in range(data.draw(st.integers(1, 7), label="acts")):
        hours += data.draw(st.sampled_from((0.5, 7, 30)), label="hours later")
        data.draw(st.sampled_from(_ACTS))(shared, hours, data)
        assert shared.store.known(shared.person.id) == reference(shared.store, shared.person)
    for one in all_of(shared.store, shared.person):
        if isinstance(one, Record):
            known = shared.store.known(shared.person.id, amends=one.id)
            assert known == reference(shared.store, shared.person, one)


def test_a_correction_does_not_release_what_it_corrects(shared: House) -> None:
    shared.person = somebody(shared)
    held = shared.save(0, feeling="unwell")
    first = shared.amend(held, feeling="fine")
    second = shared.amend(first, feeling="fine")
    for correction in (first, second):
        assert correction.result.level is Level.STOP
        assert [reason.id for reason in correction.result.reasons] == ["held"]
        assert isinstance(correction.known, Known)
        assert correction.known.held_by == (held.short_id,)


def test_a_correction_of_a_correction_goes_by_what_was_known_before_the_first(
    shared: House,
) -> None:
    shared.person = somebody(shared)
    first = shared.save(0)
    again = shared.amend(shared.amend(first, skin="broken"), skin="irritated")
    assert again.known == first.known == Known()
    assert "before" in again.answers
    assert "used" not in again.answers
    assert again.medicines == first.medicines
    later = shared.save(8)
    twice = shared.amend(shared.amend(later, skin="broken"), skin="irritated")
    assert isinstance(twice.known, Known)
    assert twice.known.newest == first.finished.at
    assert twice.known.uses_since == later.known.uses_since


def test_a_correction_goes_by_the_label_of_then(shared: House) -> None:
    shared.person = somebody(shared)
    first = shared.save(0)
    shared.label(UNTIMED_PLAN, 5)
    fixed = shared.amend(first, skin="broken")
    assert fixed.known.plan is None
    assert fixed.plan == PLAN
    assert shared.store.plan(shared.person.id) == UNTIMED_PLAN


def test_an_entry_for_an_earlier_time_sees_nothing_of_what_came_later(shared: House) -> None:
    shared.person = somebody(shared)
    shared.save(0)
    shared.save(20, feeling="unwell")
    shared.label(UNTIMED_PLAN, 21)
    known = shared.store.known(shared.person.id, as_of=at(10))
    assert (known.newest, known.doubts, known.plan) == (at(0).at, (), PLAN)


def _check(house: House, hours: float, data: st.DataObject) -> None:
    house.save(hours, filled=data.draw(FILLED_IN), **data.draw(CODES))


def _current(house: House) -> list[Record]:
    entries = all_of(house.store, house.person)
    gone = _no_longer_current(entries)
    return [one for one in entries if isinstance(one, Record) and one.id not in gone]


def _amend(house: House, _hours: float, data: st.DataObject) -> None:
    if current := _current(house):
        old = data.draw(st.sampled_from(current))
        house.amend(old, filled=data.draw(FILLED_IN), **data.draw(CODES))


def _strike(house: House, hours: float, data: st.DataObject) -> None:
    if current := _current(house):
        struck = data.draw(st.sampled_from(current))
        mark = strike(struck, reason="slip", recorded_by=None, saved=at(hours))
        house.store.save(mark)


def _clear(house: House, hours: float, data: st.DataObject) -> None:
    if held := house.store.held(house.person.id):
        house.clear(data.draw(st.sampled_from(held)), hours)


def _use(house: House, hours: float, _data: st.DataObject) -> None:
    house.use(hours)


def _not_used(house: House, hours: float, _data: st.DataObject) -> None:
    if current := _current(house):
        house.store.save(not_used(current[-1], at(hours)))


def _label(house: House, hours: float, data: st.DataObject) -> None:
    house.label(data.draw(st.sampled_from(PLANS)), hours)


_ACTS: list[Callable[[House, float, st.DataObject], None]] = [
    _check,
    _check,
    _amend,
    _clear,
    _strike,
    _use,
    _not_used,
    _label,
]
