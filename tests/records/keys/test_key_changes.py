"""Adding, changing and taking away the ways to the key, on a real store."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked
from keyrings import MemoryKeyring

from ketcheck.errors import (
    Cancelled,
    KeyUnavailable,
    Locked,
    SlotRefused,
    WrongCode,
    WrongPassphrase,
)
from ketcheck.records.keys.recovery_code import new_code
from ketcheck.records.keys.unlocking import Either, Passphrase, RecoveryCode
from ketcheck.records.keys.vault import KEY_FILE, SlotTold
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.store import Store
from tests.records.keys.ways import NEW, SECRET, opens, with_passphrase_alone

pytestmark = pytest.mark.usefixtures("_quick")

TODAY = date(2026, 11, 24)


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
        with pytest.raises(WrongPassphrase, match=r"Check Caps Lock and try again\."):
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
            ("Ann", "", "8 characters"),
            ("Ann", "short", "8 characters"),
            ("Ann", " " * 20, "8 characters"),
            ("Annabella", "ANNABELLA", "the same as the name"),
            ("Ann", "x" * 2000, "too long"),
            ("A" * 61, SECRET, "too long"),
            ("A\x1b[31mnn", SECRET, "This name has a hidden character in it"),
            ("A\u202enn", SECRET, "turns letters around"),
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
        monkeypatch.setattr("ketcheck.records.keys.unlocking.unwrap", None)
        wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
        with pytest.raises(WrongCode, match="not the same as on the sheet"):
            open_store(store.folder, unlock=RecoveryCode(wrong))

    def test_where_either_will_do_both_open(self, store: Store) -> None:
        code = store.vault.make_recovery_code(TODAY)
        store.vault.add_passphrase("", SECRET)
        for typed in (code, SECRET):
            assert opens(store, Either(typed))

    def test_a_passphrase_in_the_form_of_a_code_opens(self, store: Store) -> None:
        store.vault.make_recovery_code(TODAY)
        phrase = new_code()
        store.vault.add_passphrase("", phrase)
        assert opens(store, Either(phrase))

    @pytest.mark.parametrize(
        ("change", "error"),
        [
            (lambda code: code[:-1] + ("A" if code[-1] != "A" else "B"), WrongCode),
            (lambda code: code[:-2], WrongCode),
            (lambda _: "two words in a column today", WrongPassphrase),
            (lambda _: "short", WrongPassphrase),
        ],
    )
    def test_what_opens_nothing_is_told_as_what_it_looks_like(
        self, store: Store, change: Callable[[str], str], error: type[Exception]
    ) -> None:
        typed = change(store.vault.make_recovery_code(TODAY))
        store.vault.add_passphrase("", SECRET)
        store.close()
        with pytest.raises(error):
            open_store(store.folder, unlock=Either(typed))

    def test_trying_many_passphrases_can_be_stopped(self, store: Store) -> None:
        def stop(done: int, _total: int) -> None:
            if done == 2:
                raise Cancelled("stopped")

        for user in ("Ann", "Bob", "Cy"):
            store.vault.add_passphrase(user, SECRET)
        slots = store.slots
        store.vault.forget_key()
        with pytest.raises(Cancelled):
            store.vault.key_for(slots, Either("no such passphrase"), stop)

    def test_what_was_typed_is_in_no_message(self) -> None:
        assert "tell" not in repr((Passphrase("Ann", "tell"), RecoveryCode("tell")))


class TestTakingAway:
    def test_the_last_everyday_way_stays(self, store: Store) -> None:
        store.vault.make_recovery_code(TODAY)
        with pytest.raises(SlotRefused, match="last everyday way"):
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
