"""`Store.known` against a slow reading of all records, over any history."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

import oracle
import pytest
from house import CONTENT, House
from hypothesis import given, settings
from hypothesis import strategies as st
from ketcheck.checklist.known import Known
from strategies import SLEEPY
from support import FILLED, MEDICINE, PLAN, REACTION

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Plan, Reaction
from ketcheck.checklist.level import Level
from ketcheck.records.checklists import load_used
from ketcheck.records.model import Person, Record
from ketcheck.records.opening import open_store

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


@dataclass
class Told:
    """A record with what the reference remembers beside it."""

    record: Record
    about: datetime | None
    """The check before it, if that was ok: what `applied` speaks of."""
    corrected: bool = False


@dataclass
class Reference:
    """The rules of the design, read over all records each time."""

    told: list[Told] = field(default_factory=list)
    cleared: dict[str, datetime] = field(default_factory=dict)
    plan: Plan | None = None

    def checks(self, before: datetime | None) -> list[Told]:
        past = [one for one in self.told if before is None or one.record.finished.utc < before]
        current = [one for one in past if not one.corrected]
        return sorted(current, key=lambda one: one.record.finished.utc)

    def last_ok(self, before: datetime | None) -> datetime | None:
        newest = self.checks(before)[-1:]
        ok = [one for one in newest if one.record.result.level.value == "ok"]
        return ok[0].record.finished.utc if ok else None

    def uses(self, before: datetime | None, code: str) -> list[datetime]:
        told = [one for one in self.checks(before) if one.record.answers.get("applied") == code]
        return sorted((one.about for one in told if one.about), reverse=True)

    def held_by(self, before: datetime | None) -> tuple[str, ...]:
        past = [
            one.record
            for one in sorted(self.told, key=lambda one: one.record.finished.utc)
            if one.record.result.held and (before is None or one.record.finished.utc <= before)
        ]
        return tuple(
            record.short_id
            for record in past
            if record.short_id not in self.cleared
            or (before is not None and self.cleared[record.short_id] >= before)
        )

    def known(self, amended: Record | None = None) -> Known:
        before = amended.finished.utc if amended else None
        checks = self.checks(before)
        last = checks[-1].record if checks else None
        gone = last is not None and last.answers.get("reaction") == "gone"
        uses, maybe = self.uses(before, "yes"), self.uses(before, "unsure")
        return Known(
            prescribed=any(one.record.answers.get("prescribed") == "yes" for one in checks),
            plan=amended.known.plan if amended else self.plan,
            newest=last.finished.utc if last else None,
            last_ok=self.last_ok(before),
            uses=tuple(uses[:48]),
            maybe_used_since=bool(maybe) and (not uses or maybe[0] > uses[0]),
            last_gone=gone,
            last_gone_site=last.reaction.site if last and gone and last.reaction else None,
            medicines=last.medicines if last else (),
            held_by=self.held_by(before),
        )


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


@settings(max_examples=40)
@given(data=st.data())
def test_what_is_known_is_what_all_records_say(shared: House, data: st.DataObject) -> None:
    shared.person = somebody(shared)
    reference, hours = Reference(), 0.0
    for _ in range(data.draw(st.integers(1, 7), label="acts")):
        hours += data.draw(st.sampled_from((0.5, 7, 30)), label="hours later")
        act = data.draw(st.sampled_from(("check", "check", "check", "amend", "clear")))
        _ACTS[act](shared, reference, hours, data)
        assert shared.store.known(shared.person.id) == reference.known()
    for one in reference.told:
        assert shared.store.known(shared.person.id, amends=one.record.id) == reference.known(
            one.record
        )


@pytest.mark.parametrize(
    ("answers", "maybe"),
    [(["yes"], False), (["unsure"], True), (["yes", "unsure"], True), (["unsure", "yes"], False)],
)
def test_a_use_in_doubt_counts_until_one_is_known(
    shared: House, answers: list[str], *, maybe: bool
) -> None:
    shared.person = somebody(shared)
    shared.save(0)
    for number, applied in enumerate(answers, 1):
        # Each of these is ok but for what is said of the use before it.
        shared.save(24 * number, applied=applied)
        shared.save(24 * number + 8, applied="no")
    known = shared.store.known(shared.person.id)
    assert known.maybe_used_since is maybe


def test_a_correction_does_not_release_what_it_corrects(shared: House) -> None:
    shared.person = somebody(shared)
    held = shared.save(0, feeling="unwell")
    first = shared.amend(held, feeling="fine")
    second = shared.amend(first, feeling="fine")
    for correction in (first, second):
        assert correction.result.level is Level.STOP
        assert [reason.id for reason in correction.result.reasons] == ["held"]
        assert correction.known.held_by == (held.short_id,)


def _check(house: House, reference: Reference, hours: float, data: st.DataObject) -> None:
    about = reference.last_ok(None)
    record = house.save(hours, filled=data.draw(FILLED_IN), **data.draw(CODES))
    reference.told.append(Told(record, about))
    reference.plan = record.plan or reference.plan


def _amend(house: House, reference: Reference, _hours: float, data: st.DataObject) -> None:
    current = [one for one in reference.told if not one.corrected]
    if not current:
        return
    old = data.draw(st.sampled_from(current))
    about = reference.last_ok(old.record.finished.utc)
    record = house.amend(old.record, filled=data.draw(FILLED_IN), **data.draw(CODES))
    old.corrected = True
    reference.told.append(Told(record, about))


def _clear(house: House, reference: Reference, hours: float, data: st.DataObject) -> None:
    held = house.store.held(house.person.id)
    assert tuple(record.short_id for record in held) == reference.held_by(None)
    if held:
        record = data.draw(st.sampled_from(held))
        cleared = house.clear(record, hours).cleared.utc
        reference.cleared.setdefault(record.short_id, cleared)


_ACTS = {"check": _check, "amend": _amend, "clear": _clear}
