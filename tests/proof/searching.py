"""The search: walks drawn by a seed, and all walks of a few bounds; both count the states seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

from tests.proof.kinds import FOOT, PLANS, ZONE, Kind, begin, step
from tests.proof.next_use_oracle import Labels, spacing_of
from tests.proof.person import HOUR, MINUTE
from tests.proof.walk import Walk

LEAST_CHECKS: Final = 3
"""After the first check."""


@dataclass
class Seen:
    """What a search saw: states are different sequences of uses and checks."""

    states: int = 0
    oks: int = 0
    close: int = 0
    """OKs within two minutes after the first moment at which one is right."""
    wrong: list[str] = field(default_factory=list)

    def note(self, walk: Walk) -> None:
        self.states += 1
        if walk.last is None or not walk.last.is_ok:
            return
        self.oks += 1
        self.wrong += [f"{fault}\n" + "\n".join(walk.told) for fault in walk.wrong_ok()]
        before = walk.last.at - 2 * MINUTE
        self.close += bool(walk.faults_at(before))

    def add(self, other: "Seen") -> None:
        self.states += other.states
        self.oks += other.oks
        self.close += other.close
        self.wrong += other.wrong

    def __str__(self) -> str:
        return (
            f"{self.states} states, {self.oks} of them OK, {self.close} of those within two "
            f"minutes of too soon, {len(self.wrong)} wrong"
        )


def drawn(kind: Kind, seeds: range) -> Seen:
    """Walks of that kind, each by its seed."""
    seen, known = Seen(), set()
    for seed in seeds:
        random = Random(f"{kind.name} {seed}")
        walk = begin(kind, random)
        seen.note(walk)
        for _ in range(random.randint(LEAST_CHECKS, LEAST_CHECKS + 3)):
            step(kind, walk, random)
            if tuple(walk.told) not in known:
                known.add(tuple(walk.told))
                seen.note(walk)
    return seen


def lived(kind: Kind, seed: int, *, checks: int) -> Walk:
    """One walk of that kind, with so many checks after the first."""
    random = Random(f"lived {kind.name} {seed}")
    walk = begin(kind, random)
    for _ in range(checks):
        step(kind, walk, random)
    return walk


# All walks: who obeys, who is late and who does not care, each a minute to either side.

_USES: Final[Sequence[tuple[int, ...]]] = ((), (10,), (31,), (10, 190))


def all_walks(label: str, checks: int, bounds: Sequence[timedelta] | None = None) -> Seen:
    """Each sequence of so many checks after the first, with 0 to 2 uses between each two."""
    seen = Seen()
    walk = Walk(Labels(PLANS[label]))
    walk.first(datetime(2026, 11, 1, 8, tzinfo=ZONE))
    _follow(walk, checks, bounds or _bounds(walk), seen)
    return seen


def _bounds(walk: Walk) -> Sequence[timedelta]:
    spacing = timedelta(minutes=spacing_of(walk.labels.newest, FOOT))
    return tuple(bound + by for bound in (spacing, 20 * HOUR) for by in (-MINUTE, timedelta()))


def _follow(walk: Walk, checks: int, bounds: Sequence[timedelta], seen: Seen) -> None:
    seen.note(walk)
    if checks == 0:
        return
    for uses in _USES:
        used = walk.copy()
        begun = used.now
        for minutes in uses:
            used.put_on(begun + minutes * MINUTE, FOOT, button=len(uses) == 1)
        for at in _times(used, bounds):
            then = used.copy()
            then.honest(at)
            _follow(then, checks - 1, bounds, seen)


def _times(walk: Walk, bounds: Sequence[timedelta]) -> Iterator[datetime]:
    anchor = walk.real[-1].at if walk.real else walk.now
    for bound in bounds:
        at = (anchor.astimezone(UTC) + bound).astimezone(ZONE)
        if at > walk.now:
            yield at
