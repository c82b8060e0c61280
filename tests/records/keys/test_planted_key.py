"""A key that lies there before the records, and a key file that others can read."""

import os
from pathlib import Path

import pytest

from ketcheck.records.keys.vault import KEY_FILE
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
    for path, mode in ((folder, 0o755), (folder / KEY_FILE, 0o644)):
        os.chmod(path, mode)  # noqa: PTH101 - the other one does nothing here
    assert "can't keep it from other users" in store.protection.sentence
    assert "can't read them" not in store.protection.paragraph
    store.close()
