"""What a person can say or do wrong about uses, and which of it can still lead to an OK too soon.

Each tries its luck with a seed. The search finds which can succeed; README tells of those.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Final

from ketcheck.checklist.details import Plan, UseTold, Vouched
from ketcheck.checklist.ledger.facts import ANOTHER_PERSON, STRUCK_OUT, UNDONE
from tests.proof.kinds import EACH_SITE, FOOT, KNEE, PLANS, ZONE
from tests.proof.next_use_oracle import Labels, RealUse
from tests.proof.person import HOUR, MINUTE, Person
from tests.proof.walk import Walk, told

START: Final = datetime(2026, 11, 3, 8, tzinfo=ZONE)
SIX_HOURS: Final = PLANS["3 a day, 6 h"]


@dataclass(frozen=True)
class Lie:
    """Something said or done; `readme` is what README says of it, where it can lead to an OK."""

    name: str
    lived: Callable[[Random], Walk]
    readme: str = ""


def _begun(label: Plan = SIX_HOURS) -> Walk:
    walk = Walk(Labels(label))
    walk.first(START)
    return walk


def _used(random: Random, *, button: bool = False, label: Plan = SIX_HOURS) -> tuple[Walk, RealUse]:
    walk = _begun(label)
    use = walk.put_on(START + random.randint(1, 300) * MINUTE, FOOT, button=button)
    return walk, use


def _after(walk: Walk, random: Random) -> datetime:
    return walk.now + random.randint(1, 400) * MINUTE


def forgets(random: Random) -> Walk:
    walk, _ = _used(random)
    walk.check(_after(walk, random))
    return walk


def tells_earlier(random: Random) -> Walk:
    walk, use = _used(random)
    walk.check(_after(walk, random), (told(use, minutes=-random.randint(1, 400)),))
    return walk


def tells_later(random: Random) -> Walk:
    walk, use = _used(random)
    at = _after(walk, random)
    later = random.randint(0, int((at - use.at) / MINUTE))
    walk.check(at, (told(use, minutes=later),))
    return walk


def tells_another_place(random: Random) -> Walk:
    walk, use = _used(random, label=EACH_SITE)
    walk.check(_after(walk, random), (told(use, site=KNEE),), (FOOT,))
    return walk


def leaves_the_place_out(random: Random) -> Walk:
    walk, use = _used(random, label=EACH_SITE)
    walk.check(_after(walk, random), (told(use, site=""),), (FOOT,))
    return walk


def says_first_time(random: Random) -> Walk:
    walk = Walk(Labels(SIX_HOURS), real=[RealUse(START - random.randint(1, 350) * MINUTE, FOOT)])
    walk.check(START, plan=SIX_HOURS, before="no")
    return walk


def used_several_times_before(random: Random) -> Walk:
    uses = [RealUse(START - hours * HOUR, FOOT) for hours in (7, 8, 9)]
    walk = Walk(Labels(SIX_HOURS), real=uses)
    walk.first(START + random.randint(0, 60) * MINUTE)
    walk.hides = False
    return walk


def is_unsure_of_several(random: Random) -> Walk:
    walk = _begun()
    for minutes in (1, 2, 3):
        walk.put_on(START + minutes * MINUTE, FOOT)
    walk.unsure(START + 10 * MINUTE, START + 4 * MINUTE)
    walk.hides = False
    walk.honest(START + 7 * HOUR + random.randint(0, 60) * MINUTE)
    return walk


def is_unsure(random: Random) -> Walk:
    walk, use = _used(random)
    at = _after(walk, random)
    walk.unsure(at, random.choice((None, use.at)))
    walk.honest(_after(walk, random))
    return walk


def says_too_old_a_latest(random: Random) -> Walk:
    walk, use = _used(random)
    at = _after(walk, random)
    walk.unsure(at, use.at - 300 * MINUTE)
    walk.honest(at + random.randint(1, 300) * MINUTE)
    return walk


def makes_up_who_said_so(random: Random) -> Walk:
    walk, _ = _used(random, button=True)
    at = walk.now + 5 * MINUTE
    made_up = Vouched(who="Dr. Lee", when=at.date())
    before = walk.labels.copy()
    walk.change_label(at, PLANS["12 a day, 1 h"].model_copy(update={"changed": made_up}))
    walk.labels = before
    walk.honest(_after(walk, random))
    return walk


def names_nobody(random: Random) -> Walk:
    walk, _ = _used(random, button=True)
    before = walk.labels.copy()
    walk.change_label(walk.now + 5 * MINUTE, PLANS["12 a day, 1 h"])
    walk.labels = before
    walk.honest(_after(walk, random))
    return walk


def copies_the_label_wrong(random: Random) -> Walk:
    walk = Walk(Labels(PLANS["12 a day, 1 h"]))
    walk.first(START)
    walk.labels = Labels(SIX_HOURS)
    walk.put_on(START + MINUTE, FOOT, button=True)
    walk.honest(_after(walk, random))
    return walk


def undoes_a_real_press(random: Random) -> Walk:
    walk, use = _used(random, button=True)
    walk.person.strike(use.at + MINUTE, walk.buttons[use], UNDONE)
    walk.honest(_after(walk, random))
    return walk


def strikes_a_real_press(random: Random) -> Walk:
    walk, use = _used(random, button=True)
    walk.person.strike(use.at + 5 * MINUTE, walk.buttons[use], STRUCK_OUT)
    walk.honest(_after(walk, random))
    return walk


def strikes_it_as_anothers(random: Random) -> Walk:
    walk, use = _used(random, button=True)
    walk.person.strike(use.at + 5 * MINUTE, walk.buttons[use], ANOTHER_PERSON)
    walk.honest(_after(walk, random))
    return walk


def corrects_it_away(random: Random) -> Walk:
    walk, use = _used(random)
    judged = walk.check(_after(walk, random), (told(use),))
    walk.person.correct(judged, {"used": "no"})
    walk.honest(_after(walk, random))
    return walk


def takes_another_name(random: Random) -> Walk:
    walk, _ = _used(random, button=True)
    walk.person = Person()
    walk.check(_after(walk, random), plan=SIX_HOURS, before="no")
    return walk


def sets_the_clock_ahead(random: Random) -> Walk:
    walk, _ = _used(random, button=True)
    real = _after(walk, random)
    walk.honest(real + 8 * HOUR)
    assert walk.last is not None
    walk.last = replace(walk.last, at=real)
    return walk


def sets_the_clock_back(random: Random) -> Walk:
    walk, _ = _used(random, button=True)
    walk.honest(walk.now + MINUTE)
    walk.honest(walk.now - timedelta(days=random.randint(1, 3)))
    return walk


def puts_it_on_twice(random: Random) -> Walk:
    walk, _ = _used(random, button=True)
    walk.put_on(walk.now + random.randint(1, 20) * MINUTE, FOOT)
    walk.honest(_after(walk, random))
    return walk


def says_not_used_and_tells_later(random: Random) -> Walk:
    walk = _begun()
    first = walk.last
    assert first is not None
    walk.person.not_used(START + MINUTE, first)
    walk.put_on(START + random.randint(2, 300) * MINUTE, FOOT)
    walk.honest(_after(walk, random))
    return walk


def tells_a_use_of_now(random: Random) -> Walk:
    walk, use = _used(random)
    at = _after(walk, random)
    walk.check(at, (UseTold(at=at), told(use)))
    return walk


LIES: Final = (
    Lie("forgets a use", forgets, "you forget a use"),
    Lie("tells an earlier time", tells_earlier, "too early a time"),
    Lie("tells a later time", tells_later),
    Lie("tells another place", tells_another_place, "the wrong place"),
    Lie("leaves the place out", leaves_the_place_out),
    Lie("says it is the first time", says_first_time, "it is your first time"),
    Lie("used it several times before the first check", used_several_times_before, "your last use"),
    Lie("is unsure of several uses", is_unsure_of_several, "counts as one use"),
    Lie("is unsure", is_unsure),
    Lie("gives too old a latest time", says_too_old_a_latest, "too early a time"),
    Lie("makes up who allowed a new label", makes_up_who_said_so, "when no one did"),
    Lie("names nobody for a new label", names_nobody),
    Lie("copies the label wrong", copies_the_label_wrong, "your label wrong"),
    Lie("undoes a real press", undoes_a_real_press, "undo a real use"),
    Lie("strikes a real press", strikes_a_real_press),
    Lie("strikes it as another person's", strikes_it_as_anothers, "your own use"),
    Lie("corrects it away", corrects_it_away),
    Lie("takes another name", takes_another_name, "another name"),
    Lie("sets the clock ahead", sets_the_clock_ahead, "clock is wrong"),
    Lie("sets the clock back", sets_the_clock_back),
    Lie("puts it on twice", puts_it_on_twice),
    Lie("says it was not used, and tells later", says_not_used_and_tells_later),
    Lie("tells a use of now", tells_a_use_of_now),
)


def succeeds(lie: Lie, seeds: range) -> bool:
    """Whether it leads to an OK that comes too soon, with any of those seeds."""
    return any(lie.lived(Random(f"{lie.name} {seed}")).wrong_ok() for seed in seeds)
