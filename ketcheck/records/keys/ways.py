"""The ways to open the records as they are shown, and how one of them is named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ketcheck.records.keys.slots import (
    KeyFileSlot,
    KeyringSlot,
    OpenPlace,
    PassphraseSlot,
    RecoverySlot,
    Slot,
    SlotFile,
)
from ketcheck.records.names import name_key


@dataclass(frozen=True)
class SlotTold:
    """One way to open the records, to be shown."""

    kind: str
    user: str = ""
    made: date | None = None


def slot_told(slot: Slot) -> SlotTold:
    """What is shown of a slot."""
    user = slot.user if isinstance(slot, PassphraseSlot) else ""
    return SlotTold(slot.kind, user, slot.made if isinstance(slot, RecoverySlot) else None)


def is_way(slot: Slot, kind: str, user: str) -> bool:
    """Whether a slot is the one of that kind and user."""
    if isinstance(slot, PassphraseSlot):
        return kind == slot.kind and name_key(slot.user) == name_key(user)
    return kind == slot.kind


def places_in(slots: SlotFile, *, but: tuple[Slot, ...]) -> Iterator[OpenPlace]:
    """Where the key lies open by these slots, without those."""
    for slot in slots.slots:
        if isinstance(slot, KeyringSlot | KeyFileSlot) and slot not in but:
            yield slot.kind
