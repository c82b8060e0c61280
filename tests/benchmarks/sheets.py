"""A sheet, the first of a process and the later ones, and many in one PDF, against typst alone."""

import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.folders import fill
from tests.benchmarks.measure import Row

ROOT = Path(__file__).parents[2]
AIM = 1.5
SHEETS = 20
BATCH = 200
BATCH_ROUNDS = 3
WHICH = ("ketcheck", "typst")


def rows(scratch: Path, rounds: int) -> list[Row]:
    """The first sheet and the later ones."""
    folder = scratch / "sheets"
    # Each another: typst remembers a page that it has set.
    fill(folder, SHEETS)
    times = [[_times(which, folder) for which in WHICH] for _ in range(rounds)]
    first = [statistics.median(row[side][0] for row in times) for side in range(2)]
    later = [statistics.median(ms for row in times for ms in row[side][1:]) for side in range(2)]
    return [
        Row("First sheet", *first, aim=AIM),
        Row("Later sheets", *later, aim=AIM),
        _batch(scratch / "batch", min(rounds, BATCH_ROUNDS)),
    ]


def _batch(folder: Path, rounds: int) -> Row:
    fill(folder, BATCH)
    times = [[_times(f"{which}-batch", folder)[0] for which in WHICH] for _ in range(rounds)]
    got, limit = (statistics.median(row[side] for row in times) for side in range(2))
    return Row(f"{BATCH} sheets in one PDF", got, limit, aim=AIM)


def _times(which: str, folder: Path) -> list[float]:
    command = [sys.executable, "-m", "tests.benchmarks.sheet_alone", which, str(folder)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return [float(word) for word in done.stdout.split()]
