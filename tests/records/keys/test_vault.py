"""The vault with keyring backends that are real to the `keyring` package."""

import shutil
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import InitError, KeyringLocked
from keyrings import MemoryKeyring

from ketcheck import APP_ID
from ketcheck.errors import KeyUnavailable
from ketcheck.records.keys.vault import KEY_FILE, SLOT_FILE
from ketcheck.records.opening import open_store


def open_and_close(folder: Path) -> str:
    """The one way to the key."""
    store = open_store(folder)
    store.close()
    (kind,) = store.protection.kinds
    return kind


def test_the_key_is_in_the_keyring_and_nowhere_else(tmp_path: Path, system: MemoryKeyring) -> None:
    folder = tmp_path / "data"
    assert open_and_close(folder) == "keyring"
    ((service, _store), key) = next(iter(system.kept.items()))
    assert service == APP_ID
    assert not (folder / KEY_FILE).exists()
    assert all(key.encode() not in path.read_bytes() for path in folder.iterdir())
    assert open_and_close(folder) == "keyring"


def test_two_folders_have_two_keys(tmp_path: Path, system: MemoryKeyring) -> None:
    open_and_close(tmp_path / "one")
    open_and_close(tmp_path / "two")
    assert len(set(system.kept.values())) == 2


@pytest.mark.parametrize("locked", [InitError("no prompt"), KeyringLocked("locked")])
def test_a_locked_keyring_says_to_unlock_it(
    tmp_path: Path, system: MemoryKeyring, locked: Exception
) -> None:
    folder = tmp_path / "data"
    open_and_close(folder)
    system.locked = locked
    with pytest.raises(KeyUnavailable, match="Unlock"):
        open_store(folder)
    system.locked = None
    assert open_and_close(folder) == "keyring"


def test_a_first_start_with_a_locked_keyring_makes_no_weaker_key(
    tmp_path: Path, system: MemoryKeyring
) -> None:
    system.locked = KeyringLocked("locked")
    with pytest.raises(KeyUnavailable, match="Unlock"):
        open_store(tmp_path / "data")
    system.locked = None
    assert open_and_close(tmp_path / "data") == "keyring"


def test_a_key_that_left_the_keyring_is_not_made_anew(
    tmp_path: Path, system: MemoryKeyring
) -> None:
    open_and_close(tmp_path / "data")
    kept = dict(system.kept)
    system.kept.clear()
    with pytest.raises(KeyUnavailable, match="not in this computer's keyring"):
        open_store(tmp_path / "data")
    assert system.kept == {}
    system.kept.update(kept)
    assert open_and_close(tmp_path / "data") == "keyring"


def test_another_key_in_the_keyring_is_told_apart(tmp_path: Path, system: MemoryKeyring) -> None:
    open_and_close(tmp_path / "data")
    system.kept = dict.fromkeys(system.kept, "00" * 32)
    with pytest.raises(KeyUnavailable, match="not the key"):
        open_store(tmp_path / "data")


@pytest.mark.usefixtures("system")
def test_a_keyring_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_and_close(tmp_path / "data")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(KeyUnavailable, match="not there"):
        open_store(tmp_path / "data")


@pytest.mark.usefixtures("system")
def test_without_a_keyring_there_is_a_key_file(tmp_path: Path) -> None:
    keyring.set_keyring(NoKeyring())
    assert open_and_close(tmp_path / "data") == "key-file"
    assert len(bytes.fromhex((tmp_path / "data" / KEY_FILE).read_text())) == 32


def test_a_key_file_stays_the_way_in_when_a_keyring_comes(
    tmp_path: Path, system: MemoryKeyring
) -> None:
    open_store(tmp_path / "data", keyring=False).close()
    assert open_and_close(tmp_path / "data") == "key-file"
    assert system.kept == {}


def test_a_key_file_put_there_first_is_used_and_never_written_over(tmp_path: Path) -> None:
    open_store(tmp_path / "old", keyring=False).close()
    key = (tmp_path / "old" / KEY_FILE).read_bytes()
    (tmp_path / "new").mkdir()
    shutil.copy(tmp_path / "old" / KEY_FILE, tmp_path / "new")
    assert open_and_close(tmp_path / "new") == "key-file"
    assert (tmp_path / "new" / KEY_FILE).read_bytes() == key


def test_a_key_file_that_holds_no_key_is_told(tmp_path: Path) -> None:
    (tmp_path / KEY_FILE).write_text("abc")
    (tmp_path / KEY_FILE).chmod(0o600)
    with pytest.raises(KeyUnavailable, match="is not a key"):
        open_store(tmp_path, keyring=False)
    assert not (tmp_path / SLOT_FILE).exists()


def test_the_slot_file_shows_nothing_of_the_key(tmp_path: Path) -> None:
    open_store(tmp_path, keyring=False).close()
    key = (tmp_path / KEY_FILE).read_text()
    assert key[:16] not in (tmp_path / SLOT_FILE).read_text()
