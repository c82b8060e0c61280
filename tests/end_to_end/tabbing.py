"""A user who presses Tab until it comes round, and tells what is wrong with the way."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from tests.end_to_end.desktop import Desktop
from tests.end_to_end.program import ROOT
from tests.end_to_end.user import User

STOPS: Final = ROOT / "tests" / "ui" / "gallery" / "stops.py"
MOST_TABS: Final = 80
PATIENCE: Final = 60.0
"""Seconds until the next stop of the tour is given up."""
MOVES_WITHIN: Final = 3.0
POLL: Final = 0.02

AFTER_ALL_BOXES: Final = {"when-needed", "add-place"}
"""On a label Tab goes from box to box, and comes to what is ticked or pressed after them."""

Stop = dict[str, Any]
Box = list[int]
"""Left, top, width, height."""


@dataclass(frozen=True)
class Step:
    """One press of Tab: from where to where, and whether the tree has them the other way round."""

    before: Stop
    after: Stop
    is_back: bool
    boxes: tuple[Box, Box]

    @property
    def turns_back(self) -> bool:
        """Whether what it comes to is read before what it comes from."""
        if self.after["id"] in AFTER_ALL_BOXES:
            return False
        (left, top, width, height), (at, above, _width, high) = self.boxes
        if above < top + height and top < above + high:
            # In one row the act may come before the ways to leave, which stand at its left.
            return False
        is_up, is_next_column = above + high <= top, at >= left + width
        return self.is_back or (is_up and not is_next_column)

    def __str__(self) -> str:
        return f"{named(self.before)} → {named(self.after)}"


class TabbingUser(User):
    """Walks round a screen with the Tab key of a keyboard."""

    def faults_of_tab_order(self) -> list[str]:
        """Press Tab until it comes round: each control once, in the order it is read."""
        self._do("calm", {})
        before = self._stops_now()
        faults = list(self._round())
        # A list that Tab came to last lets be pressed what nothing could be done with before.
        return list(self._round()) if self._stops_now() - before else faults

    def _stops_now(self) -> set[str]:
        return {one["stop"] for one in self._do("stops", {})}

    def _round(self) -> Iterable[str]:
        self._stops: list[Stop] = self._do("stops", {})
        steps: list[Step] = []
        here = first = self._press_tab(None)
        reached = {first["stop"]} if first else set()
        for _press in range(MOST_TABS):
            there = self._press_tab(here) if here else None
            if here is None or there is None:
                return [f"Tab leads nowhere from {named(here) if here else 'the heading'}"]
            steps.append(self._step(here, there))
            if there["stop"] in reached:
                break
            reached.add(there["stop"])
            here = there
        else:
            return ["Tab does not come round"]
        return [*_twice(steps, first), *self._not_reached(reached), *_out_of_order(steps)]

    def _press_tab(self, here: Stop | None) -> Stop | None:
        """Where it leads to; None where the keyboard stays where it is, or is nowhere."""
        self._desktop.keys("Tab")
        deadline = time.monotonic() + MOVES_WITHIN
        while time.monotonic() < deadline:
            others = [one for one in self._stops if one is not here] or self._stops
            at = self._do("focused", {}, widgets=[one["widget"] for one in others])
            if at is not None:
                return others[at]
            time.sleep(POLL)
            self._look_again()
        return None

    def _look_again(self) -> None:
        """Take in what can be pressed only since a list has the keyboard."""
        known = {one["stop"] for one in self._stops}
        new = [one for one in self._do("stops", {}) if one["stop"] not in known]
        self._stops += new

    def _step(self, before: Stop, after: Stop) -> Step:
        # As they stand now: what has the keyboard was scrolled to.
        boxes = self._do("places", {}, widgets=[before["widget"], after["widget"]])
        is_back = self._stops.index(after) < self._stops.index(before)
        return Step(before, after, is_back, tuple(boxes))

    def _not_reached(self, reached: set[str]) -> Iterator[str]:
        # As it is now: what was there for a moment longer can't be come to.
        for stop in {one["stop"]: one for one in self._do("stops", {})}.values():
            if stop["stop"] not in reached:
                yield f"Tab does not reach {named(stop)}"


def _twice(steps: list[Step], first: Stop | None) -> Iterator[str]:
    last = steps[-1].after
    if first and last["stop"] != first["stop"]:
        yield f"Tab comes to {named(last)} twice, and not round to {named(first)}"


def _out_of_order(steps: list[Step]) -> Iterator[str]:
    """What is read before what Tab came from; once it has to, to come round."""
    back = [str(step) for step in steps if step.turns_back]
    if len(back) > 1:
        yield f"Tab goes back {len(back)} times: {'; '.join(back)}"


def named(stop: Stop) -> str:
    """A control as a fault tells of it."""
    return f"{stop['role']} {stop['id']!r} {stop['name']!r}"


@contextmanager
def touring(desktop: Desktop) -> Iterator[Iterator[str]]:
    """The stops of the tour by name, each stood at until the next is asked for."""
    note = desktop.home / "stop"
    desktop.env |= {"KETCHECK_STOP": str(note), "PYTHONPATH": str(ROOT)}
    options = ["-q", "-p", "no:randomly", "-p", "no:cacheprovider", "--no-qt-log", "--timeout=0"]
    paths = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT)]
    command = [sys.executable, "-m", "pytest", str(STOPS), "-o", "python_files=stops.py"]
    log = (desktop.home / "tour.log").open("w+", encoding="utf-8")
    tour = desktop.start([*command, *options, *paths], stdout=log.fileno())

    def stops() -> Iterator[str]:
        deadline = time.monotonic() + PATIENCE
        while tour.poll() is None and time.monotonic() < deadline:
            if note.exists():
                yield note.read_text(encoding="utf-8")
                note.unlink()
                deadline = time.monotonic() + PATIENCE
            time.sleep(POLL)
        log.seek(0)
        assert tour.poll() == 0, log.read()[-4000:]

    with log:
        yield stops()
