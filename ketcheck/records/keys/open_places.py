"""Where a key lies as it is, so that the records open by themselves: the keyring, or a file."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from ketcheck import APP_ID
from ketcheck.errors import KeyUnavailable
from ketcheck.records.keys.slots import OpenPlace
from ketcheck.records.keys.wrapping import KEY_BYTES
from ketcheck.records.private_files import is_private, sync_folder, unfinished, write_whole

if TYPE_CHECKING:
    from types import ModuleType

KEY_FILE: Final = "key"
_LOCKED: Final = "This computer's keyring is locked. Unlock it, then start ketcheck again."


class OpenPlaces:
    """The keyring of this session and the key file of one folder."""

    def __init__(self, folder: Path, *, keyring: bool) -> None:
        self.key_file = folder / KEY_FILE
        self._may_use_keyring = keyring

    @property
    def is_private(self) -> bool:
        """Whether nobody else may read the key file, as the disk tells it now."""
        paths = (self.key_file.parent, self.key_file)
        return any(is_private(path) for path in paths if path.exists())

    def take(self, place: OpenPlace, store: UUID) -> bytes | None:
        """The key that lies there; None for what is no key. KeyUnavailable where nothing is."""
        if place == "key-file":
            return _as_key(_from_file(self.key_file))
        return _as_key(_from_keyring(store, may_use=self._may_use_keyring))

    def given(self) -> bytes | None:
        """A key that is there before the records, put there to restore a backup with it."""
        if not self.key_file.exists():
            return None
        key = self.take("key-file", UUID(int=0))
        if key is None:
            message = f"{self.key_file} is not a key. Remove it, or put the right one there."
            raise KeyUnavailable(message)
        return key

    def put_into_keyring(self, key: bytes, store: UUID) -> bool:
        """Whether there is a keyring and it gives the key back; KeyUnavailable if it is locked."""
        return self._may_use_keyring and _kept_in_keyring(key, store)

    def put_into_file(self, key: bytes) -> None:
        """Keep the key in a file beside the records."""
        write_whole(self.key_file, key.hex().encode())

    def forget(self, place: OpenPlace, store: UUID) -> bool:
        """Take the key away from there; whether it is surely gone."""
        if place == "keyring":
            return self._may_use_keyring and _gone_from_keyring(store)
        folder = self.key_file.parent
        for file in (self.key_file, *unfinished(folder, [KEY_FILE])):
            file.unlink(missing_ok=True)
        sync_folder(folder)
        return True


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


def _gone_from_keyring(store: UUID) -> bool:
    keyring = _keyring()
    if keyring is None:
        return False
    try:
        if keyring.get_password(APP_ID, str(store)) is not None:
            keyring.delete_password(APP_ID, str(store))
    except keyring.errors.KeyringError:
        return False
    return True


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
