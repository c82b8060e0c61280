"""A new key: what opened the records before opens them no more, and nothing is lost on the way."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from house import at
from keyrings import MemoryKeyring

from ketcheck.errors import (
    Cancelled,
    KeyUnavailable,
    Locked,
    WrongPassphrase,
)
from ketcheck.records.copies.backup import backup
from ketcheck.records.copies.restoring import look, restore
from ketcheck.records.copies.safekeeping import is_due, keep_copy
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.key_change import KeyChange, change_key
from ketcheck.records.keys.key_swap import CHANGE_FOLDER, IN_THE_MAKING
from ketcheck.records.keys.new_key import NewWays, users_to_ask
from ketcheck.records.keys.unlocking import Passphrase, RecoveryCode
from ketcheck.records.keys.vault import KEY_FILE, SLOT_COPY, SLOT_FILE
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.rescue.setting_aside import set_aside
from ketcheck.records.store import Store
from tests.records.changed_key import (
    CODE,
    NEW_CODE,
    RECORDS,
    TODAY,
    WAYS,
    opened,
    which_opens,
)
from tests.records.keys.test_changed_slot_files import changed, leaves_the_keyring
from tests.records.keys.ways import NEW, SECRET
from tests.records.stepping import Steps, before_each

pytestmark = pytest.mark.usefixtures("_quick")


def test_the_old_ways_open_nothing_and_the_new_ones_do(old: Store, system: MemoryKeyring) -> None:
    key, kept = old.vault.key, dict(system.kept)
    change_key(old, WAYS)
    assert old.vault.key != key
    assert old.verify().checked == RECORDS
    old.set_setting("paper", "a4")
    old.close()
    for unlock in (None, Passphrase("Ann", NEW), RecoveryCode(NEW_CODE)):
        assert opened(old.folder, unlock)
    for unlock in (Passphrase("Ann", SECRET), RecoveryCode(CODE)):
        assert not opened(old.folder, unlock)
    assert old.protection.kinds == {"keyring", "key-file", "passphrase", "recovery"}
    assert kept.items() < system.kept.items()
    assert key.hex() != (old.folder / KEY_FILE).read_text()
    db = RecordsDatabase(old.folder / RECORD_FILE, key)
    with pytest.raises(Exception, match="not a database"):
        db.connect()


def test_who_types_no_new_passphrase_has_none(old: Store) -> None:
    old.vault.add_passphrase("Bob", SECRET)
    change_key(old, NewWays({"Ann": NEW}))
    old.close()
    assert old.slots.users == ("Ann",)
    assert not old.protection.has_code
    assert not opened(old.folder, Passphrase("Bob", SECRET))


def test_progress_is_told_and_stops_it(old: Store) -> None:
    told: list[tuple[int, int]] = []
    change_key(old, WAYS, lambda done, total: told.append((done, total)))
    assert told
    assert told[-1][0] == told[-1][1]

    def stop(_done: int, _total: int) -> None:
        raise Cancelled("stopped")

    key, slots = old.vault.key, old.slots
    with pytest.raises(Cancelled):
        change_key(old, WAYS, stop)
    assert (old.vault.key, old.slots) == (key, slots)
    assert not (old.folder / IN_THE_MAKING).exists()
    old.close()
    assert opened(old.folder, Passphrase("Ann", NEW))


STEPS: Steps = (
    (Path, ("replace", "rename", "unlink", "mkdir")),
    (os, ("fsync", "unlink", "rmdir", "write")),
    (MemoryKeyring, ("set_password", "delete_password")),
    (RecordsDatabase, ("connect", "close")),
)


class Snapshots:
    """The folder and the keyring before each step that reaches the disk or the keyring."""

    def __init__(self, folder: Path, system: MemoryKeyring, at: Path) -> None:
        self._folder, self._system, self._at = folder, system, at
        self.taken: list[tuple[Path, dict[tuple[str, str], str]]] = []

    def take(self) -> None:
        copy = self._at / str(len(self.taken))
        shutil.copytree(self._folder, copy)
        self.taken.append((copy, dict(self._system.kept)))


def test_killed_at_any_step_the_old_or_the_new_ways_open(
    old: Store, system: MemoryKeyring, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    snapshots = Snapshots(old.folder, system, tmp_path / "snapshots")
    with monkeypatch.context() as patch:
        before_each(patch, STEPS, snapshots.take)
        change_key(old, WAYS)
    snapshots.take()
    old.close()
    ways = []
    for copy, kept in snapshots.taken:
        shutil.rmtree(old.folder)
        shutil.copytree(copy, old.folder)
        system.kept = kept
        ways.append(which_opens(old.folder))
        assert not {CHANGE_FOLDER, IN_THE_MAKING} & {one.name for one in old.folder.iterdir()}
    assert set(ways) == {"old", "new"}
    assert ways == sorted(ways, reverse=True)
    assert ways.count("new") > 5


def test_a_log_of_the_old_records_is_not_taken_for_one_of_the_new(old: Store) -> None:
    """Where the file could not be closed as it should, its log lies beside the new records."""
    old.set_setting("paper", "a4")
    change = KeyChange(old, WAYS)
    change.prepare()
    log = old.folder / f"{RECORD_FILE}-wal"
    kept = log.read_bytes()
    assert kept
    change._commit()  # noqa: SLF001 - killed after it
    log.write_bytes(kept)
    old.close()
    assert opened(old.folder, Passphrase("Ann", NEW))


class TestCopies:
    def test_an_older_copy_opens_here_by_itself(
        self, old: Store, system: MemoryKeyring, tmp_path: Path
    ) -> None:
        backup(old, tmp_path / "copy")
        change_key(old, WAYS)
        change_key(old, WAYS)
        # The old items are in the keyring still, but the records themselves know the old keys.
        system.kept.clear()
        assert look(old, tmp_path / "copy").entries == RECORDS

    def test_elsewhere_an_older_copy_opens_with_the_old_ways(
        self, old: Store, system: MemoryKeyring, tmp_path: Path
    ) -> None:
        backup(old, tmp_path / "copy")
        change_key(old, WAYS)
        system.kept.clear()
        other = open_store(tmp_path / "other", keyring=False)
        with pytest.raises(WrongPassphrase):
            restore(other, tmp_path / "copy", Passphrase(None, NEW))
        assert restore(other, tmp_path / "copy", Passphrase(None, SECRET)) == RECORDS
        other.close()

    def test_a_new_copy_is_due_and_opens_with_the_new_ways(
        self, old: Store, system: MemoryKeyring, tmp_path: Path
    ) -> None:
        keep_copy(old, at(40))
        assert not is_due(old)
        change_key(old, WAYS)
        assert is_due(old)
        copy = keep_copy(old, at(41)).copy
        system.kept.clear()
        other = open_store(tmp_path / "other", keyring=False)
        with pytest.raises(Locked, match="other records"):
            restore(other, copy)
        assert restore(other, copy, RecoveryCode(NEW_CODE)) == RECORDS
        other.close()


def test_it_puts_a_changed_list_right(old: Store, system: MemoryKeyring) -> None:
    """Where the list is not to be trusted, no place on it gets the new key, unless it opened."""
    old.vault.remove("keyring")
    old.vault.remove("key-file")
    old.close()
    kept = dict(system.kept)

    def with_places(content: dict[str, Any]) -> None:
        content["slots"] += [{"kind": "keyring"}, {"kind": "key-file"}]

    changed(old.folder, with_places)
    again = open_store(old.folder, unlock=Passphrase("Ann", SECRET))
    assert again.vault.warning
    change_key(again, WAYS)
    assert again.vault.warning == ""
    again.close()
    assert again.protection.kinds == {"passphrase", "recovery"}
    assert system.kept == kept
    assert opened(old.folder, Passphrase("Ann", NEW))


def test_a_passphrase_is_asked_for_where_the_code_opened_a_changed_list(old: Store) -> None:
    """Else nothing would open the records in everyday use, and no new list could be made."""
    old.vault.remove("passphrase", "Ann")
    assert users_to_ask(old.vault) == ()
    old.close()
    changed(old.folder, leaves_the_keyring)
    again = open_store(old.folder, unlock=RecoveryCode(CODE))
    assert again.vault.warning
    assert users_to_ask(again.vault) == ("",)
    change_key(again, NewWays({"": NEW}, NEW_CODE, TODAY))
    again.close()
    assert opened(old.folder, Passphrase(None, NEW))


def test_a_folder_set_aside_in_the_midst_of_it_opens_where_it_lies(old: Store) -> None:
    change = KeyChange(old, WAYS)
    change.prepare()
    change._commit()  # noqa: SLF001 - killed after it
    old.close()
    aside = set_aside(old.folder, at().at)
    assert opened(aside, Passphrase("Ann", NEW))


def test_what_is_left_in_the_making_goes_at_the_next_opening(old: Store) -> None:
    KeyChange(old, WAYS).prepare()
    assert (old.folder / IN_THE_MAKING / KEY_FILE).exists()
    old.close()
    assert which_opens(old.folder) == "old"
    assert not (old.folder / IN_THE_MAKING).exists()


@pytest.mark.parametrize("name", [CHANGE_FOLDER, IN_THE_MAKING])
def test_a_link_in_its_place_is_not_followed(old: Store, tmp_path: Path, name: str) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / RECORD_FILE).write_bytes(b"of somebody else")
    (old.folder / name).symlink_to(other)
    old.close()
    assert which_opens(old.folder) == "old"
    assert (other / RECORD_FILE).read_bytes() == b"of somebody else"


def test_changed_slot_files_of_before_do_not_come_back(old: Store) -> None:
    before = (old.folder / "key-slots.json").read_bytes()
    change_key(old, WAYS)
    old.close()
    changed(old.folder, leaves_the_keyring, names=("key-slots.json",))
    (old.folder / "key-slots-second.json").write_bytes(before)
    assert not opened(old.folder, Passphrase("Ann", SECRET))


@pytest.mark.parametrize("name", [SLOT_FILE, SLOT_COPY])
def test_an_old_list_put_back_does_not_take_the_new_one_along(old: Store, name: str) -> None:
    """What opens it is the old passphrase, which somebody may well type once more."""
    before = (old.folder / name).read_bytes()
    change_key(old, WAYS)
    old.close()
    (old.folder / name).write_bytes(before)
    for _ in range(2):
        with pytest.raises(KeyUnavailable, match="put the newer one there"):
            open_store(old.folder, unlock=Passphrase("Ann", SECRET))
    again = open_store(old.folder, unlock=Passphrase("Ann", NEW))
    assert "changed one of the two lists" in again.vault.warning
    again.close()
    assert which_opens(old.folder) == "new"


def test_two_old_lists_put_back_are_told_at_each_opening(old: Store) -> None:
    names = (SLOT_FILE, SLOT_COPY)
    before = (old.folder / SLOT_FILE).read_bytes()
    change_key(old, WAYS)
    old.close()
    now = (old.folder / SLOT_FILE).read_bytes()
    for name in names:
        (old.folder / name).write_bytes(before)
    for _ in range(2):
        with pytest.raises(KeyUnavailable, match="put the newer one there"):
            open_store(old.folder, unlock=Passphrase("Ann", SECRET))
    for name in names:
        (old.folder / name).write_bytes(now)
    assert which_opens(old.folder) == "new"
