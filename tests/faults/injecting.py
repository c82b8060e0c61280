"""`python -m tests.faults.injecting FOLDER ACT FAULT…`: a fault at each call; its row as JSON.

For each system call by which an act changes a file, or for a sample of them, a child does the act
under strace, which lets that call fail, or kills the child there. Afterwards there is told what
was told before the act or what is told after it, and nothing in between; after it, where the act
was told as done. Where it was not, it is done again.
"""

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from ketcheck.errors import KetcheckError
from ketcheck.records.database import DATABASE_ERRORS
from tests.faults.act import DONE, FAULTS, Act
from tests.faults.acts import ACTS
from tests.faults.figures import Row
from tests.faults.forked import Forked
from tests.faults.met_calls import SYNCS, Met, failed, met_by
from tests.faults.samples import TRIES_ALL, sample, spread
from tests.faults.saving import Tell
from tests.faults.state import State

EVENLY: Final = 5
"""Calls of a sample that lie evenly over the act; with them go the first and last of each kind."""


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


def inject(act: Act, faults: Iterable[str], scratch: Path) -> Iterator[Row]:
    """Each fault at each call of the act, one at a time."""
    case = Case.of(act, scratch)
    met = case.met(scratch / "met")
    for fault in faults:
        yield _injected(case, fault, met, scratch / "folder")


def _injected(case: Case, fault: str, met: Sequence[Met], folder: Path) -> Row:
    """A control ends as soon as it shows: it goes on until then, wherever that is."""
    row = Row(f"{fault}: {case.act.name}", out_of=len(met), control=case.act.is_control)
    is_whole = case.act.is_control or TRIES_ALL
    for one in spread(met) if is_whole else sample(met, EVENLY, kind=_name_of):
        child = case.begun(folder)
        failed(child, one, FAULTS[fault])
        case.note(row, folder, is_done=DONE in child.rest())
        shutil.rmtree(folder)
        if case.act.is_control and row.failed:
            break
    return row


def _name_of(met: Met) -> str:
    return met[0]


if __name__ == "__main__":
    folder, act, *faults = sys.argv[1:]
    for row in inject(ACTS[act], faults, Path(folder)):
        print(row.as_json(), flush=True)
