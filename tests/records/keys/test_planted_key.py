"""A key that lies there before the records, and a key file that others can read."""

import os
from pathlib import Path

import pytest

from ketcheck.errors import KeyUnavailable
from ketcheck.records.keys.vault import KEY_FILE, SLOT_FILE
from ketcheck.records.opening import open_store

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")

KEY = "ab" * 32


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with nothing but a key in it."""
    made = tmp_path / "data"
    made.mkdir(mode=0o700)
    (made / KEY_FILE).write_text(KEY)
    (made / KEY_FILE).chmod(0o600)
    return made


@pytest.mark.parametrize("mode", [0o666, 0o620, 0o602])
def test_one_that_others_can_change_is_refused_and_left(folder: Path, mode: int) -> None:
    (folder / KEY_FILE).chmod(mode)
    for _ in range(2):
        with pytest.raises(KeyUnavailable, match="could have put the key file"):
            open_store(folder, keyring=False)
    assert (folder / KEY_FILE).read_text() == KEY
    assert (folder / KEY_FILE).stat().st_mode & 0o777 == mode
    assert not (folder / SLOT_FILE).exists()


def test_one_of_somebody_else_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: (folder / KEY_FILE).stat().st_uid + 1)
    with pytest.raises(KeyUnavailable, match="make sure that the file is yours"):
        open_store(folder, keyring=False)


def test_one_behind_a_link_is_refused(folder: Path, tmp_path: Path) -> None:
    (folder / KEY_FILE).rename(tmp_path / "elsewhere")
    (folder / KEY_FILE).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KeyUnavailable, match="could have put"):
        open_store(folder, keyring=False)


@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_one_that_only_its_owner_can_change_is_used(folder: Path, mode: int) -> None:
    (folder / KEY_FILE).chmod(mode)
    store = open_store(folder, keyring=False)
    assert store.vault.key.hex() == KEY
    assert (folder / KEY_FILE).stat().st_mode & 0o777 == 0o600
    store.close()


def test_once_there_are_records_the_key_file_is_closed_to_others(begun: Path) -> None:
    (begun / KEY_FILE).chmod(0o666)
    again = open_store(begun, keyring=False)
    assert "Other users of this computer can't read them" in again.protection.sentence
    again.close()


def test_where_the_disk_knows_no_rights_the_words_are_true(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    store = open_store(folder, keyring=False)
    os.chmod(folder / KEY_FILE, 0o644)  # noqa: PTH101 - the other one does nothing here
    assert "can't keep it from other users" in store.protection.sentence
    assert "can't read them" not in store.protection.paragraph
    store.close()
