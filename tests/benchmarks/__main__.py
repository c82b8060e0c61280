"""`python -m tests.benchmarks`: one table, each row a ratio to its limit in the same run."""

import argparse
import os
import platform
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks import (
    answering,
    clinic,
    keystrokes,
    opening,
    safekeeping,
    sheets,
    start,
    storing,
)
from tests.benchmarks.folders import Shelf
from tests.benchmarks.measure import Row, table

COUNTS = [1, 10_000, 100_000]
ROUNDS = 15
SAVES_A_ROUND = 20


def main(arguments: Sequence[str] | None = None) -> list[Row]:
    """Measure, print the table, and give its rows."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=COUNTS, help="sizes of store")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="measurements of each start")
    given = parser.parse_args(arguments)
    counts, rounds = sorted(given.records), given.rounds
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors; medians but for p95")
    with tempfile.TemporaryDirectory(prefix="ketcheck-benchmark-") as folder:
        scratch = Path(folder)
        shelf = Shelf(_made(scratch / "shelf"))
        rows = [
            *start.rows(_made(scratch / "start"), [counts[0], counts[-1]], rounds),
            *answering.rows(_made(scratch / "answering"), rounds),
            *safekeeping.rows(_made(scratch / "safekeeping"), shelf, counts),
            *opening.rows(_made(scratch / "opening"), shelf, counts, rounds),
            *storing.rows(_made(scratch / "storing"), shelf, counts, rounds * SAVES_A_ROUND),
            *clinic.rows(_made(scratch / "clinic"), counts[-1], rounds),
            *sheets.rows(_made(scratch / "sheets"), rounds),
            *keystrokes.rows(_made(scratch / "keystrokes")),
        ]
    print(table(rows))
    return rows


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    main()
