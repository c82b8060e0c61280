"""A change of the key that fails, or is refused: all is as it was, or made up for later."""

from pathlib import Path
from typing import Any

import pytest
from keyring.errors import KeyringLocked
from keyrings import MemoryKeyring

from ketcheck.errors import (
    DiskFull,
    FolderUnusable,
    Refused,
    SlotRefused,
    StoreDamaged,
)
from ketcheck.records.key_change import KeyChange, change_key
from ketcheck.records.keys import key_swap
from ketcheck.records.keys.key_swap import CHANGE_FOLDER, IN_THE_MAKING
from ketcheck.records.keys.new_key import NewWays
from ketcheck.records.keys.unlocking import Passphrase
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.store import Store
from tests.records.changed_key import NEW_CODE, RECORDS, TODAY, WAYS, which_opens
from tests.records.keys.ways import NEW, SECRET

pytestmark = pytest.mark.usefixtures("_quick")


def unchanged(old: Store, system: MemoryKeyring, kept: dict[Any, str]) -> bool:
    """Whether all is as it was, now and at the next opening."""
    assert old.verify().checked == RECORDS
    assert not (old.folder / IN_THE_MAKING).exists()
    assert system.kept == kept
    old.close()
    return which_opens(old.folder) == "old"


@pytest.mark.parametrize(
    ("ways", "why"),
    [(NewWays({"Ann": "short"}), "8 characters"), (NewWays({"A\x1b": NEW}), "hidden")],
)
def test_weak_ones_are_refused(old: Store, ways: NewWays, why: str) -> None:
    with pytest.raises(SlotRefused, match=why):
        change_key(old, ways)


def test_a_code_alone_is_no_everyday_way(old: Store) -> None:
    old.vault.remove("keyring")
    old.vault.remove("key-file")
    with pytest.raises(SlotRefused, match="at least one passphrase"):
        change_key(old, NewWays({}, NEW_CODE, TODAY))


@pytest.mark.parametrize("step", ["commit", "make_ready"])
def test_a_full_disk_leaves_the_old_key(
    old: Store, system: MemoryKeyring, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    kept = dict(system.kept)
    with monkeypatch.context() as patch:
        patch.setattr(key_swap, step, fail)
        with pytest.raises(DiskFull):
            change_key(old, WAYS)
    assert unchanged(old, system, kept)


def test_a_disk_that_fails_once_it_is_renamed_leaves_the_old_key(
    old: Store, system: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(folder: Path) -> None:
        if (folder / CHANGE_FOLDER).exists():
            raise OSError(5, "Input/output error")

    kept = dict(system.kept)
    with monkeypatch.context() as patch:
        patch.setattr(key_swap, "sync_folder", fail)
        with pytest.raises(FolderUnusable):
            change_key(old, WAYS)
    old.set_setting("paper", "a4")
    assert not (old.folder / CHANGE_FOLDER).exists()
    assert unchanged(old, system, kept)


def test_a_failure_after_it_counts_is_made_up_for_at_the_next_opening(
    old: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(key_swap, "finish", fail)
        change = KeyChange(old, WAYS)
        change.prepare()
        assert not change.counts
        with pytest.raises(FolderUnusable, match="start it again"):
            change.put_in_place()
    assert change.counts
    assert old.is_locked
    old.close()
    assert which_opens(old.folder) == "new"


def test_an_empty_folder_that_can_not_be_removed_keeps_nobody_out(
    old: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(key_swap.shutil, "rmtree", fail)
        change_key(old, WAYS)
        old.close()
        assert which_opens(old.folder) == "new"
        assert list((old.folder / CHANGE_FOLDER).iterdir()) == []
    assert which_opens(old.folder) == "new"
    assert not (old.folder / CHANGE_FOLDER).exists()


def test_a_locked_keyring_takes_no_key(old: Store, system: MemoryKeyring) -> None:
    kept = dict(system.kept)
    system.locked = KeyringLocked("locked")
    with pytest.raises(SlotRefused, match="Unlock the keyring"):
        change_key(old, WAYS)
    system.locked = None
    assert unchanged(old, system, kept)


def test_damaged_records_are_not_written_anew(old: Store) -> None:
    old.close()
    path = old.folder / RECORD_FILE
    data = bytearray(path.read_bytes())
    data[-2000] ^= 1
    path.write_bytes(data)
    again = open_store(old.folder)
    with pytest.raises(StoreDamaged):
        change_key(again, WAYS)
    again.close()


@pytest.mark.parametrize("by", ["this connection", "a closed and opened file"])
def test_what_is_saved_meanwhile_is_not_lost(old: Store, system: MemoryKeyring, by: str) -> None:
    kept = dict(system.kept)
    change = KeyChange(old, WAYS)
    change.prepare()
    if by == "this connection":
        old.set_setting("paper", "a4")
    else:
        old.lock()
        old.unlock(Passphrase("Ann", SECRET))
    with pytest.raises(Refused, match="Try again"):
        change.put_in_place()
    assert unchanged(old, system, kept)
