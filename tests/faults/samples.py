"""How much of what can be tried is tried: all by `.ci/faults`, an even sample everywhere else."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

T = TypeVar("T")

TRIES_ALL: Final = os.environ.get("KETCHECK_FAULTS") == "all"
"""Set by `.ci/faults`."""


def some(of: int, *, at_least: int) -> int:
    """How many of so many are tried."""
    return of if TRIES_ALL else min(of, at_least)


def spread(steps: Sequence[T]) -> Iterator[T]:
    """All of them, the first and the last to begin with, then always halfway between two.

    So those that come before any place in this order lie evenly over the whole.
    """
    done = set[int]()
    parts = 1
    while len(done) < len(steps):
        for part in range(parts + 1):
            at = part * (len(steps) - 1) // parts
            if at not in done:
                done.add(at)
                yield steps[at]
        parts *= 2


def sample(steps: Sequence[T], at_least: int, kind: Callable[[T], object]) -> list[T]:
    """Those that are tried, in their own order: evenly spread, and the first and last of a kind."""
    if TRIES_ALL:
        return list(steps)
    evenly = [at for at, _ in zip(spread(range(len(steps))), range(at_least), strict=False)]
    firsts = {kind(steps[at]): at for at in reversed(range(len(steps)))}
    lasts = {kind(steps[at]): at for at in range(len(steps))}
    return [steps[at] for at in sorted({*evenly, *firsts.values(), *lasts.values()})]
