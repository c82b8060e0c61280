"""Honest, careful patients over 60 days: how often they are held back although nothing is wrong.

Each kind plans its uses by its label, waits while home says "not yet", tells all that is true, and
calls when it is told to ask. What really is: the uses, the drinks, the skin. A check that is not OK
is needless where by all of that a use would have been right.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from ketcheck.checklist.check import Check
from ketcheck.checklist.details import (
    Certainty,
    Details,
    LastUse,
    Medicine,
    Plan,
    Reaction,
    Since,
    Sites,
    Uses,
    UseTold,
)
from ketcheck.checklist.ledger.facts import RECENT
from ketcheck.checklist.timing import next_use
from tests.proof.kinds import EACH_SITE, FOOT, KNEE, PLANS
from tests.proof.next_use_oracle import RealUse, faults
from tests.proof.person import DAY, HOUR, MINUTE, Judged, Person

DAYS: Final = 60
ZONE: Final = ZoneInfo("America/New_York")
BEGIN: Final = datetime(2026, 10, 1, tzinfo=ZONE)
"""The end of summer time lies in these 60 days."""
_KEPT: Final = 15 * DAY


@dataclass
class Life:
    """One patient: what is real, what is told, and what came of it."""

    label: Plan
    random: Random
    presses: float = 0.95
    """How often "I put it on" is pressed; else the use is told in the next check."""
    person: Person = field(default_factory=Person)
    real: list[RealUse] = field(default_factory=list)
    untold: list[RealUse] = field(default_factory=list)
    drinks: list[datetime] = field(default_factory=list)
    red: list[tuple[datetime, datetime]] = field(default_factory=list)
    gone_once: set[int] = field(default_factory=set)
    """Days on which the skin had reacted a little and was well again."""
    new_medicine: set[int] = field(default_factory=set)
    away: range = range(0)
    checks: int = 0
    oks: int = 0
    needless: Counter[str] = field(default_factory=Counter)
    _known_medicines: tuple[Medicine, ...] = ()

    def live(
        self, plans: Callable[["Life", int], Iterator[tuple[datetime, tuple[str, ...]]]]
    ) -> None:
        """All days, with the uses that are planned on each."""
        for day in range(DAYS):
            if day not in self.away:
                for at, sites in plans(self, day):
                    self._wants(at, sites)

    def _wants(self, at: datetime, sites: tuple[str, ...]) -> None:
        """Somebody wants to put the cream on, and waits where home says so."""
        if self.real and at <= self.real[-1].at:
            return
        due = self._due(at)
        if due and due > at:
            at = (due + self.random.randint(0, 9) * MINUTE).astimezone(ZONE)
        judged = self._check(at, sites)
        self.checks += 1
        if judged.is_ok:
            self.oks += 1
            self._puts_on(judged, sites)
        elif not self._is_held_back_rightly(judged, sites):
            self.needless[" ".join(judged.reasons)] += 1

    def _due(self, at: datetime) -> datetime | None:
        known = self.person.known()
        return next_use(Check(self.person.checklist, known, at)) if known.plan else None

    def _puts_on(self, judged: Judged, sites: tuple[str, ...]) -> None:
        if self.random.random() < 0.04:  # changes their mind
            return
        # Now and then it takes longer than the half hour.
        after = self.random.randint(1, 20) if self.random.random() < 0.95 else 40
        at = judged.at + after * MINUTE
        uses = [RealUse(at, site) for site in sites or (FOOT,)]
        self.real += uses
        if self.random.random() < self.presses:
            self.person.use(at, sites or (FOOT,))
        else:
            self.untold += uses

    def _check(self, at: datetime, sites: tuple[str, ...]) -> Judged:
        answers, details = {"missed": self.random.choice(("none", "none", "one"))}, Details()
        answers["make-up"] = "no"
        update: dict[str, object] = {"area": Sites(sites=sites) if sites else None}
        self._tell_uses(answers, update)
        self._tell_drinks(at, answers, update)
        self._tell_skin(at, answers, update)
        self._tell_medicines(at, answers)
        self._forget_old(at)
        return self.person.check(
            at,
            answers,
            details=details.model_copy(update=update),
            plan=None if self.checks else self.label,
            medicines=self._known_medicines,
        )

    def _tell_uses(self, answers: dict[str, str], update: dict[str, object]) -> None:
        if self.untold:
            answers["used"] = "yes"
            told = tuple(
                UseTold(at=self._as_told(one.at), sites=(one.site,)) for one in self.untold
            )
            update["used"] = Uses(uses=told)
        self.untold = []
        if not self.checks:
            update["before"] = LastUse()

    def _as_told(self, at: datetime) -> datetime:
        """To five minutes, as people tell a time, but not before the check that said OK."""
        checks = [one.at for one in self.person.checks if one.at <= at]
        return max(at - timedelta(minutes=at.minute % 5), checks[-1])

    def _tell_drinks(
        self, at: datetime, answers: dict[str, str], update: dict[str, object]
    ) -> None:
        last = max((one for one in self.drinks if one <= at), default=None)
        if last is not None and at - last < DAY:
            answers["today"] = "alcohol"
            update["today"] = Since(at=last)

    def _tell_skin(self, at: datetime, answers: dict[str, str], update: dict[str, object]) -> None:
        if self._is_red(at):
            answers |= {"skin": "irritated", "skin-since": "same"}
        day = (at - BEGIN).days
        if day in self.gone_once:
            self.gone_once.discard(day)
            answers["reaction"] = "gone"
            update["reaction_detail"] = Reaction(site=FOOT, since=at.date(), worst=2)

    def _tell_medicines(self, at: datetime, answers: dict[str, str]) -> None:
        day = (at - BEGIN).days
        if day in self.new_medicine:
            self.new_medicine.discard(day)
            new = Medicine(name=f"pill {day}", sleepy=Certainty.NO, told=Certainty.YES)
            self._known_medicines = (*self._known_medicines, new)
            answers |= {"medicines-changed": "told", "medicines": "list", "medicines-told": "all"}

    def _forget_old(self, at: datetime) -> None:
        """As the store does: of what is recent, the newest alone are read."""
        facts = self.person.facts
        facts[:] = [one for one in facts if one.name not in RECENT or at - one.at < _KEPT]

    def _is_red(self, at: datetime) -> bool:
        return any(begin <= at < end for begin, end in self.red)

    def _is_held_back_rightly(self, judged: Judged, sites: tuple[str, ...]) -> bool:
        at = judged.at
        drank = any(timedelta() <= at - one < 8 * HOUR for one in self.drinks)
        sore = any(begin <= at < end + DAY for begin, end in self.red)
        # Where the label tells no times nobody can say that it was too soon.
        is_soon = self.label.is_timed and faults(self.real, [self.label], sites, at)
        return drank or sore or bool(is_soon)

    @property
    def share(self) -> float:
        return self.needless.total() / self.checks

    def __str__(self) -> str:
        why = ", ".join(f"{count} {reasons}" for reasons, count in self.needless.most_common())
        return f"{self.checks} checks, {self.oks} OK, {self.share:.1%} needless ({why or 'none'})"


def _at(life: Life, day: int, hour: float, spread: int = 25) -> datetime:
    local = BEGIN + timedelta(days=day, hours=hour, minutes=life.random.randint(-spread, spread))
    return local.astimezone(UTC).astimezone(ZONE)


def three_times(life: Life, day: int) -> Iterator[tuple[datetime, tuple[str, ...]]]:
    for hour in (7.5, 14, 21):
        yield _at(life, day, hour), ()


def in_pain(life: Life, day: int) -> Iterator[tuple[datetime, tuple[str, ...]]]:
    """When needed: pain comes when it comes, but mostly not soon after a use."""
    hour = 7 + life.random.expovariate(1 / 3)
    while hour < 23:
        yield _at(life, day, hour, 0), ()
        hour += 3 + life.random.expovariate(1 / 4)


def in_pain_with_patience(life: Life, day: int) -> Iterator[tuple[datetime, tuple[str, ...]]]:
    """Without hours on the label: who is careful waits a good while."""
    hour = 7 + life.random.expovariate(1 / 3)
    while hour < 23:
        yield _at(life, day, hour, 0), ()
        hour += max(life.random.gauss(6.5, 1.6), 3)


def two_places(life: Life, day: int) -> Iterator[tuple[datetime, tuple[str, ...]]]:
    yield _at(life, day, 7.5), (FOOT, KNEE)
    yield _at(life, day, 17), (FOOT,)
    yield _at(life, day, 21), (KNEE,)


@dataclass(frozen=True)
class LifeKind:
    """A kind of patient, and how often they may be held back needlessly."""

    name: str
    label: Plan
    plans: Callable[[Life, int], Iterator[tuple[datetime, tuple[str, ...]]]]
    begin: Callable[[Life], None] = lambda _life: None
    most: float = 0.03

    def lived(self, seed: int) -> Life:
        life = Life(self.label, Random(f"{self.name} {seed}"))
        self.begin(life)
        life.live(self.plans)
        return life


def _drinks(life: Life) -> None:
    for day in range(DAYS):
        if day % 7 in {1, 4, 5}:
            life.drinks.append(_at(life, day, 19.5))


def _reddens(life: Life) -> None:
    life.red = [(_at(life, day, 12), _at(life, day + 1, 20)) for day in (14, 41)]


def _reacts(life: Life) -> None:
    life.gone_once = {20}


def _forgets(life: Life) -> None:
    life.presses = 0.4


def _changes(life: Life) -> None:
    life.new_medicine = {9, 33}


def _travels(life: Life) -> None:
    life.away = range(30, 37)


_BY_HOURS: Final = PLANS["3 a day, 6 h"]
LIFE_KINDS: Final = (
    LifeKind("regular, by hours", _BY_HOURS, three_times),
    LifeKind("regular, by times only", PLANS["3 a day"], three_times),
    LifeKind("when needed, with hours", PLANS["when needed, 4 h"], in_pain),
    LifeKind("when needed, without hours", PLANS["when needed"], in_pain_with_patience, most=0.10),
    LifeKind("two places", EACH_SITE, two_places),
    LifeKind("a glass of wine three times a week", _BY_HOURS, three_times, _drinks),
    LifeKind("red skin twice", _BY_HOURS, three_times, _reddens),
    LifeKind("a reaction that is gone", _BY_HOURS, three_times, _reacts),
    LifeKind("forgets to press the button", _BY_HOURS, three_times, _forgets),
    LifeKind("tells of new medicines", _BY_HOURS, three_times, _changes),
    LifeKind("a week away", _BY_HOURS, three_times, _travels),
)
