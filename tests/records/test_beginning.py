"""A key that lies in the folder before the first start: used only if it is surely the user's."""

import os
from pathlib import Path

import pytest

from ketcheck.errors import FolderUnusable, KetcheckError, KeyUnavailable
from ketcheck.records import beginning
from ketcheck.records.keys.vault import KEY_FILE, SLOT_COPY, SLOT_FILE
from ketcheck.records.opening import LOCK_FILE, RECORD_FILE, open_store
from ketcheck.records.sealed.anchor import ANCHOR_FILE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of files")


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    key = tmp_path / "data" / KEY_FILE
    key.parent.mkdir(mode=0o700)
    key.write_text("ab" * 32)
    key.chmod(0o600)
    return key


def refused(folder: Path, why: str, error: type[KetcheckError] = KeyUnavailable) -> None:
    with pytest.raises(error, match=why):
        open_store(folder, keyring=False)
    assert not (folder / SLOT_FILE).exists()
    assert not (folder / RECORD_FILE).exists()


@pytest.mark.parametrize("mode", [0o666, 0o644, 0o640, 0o604, 0o620])
def test_a_key_that_others_can_use_is_refused(planted: Path, mode: int) -> None:
    planted.chmod(mode)
    refused(planted.parent, "chmod 600")
    assert planted.stat().st_mode & 0o777 == mode
    planted.chmod(0o600)
    open_store(planted.parent, keyring=False).close()


def test_a_key_of_another_user_is_refused(planted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = os.geteuid()
    monkeypatch.setattr(beginning.os, "geteuid", lambda: ours + 1)
    refused(planted.parent, "belongs to another user")


@pytest.mark.parametrize("is_broken", [False, True])
def test_a_link_in_place_of_a_key_is_refused(planted: Path, *, is_broken: bool) -> None:
    elsewhere = planted.rename(planted.parent.parent / "elsewhere")
    planted.symlink_to(elsewhere)
    if is_broken:
        elsewhere.unlink()
    refused(planted.parent, "is not a file")


def test_a_pipe_in_place_of_a_key_is_refused(planted: Path) -> None:
    planted.unlink()
    os.mkfifo(planted)
    refused(planted.parent, "is not a file")


@pytest.mark.parametrize("name", [ANCHOR_FILE, LOCK_FILE, KEY_FILE, SLOT_FILE, SLOT_COPY])
def test_no_link_in_place_of_a_file_of_ours_is_followed(begun: Path, name: str) -> None:
    target = begun.parent / "target"
    target.write_bytes(b"theirs")
    (begun / name).unlink()
    (begun / name).symlink_to(target)
    with pytest.raises(FolderUnusable, match="is a symbolic link"):
        open_store(begun, keyring=False)
    assert target.read_bytes() == b"theirs"


def test_a_link_put_in_place_of_the_note_meanwhile_is_not_followed(begun: Path) -> None:
    store = open_store(begun, keyring=False)
    target = begun.parent / "target"
    target.write_bytes(b"theirs")
    (begun / ANCHOR_FILE).unlink()
    (begun / ANCHOR_FILE).symlink_to(target)
    store.anchor.note(1, bytes(32))
    assert store.anchor.newest() is None
    assert target.read_bytes() == b"theirs"
    store.close()
