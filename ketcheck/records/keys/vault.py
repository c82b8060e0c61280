"""The key of a store and the ways to it: made once, wrapped in slots, never made anew.

A way is added before another is taken away, and what is taken away is noted first, so that a
crash between two steps leaves neither the records without a way in nor a key lying about.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from uuid import uuid4

from ketcheck.errors import KeyUnavailable, SlotRefused, StoreDamaged, Surroundings
from ketcheck.records.failures import explained
from ketcheck.records.keys.open_places import KEY_FILE, OpenPlaces
from ketcheck.records.keys.passphrases import as_meant, refuse_weak, shown_name
from ketcheck.records.keys.protection import Protection, protection_of
from ketcheck.records.keys.recovery_code import new_code
from ketcheck.records.keys.slot_files import SLOT_COPY, SLOT_FILE, read_slots, write_slots
from ketcheck.records.keys.slots import (
    MAX_SLOTS,
    Cost,
    KeyFileSlot,
    KeyringSlot,
    OpenPlace,
    PassphraseSlot,
    RecoverySlot,
    Slot,
    SlotFile,
    Way,
    Wrapped,
    key_check,
    way_of,
)
from ketcheck.records.keys.unlocking import (
    Passphrase,
    Unlock,
    is_by_code,
    key_for,
    user_of,
    wrapped_for,
)
from ketcheck.records.keys.wrapping import CODE_COST, KEY_BYTES, calibrated
from ketcheck.records.names import name_key
from ketcheck.records.progress import Report, unheard

__all__ = ["KEY_FILE", "SLOT_COPY", "SLOT_FILE", "SlotTold", "Vault"]

_PAGE: Final = 4096
_CODE: Final = ("recovery", "")
_CLOSED: Final = "The records are locked. Unlock them first."


@dataclass(frozen=True)
class SlotTold:
    """One way to open the records, to be shown."""

    kind: str
    user: str = ""
    made: date | None = None


class Vault:
    """The key of the store in one folder; `open` comes first.

    Each change is told to be done when it is on the disk, else as DiskFull or FolderUnusable.
    """

    def __init__(self, folder: Path, *, keyring: bool) -> None:
        self._folder = folder
        self._places = OpenPlaces(folder, keyring=keyring)
        self._slots: SlotFile | None = None
        self._key: bytes | None = None
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
        slots = read_slots(self._folder)
        if slots is None:
            self._refuse_records_without_slots(records)
            return self._begin()
        if slots.ready and not _holds_a_page(records):
            message = (
                f"The record file {records} is gone or cut short. Put it back, or restore a backup "
                "into a new folder."
            )
            raise StoreDamaged(message)
        self._key, self._slots = key_for(slots, self._places, unlock=unlock), slots
        self.was_recovered = is_by_code(slots, unlock)
        self.opened_by = user_of(slots, unlock)
        self._finish_leaving()
        return self._key, self.slots

    @property
    def slots(self) -> SlotFile:
        """The ways to the key as they are now."""
        if self._slots is None:
            raise KeyUnavailable(_CLOSED)
        return self._slots

    @property
    def key(self) -> bytes:
        """The key; for the modules of `records` alone."""
        if self._key is None:
            raise KeyUnavailable(_CLOSED)
        return self._key

    @property
    def protection(self) -> Protection:
        """What keeps others from reading the records."""
        return protection_of(self.slots, is_private=self._places.is_private)

    def forget_key(self) -> None:
        """Let go of the key; it can't be wiped, for Python copies it as it likes."""
        self._key = None

    def set_ready(self, slots: SlotFile) -> SlotFile:
        """Note that the record file is made."""
        self._write(slots.model_copy(update={"ready": True}))
        return self.slots

    def key_for(
        self, slots: SlotFile, unlock: Unlock | None = None, report: Report = unheard
    ) -> bytes:
        """The key of another slot file, as of a backup; see `unlocking.key_for`."""
        return key_for(slots, self._places, known_key=self._key, unlock=unlock, report=report)

    def slots_told(self) -> list[SlotTold]:
        """Each way to open the records, in order."""
        return [_told(slot) for slot in self.slots.slots]

    def add_passphrase(self, user: str, passphrase: str) -> None:
        """Let a user open the records with a passphrase; SlotRefused if weak, or there already."""
        if name_key(user) in map(name_key, self.slots.users):
            who = f"{user.strip()} has a passphrase" if user.strip() else "There is a passphrase"
            raise SlotRefused(f"{who} already. Change it, or use another name.")
        self.renew_passphrase(user, passphrase)

    def change_passphrase(self, user: str, old: str, new: str) -> None:
        """Put a new passphrase in place of the old one; WrongPassphrase, SlotRefused.

        The records are not written anew: the key stays.
        """
        key_for(self.slots, self._places, unlock=Passphrase(user, old))
        self.renew_passphrase(user, new)

    def renew_passphrase(self, user: str, new: str) -> None:
        """Give a user a passphrase whatever the old one was: it was forgotten. SlotRefused."""
        user = shown_name(user)
        refuse_weak(user, new, self.known_words())
        known = [one for one in self.slots.users if name_key(one) == name_key(user)]
        user = known[0] if known else user
        wrapped = self._wrapped(("passphrase", user), as_meant(new), calibrated())
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
        if not self._places.put_into_keyring(self.key, self.slots.store):
            self._drop_note("keyring")
            raise KeyUnavailable("This computer has no keyring that keeps keys. Use a passphrase.")
        self._put(KeyringSlot(), arrived="keyring")

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
        kept = tuple(one for one in self.slots.slots if not _is_way(one, kind, user))
        if len(kept) == len(self.slots.slots):
            raise SlotRefused("There is no such way to open the records.")
        if all(slot.kind == "recovery" for slot in kept):
            message = (
                "This is the last everyday way to open your records, so it has to stay. "
                "Add another one first."
            )
            raise SlotRefused(message)
        leaving = (*self.slots.leaving, *_places_in(self.slots, but=kept))
        self._write(self.slots.model_copy(update={"slots": kept, "leaving": leaving}))
        self._finish_leaving()

    def _begin(self) -> tuple[bytes, SlotFile]:
        store = uuid4()
        given = self._places.given()
        key = given or secrets.token_bytes(KEY_BYTES)
        if given or not self._places.put_into_keyring(key, store):
            slot: Slot = KeyFileSlot()
            if given is None:
                self._places.put_into_file(key)
        else:
            slot = KeyringSlot()
        self._key = key
        self._write(SlotFile(store=store, check=key_check(key, store), slots=(slot,)))
        return key, self.slots

    def _refuse_records_without_slots(self, records: Path) -> None:
        """Also a log alone: begun anew beside it, the records in it would be mixed in."""
        if records.exists() or records.with_name(f"{records.name}-wal").exists():
            message = (
                f"{self._folder / SLOT_FILE} is gone, and with it the way to the key. Put it back "
                "from a backup. The records were left as they are."
            )
            raise KeyUnavailable(message)

    def _wrapped(self, way: Way, secret: str, cost: Cost) -> Wrapped:
        return wrapped_for(way, self.slots.store, self.key, secret, cost)

    def _put(self, slot: Slot, arrived: OpenPlace | None = None) -> None:
        """Add a slot, in the place of the one of the same way if there is one."""
        slots = {way_of(one): one for one in self.slots.slots} | {way_of(slot): slot}
        if len(slots) > MAX_SLOTS:
            raise SlotRefused(f"There are {MAX_SLOTS} ways already. Remove one first.")
        changed = {"slots": tuple(slots.values()), "leaving": self._noted(but=arrived)}
        self._write(self.slots.model_copy(update=changed))

    def _write(self, slots: SlotFile) -> None:
        with explained(self._folder):
            try:
                self._slots = write_slots(self._folder, slots)
            except OSError:
                # One of the two may be written, and then it counts.
                with suppress(OSError, KeyUnavailable):
                    self._slots = read_slots(self._folder) or self._slots
                raise

    def _note_leaving(self, place: OpenPlace) -> None:
        """Before a key is put somewhere: cut off in between, the next start takes it away."""
        if place not in {slot.kind for slot in self.slots.slots}:
            leaving = (*self.slots.leaving, place)
            self._write(self.slots.model_copy(update={"leaving": leaving}))

    def _finish_leaving(self) -> None:
        """Take the key away from where it is not wanted; what can't be reached stays noted."""
        # A failure is no reason to keep the records closed; the next start tries again.
        with suppress(OSError, Surroundings):
            for place in self.slots.leaving:
                if self._places.forget(place, self.slots.store):
                    self._drop_note(place)

    def _drop_note(self, gone: OpenPlace) -> None:
        self._write(self.slots.model_copy(update={"leaving": self._noted(but=gone)}))

    def _noted(self, *, but: OpenPlace | None) -> tuple[OpenPlace, ...]:
        return tuple(place for place in self.slots.leaving if place != but)


def _holds_a_page(records: Path) -> bool:
    """SQLite takes a shorter file for an empty one, and would begin it anew."""
    return records.exists() and records.stat().st_size >= _PAGE


def _told(slot: Slot) -> SlotTold:
    user = slot.user if isinstance(slot, PassphraseSlot) else ""
    return SlotTold(slot.kind, user, slot.made if isinstance(slot, RecoverySlot) else None)


def _is_way(slot: Slot, kind: str, user: str) -> bool:
    if isinstance(slot, PassphraseSlot):
        return kind == slot.kind and name_key(slot.user) == name_key(user)
    return kind == slot.kind


def _places_in(slots: SlotFile, *, but: tuple[Slot, ...]) -> Iterator[OpenPlace]:
    for slot in slots.slots:
        if isinstance(slot, KeyringSlot | KeyFileSlot) and slot not in but:
            yield slot.kind
