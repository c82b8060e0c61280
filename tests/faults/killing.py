"""`python -m tests.faults.killing FOLDER WAY KILLS`: kills in mid-save; the row as JSON.

A child saves in a loop and is killed at a random moment; then the store is opened, verified, and
searched for each check that was told as saved.
"""

import random
import sys
import time
from pathlib import Path
from typing import Final
from uuid import UUID

from tests.faults.figures import Row
from tests.faults.forked import Forked
from tests.faults.saving import WAYS, Way, count, save_on_and_on, told_of

_A_STORE: Final = 20
"""Kills on one store: later ones begin with what earlier ones left."""
_SAVE: Final = 0.015
"""Seconds, about, that a save takes: the kill comes somewhere within."""


def kill_in_mid_save(scratch: Path, way: Way, kills: int) -> Row:
    """So many kills; a control ends as soon as it shows a loss."""
    row = Row(f"kill -9 in mid-save{', ' + way.name if way.is_control else ''}")
    row.control = way.is_control
    told: dict[UUID, str] = {}
    for number in range(kills):
        if number % _A_STORE == 0:
            folder, told = scratch / f"store-{number}", {}
        told |= _killed(folder, way)
        row.tried += 1
        count(row, folder, told)
        if way.is_control and row.failed:
            break
    return row


def _killed(folder: Path, way: Way) -> dict[UUID, str]:
    child = Forked(lambda tell: save_on_and_on(folder, way, tell))
    child.begin()
    lines = child.told()
    time.sleep(random.uniform(0, _SAVE))  # noqa: S311 - a moment, not a secret
    child.kill()
    lines += child.rest()
    code = child.ended()
    assert code == -9, code
    return told_of(lines)


if __name__ == "__main__":
    folder, name, kills = sys.argv[1:]
    print(kill_in_mid_save(Path(folder), WAYS[name], int(kills)).as_json())
