"""The key of a store and the ways to it: made once, wrapped in slots, and changed by a person."""

import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final
from uuid import uuid4

from ketcheck.errors import KeyringNeeded, KeyUnavailable, SlotRefused, StoreDamaged, Surroundings
from ketcheck.records.failures import explained
from ketcheck.records.keys.open_places import KEY_FILE
from ketcheck.records.keys.passphrases import as_meant, refuse_weak, shown_name
from ketcheck.records.keys.protection import Protection, protection_of
from ketcheck.records.keys.recovery_code import new_code
from ketcheck.records.keys.slot_files import SLOT_COPY, SLOT_FILE, whole_slots
from ketcheck.records.keys.slot_store import SlotStore
from ketcheck.records.keys.slots import (
    Cost,
    KeyFileSlot,
    KeyringSlot,
    PassphraseSlot,
    RecoverySlot,
    Slot,
    SlotFile,
    key_check,
    way_of,
)
from ketcheck.records.keys.trusted_slots import Trust, keep_slots, note_missed, open_slots
from ketcheck.records.keys.unlocking import (
    Passphrase,
    Unlock,
    is_by_code,
    key_for,
    slot_opened,
    user_of,
)
from ketcheck.records.keys.ways import SlotTold, is_way, places_in, slot_told
from ketcheck.records.keys.wrapping import (
    CODE_COST,
    KEY_BYTES,
    calibrated,
    is_stronger,
    may_cost_more,
)
from ketcheck.records.names import name_key
from ketcheck.records.private_files import write_all_whole
from ketcheck.records.progress import Report, unheard

__all__ = ["KEY_FILE", "SLOT_COPY", "SLOT_FILE", "SlotTold", "Vault"]

_PAGE: Final = 4096
_CODE: Final = ("recovery", "")


class Vault(SlotStore):
    """The key of the store in one folder; `open` comes first.

    Each change is told to be done when it is on the disk, else as DiskFull or FolderUnusable.
    """

    def __init__(self, folder: Path, *, keyring: bool) -> None:
        super().__init__(folder, keyring=keyring)
        self._seconds = 0.0
        self._has_other = False
        self.may_be_of_other_key = False
        """Whether nothing beside the records speaks for this key: an old list may be back."""
        self.was_recovered = False
        """Whether it took the recovery code to open the records this time."""
        self.opened_by: str | None = None
        """Whose passphrase opened the records this time; None where that is not known."""
        self.known_words: Callable[[], Iterable[str]] = tuple
        """Gives the words in the records that no passphrase may be made of; the store sets it."""

    def open(self, records: Path, unlock: Unlock | None = None) -> tuple[bytes, SlotFile]:
        """The key and its slot file; made on the first start.

        With `unlock`, by that alone. KeyUnavailable where the key is lost, Locked where something
        has to be typed, WrongPassphrase and WrongCode where that was wrong.
        """
        whole = whole_slots(self._folder)
        if not whole:
            self._refuse_records_without_slots(records)
            return self._begin()
        if any(one.slots.ready for one in whole):
            _refuse_lost(records)
        found = open_slots(self._folder, whole, self._places, unlock)
        if found.trust is Trust.CHANGED:
            # Whatever it says, no records are begun by it.
            _refuse_lost(records)
            found = found.as_ready()
        self._seconds = found.seconds
        self._opened_by_itself = unlock is None
        self._has_other = found.has_other
        self.may_be_of_other_key = found.has_other or (bool(found.slots.mac) and not found.is_noted)
        self.was_recovered = is_by_code(found.slots, unlock)
        self.opened_by = user_of(found.slots, unlock)
        self._take(found)
        return found.key, self.slots

    def bring_up_to_date(self, unlock: Unlock | None) -> None:
        """After the records were found to open: give the way that opened them today's form.

        A slot file of before gets a code, this folder an item of its own in the keyring, and a
        passphrase the strength that this computer bears; a slot file of another key gives way. A
        failure is no reason to keep the records closed, and a slot file that is not to be trusted
        stays as it is.
        """
        if not self._is_trusted:
            return
        with suppress(OSError, Surroundings):
            if unlock is None:
                self._have_own_item()
            elif not self.was_recovered:
                self._strengthen(unlock)
        with suppress(OSError, Surroundings):
            if self._has_other or not self.slots.mac:
                self._write(self.slots)
            else:
                note_missed(self._folder, self.slots, self.key)

    @property
    def protection(self) -> Protection:
        """What keeps others from reading the records."""
        return protection_of(self.slots, is_file_private=self._places.is_file_private)

    def set_ready(self, slots: SlotFile) -> SlotFile:
        """Note that the record file is made."""
        self._write(slots.model_copy(update={"ready": True}))
        return self.slots

    def key_for(
        self, slots: SlotFile, unlock: Unlock | None = None, report: Report = unheard
    ) -> bytes:
        """The key of another slot file, as of a backup; see `unlocking.key_for`."""
        return key_for(slots, self._places, known_key=self._key, unlock=unlock, report=report)

    def key_of(self, unlock: Unlock) -> bytes:
        """The key, by what was typed alone; WrongPassphrase, WrongCode."""
        return key_for(self.slots, self._places, unlock=unlock)

    def lay_into(self, folder: Path) -> None:
        """Write the ways to the key into another folder of the same records, salvaged from here.

        It has an item of its own in the keyring if there can be one, else it opens with ours. Ways
        that are not to be trusted are no more so there.
        """
        slots = self.slots
        with explained(folder), suppress(Surroundings):
            slots = self._with_item_for(folder)
        if self._is_trusted:
            keep_slots(folder, slots, self.key)
        else:
            write_all_whole((folder / SLOT_FILE, folder / SLOT_COPY), slots.text)

    def slots_told(self) -> list[SlotTold]:
        """Each way to open the records, in order."""
        return [slot_told(slot) for slot in self.slots.slots]

    def add_passphrase(self, user: str, passphrase: str) -> None:
        """Let a user open the records with a passphrase; SlotRefused if weak, or there already."""
        if name_key(user) in map(name_key, self.slots.users):
            who = f"{user.strip()} has a passphrase" if user.strip() else "There is a passphrase"
            raise SlotRefused(f"{who} already. Change it, or use another name.")
        self.renew_passphrase(user, passphrase)

    def cost(self) -> Cost:
        """What a guess at a passphrase is to cost on this computer today."""
        return calibrated()

    def change_passphrase(self, user: str, old: str, new: str) -> None:
        """Put a new passphrase in place of the old one; WrongPassphrase, SlotRefused.

        The records are not written anew: the key stays.
        """
        self.key_of(Passphrase(user, old))
        self.renew_passphrase(user, new)

    def renew_passphrase(self, user: str, new: str) -> None:
        """Give a user a passphrase whatever the old one was: it was forgotten. SlotRefused."""
        user = shown_name(user)
        refuse_weak(user, new, self.known_words())
        known = [one for one in self.slots.users if name_key(one) == name_key(user)]
        user = known[0] if known else user
        wrapped = self._wrapped(("passphrase", user), as_meant(new), self.cost())
        self._put(PassphraseSlot(user=user, wrapped=wrapped))

    def make_recovery_code(self, today: date) -> str:
        """A new recovery code, to be shown once; the one before opens older copies alone."""
        code = new_code()
        self.put_recovery_code(code, today)
        return code

    def put_recovery_code(self, code: str, today: date) -> None:
        """Put a code in force that was shown before, in place of the one there is."""
        self._put(RecoverySlot(made=today, wrapped=self._wrapped(_CODE, code, CODE_COST)))

    def use_keyring(self) -> None:
        """Keep the key in this computer's keyring; KeyUnavailable where there is none."""
        self._note_leaving("keyring")
        item = self._places.item_of(self.slots)
        if not self._places.put_into_keyring(self.key, item):
            self._drop_note("keyring")
            raise KeyUnavailable("This computer has no keyring that keeps keys. Use a passphrase.")
        self._put(KeyringSlot(item=item), arrived="keyring")

    def use_key_file(self) -> None:
        """Keep the key in a file beside the records, for a computer without a keyring."""
        self._note_leaving("key-file")
        with explained(self._folder):
            self._places.put_into_file(self.key)
        self._put(KeyFileSlot(), arrived="key-file")

    def remove(self, kind: str, user: str = "") -> None:
        """Take a way away; SlotRefused for one that is not there, and for the last one.

        The recovery code is no everyday way: one beside it has to stay.
        """
        kept = tuple(one for one in self.slots.slots if not is_way(one, kind, user))
        if len(kept) == len(self.slots.slots):
            raise SlotRefused("There is no such way to open the records.")
        if all(slot.kind == "recovery" for slot in kept):
            message = (
                "This is the last everyday way to open your records, so it has to stay. "
                "Add another one first."
            )
            raise SlotRefused(message)
        leaving = (*self.slots.leaving, *places_in(self.slots, but=kept))
        self._write(self.slots.model_copy(update={"slots": kept, "leaving": leaving}))
        self._finish_leaving()

    def _with_item_for(self, folder: Path) -> SlotFile:
        places = self._places.of_folder(folder)
        slot = KeyringSlot(item=places.item_of(self.slots))
        kept = tuple(one for one in self.slots.slots if one.kind != slot.kind)
        if len(kept) == len(self.slots.slots) or not places.put_into_keyring(self.key, slot.item):
            return self.slots
        return self.slots.model_copy(update={"slots": (slot, *kept)})

    def _have_own_item(self) -> None:
        """The item that this key came out of stays: another folder may open with it."""
        item = self._places.item_of(self.slots)
        others = [one for one in self.slots.of_kind("keyring") if one != KeyringSlot(item=item)]
        if others and self._places.put_into_keyring(self.key, item):
            self._put(KeyringSlot(item=item), shared=True)

    def _strengthen(self, unlock: Unlock) -> None:
        slot = slot_opened(self.slots, unlock)
        if slot and may_cost_more(slot.wrapped.cost, self._seconds):
            cost = self.cost()
            if is_stronger(cost, slot.wrapped.cost):
                wrapped = self._wrapped(way_of(slot), as_meant(unlock.text), cost)
                self._put(slot.model_copy(update={"wrapped": wrapped}))

    def _begin(self) -> tuple[bytes, SlotFile]:
        store = uuid4()
        given = self._places.given()
        key = given or secrets.token_bytes(KEY_BYTES)
        slots = SlotFile(store=store, check=key_check(key, store), slots=())
        item = self._places.item_of(slots)
        slot: Slot = KeyFileSlot()
        if given is None:
            if self._is_kept_in_keyring(key, item):
                slot = KeyringSlot(item=item)
            else:
                self._places.put_into_file(key)
        self._key = key
        self._write(slots.model_copy(update={"slots": (slot,)}))
        return key, self.slots

    def _is_kept_in_keyring(self, key: bytes, item: str) -> bool:
        try:
            return self._places.put_into_keyring(key, item)
        except KeyUnavailable as error:
            raise KeyringNeeded(str(error)) from error

    def _refuse_records_without_slots(self, records: Path) -> None:
        """Also a log alone: begun anew beside it, the records in it would be mixed in."""
        if records.exists() or records.with_name(f"{records.name}-wal").exists():
            message = (
                f"{self._folder / SLOT_FILE} is gone, and with it the way to the key. Put it back "
                "from a backup. The records were left as they are."
            )
            raise KeyUnavailable(message)


def _refuse_lost(records: Path) -> None:
    """SQLite takes a file of less than a page for an empty one, and would begin it anew."""
    if not (records.exists() and records.stat().st_size >= _PAGE):
        raise StoreDamaged(
            f"The record file {records} is gone or cut short. Put it back, or restore a backup "
            "into a new folder."
        )
