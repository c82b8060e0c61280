"""Hostile files at each way in: taken, or refused in a sentence; nothing else comes of them.

`python -m tests.faults.fuzz --seconds N` does the same for longer.
"""

import pytest

from tests.faults.figures import Row
from tests.faults.fuzz import CONTROLS, DOORS, SHAPES, fuzz, knocks

pytest.importorskip("atheris", reason="atheris is not installed")

SECONDS = 4
UNTIL_SHOWN = 2


def test_whatever_is_handed_in_is_taken_or_refused(figures: list[Row]) -> None:
    rows = [Row(f"hostile {door}, {shape}", count) for door, shape, count in fuzz(SECONDS)]
    figures.extend(rows)
    assert len(rows) == len(DOORS) * len(SHAPES)
    assert all(row.tried for row in rows)


@pytest.mark.parametrize("door", CONTROLS)
def test_a_door_that_nothing_guards_is_found(door: str) -> None:
    with pytest.raises(AssertionError, match=door):
        knocks(door, "bytes", UNTIL_SHOWN)
