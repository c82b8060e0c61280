"""A slot file that somebody without the key changed, or an older one put back: told, not obeyed."""

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from keyrings import MemoryKeyring
from make_store import COPY, EXPECTED, STORES

from ketcheck.errors import FolderUnusable, SlotRefused, StoreDamaged, WrongPassphrase
from ketcheck.records.keys.slot_files import SLOT_COPY, SLOT_FILE
from ketcheck.records.keys.slot_witness import NOTES_FILE
from ketcheck.records.keys.unlocking import Passphrase
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.sealed.anchor import ANCHOR_FILE
from ketcheck.records.store import Store
from tests.records.keys.ways import NEW, SECRET, with_passphrase_alone

pytestmark = pytest.mark.usefixtures("_quick")

BOTH = (SLOT_FILE, SLOT_COPY)
Change = Callable[[dict[str, Any]], object]


def changed(folder: Path, change: Change, *, names: tuple[str, ...] = BOTH) -> None:
    """Change the content of slot files as one who has no key can, with a sum that is right."""
    for name in names:
        content = json.loads((folder / name).read_bytes())
        del content["sum"]
        change(content)
        body = json.dumps(content, indent=1).encode().removesuffix(b"\n}")
        end = f',\n "sum": "{sha256(body).hexdigest()}"\n}}\n'
        (folder / name).write_bytes(body + end.encode())


def leaves_the_keyring(content: dict[str, Any]) -> None:
    content["leaving"] = ["keyring"]
    content["serial"] += 1


def drops_all_but(kind: str) -> Change:
    def drop(content: dict[str, Any]) -> None:
        content["slots"] = [slot for slot in content["slots"] if slot["kind"] == kind]
        content["leaving"] = ["keyring"]
        content["serial"] += 1

    return drop


def without_code(content: dict[str, Any]) -> None:
    content["format"] = 2
    content["serial"] += 1
    content["leaving"] = ["keyring", "key-file"]
    del content["mac"]


CHANGES = {
    "a place to leave": leaves_the_keyring,
    "slots dropped": drops_all_but("passphrase"),
    "as of before the code": without_code,
}


@pytest.fixture
def closed(store: Store) -> Store:
    """A store that opens by the keyring and by a passphrase."""
    store.vault.add_passphrase("Ann", SECRET)
    store.close()
    return store


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
@pytest.mark.parametrize("name", BOTH)
def test_one_that_was_changed_is_told_and_mended_from_the_other(
    closed: Store, system: MemoryKeyring, change: Change, name: str
) -> None:
    before, kept = closed.slots, dict(system.kept)
    changed(closed.folder, change, names=(name,))
    again = open_store(closed.folder)
    assert "changed one of the two lists" in again.vault.warning
    assert "change the key" in again.vault.warning
    again.close()
    assert (again.slots, system.kept) == (before, kept)
    assert {(closed.folder / one).read_bytes() for one in BOTH} == {before.text}
    again = open_store(closed.folder)
    assert again.vault.warning == ""
    again.close()


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_two_that_were_changed_open_the_records_and_do_nothing_else(
    closed: Store, system: MemoryKeyring, change: Change
) -> None:
    kept = dict(system.kept)
    changed(closed.folder, change)
    before = [(closed.folder / name).read_bytes() for name in BOTH]
    for _ in range(2):
        again = open_store(closed.folder, unlock=Passphrase("Ann", SECRET))
        assert [person.name for person in again.people()] == ["Maria Alvarez"]
        assert str(closed.folder / SLOT_FILE) in again.vault.warning
        for act in (
            lambda vault=again.vault: vault.remove("passphrase", "Ann"),
            lambda vault=again.vault: vault.add_passphrase("Bob", NEW),
        ):
            with pytest.raises(SlotRefused):
                act()
        again.close()
    assert system.kept == kept
    assert [(closed.folder / name).read_bytes() for name in BOTH] == before


@pytest.mark.parametrize("has_records", [True, False])
def test_no_records_are_begun_by_one_that_was_changed(closed: Store, *, has_records: bool) -> None:
    changed(closed.folder, lambda content: content.update(ready=False))
    if has_records:
        again = open_store(closed.folder)
        assert again.people()
        again.close()
        return
    (closed.folder / RECORD_FILE).unlink()
    with pytest.raises(StoreDamaged, match="gone or cut short"):
        open_store(closed.folder)
    assert not (closed.folder / RECORD_FILE).exists()


def test_a_removed_passphrase_put_into_one_of_them_does_not_open(closed: Store) -> None:
    slot = json.loads((closed.folder / SLOT_FILE).read_bytes())["slots"][1]
    again = open_store(closed.folder)
    again.vault.remove("passphrase", "Ann")
    again.close()
    changed(closed.folder, lambda content: content["slots"].append(slot), names=(SLOT_FILE,))
    with pytest.raises(WrongPassphrase):
        open_store(closed.folder, unlock=Passphrase("Ann", SECRET))


@pytest.mark.parametrize("has_sum", [True, False])
@pytest.mark.parametrize("form", [1, 2])
def test_a_place_that_opens_the_records_is_never_left(
    tmp_path: Path, form: int, *, has_sum: bool
) -> None:
    """Also of a slot file of before, which has no code, and may have no sum."""
    folder = old_folder(tmp_path, "0.2.0")

    def leave_key_file(content: dict[str, Any]) -> None:
        content |= {"leaving": ["key-file", "keyring"], "format": form}

    changed(folder, leave_key_file)
    if not has_sum:
        for name in BOTH:
            content = json.loads((folder / name).read_bytes())
            del content["sum"]
            (folder / name).write_text(json.dumps(content))
    for _ in range(2):
        store = open_store(folder, keyring=False)
        assert not store.protection.is_leaving or "keyring" in store.slots.leaving
        store.close()
    assert (folder / KEY_FILE).exists()


def old_folder(tmp_path: Path, version: str) -> Path:
    leave_out = shutil.ignore_patterns(EXPECTED, COPY)
    return Path(shutil.copytree(STORES / version, tmp_path / version, ignore=leave_out))


@pytest.mark.parametrize("version", sorted(path.name for path in STORES.iterdir()))
def test_a_slot_file_of_before_opens_and_gets_a_code(tmp_path: Path, version: str) -> None:
    folder = old_folder(tmp_path, version)
    store = open_store(folder, keyring=False)
    assert store.vault.warning == ""
    store.close()
    changed(folder, lambda content: content.update(leaving=["key-file"]))
    store = open_store(folder, keyring=False)
    assert "changed" in store.vault.warning
    store.close()


def test_a_folder_that_can_not_be_written_opens_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = old_folder(tmp_path, "0.3.0")
    open_store(folder, keyring=False).close()
    shutil.copy(STORES / "0.3.0" / SLOT_FILE, folder / SLOT_FILE)
    shutil.copy(STORES / "0.3.0" / SLOT_COPY, folder / SLOT_COPY)
    (folder / NOTES_FILE).unlink()

    def fail(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("ketcheck.records.keys.slot_files.write_all_whole", fail)
    store = open_store(folder, keyring=False)
    assert store.vault.warning == ""
    store.close()


class TestOlder:
    """A slot file of before a change, put back whole: it is as ketcheck wrote it."""

    @pytest.fixture
    def older(self, store: Store) -> Store:
        """Ann's passphrase was removed; then the slot files of before were put back."""
        with_passphrase_alone(store)
        store.vault.add_passphrase("Bob", NEW)
        before = {name: (store.folder / name).read_bytes() for name in BOTH}
        store.vault.remove("passphrase", "Ann")
        store.close()
        for name, text in before.items():
            (store.folder / name).write_bytes(text)
        return store

    def test_it_is_told_until_the_ways_are_changed(self, older: Store) -> None:
        for _ in range(2):
            again = open_store(older.folder, unlock=Passphrase("Ann", SECRET))
            assert "older list" in again.vault.warning
            assert "change the key" in again.vault.warning
            again.close()
        again = open_store(older.folder, unlock=Passphrase("Bob", NEW))
        again.vault.remove("passphrase", "Ann")
        again.close()
        again = open_store(older.folder, unlock=Passphrase("Bob", NEW))
        assert again.vault.warning == ""
        assert again.slots.serial > older.slots.serial
        again.close()

    def test_one_of_the_two_alone_lets_nobody_in(self, older: Store) -> None:
        (older.folder / SLOT_COPY).write_bytes(older.slots.text)
        with pytest.raises(WrongPassphrase):
            open_store(older.folder, unlock=Passphrase("Ann", SECRET))
        again = open_store(older.folder, unlock=Passphrase("Bob", NEW))
        assert again.vault.warning == ""
        again.close()

    def test_what_it_says_to_leave_is_not_left(self, store: Store, system: MemoryKeyring) -> None:
        store.vault.add_passphrase("Ann", SECRET)
        store.vault.remove("keyring")
        store.vault._note_leaving("keyring")  # noqa: SLF001 - as a kill in the next act leaves it
        before = {name: (store.folder / name).read_bytes() for name in BOTH}
        store.vault.use_keyring()
        store.close()
        for name, text in before.items():
            (store.folder / name).write_bytes(text)
        again = open_store(store.folder, unlock=Passphrase("Ann", SECRET))
        assert "older list" in again.vault.warning
        again.close()
        assert system.kept

    def test_a_change_cut_off_before_its_note_is_no_older_one(
        self, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as patch:
            patch.setattr("ketcheck.records.keys.slot_witness.SlotWitness.note", lambda *_: None)
            store.vault.add_passphrase("Ann", SECRET)
        store.close()
        for _ in range(2):
            again = open_store(store.folder)
            assert again.vault.warning == ""
            again.close()

    @pytest.mark.parametrize("size", [0, 100, 584])
    def test_notes_of_before_hold_nothing_of_the_slots(self, older: Store, size: int) -> None:
        notes = older.folder / ANCHOR_FILE
        notes.write_bytes(notes.read_bytes()[:size])
        again = open_store(older.folder, unlock=Passphrase("Bob", NEW))
        assert again.vault.warning == ""
        again.close()
        assert notes.stat().st_size > 584

    def test_a_loss_of_records_does_not_hide_it(self, older: Store) -> None:
        notes = older.folder / ANCHOR_FILE
        notes.write_bytes(bytes(1024) + notes.read_bytes()[1024:])
        again = open_store(older.folder, unlock=Passphrase("Bob", NEW))
        assert "older list" in again.vault.warning
        again.close()

    def test_a_note_behind_a_link_is_not_written(self, older: Store, tmp_path: Path) -> None:
        target = tmp_path / "target"
        target.write_bytes(b"")
        notes = older.folder / ANCHOR_FILE
        notes.unlink()
        notes.symlink_to(target)
        with pytest.raises(FolderUnusable, match="symbolic link"):
            open_store(older.folder, unlock=Passphrase("Bob", NEW))
        assert target.read_bytes() == b""
