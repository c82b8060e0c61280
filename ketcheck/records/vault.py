"""The key of a store: made once, kept in the system's keyring or a file, never made anew."""

import os
import secrets
import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

from ketcheck import APP_ID
from ketcheck.errors import KeyUnavailable, StoreDamaged
from ketcheck.records.private_files import write_whole
from ketcheck.records.slots import KeyFileSlot, KeyringSlot, SlotFile, key_check, read_slots

if TYPE_CHECKING:
    from types import ModuleType

SLOT_FILE: Final = "key-slots.json"
KEY_FILE: Final = "key"
KEY_BYTES: Final = 32
_PAGE: Final = 4096


class Protection(Enum):
    """What keeps others from reading the records."""

    KEYRING = "keyring"
    KEY_FILE = "key-file"

    @property
    def sentence(self) -> str:
        """What it protects from and what not, in plain words."""
        return _SENTENCES[self]


_SENTENCES = {
    Protection.KEYRING: (
        "The records are locked with a key in this computer's keyring. A person who takes the "
        "disk can't read them. A person who is logged in as you can."
    ),
    Protection.KEY_FILE: (
        "This computer has no keyring, so the key is in a file beside the records. Other users "
        "of this computer can't read them. A person who takes the whole disk can."
    ),
}


class Vault:
    """The key of the store in one folder."""

    def __init__(self, folder: Path, *, keyring: bool) -> None:
        self._folder = folder
        self._may_use_keyring = keyring

    def open(self, records: Path) -> tuple[bytes, SlotFile]:
        """The key and its slot file; made on the first start, KeyUnavailable where it is lost."""
        path = self._folder / SLOT_FILE
        if not path.exists():
            if records.exists():
                message = (
                    f"{path} is gone, and with it the way to the key. Put it back from a backup. "
                    "The records were left as they are."
                )
                raise KeyUnavailable(message)
            return self._begin(path)
        slots = read_slots(path)
        if slots.ready and not _holds_a_page(records):
            message = (
                f"The record file {records} is gone or cut short. Put it back, or restore a backup "
                "into a new folder."
            )
            raise StoreDamaged(message)
        return self.key_of(slots), slots

    def set_ready(self, slots: SlotFile) -> SlotFile:
        """Note that the record file is made."""
        ready = slots.model_copy(update={"ready": True})
        ready.write(self._folder / SLOT_FILE)
        return ready

    def _begin(self, path: Path) -> tuple[bytes, SlotFile]:
        store = uuid4()
        key = self._given() or secrets.token_bytes(KEY_BYTES)
        slot = self._keep(key, store)
        slots = SlotFile(store=store, check=key_check(key, store), slots=(slot,))
        slots.write(path)
        return key, slots

    def _given(self) -> bytes | None:
        """A key that is there before the records, put there to restore a backup with it."""
        path = self._folder / KEY_FILE
        if not path.exists():
            return None
        key = _as_key(_from_file(path))
        if key is None:
            raise KeyUnavailable(f"{path} holds no key. Take it away, or put the right one there.")
        return key

    def _keep(self, key: bytes, store: UUID) -> KeyringSlot | KeyFileSlot:
        if (self._folder / KEY_FILE).exists():
            return KeyFileSlot()
        if self._may_use_keyring and _kept_in_keyring(key, store):
            return KeyringSlot()
        write_whole(self._folder / KEY_FILE, key.hex().encode())
        return KeyFileSlot()

    def key_of(self, slots: SlotFile) -> bytes:
        """The key out of the first slot that leads to it; also of a backup. KeyUnavailable."""
        failure: KeyUnavailable | None = None
        for slot in slots.slots:
            try:
                key = self._out_of(slot, slots.store)
            except KeyUnavailable as error:
                failure = failure or error
                continue
            if key is not None and slots.fits(key):
                return key
            failure = failure or KeyUnavailable(
                f"The key that was found is not the key of the records in {self._folder}. "
                "Put the right key back from a backup. The records were left as they are."
            )
        raise failure or KeyUnavailable(f"{self._folder / SLOT_FILE} names no key.")

    def _out_of(self, slot: KeyringSlot | KeyFileSlot, store: UUID) -> bytes | None:
        if isinstance(slot, KeyringSlot):
            return _as_key(_from_keyring(store, may_use=self._may_use_keyring))
        return _as_key(_from_file(self._folder / KEY_FILE))


def _holds_a_page(records: Path) -> bool:
    """SQLite takes a shorter file for an empty one, and would begin it anew."""
    return records.exists() and records.stat().st_size >= _PAGE


def protection_of(slots: SlotFile) -> Protection:
    """The weakest way to the key counts."""
    kinds = {slot.kind for slot in slots.slots}
    return Protection.KEY_FILE if "key-file" in kinds else Protection.KEYRING


def _as_key(text: str) -> bytes | None:
    """The key in its hexadecimal form; None for a short one, which SQLCipher would take too."""
    try:
        key = bytes.fromhex(text)
    except ValueError:
        return None
    return key if len(key) == KEY_BYTES else None


def _from_file(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError as error:
        message = (
            f"The key file {path} is gone. Put it back from a backup; without it nobody can "
            "read the records. They were left as they are."
        )
        raise KeyUnavailable(message) from error


def _from_keyring(store: UUID, *, may_use: bool) -> str:
    keyring = _keyring() if may_use else None
    if keyring is None:
        message = (
            "The key is in this computer's keyring, and the keyring is not there. "
            "Log in to the desktop as usual and start ketcheck again."
        )
        raise KeyUnavailable(message)
    try:
        text: str | None = keyring.get_password(APP_ID, str(store))
    except keyring.errors.KeyringError as error:
        raise KeyUnavailable(_LOCKED) from error
    if text is None:
        message = (
            "The key is not in this computer's keyring any more. Put the keyring back, or "
            "restore a backup. The records were left as they are."
        )
        raise KeyUnavailable(message)
    return text


_LOCKED = "This computer's keyring is locked. Unlock it, then start ketcheck again."


def _kept_in_keyring(key: bytes, store: UUID) -> bool:
    """Whether there is a keyring, and it gives the key back."""
    keyring = _keyring()
    if keyring is None:
        return False
    try:
        keyring.set_password(APP_ID, str(store), key.hex())
        kept: bool = keyring.get_password(APP_ID, str(store)) == key.hex()
    except keyring.errors.NoKeyringError:
        return False
    except keyring.errors.KeyringError as error:
        # A key file would protect less than the keyring that is there.
        raise KeyUnavailable(_LOCKED) from error
    return kept


def _keyring() -> "ModuleType | None":
    """The keyring package, or None where there is surely no keyring: it takes 90 ms to import."""
    if sys.platform.startswith("linux") and not _has_session_bus():
        return None
    import keyring  # noqa: PLC0415 - see above
    import keyring.errors  # noqa: PLC0415

    return keyring


def _has_session_bus() -> bool:
    if "DBUS_SESSION_BUS_ADDRESS" in os.environ:
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return runtime is not None and Path(runtime, "bus").exists()
