"""`python -m tests.faults.injecting FOLDER ACT FAULT`: a fault at each call; the row as JSON.

For each system call by which an act changes a file, a child does the act under strace, which lets
that call fail, or kills the child there. Afterwards there is told what was told before the act or
what is told after it, and nothing in between; after it, where the act was told as done. Where it
was not, it is done again.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from ketcheck.checklist.loading import read_checklist
from ketcheck.errors import KetcheckError
from ketcheck.records.database import DATABASE_ERRORS
from ketcheck.records.verifying import beside
from tests.faults.act import DONE, FAULTS, Act
from tests.faults.acts import ACTS
from tests.faults.figures import Row
from tests.faults.forked import Forked
from tests.faults.met_calls import SYNCS, Met, failed, met_by
from tests.faults.saving import Tell
from tests.faults.state import State


def _unheard(_line: str) -> None:
    pass


@dataclass
class Case:
    """An act, the folder that it begins with, and what may be told of it."""

    act: Act
    template: Path
    after: State
    possible: list[State | None]
    seen: dict[frozenset[tuple[str, bytes]], tuple[State | None, bool]] = field(
        default_factory=dict
    )

    @classmethod
    def of(cls, act: Act, scratch: Path) -> "Case":
        """Make the folder, and do the act twice: then nothing is left to import either."""
        template, done = scratch / "template", scratch / "done"
        act.prepare(template)
        shutil.copytree(template, done)
        before = act.told(done) if any(done.iterdir()) else None
        act.do(done, _unheard)
        after = act.told(done)
        # Else nothing could ever be seen to be lost.
        assert before != after
        act.do(done, _unheard)
        assert act.told(done) == after
        return cls(act, template, after, [before, after, *act.between(before, after)])

    def met(self, folder: Path) -> list[Met]:
        """The calls of the act, done in a folder as it is."""
        met = met_by(self.begun(folder))
        names = {name for name, _ in met}
        assert names & self.act.changes_by
        assert names & SYNCS or self.act.is_control
        return met

    def begun(self, folder: Path) -> Forked:
        """A child that is about to do the act."""
        shutil.copytree(self.template, folder)
        without = self.act.without or nullcontext

        def do(tell: Tell) -> None:
            with without():
                self.act.do(folder, tell)

        return Forked(do)

    def note(self, row: Row, folder: Path, *, is_done: bool) -> None:
        """Note in the row what came of an act that was or was not told as done."""
        row.tried += 1
        row.acknowledged += is_done
        told, is_mended = self._looked_at(folder)
        if told is None or (is_done and told != self.after):
            row.lost += 1
        elif told not in self.possible:
            row.unnoticed += 1
        else:
            row.lost += not is_mended

    def _looked_at(self, folder: Path) -> tuple[State | None, bool]:
        """What is told, and whether the act succeeds if it is done again where it was not done.

        What lies there the same, byte for byte, as after another fault is not looked at twice.
        """
        held = frozenset(_files(folder))
        if held not in self.seen:
            told = self._told(folder)
            is_one_of_them = told is not None and told in self.possible
            is_mended = told == self.after or (is_one_of_them and self._succeeds_now(folder))
            self.seen[held] = told, is_mended
        return self.seen[held]

    def _succeeds_now(self, folder: Path) -> bool:
        try:
            self.act.do(folder, _unheard)
        except (KetcheckError, *DATABASE_ERRORS):
            return False
        return self._told(folder) == self.after

    def _told(self, folder: Path) -> State | None:
        """What is told in a folder; None where it tells nothing any more."""
        try:
            return self.act.told(folder)
        except (KetcheckError, *DATABASE_ERRORS):
            return None


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name and digest of each file and folder, but for the memory that SQLite makes anew."""
    for path in folder.rglob("*"):
        if not path.name.endswith("-shm"):
            data = path.read_bytes() if path.is_file() else b""
            yield str(path.relative_to(folder)), sha256(data).digest()


def inject(act: Act, fault: str, scratch: Path) -> Row:
    """The fault at each call of the act, one at a time; a control ends as soon as it shows."""
    # Each look at a store reads the same one anew, which is most of what it costs.
    beside.read_checklist = cache(read_checklist)  # type: ignore[attr-defined]
    row = Row(f"{fault}: {act.name}", control=act.is_control)
    case = Case.of(act, scratch)
    for folder, met in _folders(case, scratch):
        child = case.begun(folder)
        failed(child, met, FAULTS[fault])
        case.note(row, folder, is_done=DONE in child.rest())
        if act.is_control and row.failed:
            break
    return row


def _folders(case: Case, scratch: Path) -> Iterator[tuple[Path, Met]]:
    folder = scratch / "folder"
    met = case.met(folder)
    for one in met:
        shutil.rmtree(folder)
        yield folder, one


if __name__ == "__main__":
    folder, act, fault = sys.argv[1:]
    print(inject(ACTS[act], fault, Path(folder)).as_json())
