"""The real window is locked before the computer sleeps, and sleep waits for that."""

import json
import subprocess

from tests.end_to_end import checks
from tests.end_to_end.desktop import Desktop
from tests.end_to_end.program import ROOT, Program
from tests.end_to_end.user import SYSTEM_PYTHON, User

LOGIND = ROOT / "tests" / "ui" / "shell" / "logind.py"


def test_it_is_locked_before_the_computer_sleeps(desktop: Desktop, user: User) -> None:
    desktop.env["DBUS_SYSTEM_BUS_ADDRESS"] = desktop.env["DBUS_SESSION_BUS_ADDRESS"]
    pipe = subprocess.PIPE
    logind = desktop.start([SYSTEM_PYTHON, str(LOGIND)], stdin=pipe, stdout=pipe)
    assert logind.stdin
    assert logind.stdout
    assert logind.stdout.readline() == "there\n"
    program = Program(desktop)
    program.told("record", "-", stdin=json.dumps(checks.FIRST_AS_JSON))
    program.uses_passphrase("four words in a row")
    program.opens()
    user.sees(holds=checks.NAME)
    assert logind.stdout.readline() == "held sleep ketcheck delay\n"
    logind.stdin.write("true\n")
    logind.stdin.flush()
    assert logind.stdout.readline() == "let go\n"
    user.sees(id="passphrase")
    assert not [one for one in user.tree() if checks.NAME in one["name"]]
