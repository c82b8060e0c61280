"""The seal over the sequence of entries.

Each seal holds the one before, so no entry can be changed, moved or taken out unseen. That the
newest was taken out shows against a printed seal alone.
"""

from hashlib import sha256
from typing import Final

_TAG: Final = b"ketcheck seal 1\n"
_SEQ_BYTES: Final = 8
FIRST: Final = bytes(32)
"""What stands before the first entry."""


def seal(seq: int, previous: bytes, body: bytes) -> bytes:
    """SHA-256 over a tag, the place in the sequence, the seal before, and the stored bytes."""
    return sha256(_TAG + seq.to_bytes(_SEQ_BYTES, "big") + previous + body).digest()
