"""`ketcheck key change`: a new key, new passphrases, a new code, and a backup under it."""

from pathlib import Path

import pytest

from ketcheck.commands import keys
from ketcheck.records.copies import copies
from ketcheck.records.keys.recovery_code import read_code
from ketcheck.records.keys.unlocking import Passphrase, RecoveryCode
from ketcheck.records.opening import open_store
from tests.commands.test_keys import NEW, SECRET, Script, _quiet_session, script

__all__ = ["_quiet_session", "script"]


def test_the_new_ways_open_and_the_old_ones_do_not(script: Script) -> None:
    script.chooses(SECRET)
    assert script.run("keys", "--add", "Ann") == 0
    assert script.run("keys", "--add", "Bob") == 0
    assert script.run("keys", "--code", "new") == 0
    old = script.out.splitlines()[0]
    script.chooses(f"{NEW}\n\n")
    assert script.run("key", "change") == 0
    lines = script.out.splitlines()
    code = read_code(lines[0])
    assert lines[2:5] == ["key-file", "passphrase of Ann", lines[4]]
    assert "Older backups still open with what opened them before" in lines[-1]
    for unlock in (Passphrase("Ann", NEW), RecoveryCode(code), None):
        open_store(script.folder, keyring=False, unlock=unlock).close()
    script.knows(SECRET)
    assert code != read_code(old)
    assert len(list((script.folder / copies.FOLDER).iterdir())) == 1


@pytest.mark.parametrize("lines", [NEW, f"{NEW}\n{NEW}\n{NEW}\n", ""])
def test_a_script_says_what_becomes_of_each_passphrase(script: Script, lines: str) -> None:
    script.chooses(SECRET)
    script.run("keys", "--add", "Ann")
    script.run("keys", "--add", "Bob")
    script.chooses(lines)
    assert "one line for each passphrase (2)" in script.refused("key", "change")
    open_store(script.folder, keyring=False, unlock=Passphrase("Ann", SECRET)).close()


class TestOnATerminal:
    @pytest.fixture
    def types(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """What is typed at each question, in order."""
        typed: list[str] = []
        monkeypatch.setattr("ketcheck.commands.asking.getpass", lambda _: typed.pop(0))
        return typed

    def test_the_code_of_now_may_stay(self, script: Script, types: list[str]) -> None:
        assert script.run("keys", "--code", "new") == 0
        code = script.out.splitlines()[0]
        types.append(code.lower())
        assert script.run("key", "change") == 0
        assert code not in script.out
        open_store(script.folder, keyring=False, unlock=RecoveryCode(code)).close()

    def test_another_code_is_refused(self, script: Script, types: list[str]) -> None:
        script.run("keys", "--code", "new")
        old = script.out.splitlines()[0]
        script.run("keys", "--code", "new")
        types.append(old)
        assert "newest sheet" in script.refused("key", "change")

    def test_passphrases_that_do_not_match_change_nothing(
        self, script: Script, types: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        script.chooses(SECRET)
        script.run("keys", "--add", "")
        monkeypatch.delenv("KETCHECK_NEW_PASSPHRASE_FILE")
        types += [NEW, SECRET]
        assert "don't match" in script.refused("key", "change")
        open_store(script.folder, keyring=False, unlock=Passphrase(None, SECRET)).close()


def test_without_the_copy_the_key_is_changed_and_it_is_told(
    script: Script, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store = open_store(script.folder, keyring=False)
    store.set_setting("copies-folder", str(tmp_path / "gone"))
    store.close()
    assert script.run("key", "change") == 0
    assert "Your backup folder is not there" in script.err
    assert keys.CHANGED in script.out
    monkeypatch.undo()


def test_a_list_that_was_changed_is_told_with_each_command(script: Script) -> None:
    path = script.folder / "key-slots.json"
    body = path.read_bytes().split(b',\n "sum"')[0]
    path.write_bytes(body.replace(b'"leaving": []', b'"leaving": ["keyring"]') + b"\n}")
    assert script.run("list") == 0
    assert "changed one of the two lists" in script.err
    assert script.run("list") == 0
    assert script.err == ""
