"""Each data folder has a keyring item of its own: what is done to a copy leaves the original."""

import json
import shutil
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked
from keyrings import MemoryKeyring
from make_store import COPY, EXPECTED, STORES

from ketcheck import APP_ID
from ketcheck.errors import KeyUnavailable
from ketcheck.records.keys.slot_files import SLOT_COPY, SLOT_FILE
from ketcheck.records.keys.slots import KeyringSlot
from ketcheck.records.keys.unlocking import Passphrase
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.opening import open_store
from ketcheck.records.rescue.salvaging import salvage_into
from ketcheck.records.store import Store
from tests.records.keys.test_changed_slot_files import changed
from tests.records.keys.ways import SECRET, opens

pytestmark = pytest.mark.usefixtures("_quick")


def copied(store: Store, name: str = "copy") -> Path:
    store.close()
    return Path(shutil.copytree(store.folder, store.folder.with_name(name)))


def turned_off(folder: Path) -> None:
    """The keyring is no way to open that folder any more."""
    again = open_store(folder)
    again.vault.add_passphrase("Ann", SECRET)
    again.vault.remove("keyring")
    again.close()


def test_the_item_is_not_named_by_the_store_alone(store: Store, system: MemoryKeyring) -> None:
    ((service, item),) = system.kept
    assert service == APP_ID
    assert item != str(store.slots.store)
    assert store.slots.slots == (KeyringSlot(item=item),)
    assert store.vault.key.hex()[:8] not in item


def test_what_is_turned_off_in_a_copy_stays_in_the_original(
    store: Store, system: MemoryKeyring
) -> None:
    copy = copied(store)
    open_store(copy).close()
    assert len(system.kept) == 2
    turned_off(copy)
    assert len(system.kept) == 1
    assert opens(store)


def test_what_is_turned_off_in_the_original_stays_in_a_copy(store: Store) -> None:
    copy = copied(store)
    open_store(copy).close()
    turned_off(store.folder)
    open_store(copy).close()


def test_a_copy_that_was_never_opened_by_itself_takes_nothing_away(
    store: Store, system: MemoryKeyring
) -> None:
    store.vault.add_passphrase("Ann", SECRET)
    kept = dict(system.kept)
    copy = copied(store)
    again = open_store(copy, unlock=Passphrase("Ann", SECRET))
    again.vault.remove("keyring")
    again.close()
    assert system.kept == kept
    assert opens(store)


def test_a_moved_folder_opens_and_the_old_item_stays(store: Store, system: MemoryKeyring) -> None:
    store.close()
    moved = store.folder.rename(store.folder.with_name("moved"))
    for _ in range(2):
        open_store(moved).close()
    assert len(system.kept) == 2
    turned_off(moved)
    assert len(system.kept) == 1


def test_a_link_to_the_folder_is_the_same_folder(store: Store, system: MemoryKeyring) -> None:
    store.close()
    link = store.folder.with_name("link")
    link.symlink_to(store.folder)
    open_store(link).close()
    assert len(system.kept) == 1


def test_salvaged_records_have_an_item_of_their_own(
    store: Store, system: MemoryKeyring, tmp_path: Path
) -> None:
    salvage_into(store, tmp_path / "rescued")
    store.close()
    assert len(system.kept) == 2
    turned_off(store.folder)
    open_store(tmp_path / "rescued").close()
    turned_off(tmp_path / "rescued")
    assert system.kept == {}


def test_records_salvaged_while_the_keyring_is_locked_open_with_ours(
    store: Store, system: MemoryKeyring, tmp_path: Path
) -> None:
    system.locked = KeyringLocked("locked")
    salvage_into(store, tmp_path / "rescued")
    store.close()
    system.locked = None
    open_store(tmp_path / "rescued").close()
    turned_off(tmp_path / "rescued")
    assert opens(store)


class TestItemOfBefore:
    """ketcheck 0.3 named the item by the store alone."""

    @pytest.fixture
    def before(self, tmp_path: Path, system: MemoryKeyring) -> Path:
        """Records of 0.3.0 whose key is in the keyring alone."""
        leave_out = shutil.ignore_patterns(EXPECTED, COPY, KEY_FILE)
        folder = Path(shutil.copytree(STORES / "0.3.0", tmp_path / "data", ignore=leave_out))

        def to_keyring(content: dict[str, object]) -> None:
            content["slots"] = [{"kind": "keyring"}]

        changed(folder, to_keyring)
        store = json.loads((folder / SLOT_FILE).read_bytes())["store"]
        system.kept[APP_ID, store] = (STORES / "0.3.0" / KEY_FILE).read_text().strip()
        return folder

    def test_the_key_is_written_anew_and_the_old_item_stays(
        self, before: Path, system: MemoryKeyring
    ) -> None:
        old = dict(system.kept)
        store = open_store(before)
        assert store.protection.kinds == {"keyring"}
        store.close()
        assert len(system.kept) == 2
        assert old.items() <= system.kept.items()
        assert len(set(system.kept.values())) == 1

    def test_either_item_opens(self, before: Path, system: MemoryKeyring) -> None:
        open_store(before).close()
        both = dict(system.kept)
        for item, text in both.items():
            system.kept = {item: text}
            open_store(before).close()

    def test_a_copy_of_before_keeps_its_key(self, before: Path, tmp_path: Path) -> None:
        copy = Path(shutil.copytree(before, tmp_path / "copy"))
        turned_off(before)
        open_store(copy).close()

    def test_a_keyring_that_loses_what_is_written_loses_no_key(
        self, before: Path, system: MemoryKeyring
    ) -> None:
        system.forgets = True
        for _ in range(2):
            store = open_store(before)
            assert store.slots.of_kind("keyring") == (KeyringSlot(),)
            store.close()

    def test_turned_off_it_is_told_that_the_old_one_is_there(self, before: Path) -> None:
        turned_off(before)
        store = open_store(before, unlock=Passphrase("Ann", SECRET))
        assert "change the key" in store.protection.paragraph
        store.close()

    @pytest.mark.parametrize("name", [SLOT_FILE, SLOT_COPY])
    def test_cut_off_between_keyring_and_slot_file_it_opens(
        self, before: Path, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        def kill(*_: object) -> None:
            raise KeyboardInterrupt(name)

        with monkeypatch.context() as patch:
            patch.setattr("ketcheck.records.keys.slot_files.write_all_whole", kill)
            with pytest.raises(KeyboardInterrupt):
                open_store(before)
        open_store(before).close()


def test_a_key_that_is_gone_from_everywhere_is_told(store: Store, system: MemoryKeyring) -> None:
    copy = copied(store)
    system.kept.clear()
    for folder in (store.folder, copy):
        with pytest.raises(KeyUnavailable, match="not in this computer's keyring"):
            open_store(folder)
