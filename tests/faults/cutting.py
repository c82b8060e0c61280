"""`python -m tests.faults.cutting FOLDER WAY CUTS`: power cuts in mid-save; the row as JSON.

Run in a name space of mounts of its own. A child saves in a loop on an ext4 file system in a file;
it is stopped at a random moment, the file is copied, and the child goes on. The copy holds what
had reached the disk by then, and no more: it is mounted, and searched for each check that was told
as saved. Writes that had reached the disk are there in the order in which they came.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from uuid import UUID

from tests.faults.figures import Row
from tests.faults.forked import Forked
from tests.faults.saving import WAYS, Way, count, save_on_and_on, told_of

_SIZE: Final = 24 << 20
_A_DISK: Final = 10
"""Cuts on one file system."""
_SAVE: Final = 0.015


def cut_in_mid_save(scratch: Path, way: Way, cuts: int) -> Row:
    """So many cuts."""
    row = Row(f"power cut in mid-save{', ' + way.name if way.is_control else ''}")
    row.control = way.is_control
    for first in range(0, cuts, _A_DISK):
        disk = scratch / f"disk-{first}"
        with disk.open("wb") as file:
            file.truncate(_SIZE)
        subprocess.run(["mkfs.ext4", "-q", "-F", disk], check=True)
        with _mounted(disk, scratch / "before") as folder:
            _cut(row, disk, folder / "data", way, min(_A_DISK, cuts - first))
        disk.unlink()
    return row


def _cut(row: Row, disk: Path, data: Path, way: Way, cuts: int) -> None:
    child = Forked(lambda tell: save_on_and_on(data, way, tell))
    child.begin()
    told: dict[UUID, str] = {}
    for _ in range(cuts):
        told |= told_of(child.told())
        time.sleep(random.uniform(0, 2 * _SAVE))  # noqa: S311 - a moment, not a secret
        child.stop()
        told |= told_of(child.told_by_now())
        copy = disk.with_suffix(".copy")
        shutil.copyfile(disk, copy)
        os.kill(child.pid, signal.SIGCONT)
        row.tried += 1
        with _mounted(copy, disk.with_name("after")) as after:
            count(row, after / "data", told)
    child.kill()
    child.rest()
    child.ended()


@contextmanager
def _mounted(disk: Path, at: Path) -> Iterator[Path]:
    at.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", disk, at], check=True)
    try:
        yield at
    finally:
        subprocess.run(["umount", at], check=True)


if __name__ == "__main__":
    folder, name, cuts = sys.argv[1:]
    print(cut_in_mid_save(Path(folder), WAYS[name], int(cuts)).as_json())
