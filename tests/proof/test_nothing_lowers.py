"""Nothing that comes later lowers what the next check says, but for what is named here."""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ketcheck.checklist.details import Details, Plan, Reaction, Uses, UseTold
from ketcheck.checklist.ledger.facts import ANOTHER_PERSON, STRUCK_OUT, UNDONE
from ketcheck.checklist.level import Level
from tests.proof.kinds import FOOT, PLANS
from tests.proof.person import HOUR, MINUTE, Judged, Person
from tests.proof.scenarios import LABEL, START

Event = tuple[str, int, int]
"""What happened, minutes after the one before, and a number to draw by."""

WELL: Final = {"permit": "may", "skin-since": "healed", "told-since": "all"}
OPEN: Final = {
    "permit": "not-asked",
    "skin-since": "unsure",
    "told-since": "unsure",
    "prescribed": "yes",
    "timing": "due",
}
"""What is open is left open: an entry that is put in later may not be what closes it."""

ANSWERS: Final[tuple[tuple[dict[str, str], Details | None], ...]] = (
    ({}, None),
    ({"skin": "broken"}, None),
    ({"skin": "irritated"}, None),
    ({"feeling": "slow"}, None),
    ({"feeling": "unwell"}, None),
    ({"reaction": "mild"}, Details(reaction_detail=Reaction(site=FOOT, worst=2))),
    ({"reaction": "bad"}, Details(reaction_detail=Reaction(site=FOOT, worst=8))),
    ({"reaction": "gone"}, Details(reaction_detail=Reaction(site=FOOT, worst=8))),
    ({"today": "alcohol"}, None),
    ({"today": "ketamine"}, None),
    ({"used": "unsure"}, None),
    ({"before": "unsure"}, None),
    ({"medicines-changed": "unsure"}, None),
    ({"prescribed": "unsure"}, None),
    (WELL, None),
)

events = st.lists(
    st.tuples(
        st.sampled_from(("check", "check", "use", "not used", "label", "clear", "told")),
        st.sampled_from((1, 7, 29, 31, 61, 181, 359, 361, 500, 1439, 1441, 4000)),
        st.integers(0, 999),
    ),
    min_size=1,
    max_size=7,
)


_OLD_AGAIN: Final = "the old label told again closes what a looser one opened"


def _lived(happened: list[Event], label: Plan = LABEL) -> Person:
    person, at = Person(), START
    person.check(at, plan=label)
    for what, minutes, number in happened:
        at += minutes * MINUTE
        _happens(person, what, at, number)
    return person


def _happens(person: Person, what: str, at: datetime, number: int) -> None:
    answers, details = ANSWERS[number % len(ANSWERS)]
    match what:
        case "check":
            person.check(at, {**OPEN, **answers}, details=details)
        case "use":
            person.use(at, (FOOT,) if number % 3 else ())
        case "not used":
            person.not_used(at, person.checks[-1])
        case "label":
            person.label(at, list(PLANS.values())[number % len(PLANS)])
        case "clear":
            person.clear(at, person.checks[number % len(person.checks)])
        case "told":
            used = Uses(uses=(UseTold(at=at - (number % 300) * MINUTE, sites=(FOOT,)),))
            person.check(at, {**OPEN, "used": "yes"}, details=Details(used=used))


def _levels(person: Person, at: datetime) -> tuple[Level, Level]:
    """What the next check says where all is well, and where what is open stays open."""
    found = [person.copy().check(at, answers).result.level for answers in (WELL, OPEN)]
    return found[0], found[1]


def _strike(person: Person, at: datetime, random: Random) -> str:
    facts = {fact.entry: fact for fact in person.facts}
    entry = random.choice(list(facts))
    person.strike(at, entry)
    is_press = facts[entry].name.value == "use" and facts[entry].code == "button"
    return "a press that is struck may have been a use" if is_press else ""


def _correct(person: Person, _at: datetime, random: Random) -> str:
    judged = random.choice(person.checks)
    person.correct(judged, {"feeling": "fine", "skin": "whole", "reaction": "none", **OPEN})
    return ""


def _insert(person: Person, at: datetime, random: Random) -> str:
    begun = person.checks[0].at
    earlier = begun + (at - begun) * random.random()
    person.check(earlier.replace(second=7, microsecond=0), OPEN, earlier=True)
    return ""


def _merge(person: Person, at: datetime, random: Random) -> str:
    was_looser = person.known().stricter is not None
    other = Person()
    begun = START + random.randint(-3000, 3000) * MINUTE + timedelta(seconds=3)
    other.check(min(begun, at), plan=LABEL, answers=random.choice(ANSWERS)[0])
    person.facts += other.facts
    person.checks += other.checks
    person.places |= other.places
    return _OLD_AGAIN if was_looser else ""


def _arrive_in_another_order(person: Person, _at: datetime, random: Random) -> str:
    entries = list(dict.fromkeys(fact.entry for fact in person.facts))
    random.shuffle(entries)
    person.facts.sort(key=lambda fact: entries.index(fact.entry))
    return ""


def _change_label(person: Person, at: datetime, random: Random) -> str:
    was_looser = person.known().stricter is not None
    person.label(at, random.choice(list(PLANS.values())))
    return _OLD_AGAIN if was_looser else ""


Later = Callable[[Person, datetime, Random], str]
LATER: Final[dict[str, Later]] = {
    "a strike": _strike,
    "a correction": _correct,
    "an entry for an earlier time": _insert,
    "a merge": _merge,
    "another order of arrival": _arrive_in_another_order,
    "a label without who said so": _change_label,
}


@pytest.mark.parametrize("later", LATER, ids=str)
@settings(max_examples=40)
@given(
    happened=events,
    seed=st.integers(0, 10_000),
    after=st.sampled_from((1, 59, 61, 300, 1500, 15_000)),
)
def test_nothing_later_lowers(later: str, happened: list[Event], seed: int, after: int) -> None:
    person = _lived(happened)
    last = max(fact.at for fact in person.facts)
    at, probe = last + MINUTE, last + (after + 1) * MINUTE
    before = _levels(person, probe)
    changed = person.copy()
    exception = LATER[later](changed, at, Random(seed))
    found = _levels(changed, probe)
    if not exception:
        assert found[0] >= before[0], _told(changed)
        assert found[1] >= before[1], _told(changed)


def _told(person: Person) -> str:
    return "\n".join(f"{one.at} {one.name.value} {one.code or ''}" for one in person.facts)


class TestNamedExceptions:
    """What may lower, each an entry of its own."""

    def _broken(self) -> tuple[Person, Judged]:
        person = _lived([])
        return person, person.check(START + HOUR, {"skin": "broken"})

    def test_it_was_another_persons(self) -> None:
        person, broken = self._broken()
        assert _levels(person, START + 2 * HOUR) > (Level.OK, Level.OK)
        person.strike(START + HOUR + MINUTE, broken.id, ANOTHER_PERSON)
        assert _levels(person, START + 2 * HOUR) == (Level.OK, Level.OK)

    def test_undone_within_a_minute(self) -> None:
        person = _lived([])
        use = person.use(START + HOUR)
        person.strike(START + HOUR + MINUTE, use, UNDONE)
        assert _levels(person, START + 2 * HOUR) == (Level.OK, Level.OK)

    def test_a_mistake_within_an_hour(self) -> None:
        person, _ = self._broken()
        person.check(START + 2 * HOUR, {"skin-since": "mistake"})
        assert _levels(person, START + 3 * HOUR) == (Level.OK, Level.OK)

    def test_a_press_struck_later_may_have_been_a_use(self) -> None:
        person = _lived([])
        use = person.use(START + HOUR)
        assert _levels(person, START + 2 * HOUR) == (Level.STOP, Level.STOP)
        person.strike(START + HOUR + 5 * MINUTE, use, STRUCK_OUT)
        assert _levels(person, START + 2 * HOUR) == (Level.ASK, Level.ASK)
