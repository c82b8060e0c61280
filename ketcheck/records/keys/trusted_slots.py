"""The slot file of a folder, opened with distrust: only the key tells what of it counts."""

import time
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Self

from ketcheck.errors import KeyUnavailable, WrongCode, WrongPassphrase
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.keys.authenticity import is_authentic
from ketcheck.records.keys.open_places import OpenPlaces
from ketcheck.records.keys.slot_files import SLOT_FILE, WholeSlots, make_alike, write_slots
from ketcheck.records.keys.slot_witness import NotedSlots, SlotWitness
from ketcheck.records.keys.slots import SlotFile
from ketcheck.records.keys.unlocking import Unlock, key_for


class Trust(Enum):
    """How far a slot file is to be trusted, by what has to be told of it."""

    SOUND = ""
    ONE_CHANGED = marked(
        "Something other than ketcheck changed one of the two lists of what opens your records. "
        "The other one is as it should be, so ketcheck used that one. If you don't know how this "
        "happened, change the key on the Privacy page, or with ketcheck key change."
    )
    OLDER = marked(
        "An older list of what opens your records was put back, so a passphrase or code that you "
        "removed may work again. Remove what should not open them. If you did not put it back, "
        "change the key on the Privacy page, or with ketcheck key change."
    )
    CHANGED = marked(
        "Something other than ketcheck changed {file}, the list of what opens your records. "
        "Your records are open, but that list can't be changed. To make a new one, change the key "
        "on the Privacy page, or with ketcheck key change."
    )

    def sentence(self, folder: Path) -> str:
        """What to tell, and what to do; nothing for a sound one."""
        return _(self.value).format(file=folder / SLOT_FILE) if self.value else ""


@dataclass(frozen=True)
class TrustedSlots:
    """The key, the slot file that counts, and how far to trust it."""

    key: bytes
    slots: SlotFile
    trust: Trust
    least_serial: int
    """What is written next has a higher number than this."""
    is_noted: bool
    """Whether the notes beside the records know of a slot file under this key."""
    seconds: float
    """How long the key took to be found."""
    has_other: bool = False
    """Whether one of the two files does not lead to this key: it may be to the right one."""

    def as_ready(self) -> Self:
        """The same, of records that are there."""
        return replace(self, slots=self.slots.model_copy(update={"ready": True}))


def open_slots(
    folder: Path, whole: tuple[WholeSlots, ...], places: OpenPlaces, unlock: Unlock | None
) -> TrustedSlots:
    """The key by one of the whole slot files, and which of them a holder of the key wrote.

    The newest of those counts, and has to open with what was typed; it mends the other one, but
    for one of another key. Where there is none, the one that opened is told as changed. Raises as
    `unlocking.key_for`.
    """
    began = time.perf_counter()
    opener, key = _first_that_opens(whole, places, unlock)
    seconds = time.perf_counter() - began
    noted = SlotWitness(folder, key, opener.slots.store).newest()
    authentic = [one for one in whole if is_authentic(one.slots, key, is_noted=noted is not None)]
    if not authentic:
        return TrustedSlots(
            key, opener.slots, Trust.CHANGED, _least(opener, noted), noted is not None, seconds
        )
    best = authentic[0]
    if best is not opener:
        # A slot that was removed may have been put into the one that opened.
        key_for(best.slots, places, unlock=unlock)
    has_other = not all(one.slots.fits(key) for one in whole)
    if not has_other:
        # Else the records have to show which of the two keys is theirs.
        make_alike(folder, best)
    trust = Trust.SOUND if len(authentic) == len(whole) else Trust.ONE_CHANGED
    if noted and noted.is_newer_than(best.slots):
        trust = Trust.OLDER
    least, is_noted = _least(best, noted), noted is not None
    return TrustedSlots(key, best.slots, trust, least, is_noted, seconds, has_other)


def keep_slots(folder: Path, slots: SlotFile, key: bytes) -> SlotFile:
    """Write both slot files, then note them; what was written."""
    written = write_slots(folder, slots, key)
    SlotWitness(folder, key, slots.store).note(written)
    return written


def note_missed(folder: Path, slots: SlotFile, key: bytes) -> None:
    """Note a change that was cut off before its note, once the records were found to open."""
    witness = SlotWitness(folder, key, slots.store)
    noted = witness.newest()
    if noted is None or noted.serial < slots.serial:
        witness.note(slots)


def _first_that_opens(
    whole: tuple[WholeSlots, ...], places: OpenPlaces, unlock: Unlock | None
) -> tuple[WholeSlots, bytes]:
    """By the newest of them if it opens; what is told where none does is told of that one."""
    failures: list[Exception] = []
    for one in whole:
        try:
            return one, key_for(one.slots, places, unlock=unlock)
        except (KeyUnavailable, WrongPassphrase, WrongCode) as error:
            failures.append(error)
    raise failures[0]


def _least(one: WholeSlots, noted: NotedSlots | None) -> int:
    return max(one.slots.serial, noted.serial if noted else 0)
