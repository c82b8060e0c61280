"""Adding, changing and taking away the ways to the key, on a real store."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked
from keyrings import MemoryKeyring

from ketcheck.errors import (
    AlreadyOpen,
    DiskFull,
    KeyUnavailable,
    Locked,
    SlotRefused,
    StoreDamaged,
    WrongCode,
    WrongPassphrase,
)
from ketcheck.records import vault as vault_module
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.slot_files import SLOT_COPY, SLOT_FILE
from ketcheck.records.store import Store
from ketcheck.records.unlocking import Passphrase, RecoveryCode, Unlock, unlock_of
from ketcheck.records.vault import KEY_FILE, SlotTold, Vault

pytestmark = pytest.mark.usefixtures("_quick")

TODAY = date(2026, 11, 24)
SECRET, NEW = "four words in a row", "another four words"


@pytest.fixture
def store(tmp_path: Path, system: MemoryKeyring) -> Iterator[Store]:
    """A store with its key in a keyring, and one person in it."""
    assert system.kept == {}
    opened = open_store(tmp_path / "data")
    opened.directory.add("Maria Alvarez")
    yield opened
    opened.close()


def opens(store: Store, unlock: Unlock | None = None) -> bool:
    """Whether the records open that way, and hold what they held."""
    store.close()
    try:
        again = open_store(store.folder, unlock=unlock)
    except (KeyUnavailable, WrongPassphrase, WrongCode):
        return False
    names = [person.name for person in again.people()]
    again.close()
    assert names == ["Maria Alvarez"]
    return True


def with_passphrase_alone(store: Store, user: str = "Ann") -> None:
    store.vault.add_passphrase(user, SECRET)
    store.vault.remove("keyring")


class TestPassphrases:
    def test_a_passphrase_opens_and_another_does_not(self, store: Store) -> None:
        store.vault.add_passphrase("Ann", SECRET)
        assert opens(store, Passphrase("Ann", SECRET))
        assert opens(store, Passphrase(" aNN ", SECRET))
        assert opens(store, Passphrase(None, SECRET))
        assert not opens(store, Passphrase("Ann", NEW))
        assert not opens(store, Passphrase("Bob", SECRET))

    def test_what_is_typed_counts_though_the_keyring_is_there(self, store: Store) -> None:
        store.vault.add_passphrase("Ann", SECRET)
        store.close()
        with pytest.raises(WrongPassphrase, match=r"type it again\."):
            open_store(store.folder, unlock=Passphrase("Ann", "wrong passphrase"))
        assert opens(store)

    def test_one_a_user(self, store: Store) -> None:
        store.vault.add_passphrase("Ann", SECRET)
        store.vault.add_passphrase("Bob", NEW)
        for same in ("Ann", "ann", " ANN", "A\u200bnn"):
            with pytest.raises(SlotRefused, match="already"):
                store.vault.add_passphrase(same, NEW)
        assert store.slots.users == ("Ann", "Bob")
        assert opens(store, Passphrase(None, NEW))

    def test_a_change_writes_no_record_anew(self, store: Store) -> None:
        store.vault.add_passphrase("Ann", SECRET)
        store.db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        before = (store.folder / RECORD_FILE).read_bytes()
        with pytest.raises(WrongPassphrase):
            store.vault.change_passphrase("Ann", NEW, NEW)
        store.vault.change_passphrase("Ann", SECRET, NEW)
        assert (store.folder / RECORD_FILE).read_bytes() == before
        assert opens(store, Passphrase("Ann", NEW))
        assert not opens(store, Passphrase("Ann", SECRET))

    @pytest.mark.parametrize(
        ("user", "passphrase", "why"),
        [
            ("Ann", "", "8 letters"),
            ("Ann", "short", "8 letters"),
            ("Ann", " " * 20, "8 letters"),
            ("Annabella", "ANNABELLA", "is the name"),
            ("Ann", "x" * 2000, "too long"),
            ("A" * 61, SECRET, "too long"),
            ("A\x1b[31mnn", SECRET, "This name holds a control character"),
            ("A\u202enn", SECRET, "text-direction"),
        ],
    )
    def test_a_weak_one_is_refused(
        self, store: Store, user: str, passphrase: str, why: str
    ) -> None:
        before = store.slots
        with pytest.raises(SlotRefused, match=why):
            store.vault.add_passphrase(user, passphrase)
        assert store.slots == before

    def test_one_for_nobody_by_name(self, store: Store) -> None:
        store.vault.add_passphrase("", SECRET)
        with pytest.raises(SlotRefused, match="There is a passphrase already"):
            store.vault.add_passphrase(" ", NEW)
        assert opens(store, Passphrase(None, SECRET))

    def test_a_clinic_needs_no_keyring(self, store: Store, system: MemoryKeyring) -> None:
        with_passphrase_alone(store)
        store.close()
        assert system.kept == {}
        with pytest.raises(Locked) as locked:
            open_store(store.folder)
        assert locked.value.users == ("Ann",)
        assert not locked.value.has_code
        assert opens(store, Passphrase("Ann", SECRET))


class TestRecovery:
    def test_the_code_opens_when_the_keyring_has_lost_the_key(
        self, store: Store, system: MemoryKeyring
    ) -> None:
        code = store.vault.make_recovery_code(TODAY)
        store.close()
        system.kept.clear()
        with pytest.raises(Locked, match="recovery code") as locked:
            open_store(store.folder)
        assert locked.value.has_code
        again = open_store(store.folder, unlock=RecoveryCode(code.lower()))
        again.vault.use_keyring()
        again.close()
        assert opens(store)

    def test_the_code_opens_when_the_passphrase_is_forgotten(self, store: Store) -> None:
        with_passphrase_alone(store)
        code = store.vault.make_recovery_code(TODAY)
        store.close()
        again = open_store(store.folder, unlock=RecoveryCode(code))
        again.vault.renew_passphrase("ann", NEW)
        assert again.slots.users == ("Ann",)
        again.close()
        assert opens(store, Passphrase("Ann", NEW))
        assert not opens(store, Passphrase("Ann", SECRET))

    def test_a_new_code_takes_the_place_of_the_old_one(self, store: Store) -> None:
        old, new = (store.vault.make_recovery_code(TODAY) for _ in range(2))
        assert opens(store, RecoveryCode(new))
        store.close()
        with pytest.raises(WrongCode, match=store.slots.short_name):
            open_store(store.folder, unlock=RecoveryCode(old))

    def test_a_mistyped_code_costs_no_waiting(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        code = store.vault.make_recovery_code(TODAY)
        store.close()
        monkeypatch.setattr("ketcheck.records.unlocking.unwrap", None)
        wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
        with pytest.raises(WrongCode, match="not as on the sheet"):
            open_store(store.folder, unlock=RecoveryCode(wrong))

    def test_what_is_typed_is_known_for_a_code_by_its_form(self, store: Store) -> None:
        code = store.vault.make_recovery_code(TODAY)
        both, none = (Locked("", ("Ann",), has_code=has, records="") for has in (True, False))
        assert unlock_of(both, code) == RecoveryCode(code)
        assert unlock_of(none, code) == Passphrase(None, code)
        assert unlock_of(both, SECRET) == Passphrase(None, SECRET)
        assert unlock_of(Locked("", (), has_code=True, records=""), "ABC") == RecoveryCode("ABC")

    def test_what_was_typed_is_in_no_message(self) -> None:
        assert "tell" not in repr((Passphrase("Ann", "tell"), RecoveryCode("tell")))


class TestTakingAway:
    def test_the_last_everyday_way_stays(self, store: Store) -> None:
        store.vault.make_recovery_code(TODAY)
        with pytest.raises(SlotRefused, match="last way"):
            store.vault.remove("keyring")
        assert opens(store)

    def test_a_way_that_is_not_there_is_told(self, store: Store) -> None:
        for way in (("passphrase", "Ann"), ("recovery", ""), ("key-file", "")):
            with pytest.raises(SlotRefused, match="no such way"):
                store.vault.remove(*way)

    def test_ways_are_told_in_order(self, store: Store) -> None:
        store.vault.add_passphrase("Ann", SECRET)
        store.vault.make_recovery_code(TODAY)
        assert store.vault.slots_told() == [
            SlotTold("keyring"),
            SlotTold("passphrase", "Ann"),
            SlotTold("recovery", made=TODAY),
        ]
        store.vault.remove("passphrase", "ann")
        store.vault.remove("recovery")
        assert store.vault.slots_told() == [SlotTold("keyring")]

    def test_a_key_file_goes_with_its_slot(self, store: Store) -> None:
        store.vault.use_key_file()
        store.vault.remove("keyring")
        assert opens(store)
        again = open_store(store.folder)
        again.vault.add_passphrase("", SECRET)
        again.vault.remove("key-file")
        assert not (store.folder / KEY_FILE).exists()
        again.close()
        assert not opens(store)
        assert opens(store, Passphrase(None, SECRET))

    def test_a_locked_keyring_gives_its_key_up_later(
        self, store: Store, system: MemoryKeyring
    ) -> None:
        store.vault.add_passphrase("Ann", SECRET)
        system.locked = KeyringLocked("locked")
        store.vault.remove("keyring")
        assert store.protection.is_leaving
        assert system.kept
        system.locked = None
        assert opens(store, Passphrase("Ann", SECRET))
        assert system.kept == {}

    def test_no_keyring_to_move_to_is_told(self, tmp_path: Path, system: MemoryKeyring) -> None:
        alone = open_store(tmp_path / "alone", keyring=False)
        with pytest.raises(KeyUnavailable, match="no keyring"):
            alone.vault.use_keyring()
        alone.close()
        keyring.set_keyring(NoKeyring())
        alone = open_store(tmp_path / "alone")
        with pytest.raises(KeyUnavailable, match="no keyring"):
            alone.vault.use_keyring()
        assert not alone.protection.is_leaving
        keyring.set_keyring(system)
        alone.vault.use_keyring()
        alone.vault.remove("key-file")
        alone.close()
        assert [slot.kind for slot in alone.slots.slots] == ["keyring"]
        open_store(tmp_path / "alone").close()


CHANGES: dict[str, Callable[[Vault], object]] = {
    "add": lambda vault: vault.add_passphrase("Bob", NEW),
    "change": lambda vault: vault.change_passphrase("Ann", SECRET, NEW),
    "remove": lambda vault: vault.remove("passphrase", "Ann"),
    "code": lambda vault: vault.make_recovery_code(TODAY),
    "to a key file": lambda vault: vault.use_key_file(),
    "from the keyring": lambda vault: vault.remove("keyring"),
    "to the keyring": lambda vault: vault.use_keyring(),
}


class Snapshots:
    """Folder and keyring as they are before each step that reaches the disk or the keyring."""

    def __init__(self, folder: Path, system: MemoryKeyring) -> None:
        self._folder, self._system = folder, system
        self.taken: list[tuple[dict[str, bytes], dict[tuple[str, str], str]]] = []

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        for where, name in (
            (Path, "replace"),
            (Path, "unlink"),
            (MemoryKeyring, "set_password"),
            (MemoryKeyring, "delete_password"),
        ):
            patch.setattr(where, name, self._stepping(getattr(where, name)))

    def _stepping(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: object, **named: object) -> Any:  # noqa: ANN401
            self.take()
            return act(*args, **named)

        return step

    def take(self) -> None:
        files = {one.name: one.read_bytes() for one in self._folder.iterdir() if one.name != "lock"}
        self.taken.append((files, dict(self._system.kept)))


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_a_change_that_is_cut_off_leaves_a_way_in_and_no_stray_key(
    tmp_path: Path,
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
        snapshots.watch(patch)
        change(store.vault)
    snapshots.take()
    assert len(snapshots.taken) > 2
    for number, (files, kept) in enumerate(snapshots.taken):
        folder = tmp_path / f"cut-{number}"
        folder.mkdir()
        for name, data in files.items():
            (folder / name).write_bytes(data)
        system.kept = dict(kept)
        _assert_sound(folder, system)


def _assert_sound(folder: Path, system: MemoryKeyring) -> None:
    unlocks = (None, Passphrase("Ann", SECRET), Passphrase("Ann", NEW), Passphrase("Bob", NEW))
    opened = [store for one in unlocks if (store := _opened(folder, one))]
    assert opened
    kinds = opened[-1].protection.kinds
    assert ("keyring" in kinds) is bool(system.kept)
    assert ("key-file" in kinds) is (folder / KEY_FILE).exists()
    assert not opened[-1].protection.is_leaving
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
