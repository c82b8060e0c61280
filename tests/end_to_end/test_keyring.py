"""The key in a real keyring: gnome-keyring on the tests' own session bus."""

import json
import subprocess

import pytest

import ketcheck
from tests.end_to_end import checks
from tests.end_to_end.desktop import Desktop, end
from tests.end_to_end.program import Program
from tests.end_to_end.user import User

LOCK = """
import secretstorage
bus = secretstorage.dbus_init()
secretstorage.get_default_collection(bus).lock()
"""
READ = "import sys, keyring; print(keyring.get_password(*sys.argv[1:]))"


def _item(program: Program) -> str:
    slots = json.loads((program.folder / "key-slots.json").read_text())
    assert [slot["kind"] for slot in slots["slots"]] == ["keyring"]
    return str(slots["slots"][0]["item"])


def _assert_told_in_a_sentence(program: Program, word: str) -> None:
    done = program.run("list")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert word in done.stderr


@pytest.mark.usefixtures("keyring")
def test_the_key_is_in_the_keyring_and_nowhere_else(
    program: Program, user: User, desktop: Desktop
) -> None:
    program.opens()
    checks.introduces_herself(user)
    user.sees(id="start-check")
    program.is_closed()
    key = desktop.python(READ, ketcheck.APP_ID, _item(program))
    assert len(bytes.fromhex(key)) == 32
    kept = b"".join(file.read_bytes() for file in program.folder.iterdir() if file.is_file())
    assert not (program.folder / "key").exists()
    assert key.encode() not in kept
    assert bytes.fromhex(key) not in kept


@pytest.mark.usefixtures("keyring")
def test_the_records_open_again_with_the_key_of_the_keyring(program: Program) -> None:
    saved = program.told("record", "-", stdin=json.dumps(checks.FIRST_AS_JSON))
    assert [item["id"] for item in program.told("list", "--json")] == [saved["id"]]


@pytest.mark.usefixtures("keyring")
def test_a_new_key_is_in_the_keyring_under_a_name_of_its_own(
    program: Program, desktop: Desktop
) -> None:
    saved = program.told("record", "-", stdin=json.dumps(checks.FIRST_AS_JSON))
    before = _item(program)
    assert program.run("key", "change").returncode == 0
    keys = [desktop.python(READ, ketcheck.APP_ID, item) for item in (before, _item(program))]
    assert len(set(keys)) == 2
    assert [item["id"] for item in program.told("list", "--json")] == [saved["id"]]


@pytest.mark.usefixtures("keyring")
def test_a_locked_keyring_is_told_in_a_sentence(program: Program, desktop: Desktop) -> None:
    program.told("record", "-", stdin=json.dumps(checks.FIRST_AS_JSON))
    desktop.python(LOCK)
    _assert_told_in_a_sentence(program, "locked")


def test_a_keyring_that_has_gone_is_told_in_a_sentence(
    program: Program, keyring: subprocess.Popen[str]
) -> None:
    program.told("record", "-", stdin=json.dumps(checks.FIRST_AS_JSON))
    end(keyring)
    _assert_told_in_a_sentence(program, "keyring")
    assert not (program.folder / "key").exists()
