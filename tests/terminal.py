"""A terminal: commands run as the installed script runs them, and checks to give them."""

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ketcheck.cli import main
from tests.answers import FIRST

Json = dict[str, Any]
CHECKS = Path(__file__).parent / "checks"

GOOD: Json = {
    "person": {"name": "Maria Alvarez", "born": "1956-03-14"},
    "kind": "self-check",
    "finished": "2024-11-22T08:13:30-05:00",
    "plan": {"amount": "a pea-size amount", "times_a_day": 3, "hours_between": 6},
    "answers": FIRST,
}


def changed(**changes: object) -> Json:
    """The good check with fields set by path: `answers__skin="broken"`; None takes one out."""
    check = json.loads(json.dumps(GOOD))
    for path, value in changes.items():
        *steps, last = (
            step.replace("_", "-") if "answers" in path else step for step in path.split("__")
        )
        place = check
        for step in steps:
            place = place.setdefault(step, {})
        if value is None:
            place.pop(last, None)
        else:
            place[last] = value
    return check


class Terminal:
    """Runs commands and keeps what they print."""

    def __init__(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        self._capsys, self._monkeypatch, self.folder = capsys, monkeypatch, folder
        self.out = self.err = ""

    def run(self, *arguments: object) -> int:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        self.out, self.err = self._capsys.readouterr()
        return code

    def record(self, *checks: Json | bytes) -> int:
        """Record checks from standard input, one a line."""
        return self._record(checks)

    def record_with(self, content: Path, *checks: Json | bytes) -> int:
        """The same by a clinic's own checklist."""
        return self._record(checks, "--content", str(content))

    def record_as(self, check: Json, *options: str) -> int:
        """The same, with what is told of who it is."""
        return self._record((check,), *options)

    def _record(self, checks: Sequence[Json | bytes], *options: str) -> int:
        lines = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in checks]
        stream = io.TextIOWrapper(io.BytesIO(b"\n".join(lines)))
        self._monkeypatch.setattr(sys, "stdin", stream)
        return self.run("record", "-", *options)

    def record_into(self, folder: Path, check: Json) -> int:
        """Record a check in another data folder."""
        file = self.folder / "check.json"
        file.write_text(json.dumps(check))
        return self.run("--data", folder, "record", file)

    @property
    def judged(self) -> list[Json]:
        return [json.loads(line) for line in self.out.splitlines()]

    def listed(self, *arguments: str) -> list[Json]:
        assert self.run("list", "--json", *arguments) == 0
        rows: list[Json] = json.loads(self.out)
        return rows
