"""From the start of the process to the first painted window, and the memory that it holds."""

import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.folders import fill
from tests.benchmarks.measure import Row, in_turns
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
        memory: dict[str, float] = {}

        def started(command: list[str]) -> float:
            taken, memory[command[-1]] = _first_paint(command, env)
            return taken

        bare, *ours = in_turns([lambda c=command: started(c) for command in commands], rounds)
    bare_memory = memory[PROGRAM[-1]]
    starts = [
        Row(f"Start to painted home, {count:,} records", got, bare, aim=START_AIM)
        for count, got in zip(counts, ours, strict=True)
    ]
    held = [
        Row(
            f"Memory of the open home, {count:,} records",
            memory[str(folder)],
            bare_memory,
            "MB",
            MEMORY_AIM,
        )
        for count, folder in zip(counts, folders, strict=True)
    ]
    return starts + held


def _first_paint(command: list[str], env: dict[str, str]) -> tuple[float, float]:
    """Milliseconds and megabytes."""
    before = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    done = subprocess.run(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    at, kilobytes = map(int, done.stdout.split())
    return (at - before) / 1e6, kilobytes / 1024
