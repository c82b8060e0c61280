"""Locking a key with what somebody knows: Argon2id (RFC 9106) makes a key of it for AES-GCM."""

import secrets
import time
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from ketcheck.errors import KeyUnavailable
from ketcheck.records.keys.slots import MOST_MEMORY, MOST_PASSES, Cost, Wrapped

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES: Final = 32
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12

CODE_COST: Final = Cost(memory=19 * 1024, passes=2, lanes=1)
"""For a recovery code, whose 130 bits nobody guesses at any price."""
_LEAST: Final = Cost(memory=64 * 1024, passes=3, lanes=2)
_SECONDS: Final = 0.5
"""What one guess at a passphrase is to cost this computer, and its user at each start."""


def wrap(key: bytes, secret: str, place: bytes, cost: Cost) -> Wrapped:
    """Lock the key; `place` says where it belongs, and the lock opens nowhere else."""
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    sealed = _aesgcm(cost, secret, salt).encrypt(nonce, key, place)
    return Wrapped(cost=cost, salt=salt, nonce=nonce, sealed=sealed)


def unwrap(wrapped: Wrapped, secret: str, place: bytes) -> bytes | None:
    """The key; None for another secret or place. KeyUnavailable where memory is short."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as below

    aesgcm = _aesgcm(wrapped.cost, secret, wrapped.salt)
    try:
        return aesgcm.decrypt(wrapped.nonce, wrapped.sealed, place)
    except InvalidTag:
        return None


def calibrated() -> Cost:
    """The cost that takes this computer about half a second; never below 64 MiB and 3 passes."""
    cost, seconds = _LEAST, _timed(_LEAST)
    memory = cost.memory
    while memory < MOST_MEMORY and seconds * 2 <= _SECONDS:
        memory, seconds = memory * 2, seconds * 2
    passes = int(cost.passes * _SECONDS / seconds)
    passes = min(max(passes, cost.passes), MOST_PASSES)
    return Cost(memory=memory, passes=passes, lanes=cost.lanes)


def may_cost_more(cost: Cost, seconds: float) -> bool:
    """Whether a lock that took so long to open is weaker than one made today may be."""
    if cost.memory < _LEAST.memory or cost.passes < _LEAST.passes:
        return True
    is_most = cost.memory == MOST_MEMORY and cost.passes == MOST_PASSES
    return not is_most and seconds * 2 <= _SECONDS


def is_stronger(cost: Cost, other: Cost) -> bool:
    """Whether a guess costs clearly more, so that a lock is not made anew at each unlocking."""
    work, before = cost.memory * cost.passes, other.memory * other.passes
    return cost.memory >= other.memory and work * 2 >= before * 3


def _timed(cost: Cost) -> float:
    began = time.perf_counter()
    _stretched(cost, "calibration", bytes(_SALT_BYTES))
    return time.perf_counter() - began


def _aesgcm(cost: Cost, secret: str, salt: bytes) -> "AESGCM":
    # A store that opens by itself needs neither this library nor the next; each takes 20 ms.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    return AESGCM(_stretched(cost, secret, salt))


def _stretched(cost: Cost, secret: str, salt: bytes) -> bytes:
    from argon2.exceptions import HashingError  # noqa: PLC0415
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415

    try:
        return hash_secret_raw(
            # The same letters typed on another keyboard or system may come as other code points.
            secret=normalize("NFKC", secret).encode("utf-8", "surrogatepass"),
            salt=salt,
            time_cost=cost.passes,
            memory_cost=cost.memory,
            parallelism=cost.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except HashingError as error:
        message = (
            f"Opening these records takes {cost.memory // 1024} MB of free memory. "
            "Close other programs, then try again."
        )
        raise KeyUnavailable(message) from error
