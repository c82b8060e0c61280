"""Keyrings that are locked, broken, missing, or that never answer: a sentence, and a way on."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordSetError
from keyrings import MemoryKeyring

from ketcheck.arguments import parser
from ketcheck.commands.dispatch import run
from ketcheck.errors import KeyUnavailable, Locked
from ketcheck.records.keys import system_keyring
from ketcheck.records.keys.system_keyring import SystemKeyring
from ketcheck.records.keys.unlocking import Passphrase, RecoveryCode
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store
from tests.records.keys.ways import SECRET

pytestmark = pytest.mark.usefixtures("_quick")

SILENT = """\
import sys, threading
from keyring.backend import KeyringBackend
class Keyring(KeyringBackend):
    priority = 1
    def get_password(self, service, username):
        threading.Event().wait()
    set_password = delete_password = get_password
"""
"""A backend that never answers, as a module of its own."""


class Silent(MemoryKeyring):
    """A keyring that does not answer until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.let_go.wait()
        return super().get_password(service, username)


@pytest.fixture
def silent(system: MemoryKeyring, monkeypatch: pytest.MonkeyPatch) -> Iterator[Silent]:
    """The session's keyring, with what it kept, which now keeps silent."""
    backend = Silent()
    backend.kept = system.kept
    monkeypatch.setattr(system_keyring, "ANSWER_SECONDS", 0.05)
    keyring.set_keyring(backend)
    yield backend
    backend.let_go.set()


class Broken(MemoryKeyring):
    """A backend with a fault of its own."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError(f"a fault of its own at {service} {username}")


@pytest.mark.usefixtures("system")
@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (InitError("no prompt"), "locked"),
        (KeyringLocked("locked"), "locked"),
        (PasswordSetError("no"), "locked"),
        (NoKeyringError("none"), "not there"),
        (ImportError("no module named nowhere"), "does not work"),
        (OSError("connection refused"), "does not work"),
    ],
)
def test_each_fault_is_a_sentence(system: MemoryKeyring, fault: Exception, said: str) -> None:
    system.locked = fault
    with pytest.raises(KeyUnavailable, match=said):
        SystemKeyring(may_use=True).read(["item"], bool)
    assert not SystemKeyring(may_use=True).drop("item")


@pytest.mark.usefixtures("system")
def test_a_keyring_package_that_is_not_whole_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring.errors", None)
    with pytest.raises(KeyUnavailable, match="does not work"):
        SystemKeyring(may_use=True).read(["item"], bool)


def test_a_missing_keyring_keeps_nothing(system: MemoryKeyring) -> None:
    assert SystemKeyring(may_use=True).keep("item", "text")
    assert not SystemKeyring(may_use=False).keep("other", "text")
    assert list(system.kept.values()) == ["text"]
    keyring.set_keyring(NoKeyring())
    assert not SystemKeyring(may_use=True).keep("item", "text")


def test_one_that_never_answers_is_told_and_the_other_ways_are_named(
    store: Store, silent: Silent
) -> None:
    code = store.vault.make_recovery_code(date(2026, 11, 24))
    store.vault.add_passphrase("Ann", SECRET)
    store.close()
    with pytest.raises(Locked, match=r"does not answer.*Or open them with a passphrase or") as told:
        open_store(store.folder)
    assert told.value.users == ("Ann",)
    for unlock in (Passphrase("Ann", SECRET), RecoveryCode(code)):
        open_store(store.folder, unlock=unlock).close()
    silent.let_go.set()
    open_store(store.folder).close()


@pytest.mark.parametrize("broken", [Broken(), NoKeyring()])
def test_a_broken_one_names_the_other_ways(store: Store, broken: MemoryKeyring) -> None:
    store.vault.add_passphrase("Ann", SECRET)
    store.close()
    keyring.set_keyring(broken)
    with pytest.raises(Locked, match="Or open them with a passphrase"):
        open_store(store.folder)


def test_a_second_question_does_not_wait_behind_the_first(
    silent: Silent, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = SystemKeyring(may_use=True)
    with pytest.raises(KeyUnavailable, match="does not answer"):
        asked.read(["item"], bool)
    monkeypatch.setattr(system_keyring, "ANSWER_SECONDS", 1e6)
    assert not asked.drop("item")
    silent.let_go.set()
    asked._last.join()  # type: ignore[union-attr]  # noqa: SLF001 - it may be asked again when it has ended
    assert asked.read(["item"], bool) == []


def test_taking_away_from_a_silent_one_is_done_later(
    store: Store, silent: Silent, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.vault.add_passphrase("Ann", SECRET)
    store.vault.remove("keyring")
    assert store.protection.is_leaving
    store.close()
    open_store(store.folder, unlock=Passphrase("Ann", SECRET)).close()
    assert silent.kept
    monkeypatch.setattr(system_keyring, "ANSWER_SECONDS", 1e6)
    silent.let_go.set()
    open_store(store.folder, unlock=Passphrase("Ann", SECRET)).close()
    assert silent.kept == {}


@pytest.mark.usefixtures("silent")
def test_a_key_that_a_silent_one_may_take_too_late_is_noted(tmp_path: Path) -> None:
    store = open_store(tmp_path / "alone", keyring=False)
    store.close()
    store = open_store(tmp_path / "alone")
    with pytest.raises(KeyUnavailable, match="does not answer"):
        store.vault.use_keyring()
    assert store.protection.is_leaving
    store.close()


def test_a_first_start_without_an_answer_says_how_to_begin_without(
    tmp_path: Path, silent: Silent
) -> None:
    folder = tmp_path / "data"
    with pytest.raises(KeyUnavailable, match="keys --key-file on"):
        open_store(folder)
    arguments = parser().parse_args(["keys", "--key-file", "on"])
    assert run(folder, arguments) == 0
    assert (folder / KEY_FILE).exists()
    open_store(folder).close()
    assert not silent.let_go.is_set()


@pytest.mark.parametrize(
    ("settings", "seconds", "said"),
    [
        ("silent.Keyring", 0.5, "does not answer"),
        # What is broken says so by itself, on a busy computer too late for a short limit.
        ("nowhere.to.be.found.Keyring", 50, "does not work"),
        ("keyring.backends.NoSuchKeyring", 50, "does not work"),
    ],
)
def test_a_backend_of_the_settings_holds_up_neither_start_nor_end(
    store: Store, tmp_path: Path, settings: str, seconds: float, said: str
) -> None:
    store.close()
    (tmp_path / "silent.py").write_text(SILENT)
    config = tmp_path / "python_keyring"
    config.mkdir()
    text = f"[backend]\ndefault-keyring={settings}\nkeyring-path={tmp_path}\n"
    (config / "keyringrc.cfg").write_text(text)
    begin = (
        "import sys; from ketcheck.records.keys import system_keyring;"
        f"system_keyring.ANSWER_SECONDS = {seconds};"
        "from ketcheck.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", begin, "--data", str(store.folder), "list"],
        env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert "fault in ketcheck" not in done.stderr
    assert done.stdout == ""
