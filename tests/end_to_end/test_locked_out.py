"""A client of the accessibility bus gets nothing out of a locked window, nor changes anything.

It has gone through every object of the window before, hidden ones too, and knows their addresses.
"""

import json
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end import checks
from tests.end_to_end.desktop import Desktop
from tests.end_to_end.program import Program
from tests.end_to_end.user import SYSTEM_PYTHON, User

CLIENT = Path(__file__).with_name("remembering.py")
PASSPHRASE = "four words in a row"  # noqa: S105 - of a test
TYPED = "a pea-si"
HIDDEN = {"close-person", "clinician", "lock"}
"""Buttons of the header that a locked window does not show."""
pytestmark = pytest.mark.timeout(600)

Known = list[tuple[str, str, dict[str, Any]]]


class Listener:
    """A separate process that remembers objects of the bus."""

    def __init__(self, desktop: Desktop) -> None:
        self._client = desktop.start(
            [SYSTEM_PYTHON, str(CLIENT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def all(self) -> Known:
        """Every object there is, and what it says."""
        return self._do({"act": "all"})

    def tries(self, known: Known) -> Known:
        """What each of those answers to when it is read and changed; nothing of the others."""
        widgets = [[bus, path] for bus, path, _ in known]
        return [one for one in self._do({"act": "try", "widgets": widgets}) if one[2]]

    def _do(self, command: dict[str, object]) -> Known:
        assert self._client.stdin
        assert self._client.stdout
        self._client.stdin.write(json.dumps(command) + "\n")
        self._client.stdin.flush()
        known: Known = json.loads(self._client.stdout.readline())
        return known


@pytest.fixture
def lockable(program: Program) -> Program:
    """Records of a person, with a passphrase to lock them."""
    yesterday = datetime.now(UTC) - timedelta(days=1)
    check = {**checks.FIRST_AS_JSON, "finished": yesterday.isoformat()}
    program.told("record", "-", stdin=json.dumps(check))
    program.told("use", checks.NAME, "--when", (yesterday + timedelta(minutes=10)).isoformat())
    program.uses_passphrase(PASSPHRASE)
    return program


def only_before(before: Known, after: Known) -> Known:
    """What is not of the window as it is locked: its header and menus stay."""
    still = {path for _, path, _ in after}
    return [one for one in before if one[1] not in still]


def locks(user: User) -> None:
    user.presses("lock")
    user.sees(id="passphrase")


def unlocks(user: User) -> None:
    user.types_hidden("passphrase", PASSPHRASE).presses("unlock")


def fills_in_the_label(user: User) -> None:
    user.keys("ctrl+l").types("amount", TYPED)


def begins_a_check(user: User) -> None:
    user.presses("start-check").sees(id="question-feeling")


def lists_the_records(user: User) -> None:
    user.keys("ctrl+f").sees(id="find-records")


@pytest.mark.parametrize(
    ("goes", "there"),
    [
        (fills_in_the_label, "amount"),
        (begins_a_check, "question-feeling"),
        (lists_the_records, "find-records"),
    ],
)
def test_nothing_of_a_covered_screen_is_read_or_changed(
    lockable: Program, desktop: Desktop, user: User, goes: Callable[[User], None], there: str
) -> None:
    lockable.opens()
    user.sees(id="all-records")
    goes(user)
    listener = Listener(desktop)
    before = listener.all()
    shown = user.sees(id=there)
    assert any(checks.NAME in str(said) for _, _, said in before)
    locks(user)
    locked = listener.all()
    secrets = {checks.NAME, TYPED, shown["name"]}
    assert not [one for one in locked for secret in secrets if secret in str(one)]
    gone = only_before(before, locked)
    assert len(gone) > len(before) / 2
    assert listener.tries(gone) == []
    unlocks(user)
    again = user.sees(id=there)
    assert (again["name"], again["text"]) == (shown["name"], shown["text"])
    user.sees(holds=checks.NAME)


def test_what_the_window_keeps_leads_nowhere_while_it_is_locked(
    lockable: Program, desktop: Desktop, user: User
) -> None:
    """The buttons of its header are there on each screen, and hidden on this one."""
    lockable.opens()
    user.sees(id="all-records")
    fills_in_the_label(user)
    locks(user)
    listener = Listener(desktop)
    header = [one for one in listener.all() if object_name(one) in HIDDEN]
    assert len(header) == len(HIDDEN)
    assert any("act 0" in said for _, _, said in listener.tries(header))
    user.sees(id="passphrase")
    unlocks(user)
    assert user.sees(id="amount")["text"] == TYPED


def object_name(one: tuple[str, str, dict[str, Any]]) -> str:
    return str(one[2].get("id", "")).rpartition(".")[2]
