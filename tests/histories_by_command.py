"""A patient's history told to the command line: checks, uses, strikes, clearances by the hour."""

import io
import json
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final

import pytest

from ketcheck.arguments import parser
from ketcheck.cli import main
from ketcheck.commands.dispatch import run as run_command
from ketcheck.errors import KetcheckError
from ketcheck.records.model import Moment, Record
from ketcheck.records.opening import open_store
from tests.answers import FIRST, LATER

Json = dict[str, Any]

BEGIN: Final = datetime(2024, 11, 12, 8, tzinfo=timezone(timedelta(hours=-5)))
PLAN: Final[Json] = {
    "amount": "a pea-size amount",
    "times_a_day": 3,
    "hours_between": 6,
    "sites": ["left foot"],
}


def hour(hours: float, minutes: float = 0) -> datetime:
    """So long after the first check."""
    return BEGIN + timedelta(hours=hours, minutes=minutes)


class Patient:
    """One patient, and what the program said: `told` has a line for each check.

    A check gives the answers of a well person, but for those given.
    """

    def __init__(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        folder: Path,
        plan: Json | None = None,
    ) -> None:
        self._capsys, self._monkeypatch = capsys, monkeypatch
        self.folder, self.plan = folder, plan or PLAN
        self.name: Json = {"name": "Maria Alvarez", "born": "1956-03-14"}
        self.is_known = False
        self.told: list[str] = []
        self.last: Json = {}
        self.err = ""
        self.clock: datetime | None = None
        """What this computer's clock shows, where it is not right."""

    def run(self, *arguments: object, given: str = "") -> Json:
        """What a command printed last; empty where it was refused, and then `err` says why."""
        stdin = io.TextIOWrapper(io.BytesIO(given.encode()))
        self._monkeypatch.setattr(sys, "stdin", stdin)
        words = ["--data", str(self.folder), *map(str, arguments)]
        try:
            code = self._by_clock(words) if self.clock else main(words)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        out, self.err = self._capsys.readouterr()
        assert bool(code) is bool(self.err), self.err
        return json.loads(out.splitlines()[-1]) if code == 0 else {}

    def _by_clock(self, words: list[str]) -> int:
        assert self.clock is not None
        now = Moment(at=self.clock, zone="UTC-05:00")
        try:
            return run_command(self.folder, parser().parse_args(words), lambda: now)
        except KetcheckError as error:
            print(error, file=sys.stderr)  # noqa: T201 - as the command line does
            return 2

    def check(  # noqa: PLR0913 - what a check is given
        self,
        hours: float,
        minutes: float = 0,
        *,
        details: Json | None = None,
        without: tuple[str, ...] = (),
        more: Json | None = None,
        at: str | None = None,
        now: datetime | None = None,
        **answers: str,
    ) -> Json:
        """A check at that time; `more` are fields beside the answers."""
        when = at or hour(hours, minutes).isoformat()
        given = {**(LATER if self.is_known else FIRST), **_dashed(answers)}
        check: Json = {
            "person": self.name,
            "started": when,
            "finished": when,
            "answers": {key: code for key, code in given.items() if key not in without},
        }
        if not self.is_known:
            check["plan"] = self.plan
        if details:
            check["details"] = details
        return self.record({**check, **(more or {})}, now=now)

    def record(self, check: Json, *, now: datetime | None = None) -> Json:
        """A whole check as it is, by a clock that stands at `now`."""
        by = ("--when", now.isoformat()) if now else ()
        self.last = self.run("record", "-", *by, given=json.dumps(check))
        self.told.append(_line(self.last) if self.last else "refused")
        self.is_known = self.is_known or bool(self.last)
        return self.last

    def again(self, hours: float, minutes: float = 0, **rest: Any) -> Json:  # noqa: ANN401
        """A later check where no use is known, so that no reaction is asked about."""
        without = (*rest.pop("without", ()), "reaction")
        return self.check(hours, minutes, without=without, **rest)

    def use(self, hours: float, minutes: float = 0) -> Json:
        """The cream is put on, and said so at once."""
        when = hour(hours, minutes).isoformat()
        return self.run("use", self.name["name"], "--when", when)

    def strike(self, record_id: str, hours: float, minutes: float = 0) -> Json:
        """Entered in error."""
        when = hour(hours, minutes).isoformat()
        return self.run("strike", record_id, "--reason", "a slip", "--by", "N", "--when", when)

    def clear(self, record_id: str, hours: float, minutes: float = 0, **rest: str) -> Json:
        """What was said about a held STOP."""
        said = {"who": "Dr. Lee", "role": "prescriber", "said": "may-use", **rest}
        options = [part for name, value in said.items() for part in (f"--{name}", value)]
        when = hour(hours, minutes).isoformat()
        return self.run("clear", record_id, *options, "--what", "As said", "--when", when)

    def is_leave_at(self, record_id: str, now: datetime) -> bool:
        """Whether a record's OK is good at that time."""
        store = open_store(self.folder, keyring=False)
        try:
            record = store.entry(store.find(record_id))
            assert isinstance(record, Record)
            return store.standing(record, now, minutes=30).may_apply
        finally:
            store.close()


def _dashed(answers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): code for name, code in answers.items()}


def _line(judged: Json) -> str:
    reasons = sorted(reason["id"] for reason in judged["reasons"])
    return " ".join([judged["level"], *reasons])


def uses(*times: datetime) -> Json:
    """The detail of `used`."""
    return {"used": {"uses": [{"at": at.isoformat()} for at in times]}}
