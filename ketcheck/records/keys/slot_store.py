"""The key and the slot file of an open store, and how a change of them reaches the disk.

A way is added before another is taken away, and what is taken away is noted first, so that a
crash between two steps leaves neither the records without a way in nor a key lying about.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

from ketcheck.errors import KeyUnavailable, SlotRefused, Surroundings
from ketcheck.records.failures import explained
from ketcheck.records.keys.open_places import OpenPlaces
from ketcheck.records.keys.slot_files import read_slots
from ketcheck.records.keys.slots import (
    MAX_SLOTS,
    Cost,
    OpenPlace,
    Slot,
    SlotFile,
    Way,
    Wrapped,
    way_of,
)
from ketcheck.records.keys.trusted_slots import Trust, TrustedSlots, keep_slots
from ketcheck.records.keys.unlocking import wrapped_for
from ketcheck.records.keys.ways import places_in

_CLOSED: Final = "The records are locked. Unlock them first."


class SlotStore:
    """Holds both while the store is open, and writes the slot file whole at each change."""

    def __init__(self, folder: Path, *, keyring: bool) -> None:
        self._folder = folder
        self._places = OpenPlaces(folder, keyring=keyring)
        self._slots: SlotFile | None = None
        self._key: bytes | None = None
        self._trust = Trust.SOUND
        self._least_serial = 0
        self._opened_by_itself = False
        self.warning = ""
        """What has to be told of the slot file as it was opened, and what to do."""

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
    def places(self) -> OpenPlaces:
        """Where the key may lie open, for the modules of `keys` alone."""
        return self._places

    @property
    def open_places(self) -> tuple[OpenPlace, ...]:
        """Where it does; by a list that is not to be trusted, only if that opened the records."""
        if self._is_trusted or self._opened_by_itself:
            return tuple(places_in(self.slots, but=()))
        return ()

    @property
    def last_serial(self) -> int:
        """The highest number that a slot file of these records is known to have had."""
        return max(self.slots.serial, self._least_serial)

    def take_over(self, key: bytes, slots: SlotFile) -> None:
        """Go on under another key, whose slot file is on the disk."""
        self._key, self._slots, self._trust = key, slots, Trust.SOUND
        self.warning = ""

    def forget_key(self) -> None:
        """Let go of the key; it can't be wiped, for Python copies it as it likes."""
        self._key = None

    @property
    def _is_trusted(self) -> bool:
        return self._trust in {Trust.SOUND, Trust.ONE_CHANGED}

    def _take(self, found: TrustedSlots) -> None:
        """Begin with what was opened; what is to go goes, if the slot file is to be trusted."""
        self._key, self._slots, self._trust = found.key, found.slots, found.trust
        self._least_serial = found.least_serial
        self.warning = found.trust.sentence(self._folder)
        if self._is_trusted and not found.has_other:
            self._finish_leaving()

    def _wrapped(self, way: Way, secret: str, cost: Cost) -> Wrapped:
        return wrapped_for(way, self.slots.store, self.key, secret, cost)

    def _put(self, slot: Slot, arrived: OpenPlace | None = None, *, shared: bool = False) -> None:
        """Add a slot, in the place of the one of the same way if there is one."""
        slots = {way_of(one): one for one in self.slots.slots} | {way_of(slot): slot}
        if len(slots) > MAX_SLOTS:
            raise SlotRefused(
                f"There are {MAX_SLOTS} ways to open the records already. Remove one first."
            )
        changed = {
            "slots": tuple(slots.values()),
            "leaving": self._noted(but=arrived),
            "shared": shared or self.slots.shared,
        }
        self._write(self.slots.model_copy(update=changed))

    def _write(self, slots: SlotFile) -> None:
        if self._trust is Trust.CHANGED:
            raise SlotRefused(self.warning)
        if self._trust is Trust.OLDER:
            slots = slots.model_copy(update={"serial": self.last_serial})
        if self._slots and _has_shared_item(self._slots):
            slots = slots.model_copy(update={"shared": True})
        with explained(self._folder):
            try:
                self._slots = keep_slots(self._folder, slots, self.key)
            except OSError:
                # One of the two may be written, and then it counts.
                with suppress(OSError, KeyUnavailable):
                    self._slots = read_slots(self._folder) or self._slots
                raise
        self._trust = Trust.SOUND

    def _note_leaving(self, place: OpenPlace) -> None:
        """Before a key is put somewhere: cut off in between, the next start takes it away."""
        if place not in {slot.kind for slot in self.slots.slots}:
            leaving = (*self.slots.leaving, place)
            self._write(self.slots.model_copy(update={"leaving": leaving}))

    def _finish_leaving(self) -> None:
        """Take the key away from where it is not wanted; what can't be reached stays noted."""
        # A failure is no reason to keep the records closed; the next start tries again.
        with suppress(OSError, Surroundings):
            for place in self.slots.to_leave:
                if self._places.forget(place, self.slots):
                    self._drop_note(place)

    def _drop_note(self, gone: OpenPlace) -> None:
        self._write(self.slots.model_copy(update={"leaving": self._noted(but=gone)}))

    def _noted(self, *, but: OpenPlace | None) -> tuple[OpenPlace, ...]:
        return tuple(place for place in self.slots.leaving if place != but)


def _has_shared_item(slots: SlotFile) -> bool:
    """Of a slot file of before: its keyring item bears a name that a copied folder shares."""
    return not slots.mac and ("keyring" in slots.leaving or bool(slots.of_kind("keyring")))
