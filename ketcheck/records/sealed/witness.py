"""What a copy says of the records that it holds: the newest entry, vouched for by the key.

It stands at the end of the copy's file, so that a start reads a few bytes, and no records, to learn
that a copy holds more than the record file does.
"""

import hmac
import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

_TAG: Final = b"ketcheck copy holds up to 1\n"
_LINE: Final = re.compile(rb"ketcheck 1 (\d{1,18}) ([0-9a-f]{64}) ([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Newest:
    """The place and the seal of the newest entry that a copy holds."""

    seq: int
    seal: bytes

    def line(self, key: bytes, store: UUID) -> bytes:
        """It as a copy says it; who has not got the key can't make it up."""
        said = b"%d %s" % (self.seq, self.seal.hex().encode())
        return b"ketcheck 1 %s %s" % (said, _code(key, store, said))


@dataclass(frozen=True, slots=True)
class Witness:
    """A copy that says what the records held when it was made."""

    newest: Newest
    at: datetime


def newest_in(line: bytes, key: bytes, store: UUID) -> Newest | None:
    """What a copy says; None where it says nothing, or the key does not vouch for it."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    said = b"%s %s" % (found[1], found[2])
    if not hmac.compare_digest(found[3], _code(key, store, said)):
        return None
    return Newest(int(found[1]), bytes.fromhex(found[2].decode()))


def _code(key: bytes, store: UUID, said: bytes) -> bytes:
    return hmac.new(key, _TAG + store.bytes + said, sha256).hexdigest().encode()
