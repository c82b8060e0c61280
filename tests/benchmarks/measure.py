"""Times and their ratios: measured in turns, so that a busy moment falls on both sides."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

FRAME = 1 / 60
"""Seconds that one picture of a 60 Hz screen stands."""


@dataclass(frozen=True)
class Row:
    """One line of the table; `aim` is the most that the ratio should be, None where none is set."""

    what: str
    got: float
    limit: float
    unit: str = "ms"
    aim: float | None = None

    @property
    def ratio(self) -> float:
        return self.got / self.limit


def grown(early: Row, late: Row, aim: float) -> Row:
    """How much more of the same is taken where there is more."""
    return Row(f"{late.what}, against {early.what.rsplit(', ')[-1]}", late.got, early.got, aim=aim)


def seconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def in_turns(acts: Sequence[Callable[[], float]], rounds: int) -> list[float]:
    """The median of what each gives, one of each in every round."""
    taken = [[act() for act in acts] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def percentile_95(values: Sequence[float]) -> float:
    """What 19 of 20 are not above."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def table(rows: Sequence[Row]) -> str:
    """The rows in Markdown."""
    lines = ["| what | got | limit | ratio | aim |", "|---|--:|--:|--:|--:|"]
    for row in rows:
        aim = "" if row.aim is None else f"{row.aim:.1f} x{' MISSED' * (row.ratio > row.aim)}"
        got, limit = (f"{value:.1f} {row.unit}" for value in (row.got, row.limit))
        lines.append(f"| {row.what} | {got} | {limit} | {row.ratio:.2f} x | {aim} |")
    return "\n".join(lines)
