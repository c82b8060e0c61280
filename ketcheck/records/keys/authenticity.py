"""Whether a slot file is as ketcheck wrote it: a code over its content, under the key itself.

It can be read before the key is there, and is only acted on once its code was found right. A file
of before format 3 has no code. It is taken as it is while no later one was ever noted.
"""

import hmac
from hashlib import sha256
from typing import Final
from uuid import UUID

from ketcheck.records.keys.slots import SlotFile

_PURPOSE: Final = b"ketcheck slot file 3"
_FIRST_WITH_CODE: Final = 3


def authenticated(slots: SlotFile, key: bytes) -> SlotFile:
    """The same, with its code."""
    return slots.model_copy(update={"mac": _code(slots, key)})


def is_authentic(slots: SlotFile, key: bytes, *, is_noted: bool) -> bool:
    """Whether a holder of the key wrote it; `is_noted` tells that one with a code was there."""
    if not slots.fits(key):
        return False
    if slots.format < _FIRST_WITH_CODE:
        # Else a code could be got rid of by an older format.
        return not is_noted
    return hmac.compare_digest(slots.mac.encode(), _code(slots, key).encode())


def _code(slots: SlotFile, key: bytes) -> str:
    said = slots.model_copy(update={"mac": ""}).model_dump_json().encode()
    return hmac.new(derived(key, slots.store), said, sha256).hexdigest()


def derived(key: bytes, store: UUID) -> bytes:
    """A key of its own for the code: HKDF-SHA256 (RFC 5869) in the one step that 32 bytes take.

    `cryptography` gives the same, as the tests look up; it takes 20 ms of each start to import.
    """
    extracted = hmac.new(store.bytes, key, sha256).digest()
    return hmac.new(extracted, _PURPOSE + b"\x01", sha256).digest()
