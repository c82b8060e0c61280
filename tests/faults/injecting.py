"""`python -m tests.faults.injecting FOLDER ACT FAULT`: a fault at the Nth call; the row as JSON.

For each system call that changes a file, and N = 1, 2, … until none is left, a child does the act
under strace, which lets the Nth such call fail, or kills the child there. Afterwards the store
tells what it told before the act or what it tells after it, and nothing in between; after it,
where the act was told as done. Where it was not, it is done again.
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from ketcheck.errors import KetcheckError
from tests.faults.acts import ACTS, Act
from tests.faults.figures import Row
from tests.faults.forked import BUG, DONE, Forked
from tests.faults.state import State, state_of, strays

FAULTS: Final = {"EIO": "error=EIO", "ENOSPC": "error=ENOSPC", "SIGKILL": "signal=KILL"}
_CALLS: Final = (
    "pwrite64",
    "write",
    "fsync",
    "fdatasync",
    "ftruncate",
    "rename",
    "link",
    "unlink",
    "mkdir",
)


@dataclass
class Case:
    """An act, the folder that it begins with, and what is told before and after it."""

    act: Act
    template: Path
    before: State | None
    after: State

    @classmethod
    def of(cls, act: Act, scratch: Path) -> "Case":
        """Make the folder, and do the act twice: then nothing is left to import either."""
        template, done = scratch / "template", scratch / "done"
        act.prepare(template)
        shutil.copytree(template, done)
        before = state_of(done / "data") if (done / "data").exists() else None
        act.do(done)
        after = state_of(done / "data")
        act.do(done)
        assert act.is_whole(done)
        assert state_of(done / "data") == after
        return cls(act, template, before, after)

    def note(self, row: Row, folder: Path, code: int) -> None:
        """Note in the row what came of a faulty act that ended with that code."""
        is_done = code == DONE
        row.tried += 1
        row.acknowledged += is_done
        told = _told(folder)
        if told is None or (is_done and told != self.after):
            row.lost += 1
        elif told not in (self.before, self.after) or not self._is_whole(folder):
            row.unnoticed += 1
        elif told != self.after:
            self.act.do(folder)
            row.lost += _told(folder) != self.after

    def _is_whole(self, folder: Path) -> bool:
        """Whether nothing is cut, and no file in the making is left: it might hold the key."""
        return self.act.is_whole(folder) and not strays(folder / "data")


def _told(folder: Path) -> State | None:
    """What is told in a folder; None where it tells nothing any more."""
    try:
        return state_of(folder / "data")
    except KetcheckError:
        return None


def inject(act: Act, fault: str, scratch: Path) -> Row:
    """The fault at each call of the act, one at a time."""
    row = Row(f"{fault}: {act.name}", control=act.is_control)
    case = Case.of(act, scratch)
    for call in _CALLS:
        for number in count(1):
            folder = scratch / "folder"
            shutil.copytree(case.template, folder)
            code, is_injected = _under(case.act, folder, f"{call}:{FAULTS[fault]}:when={number}")
            if is_injected:
                case.note(row, folder, code)
            shutil.rmtree(folder)
            if not is_injected:
                break
    return row


def _under(act: Act, folder: Path, injection: str) -> tuple[int, bool]:
    """The exit code of the act under strace, and whether the call that is to fail was there."""
    child = Forked(lambda _tell: act.do(folder))
    call = injection.partition(":")[0]
    command = ["strace", "-e", f"trace={call}", "-e", f"inject={injection}", "-p", str(child.pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr
        assert "attached" in strace.stderr.readline()
        child.begin()
        code = child.ended()
        log = strace.stderr.read()
    child.rest()
    if code == BUG:
        raise AssertionError(f"{act.name}, {injection}: not one of our errors\n{log}")
    return code, "(INJECTED)" in log or code < 0


if __name__ == "__main__":
    folder, act, fault = sys.argv[1:]
    print(inject(ACTS[act], fault, Path(folder)).as_json())
