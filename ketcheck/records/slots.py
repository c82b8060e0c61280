"""The slot file: which ways lead to the key of a store, and how the key is told to be right."""

import hmac
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ketcheck.errors import KeyUnavailable, NewerStore
from ketcheck.records.private_files import write_whole

FORMAT: Final = 1
_CHECK_TAG = b"ketcheck key check 1\n"


class _Part(BaseModel):
    # A slot file of a newer ketcheck is refused by its format, so unknown fields are damage.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class KeyringSlot(_Part):
    """The key is in the system's keyring, under the program's id and the store's id."""

    kind: Literal["keyring"] = "keyring"


class KeyFileSlot(_Part):
    """The key is in a file beside the records."""

    kind: Literal["key-file"] = "key-file"


Slot = Annotated[KeyringSlot | KeyFileSlot, Field(discriminator="kind")]


class SlotFile(_Part):
    """What is needed to get at the key, but the key itself."""

    format: Literal[1] = FORMAT
    store: UUID
    check: str
    ready: bool = False
    """Whether the record file was made; from then on its absence is damage."""
    slots: tuple[Slot, ...]

    def fits(self, key: bytes) -> bool:
        """Whether this is the key of the store; tells a wrong key from a damaged file."""
        return hmac.compare_digest(self.check, key_check(key, self.store))

    def write(self, path: Path) -> None:
        """Write it whole, or leave what was there."""
        write_whole(path, self.model_dump_json(indent=1).encode() + b"\n")


def key_check(key: bytes, store: UUID) -> str:
    """A value that shows whether a key is the right one, and nothing of the key."""
    return hmac.new(key, _CHECK_TAG + store.bytes, sha256).hexdigest()


def read_slots(path: Path) -> SlotFile:
    """The slot file; NewerStore for one of a newer ketcheck, KeyUnavailable for a damaged one."""
    return parse_slots(path.read_bytes(), path)


def parse_slots(text: bytes, path: Path) -> SlotFile:
    """The slot file in bytes that came from `path`."""
    try:
        return SlotFile.model_validate_json(text)
    except ValidationError as error:
        newer = _format_of(text)
        if newer > FORMAT:
            message = (
                f"{path} was written by a newer ketcheck (key format {newer}; this one knows "
                f"{FORMAT}). Install the newer ketcheck. Nothing was changed."
            )
            raise NewerStore(message) from error
        message = f"{path} is damaged, so the key can't be found. Put it back from a backup."
        raise KeyUnavailable(message) from error


class _Format(BaseModel):
    format: int = 0


def _format_of(text: bytes) -> int:
    try:
        return _Format.model_validate_json(text).format
    except ValidationError:
        return 0
