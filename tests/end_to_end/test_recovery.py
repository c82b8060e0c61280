"""A lost keyring and a forgotten passphrase, each made up for by the printed code.

The window is used by a separate process; the code is read off the sheet.
"""

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

import ketcheck
from tests.end_to_end import checks
from tests.end_to_end.desktop import Desktop
from tests.end_to_end.program import Program
from tests.end_to_end.user import User

LOSE = "import sys, keyring; keyring.delete_password(*sys.argv[1:])"
FORGOTTEN, NEW = "four words in a row", "another four words"


def _code_on(sheet: Path) -> str:
    """The nine groups, in the order of their numbers."""
    page = PdfReader(BytesIO(sheet.read_bytes())).pages[0]
    groups = re.findall(r"\b([1-9]) ([A-Z2-9]{3})\b", " ".join(page.extract_text().split()))
    assert [number for number, _ in groups] == list("123456789")
    return " ".join(group for _, group in groups)


def _prints_a_code(user: User, out: Path) -> str:
    user.presses("make-code").presses("print-code").presses("save-pdf")
    user.types("fileNameEdit", str(out))
    user.keys("Return")
    # The path may break into lines on the screen.
    user.sees(holds="Saved as")
    user.presses("close").presses("code-kept")
    user.sees(id="start-check")
    return _code_on(out)


def _unlocks_with_code(user: User, code: str) -> None:
    user.sees(id="code")
    assert not [item for item in user.tree() if checks.NAME in item["name"]]
    user.types("code", code.lower()).presses("unlock")


@pytest.mark.usefixtures("keyring")
def test_a_lost_keyring(program: Program, user: User, desktop: Desktop) -> None:
    program.opens()
    checks.introduces_herself(user)
    user.sees(id="start-check")
    code = _prints_a_code(user, desktop.home / "sheet.pdf")
    program.is_closed()
    saved = program.told("record", "-", stdin=json.dumps(checks.FIRST_AS_JSON))
    slots = json.loads((program.folder / "key-slots.json").read_text())["slots"]
    (item,) = (slot["item"] for slot in slots if slot["kind"] == "keyring")
    desktop.python(LOSE, ketcheck.APP_ID, item)
    assert "recovery code" in program.run("list").stderr
    program.opens()
    _unlocks_with_code(user, code)
    user.presses("restore-key")
    user.sees(id="all-records")
    user.sees(holds=checks.NAME)
    program.is_closed()
    assert [item["id"] for item in program.told("list", "--json")] == [saved["id"]]


def test_a_forgotten_passphrase(user: User, desktop: Desktop) -> None:
    file = desktop.home / "passphrase"
    file.write_text(FORGOTTEN)
    desktop.env["KETCHECK_NEW_PASSPHRASE_FILE"] = str(file)
    program = Program(desktop)
    program.told("record", "-", stdin=json.dumps(checks.FIRST_AS_JSON))
    sheet = desktop.home / "sheet.pdf"
    assert program.run("keys", "--code", "new", "--sheet", str(sheet)).returncode == 0
    assert program.run("keys", "--add", "Ann").returncode == 0
    program.opens()
    user.sees(id="all-records")
    user.presses("lock")
    user.types_hidden("passphrase", "not this one").presses("unlock")
    user.sees(holds="doesn't open the records")
    user.presses("use-code")
    _unlocks_with_code(user, _code_on(sheet))
    user.presses("new-passphrase-Ann")
    user.types_hidden("new-passphrase", NEW).types_hidden("again", NEW)
    user.presses("save-passphrase")
    user.sees(holds=checks.NAME)
    user.presses("lock")
    user.types_hidden("passphrase", NEW).presses("unlock")
    user.sees(holds=checks.NAME)
    program.is_closed()
