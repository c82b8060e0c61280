"""Writes what Orca says of a whole repeat check: `python -m tests.end_to_end.transcript FILE`.

Done by keys alone, as by somebody who doesn't see the screen; needs what the tests need, and Orca.
"""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.answers import LATER
from tests.end_to_end import checks
from tests.end_to_end.desktop import Desktop
from tests.end_to_end.program import Program
from tests.end_to_end.screen_reader import PATIENCE, ScreenReader
from tests.end_to_end.user import User

QUIET: Final = 1.0
"""Seconds without a word after which Orca has said all that it says of a key."""
POLL: Final = 0.05
OPENED: Final = "(the program opens)"


@dataclass
class Transcript:
    """Each key with what was spoken after it."""

    orca: ScreenReader
    user: User
    lines: list[str] = field(default_factory=list)
    _heard: int = 0

    def takes_down(self, key: str, until: str = "") -> None:
        """Write down what is said until there is silence, and no less than those words."""
        self.lines += [f"[{key}]", *(f"    {text}" for text in self._until_silence(until))]

    def presses(self, key: str, leads_to: str = "", heading: str = "") -> None:
        """Press a key, and hear it out; on another screen, no less than its heading."""
        self.user.keys(key)
        if leads_to:
            self.user.sees(id=leads_to)
        until = self.user.sees(id=heading or leads_to)["name"] if leads_to else ""
        self.takes_down(key, until)

    def goes_round(self) -> None:
        """Press Tab until it comes round to where it came first."""
        self.presses("Tab")
        first = self._place()
        while True:
            self.presses("Tab")
            if self._place() == first:
                return

    def comes_to(self, screen: str) -> None:
        """Begin what is heard of another screen."""
        self.lines += ["", f"== {screen}"]

    def _place(self) -> str:
        focused = self.user.sees(state="focused")
        return f"{focused['id']} {focused['name']}"

    def _until_silence(self, until: str) -> Iterator[str]:
        since = time.monotonic()
        while until or time.monotonic() - since < QUIET:
            if time.monotonic() - since > PATIENCE:
                raise AssertionError(f"{until!r} is not spoken")
            said = self.orca.said
            if len(said) > self._heard:
                yield from said[self._heard :]
                until = "" if any(until in text for text in said[self._heard :]) else until
                self._heard = len(said)
                since = time.monotonic()
            time.sleep(POLL)


def main() -> None:
    """Write the transcript to the file that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    file: Path = parser.parse_args().file
    with TemporaryDirectory() as home, Desktop(Path(home)) as desktop:
        heard = Transcript(ScreenReader(desktop).starts(), User(desktop))
        program = Program(desktop)
        _used_it_yesterday(program)
        try:
            _does_a_check(heard, program)
        finally:
            file.write_text("\n".join([*heard.lines, ""]), encoding="utf-8")


def _used_it_yesterday(program: Program) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    check = {**checks.FIRST_AS_JSON, "finished": yesterday.isoformat()}
    program.told("record", "-", stdin=json.dumps(check))
    program.told("use", checks.NAME, "--when", (yesterday + timedelta(minutes=10)).isoformat())


def _does_a_check(heard: Transcript, program: Program) -> None:
    heard.comes_to("Home")
    program.opens()
    heard.takes_down(OPENED, heard.user.sees(id="result")["name"])
    heard.goes_round()
    heard.user.focuses("start-check")
    for place, question in enumerate(LATER):
        heard.comes_to(f"Question: {question}")
        heard.presses("1" if place else "Return", f"question-{question}")
        heard.goes_round() if place == 0 else heard.presses("Tab")
    heard.comes_to("Review")
    heard.presses("1", "review")
    heard.goes_round()
    heard.comes_to("Saved")
    heard.presses("alt+s", "result")
    heard.goes_round()
    heard.comes_to("Home again")
    heard.presses("alt+h", "all-records", "result")
    heard.goes_round()


if __name__ == "__main__":
    main()
