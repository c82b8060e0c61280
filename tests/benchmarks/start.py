"""From the start of the process to the first painted window, and the memory that it holds."""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.folders import fill
from tests.benchmarks.measure import Row
from tests.end_to_end.desktop import Desktop

PROGRAM = [sys.executable, "-m", "tests.benchmarks.first_paint"]
START_AIM = 1.5
MEMORY_AIM = 1.4
ROOT = Path(__file__).parents[2]


def rows(scratch: Path, counts: list[int], rounds: int) -> list[Row]:
    """The start and the memory with so many records, each against a bare window."""
    folders = [scratch / f"start-{count}" for count in counts]
    for folder, count in zip(folders, counts, strict=True):
        fill(folder, count)
    with Desktop(scratch) as desktop:
        # Nobody listens to the window: that would slow down both sides.
        env = {**desktop.env, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "0"}
        del env["DBUS_SESSION_BUS_ADDRESS"]
        commands = [PROGRAM, *([*PROGRAM, str(folder)] for folder in folders)]
        rounds_taken = [[_started(command, env) for command in commands] for _ in range(rounds)]
    bare, *ours = [_medians(column) for column in zip(*rounds_taken, strict=True)]
    found = []
    for count, got in zip(counts, ours, strict=True):
        of = f"{count:,} records"
        found += [
            Row(f"Start to painted window, {of}", got.window, bare.window),
            Row(f"Start to painted home, {of}", got.home, bare.home, aim=START_AIM),
            Row(f"Memory of the open home, {of}", got.memory, bare.memory, "MB", MEMORY_AIM),
        ]
    return found


class Started(NamedTuple):
    """Milliseconds to the window and to what is waited for, and megabytes."""

    window: float
    home: float
    memory: float


def _medians(column: Sequence[Started]) -> Started:
    return Started(*(statistics.median(values) for values in zip(*column, strict=True)))


def _started(command: list[str], env: dict[str, str]) -> Started:
    before = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    done = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    window, home, kilobytes = map(int, done.stdout.split())
    return Started((window - before) / 1e6, (home - before) / 1e6, kilobytes / 1024)
