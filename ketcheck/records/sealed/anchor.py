"""A note of the newest seal, kept beside the record file, so that a lost newest record shows.

A write-ahead log that was damaged or deleted after a kill takes the newest records with it, and
what is left reads as a sound store. The note is written after each commit and not synced: it never
runs ahead of the records, whose own sync came before, and a kill leaves it in the system's memory.
After a power cut it may be some seconds old, which only notices less. So it costs a save no sync.
The file itself is made with the store, and synced: where it is missing later, it was taken away.
"""

import hmac
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final
from uuid import UUID

from ketcheck.records.keys.slot_witness import NOTES_FILE
from ketcheck.records.private_files import no_follow, write_at, write_whole

ANCHOR_FILE: Final = NOTES_FILE
"""What a slot file leaves there lies behind the notes of this module."""
_TAG: Final = b"ketcheck newest seal 1\n"
_SEQ_BYTES: Final = 8
_SEAL_BYTES: Final = 32
_NOTE_BYTES: Final = _SEQ_BYTES + _SEAL_BYTES + sha256().digest_size
_PLACES: Final = (0, 512)
"""Two notes take turns, each in a sector of its own: one that is cut short leaves the other."""


class Anchor:
    """The note beside one store."""

    def __init__(self, folder: Path, key: Callable[[], bytes], store: UUID) -> None:
        # Asked for at each use: a store that is locked has no key.
        self._path = folder / ANCHOR_FILE
        self._key = key
        self._store = store

    def newest(self) -> tuple[int, bytes] | None:
        """Seq and seal that were noted last; None where none can be read."""
        return max((note for note in self._notes() if note), default=None)

    def is_whole(self) -> bool:
        """Whether both notes can be read: else one more fault would leave none."""
        return all(self._notes())

    def _notes(self) -> list[tuple[int, bytes] | None]:
        data = self._kept()
        return [self._read(data[place : place + _NOTE_BYTES]) for place in _PLACES]

    def _kept(self) -> bytes:
        try:
            with open(self._path, "rb", opener=no_follow) as file:
                return file.read()
        except OSError:
            return b""

    def note(self, seq: int, seal: bytes) -> None:
        """Note the newest entry. Where that fails the entry is saved all the same."""
        place = _PLACES[seq % len(_PLACES)]
        said = seq.to_bytes(_SEQ_BYTES, "big") + seal
        with suppress(OSError):
            write_at(self._path, place, said + self._code(said))

    def begin(self, seq: int, seal: bytes) -> bool:
        """Put this in place of both notes, and on the disk; whether that went well.

        From then on there is always a note: one that is missing was taken away.
        """
        with suppress(OSError):
            self.lay_down(seq, seal)
            return True
        return False

    def lay_down(self, seq: int, seal: bytes) -> None:
        """The same, or OSError."""
        said = seq.to_bytes(_SEQ_BYTES, "big") + seal
        note = (said + self._code(said)).ljust(_PLACES[1], b"\0")
        write_whole(self._path, note + note + self._kept()[2 * _PLACES[1] :])

    def _read(self, note: bytes) -> tuple[int, bytes] | None:
        said, code = note[:-_SEAL_BYTES], note[-_SEAL_BYTES:]
        if len(note) != _NOTE_BYTES or not hmac.compare_digest(code, self._code(said)):
            return None
        return int.from_bytes(said[:_SEQ_BYTES], "big"), said[_SEQ_BYTES:]

    def _code(self, said: bytes) -> bytes:
        return hmac.new(self._key(), _TAG + self._store.bytes + said, sha256).digest()
