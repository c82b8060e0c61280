"""The slot file: which ways lead to the key of a store, and how the key is told to be right.

Format 1 (ketcheck 0.1.0) knew a keyring and a key file. Format 2 adds passphrases, a recovery
code, a serial number, and a sum over its own text that tells a damaged file from a whole one.
Format 3 adds a code under the key itself (`authenticity`), which tells a file that ketcheck wrote
from one that somebody without the key changed, and the name of the keyring item.
"""

import hmac
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from ketcheck.checklist.text import one_line
from ketcheck.errors import KeyUnavailable, NewerStore

FORMAT: Final = 3
MAX_SLOTS: Final = 64
MAX_BYTES: Final = 65_536
MAX_USER: Final = 60
MOST_MEMORY: Final = 256 * 1024
MOST_PASSES: Final = 10
_CHECK_TAG = b"ketcheck key check 1\n"
_SUM: Final = b',\n "sum": "'
_AFTER_SUM: Final = b'"\n}\n'
_TOO_HIGH: Final = "less_than_equal"
"""What pydantic calls a number above its bound."""


def user_name(text: str) -> str:
    """A name as it is shown: empty, or one line that reads as it was typed; ValueError."""
    return one_line(text) if text else ""


class _Part(BaseModel):
    # A slot file of a newer ketcheck is refused by its format, so unknown fields are damage.
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        ser_json_bytes="hex",
        val_json_bytes="hex",
    )


class Cost(_Part):
    """What each guess costs: the parameters of Argon2id (RFC 9106).

    Bounded by what `wrapping.calibrated` may choose, and refused as the file is read, before
    anything is tried: a hostile file is to hold up nobody for long.
    """

    memory: int = Field(ge=8, le=MOST_MEMORY)
    """KiB."""
    passes: int = Field(ge=1, le=MOST_PASSES)
    lanes: int = Field(ge=1, le=4)


class Wrapped(_Part):
    """The key of the store, locked by AES-GCM with what Argon2id makes of a secret."""

    cost: Cost
    salt: bytes = Field(min_length=16, max_length=16)
    nonce: bytes = Field(min_length=12, max_length=12)
    sealed: bytes = Field(min_length=48, max_length=48)


class KeyringSlot(_Part):
    """The key is in the system's keyring, under the program's id and the name of that item.

    Without a name (before format 3) it is the store's id, which a copied folder shares.
    """

    kind: Literal["keyring"] = "keyring"
    item: str = Field(default="", max_length=200)


class KeyFileSlot(_Part):
    """The key is in a file beside the records."""

    kind: Literal["key-file"] = "key-file"


class PassphraseSlot(_Part):
    """The key is wrapped with the passphrase of a user, whose name may be empty."""

    kind: Literal["passphrase"] = "passphrase"
    user: Annotated[str, Field(max_length=MAX_USER), AfterValidator(user_name)]
    wrapped: Wrapped


class RecoverySlot(_Part):
    """The key is wrapped with the recovery code that was made on that day."""

    kind: Literal["recovery"] = "recovery"
    made: date
    wrapped: Wrapped


OpenPlace = Literal["keyring", "key-file"]
"""Where the key lies as it is, so that the records open by themselves."""
Way = tuple[str, str]
"""A kind of slot and the user it is for, whose name is empty where it is for nobody alone."""
Slot = Annotated[
    KeyringSlot | KeyFileSlot | PassphraseSlot | RecoverySlot, Field(discriminator="kind")
]


class SlotFile(_Part):
    """What is needed to get at the key, but the key itself."""

    format: Literal[1, 2, 3] = FORMAT
    store: UUID
    check: str
    ready: bool = False
    """Whether the record file was made; from then on its absence is damage."""
    serial: int = Field(default=0, ge=0)
    """Higher with each change: of two whole files the higher one counts."""
    leaving: tuple[OpenPlace, ...] = ()
    """Where the key may still lie and is not wanted any more."""
    slots: tuple[Slot, ...] = Field(max_length=MAX_SLOTS)
    shared: bool = False
    """Whether the keyring may hold the key under a name that another folder uses too."""
    mac: str = Field(default="", max_length=64)
    """The code over all the rest, under the key; see `authenticity`."""

    @model_validator(mode="after")
    def _each_way_once(self) -> Self:
        ways = {way_of(slot) for slot in self.slots}
        if len(ways) != len(self.slots):
            raise ValueError("a way is named twice")
        return self

    def fits(self, key: bytes) -> bool:
        """Whether this is the key of the store; tells a wrong key from a damaged file."""
        return hmac.compare_digest(self.check.encode(), key_check(key, self.store).encode())

    @property
    def text(self) -> bytes:
        """The bytes of the file, with the sum over what stands before it."""
        body = self.model_dump_json(indent=1).encode().removesuffix(b"\n}")
        return body + _SUM + sha256(body).hexdigest().encode() + _AFTER_SUM

    def of_kind(self, kind: str) -> tuple[Slot, ...]:
        """The slots of that kind, in order."""
        return tuple(slot for slot in self.slots if slot.kind == kind)

    @property
    def to_leave(self) -> tuple[OpenPlace, ...]:
        """Where the key is to be taken away; never a place that opens the records."""
        used = {slot.kind for slot in self.slots}
        return tuple(place for place in self.leaving if place not in used)

    @property
    def short_name(self) -> str:
        """What the records are called where nobody may be named: `9870-77A2`."""
        name = self.store.hex[:8].upper()
        return f"{name[:4]}-{name[4:]}"

    @property
    def users(self) -> tuple[str, ...]:
        """The names that have a passphrase, in order."""
        return tuple(slot.user for slot in self.slots if isinstance(slot, PassphraseSlot))

    @property
    def has_code(self) -> bool:
        """Whether a recovery code opens these records."""
        return bool(self.of_kind("recovery"))


def way_of(slot: Slot) -> Way:
    """What makes a slot another than the others: its kind and its user."""
    return slot.kind, slot.user if isinstance(slot, PassphraseSlot) else ""


def key_check(key: bytes, store: UUID) -> str:
    """A value that shows whether a key is the right one, and nothing of the key."""
    return hmac.new(key, _CHECK_TAG + store.bytes, sha256).hexdigest()


def parse_slots(text: bytes, path: Path) -> SlotFile:
    """The slot file in bytes that came from `path`; NewerStore, KeyUnavailable for a damaged one.

    Bytes without a sum are taken as they are: format 1 had none.
    """
    body, mark, rest = text.partition(_SUM)
    if mark and rest != sha256(body).hexdigest().encode() + _AFTER_SUM:
        raise _damaged(path)
    whole = body + b"\n}" if mark else text
    try:
        return SlotFile.model_validate_json(whole[: MAX_BYTES + 1])
    except ValidationError as error:
        newer = _format_of(whole)
        if newer > FORMAT:
            message = (
                f"{path} was written by a newer ketcheck (key format {newer}; this one knows "
                f"{FORMAT}). Install the newer ketcheck. Nothing was changed."
            )
            raise NewerStore(message) from error
        raise (_too_costly(path) if _asks_too_much(error) else _damaged(path)) from error


def has_sum(text: bytes) -> bool:
    """Whether the bytes carry a sum, so that they are known to be as they were written."""
    return _SUM in text


def _damaged(path: Path) -> KeyUnavailable:
    return KeyUnavailable(
        f"{path} is damaged, so the key can't be found. Put it back from a backup."
    )


def _asks_too_much(error: ValidationError) -> bool:
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    return any("cost" in fault["loc"] and fault["type"] == _TOO_HIGH for fault in faults)


def _too_costly(path: Path) -> KeyUnavailable:
    return KeyUnavailable(
        f"{path} asks for more memory or time than ketcheck ever uses to open records. Something "
        "other than ketcheck changed it, so nothing was tried. Put it back from a backup."
    )


class _Format(BaseModel):
    format: int = 0


def _format_of(text: bytes) -> int:
    try:
        return _Format.model_validate_json(text).format
    except ValidationError:
        return 0
