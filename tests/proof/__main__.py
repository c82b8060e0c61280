"""`python -m tests.proof --minutes N`: the searches with new seeds, until the time is over."""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import SystemRandom

from tests.proof.honest_lives import LIFE_KINDS
from tests.proof.kinds import KINDS, PLANS
from tests.proof.searching import Seen, all_walks, drawn, lived
from tests.proof.stored import differences

_ROUND = 50


def main() -> int:
    """0 where no claim failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.proof", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=None, help="the first seed; drawn if left out")
    arguments = parser.parse_args()
    first = arguments.seed if arguments.seed is not None else SystemRandom().randrange(10**9)
    print(f"first seed: {first}")
    until = time.monotonic() + arguments.minutes * 60
    wrong = [*_whole(until), *_drawn(first, until)]
    for one in wrong[:5]:
        print(f"\nWRONG\n{one}")
    return 1 if wrong else 0


def _whole(until: float) -> list[str]:
    """All walks of four checks, label by label, in the first half of the time."""
    half = time.monotonic() + (until - time.monotonic()) / 2
    wrong = []
    for label in PLANS:
        if time.monotonic() > half:
            break
        seen = all_walks(label, 3)
        print(f"all walks of four checks, {label}: {seen}", flush=True)
        wrong += seen.wrong
    return wrong


def _drawn(first: int, until: float) -> list[str]:
    seen, wrong, seed = {kind.name: Seen() for kind in KINDS}, [], first
    while time.monotonic() < until:
        for kind in KINDS:
            seen[kind.name].add(drawn(kind, range(seed, seed + _ROUND)))
            wrong += _stored(kind.name, seed)
        for life_kind in LIFE_KINDS:
            life = life_kind.lived(seed)
            print(f"{life_kind.name}: {life}", flush=True)
            if life.share > life_kind.most:
                wrong.append(f"{life_kind.name}, seed {seed}: held back needlessly, {life}")
        seed += _ROUND
    for name, one in seen.items():
        print(f"{name}: {one}")
        wrong += one.wrong
    return wrong


def _stored(name: str, seed: int) -> list[str]:
    kind = next(one for one in KINDS if one.name == name)
    if name == "has entries merged":
        return []
    walk = lived(kind, seed, checks=5)
    with tempfile.TemporaryDirectory() as folder:
        _, found = differences(walk.person.log, Path(folder) / "data")
    return ["\n".join([one, *walk.told]) for one in found]


if __name__ == "__main__":
    sys.exit(main())
