"""`ketcheck keys`, and what a locked store asks for, on a terminal and in a script."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from papers import words_of

from ketcheck.cli import main
from ketcheck.records.copies.backup import backup
from ketcheck.records.keys.recovery_code import grouped, read_code
from ketcheck.records.keys.slots import Cost
from ketcheck.records.keys.unlocking import Passphrase, RecoveryCode
from ketcheck.records.opening import open_store

SECRET, NEW = "four words in a row", "another four words"


@pytest.fixture(autouse=True)
def _quiet_session(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A data folder of its own, no keyring to ask, no terminal, passphrases that cost little."""
    monkeypatch.setenv("KETCHECK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    cost = Cost(memory=64, passes=1, lanes=1)
    monkeypatch.setattr("ketcheck.records.keys.vault.calibrated", lambda: cost)


class Script:
    """Runs commands; passphrases are in files."""

    def __init__(self, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self._capsys, self._patch = capsys, patch
        self.folder = Path(os.environ["KETCHECK_DATA"])
        self.out = self.err = ""

    def run(self, *words: str) -> int:
        try:
            code = main(words)
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        self.out, self.err = self._capsys.readouterr()
        return code

    def has(self, variable: str, text: str | bytes) -> None:
        path = self.folder.with_name(variable)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self._patch.setenv(variable, str(path))

    def knows(self, secret: str) -> None:
        self.has("KETCHECK_PASSPHRASE_FILE", f"{secret}\nmore\n")

    def chooses(self, secret: str) -> None:
        self.has("KETCHECK_NEW_PASSPHRASE_FILE", secret)

    def refused(self, *words: str) -> str:
        """The one line that says why; nothing was printed beside it."""
        assert self.run(*words) == 2
        assert self.out == ""
        assert self.err.startswith("ketcheck: ")
        assert self.err.count("\n") == 1
        return self.err


@pytest.fixture
def script(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Script]:
    made = Script(capsys, monkeypatch)
    open_store(made.folder, keyring=False).close()
    return made


@pytest.fixture
def locked(script: Script) -> Script:
    """A clinic's store: Ann has a passphrase, and no key lies about."""
    script.chooses(SECRET)
    assert script.run("keys", "--add", "Ann") == 0
    assert script.run("keys", "--key-file", "off") == 0
    return script


def test_the_ways_are_listed_and_what_they_protect_from(script: Script) -> None:
    assert script.run("keys") == 0
    way, paragraph = script.out.splitlines()
    assert way == "key-file"
    assert "Someone who steals the computer could." in paragraph


def test_a_passphrase_in_a_file_opens_the_records(locked: Script) -> None:
    locked.knows(SECRET)
    assert locked.run("list") == 0
    assert locked.run("keys") == 0
    assert locked.out.splitlines()[0] == "passphrase of Ann"
    locked.knows("wrong passphrase")
    assert "doesn't open" in locked.refused("list")


def test_without_a_terminal_a_script_is_told_what_to_do(locked: Script) -> None:
    done = subprocess.run(
        ["setsid", sys.executable, "-m", "ketcheck", "list"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "KETCHECK_PASSPHRASE_FILE" in done.stderr
    assert done.stderr.count("\n") == 1
    assert locked.folder.exists()


@pytest.mark.parametrize("text", [b"\xff\xfe", b""])
def test_a_file_that_holds_no_passphrase_is_told(locked: Script, text: bytes) -> None:
    locked.has("KETCHECK_PASSPHRASE_FILE", text)
    assert re.search(r"is not a text file|doesn't open", locked.refused("list"))


def test_a_file_that_is_not_there_is_told(locked: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KETCHECK_PASSPHRASE_FILE", "/nowhere/file")
    assert "/nowhere/file can't be read" in locked.refused("list")


def test_an_open_file_gives_the_passphrase_too(
    locked: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, writing = os.pipe()
    os.write(writing, SECRET.encode())
    os.close(writing)
    monkeypatch.setenv("KETCHECK_PASSPHRASE_FILE", f"/dev/fd/{reading}")
    assert locked.run("list") == 0
    os.close(reading)


def test_a_passphrase_is_changed_with_the_old_one(locked: Script) -> None:
    locked.knows(SECRET)
    locked.chooses(NEW)
    assert locked.run("keys", "--change", "Ann") == 0
    open_store(locked.folder, keyring=False, unlock=Passphrase("Ann", NEW)).close()
    assert "doesn't open" in locked.refused("keys", "--change", "Ann")


def test_the_last_way_stays(locked: Script) -> None:
    locked.knows(SECRET)
    assert "last everyday way" in locked.refused("keys", "--remove", "Ann")


def test_a_new_code_is_printed_and_on_its_sheet(script: Script, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    assert script.run("keys", "--code", "new", "--sheet", str(out)) == 0
    code = read_code(script.out.splitlines()[0])
    assert all(group in words_of(out.read_bytes()) for group in grouped(code))
    open_store(script.folder, keyring=False, unlock=RecoveryCode(code)).close()


def test_where_the_sheet_can_not_be_written_the_old_code_stays_good(
    script: Script, tmp_path: Path
) -> None:
    assert script.run("keys", "--code", "new") == 0
    code = read_code(script.out.splitlines()[0])
    (tmp_path / "taken.pdf").touch()
    assert "is there already" in script.refused(
        "keys", "--code", "new", "--sheet", str(tmp_path / "taken.pdf")
    )
    open_store(script.folder, keyring=False, unlock=RecoveryCode(code)).close()
    assert "--code new" in script.refused("keys", "--sheet", "x.pdf")


def test_a_forgotten_passphrase_is_made_anew_with_the_code(locked: Script) -> None:
    locked.knows(SECRET)
    assert locked.run("keys", "--code", "new") == 0
    locked.knows(locked.out.splitlines()[0].lower())
    locked.chooses(NEW)
    assert locked.run("keys", "--change", "Ann") == 0
    open_store(locked.folder, keyring=False, unlock=Passphrase(None, NEW)).close()


def test_a_code_can_be_done_without(script: Script) -> None:
    assert script.run("keys", "--code", "new") == 0
    assert script.run("keys", "--code", "off") == 0
    assert "no recovery code" in script.out


def test_a_keyring_that_is_not_there_is_told(script: Script) -> None:
    assert "no keyring" in script.refused("keys", "--keyring", "on")


def test_one_change_at_a_time(script: Script) -> None:
    assert "can't be used together" in script.refused("keys", "--add", "Ann", "--code", "new")


def test_on_a_terminal_it_is_asked_for_and_never_shown(locked: Script) -> None:
    master, slave = pty.openpty()
    with subprocess.Popen(
        ["setsid", "--ctty", "--wait", sys.executable, "-m", "ketcheck", "keys"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
    ) as program:
        os.close(slave)
        shown = _until(master, b"Passphrase: ")
        os.write(master, b"wrong passphrase\n")
        shown += _until(master, b"Passphrase: ")
        os.write(master, f"{SECRET}\n".encode())
        shown += _until(master, b"can be guessed")
        assert program.wait(20) == 0
    os.close(master)
    assert b"doesn't open the records" in shown
    assert b"passphrase of Ann" in shown
    assert b"wrong passphrase" not in shown
    assert SECRET.encode() not in shown
    assert locked.folder.exists()


def _until(terminal: int, words: bytes) -> bytes:
    shown = b""
    while words not in shown:
        more = os.read(terminal, 4096)
        assert more, shown
        shown += more
    return shown


def test_a_copy_of_other_records_opens_with_what_opened_those(
    script: Script, tmp_path: Path
) -> None:
    other = open_store(tmp_path / "other", keyring=False)
    other.vault.add_passphrase("", SECRET)
    other.directory.add("Ann Lee")
    backup(other, tmp_path / "copy")
    other.close()
    restore = ("restore", str(tmp_path / "copy"))
    assert "Use a passphrase of those" in script.refused(*restore)
    script.knows(NEW)
    assert "This passphrase doesn't open" in script.refused(*restore)
    script.knows(SECRET)
    assert script.run(*restore) == 0
    script.run("people")
    assert "Ann Lee" in script.out
