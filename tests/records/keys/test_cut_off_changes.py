"""Changes of the ways to the key that are cut off, fail, or meet a store that is locked."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from keyrings import MemoryKeyring

from ketcheck.errors import (
    AlreadyOpen,
    DiskFull,
    KeyUnavailable,
    StoreDamaged,
    WrongPassphrase,
)
from ketcheck.records.keys import vault as vault_module
from ketcheck.records.keys.slot_files import SLOT_COPY, SLOT_FILE
from ketcheck.records.keys.unlocking import Passphrase, Unlock
from ketcheck.records.keys.vault import KEY_FILE, Vault
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.store import Store
from tests.records.keys.ways import NEW, SECRET, opens, with_passphrase_alone
from tests.records.stepping import Steps, before_each

pytestmark = pytest.mark.usefixtures("_quick")

TODAY = date(2026, 11, 24)


CHANGES: dict[str, Callable[[Vault], object]] = {
    "add": lambda vault: vault.add_passphrase("Bob", NEW),
    "change": lambda vault: vault.change_passphrase("Ann", SECRET, NEW),
    "remove": lambda vault: vault.remove("passphrase", "Ann"),
    "code": lambda vault: vault.make_recovery_code(TODAY),
    "to a key file": lambda vault: vault.use_key_file(),
    "from the keyring": lambda vault: vault.remove("keyring"),
    "to the keyring": lambda vault: vault.use_keyring(),
}


STEPS: Steps = (
    (Path, ("replace", "unlink")),
    (MemoryKeyring, ("set_password", "delete_password")),
)


class Snapshots:
    """Folder and keyring as they are before each step that reaches the disk or the keyring."""

    def __init__(self, folder: Path, system: MemoryKeyring) -> None:
        self._folder, self._system = folder, system
        self.taken: list[tuple[dict[str, bytes], dict[tuple[str, str], str]]] = []

    def take(self) -> None:
        files = {one.name: one.read_bytes() for one in self._folder.iterdir() if one.name != "lock"}
        self.taken.append((files, dict(self._system.kept)))


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_a_change_that_is_cut_off_leaves_a_way_in_and_no_stray_key(
    store: Store,
    system: MemoryKeyring,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Vault], object],
) -> None:
    store.vault.add_passphrase("Ann", SECRET)
    if change is CHANGES["to the keyring"]:
        store.vault.remove("keyring")
    store.db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    snapshots = Snapshots(store.folder, system)
    with monkeypatch.context() as patch:
        before_each(patch, STEPS, snapshots.take)
        change(store.vault)
    snapshots.take()
    store.close()
    assert len(snapshots.taken) > 2
    for files, kept in snapshots.taken:
        # In its own place: elsewhere it would be a copy, with another item in the keyring.
        shutil.rmtree(store.folder)
        store.folder.mkdir()
        for name, data in files.items():
            (store.folder / name).write_bytes(data)
        system.kept = dict(kept)
        _assert_sound(store.folder, system)


def _assert_sound(folder: Path, system: MemoryKeyring) -> None:
    unlocks = (None, Passphrase("Ann", SECRET), Passphrase("Ann", NEW), Passphrase("Bob", NEW))
    opened = [store for one in unlocks if (store := _opened(folder, one))]
    assert opened
    kinds = opened[-1].protection.kinds
    assert ("keyring" in kinds) is bool(system.kept)
    assert ("key-file" in kinds) is (folder / KEY_FILE).exists()
    assert not opened[-1].protection.is_leaving
    assert not [one.name for one in folder.iterdir() if one.name.startswith(".")]
    assert (folder / SLOT_FILE).read_bytes() == (folder / SLOT_COPY).read_bytes()


def _opened(folder: Path, unlock: Unlock | None) -> Store | None:
    try:
        store = open_store(folder, unlock=unlock)
    except (KeyUnavailable, WrongPassphrase):
        return None
    assert [person.name for person in store.people()] == ["Maria Alvarez"]
    store.close()
    return store


def test_a_failure_to_write_is_told_and_the_ways_are_as_on_the_disk(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = store.slots
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", fail)
        with pytest.raises(DiskFull):
            store.vault.add_passphrase("Ann", SECRET)
    assert store.slots == before
    assert opens(store)
    assert not opens(store, Passphrase("Ann", SECRET))


def test_a_log_without_its_records_is_never_begun_beside(tmp_path: Path) -> None:
    tmp_path.joinpath("lock").touch()
    tmp_path.joinpath(f"{RECORD_FILE}-wal").write_bytes(b"log")
    with pytest.raises(KeyUnavailable, match="is gone"):
        open_store(tmp_path, keyring=False)


def test_a_locked_store_whose_records_are_gone_says_so(store: Store) -> None:
    with_passphrase_alone(store)
    store.close()
    (store.folder / RECORD_FILE).unlink()
    with pytest.raises(StoreDamaged, match="gone or cut short"):
        open_store(store.folder, unlock=Passphrase("Ann", SECRET))


def test_a_closed_store_keeps_no_key(store: Store) -> None:
    key = store.vault.key
    assert _holds(store, key)
    store.close()
    assert not _holds(store, key)
    store.close()
    with pytest.raises(KeyUnavailable, match="locked"):
        _ = store.vault.key


def test_a_store_that_is_locked_does_nothing_until_it_is_unlocked(store: Store) -> None:
    store.vault.add_passphrase("Ann", SECRET)
    key = store.vault.key
    store.lock()
    assert not _holds(store, key)
    for act in (store.people, store.verify, lambda: store.set_setting("a", "b")):
        with pytest.raises(KeyUnavailable, match="locked"):
            act()
    with pytest.raises(AlreadyOpen):
        open_store(store.folder)
    with pytest.raises(WrongPassphrase):
        store.unlock(Passphrase("Ann", "wrong passphrase"))
    with pytest.raises(KeyUnavailable, match="locked"):
        store.people()
    store.unlock(Passphrase("Ann", SECRET))
    assert [person.name for person in store.people()] == ["Maria Alvarez"]


def _holds(root: object, key: bytes) -> bool:
    """Whether the key can be reached from an object, as bytes or as text, modules left out."""
    seen: set[int] = set()
    waiting: list[object] = [root]
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, type | type(vault_module)):
            continue
        seen.add(id(one))
        if isinstance(one, bytes | bytearray) and key in one:
            return True
        if isinstance(one, str) and key.hex() in one:
            return True
        waiting += _parts(one)
    return False


def _parts(one: object) -> list[object]:
    if isinstance(one, dict):
        return [*one.keys(), *one.values()]
    if isinstance(one, list | tuple | set | frozenset):
        return list(one)
    slots = [name for kind in type(one).__mro__ for name in getattr(kind, "__slots__", ())]
    return [*getattr(one, "__dict__", {}).values(), *(getattr(one, n, None) for n in slots)]
