"""A note of the newest slot file, kept apart from it, so that an older one put back shows.

An older slot file is as ketcheck wrote it, and lets a passphrase in that was removed since. The
note lies behind those of the newest record (`sealed.anchor`), in sectors of its own; ketcheck 0.3
and earlier read past it.
"""

import hmac
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final
from uuid import UUID

from ketcheck.records.keys.slots import SlotFile
from ketcheck.records.private_files import write_at

NOTES_FILE: Final = "newest"
_TAG: Final = b"ketcheck newest slots 1\n"
_PLACES: Final = (1024, 1536)
"""As those of the anchor, two notes take turns."""
_SERIAL_BYTES: Final = 8
_CODE_BYTES: Final = sha256().digest_size
_NOTE_BYTES: Final = _SERIAL_BYTES + 2 * _CODE_BYTES


@dataclass(frozen=True, order=True)
class NotedSlots:
    """Serial number and code of a slot file that was written."""

    serial: int
    mac: bytes

    def is_newer_than(self, slots: SlotFile) -> bool:
        """Whether that slot file is an older one, or of another history."""
        told = noted_of(slots)
        return self.serial > told.serial or (self.serial == told.serial and self.mac != told.mac)


def noted_of(slots: SlotFile) -> NotedSlots:
    """What is noted of a slot file that has a code."""
    return NotedSlots(slots.serial, bytes.fromhex(slots.mac))


class SlotWitness:
    """The note beside one store."""

    def __init__(self, folder: Path, key: bytes, store: UUID) -> None:
        self._path = folder / NOTES_FILE
        self._key = key
        self._store = store

    def newest(self) -> NotedSlots | None:
        """What was noted last; None where nothing can be read, as before format 3."""
        try:
            data = self._path.read_bytes()
        except OSError:
            return None
        notes = [self._read(data[place : place + _NOTE_BYTES]) for place in _PLACES]
        return max((note for note in notes if note), default=None)

    def note(self, slots: SlotFile) -> None:
        """Note a slot file that is on the disk. Where that fails, it is opened all the same."""
        noted = noted_of(slots)
        said = noted.serial.to_bytes(_SERIAL_BYTES, "big") + noted.mac
        with suppress(OSError):
            write_at(self._path, _PLACES[noted.serial % len(_PLACES)], said + self._code(said))

    def _read(self, note: bytes) -> NotedSlots | None:
        said, code = note[:-_CODE_BYTES], note[-_CODE_BYTES:]
        if len(note) != _NOTE_BYTES or not hmac.compare_digest(code, self._code(said)):
            return None
        return NotedSlots(int.from_bytes(said[:_SERIAL_BYTES], "big"), said[_SERIAL_BYTES:])

    def _code(self, said: bytes) -> bytes:
        return hmac.new(self._key, _TAG + self._store.bytes + said, sha256).digest()
