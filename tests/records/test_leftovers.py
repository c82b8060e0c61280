"""What a kill leaves of files in the making, and that nothing else is taken for it."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

import pytest
from house import House, at

from ketcheck.records.copies import backup, copies, unpacking
from ketcheck.records.copies.restoring import look
from ketcheck.records.copies.safekeeping import choose_folder, keep_copy
from ketcheck.records.erasing import Request, erase
from ketcheck.records.keys.vault import KEY_FILE, SLOT_FILE, Vault
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.store import Store
from ketcheck.records.working_copy import WORKING_COPIES

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")


def killed(house: House, act: Callable[[Store], object]) -> None:
    """Do it in a process of its own, which is killed in the midst of it."""
    house.store.close()
    child = os.fork()
    if not child:
        try:
            act(open_store(house.folder, keyring=False))
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def kill(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hidden(folder: Path) -> list[str]:
    """What no user put there and no user sees, or a working copy."""
    names = [path.name for path in folder.rglob("*")]
    return [name for name in names if name.startswith(".") or name in WORKING_COPIES]


def test_a_key_in_the_making_is_gone_at_the_next_start(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", kill)
        killed(house, lambda store: store.vault.use_key_file())
    assert [name[:5] for name in hidden(house.folder)] == [".key-"]
    house.reopen_after_close()
    assert hidden(house.folder) == []


def test_slots_in_the_making_are_gone_at_the_next_start(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.replace", kill)
        killed(house, lambda store: store.vault.set_ready(store.slots))
    assert len(hidden(house.folder)) == 2
    house.reopen_after_close()
    assert hidden(house.folder) == []


def test_a_key_that_is_taken_away_leaves_none_in_the_making(house: House) -> None:
    stray = house.folder / f".{KEY_FILE}-ab3_defg"
    house.store.vault.add_passphrase("Ann", "four words in a row")
    stray.write_text(house.store.vault.key.hex())
    house.store.vault.remove("key-file")
    assert not stray.exists()
    assert not (house.folder / KEY_FILE).exists()


def test_a_copy_in_the_making_is_gone_at_the_next_start(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(backup, "_refuse_misread", kill)
        killed(house, lambda store: keep_copy(store, at(1)))
    assert len(hidden(house.folder)) == 2
    house.reopen_after_close()
    assert hidden(house.folder) == []


def test_a_copy_that_was_looked_into_is_gone_at_the_next_start(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.backup(house.store, tmp_path / "out")
    with monkeypatch.context() as patch:
        patch.setattr(unpacking, "_made_ours", kill)
        killed(house, lambda store: look(store, tmp_path / "out"))
    assert hidden(house.folder) == ["unpacked.db"]
    house.reopen_after_close()
    assert hidden(house.folder) == []


@pytest.fixture
def stick(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A chosen folder, with a copy in the making of this store and one of another."""
    folder = tmp_path / "stick"
    folder.mkdir()
    choose_folder(house.store, folder)
    house.save()

    def kill_there(made: Path, path: Path) -> None:
        if path.parent == folder:
            kill()
        made.rename(path)

    with monkeypatch.context() as patch:
        patch.setattr("ketcheck.records.private_files._give_name", kill_there)
        killed(house, lambda store: keep_copy(store, at(1)))
    assert len(hidden(folder)) == 1
    (folder / ".ketcheck-00000000-ab3_defg").touch()
    house.reopen_after_close()
    return folder


def test_a_copy_in_the_making_is_gone_from_a_chosen_folder_with_the_next_copy(
    house: House, stick: Path
) -> None:
    keep_copy(house.store, at(2))
    assert hidden(stick) == [".ketcheck-00000000-ab3_defg"]


def test_who_is_erased_is_in_no_copy_in_the_making(house: House, stick: Path) -> None:
    for name in WORKING_COPIES:
        (house.folder / name).touch()
    erase(house.store, house.person.id, Request(), at(2))
    assert hidden(stick) == [".ketcheck-00000000-ab3_defg"]
    assert hidden(house.folder) == []


def test_nothing_else_is_swept_away(house: House) -> None:
    house.store.close()
    (house.folder / copies.FOLDER).mkdir()
    names = [
        ".hidden",
        ".key",
        ".key-short",
        ".key-ab3_defgh",
        ".KEY-ab3_defg",
        ".other-ab3_defg",
        "key-ab3_defg",
        "copy.db.txt",
        f"{copies.FOLDER}/.ketcheck-probe",
        f"{copies.FOLDER}/letter.txt",
    ]
    for name in names:
        (house.folder / name).touch()
    house.reopen_after_close()
    assert [name for name in names if not (house.folder / name).exists()] == []


def test_names_of_tempfile_are_known(house: House) -> None:
    """Should a later Python make other ones, this tells."""
    house.store.close()
    for name in (KEY_FILE, SLOT_FILE, RECORD_FILE):
        with NamedTemporaryFile(dir=house.folder, prefix=f".{name}-", delete=False):
            pass
    house.reopen_after_close()
    assert hidden(house.folder) == []


def test_what_can_not_be_removed_does_not_keep_the_records_closed(house: House) -> None:
    house.store.close()
    (house.folder / f".{KEY_FILE}-ab3_defg").mkdir()
    (house.folder / "copy.db").mkdir()
    house.reopen_after_close()
    assert Vault(house.folder, keyring=False).open(house.folder / RECORD_FILE)
