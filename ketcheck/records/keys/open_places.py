"""Where a key lies as it is, so that the records open by themselves: the keyring, or a file."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from ketcheck.errors import KeyUnavailable
from ketcheck.records.keys.slots import KeyFileSlot, KeyringSlot, OpenPlace, SlotFile
from ketcheck.records.keys.system_keyring import SystemKeyring
from ketcheck.records.keys.wrapping import KEY_BYTES
from ketcheck.records.private_files import is_private, sync_folder, unfinished, write_whole

KEY_FILE: Final = "key"
_DIGITS: Final = 16


class OpenPlaces:
    """The keyring of this session and the key file of one folder."""

    def __init__(self, folder: Path, *, keyring: bool) -> None:
        self.key_file = folder / KEY_FILE
        self._keyring = SystemKeyring(may_use=keyring)

    def of_folder(self, folder: Path) -> "OpenPlaces":
        """Those of another folder in the same session."""
        return OpenPlaces(folder, keyring=self._keyring.may_use)

    def take(self, slot: KeyringSlot | KeyFileSlot, slots: SlotFile) -> bytes | None:
        """The key that lies there; None for what is no key. KeyUnavailable where nothing is."""
        if isinstance(slot, KeyFileSlot):
            return _as_key(_from_file(self.key_file))
        return self._from_keyring(slot, slots)

    def given(self) -> bytes | None:
        """A key that is there before the records, put there to restore a backup with it."""
        if not self.key_file.exists():
            return None
        key = _as_key(_from_file(self.key_file))
        if key is None:
            message = f"{self.key_file} is not a key. Remove it, or put the right one there."
            raise KeyUnavailable(message)
        return key

    def item_of(self, slots: SlotFile) -> str:
        """The name of this folder's own keyring item for that key.

        A copied folder has another name, so that what is done to one leaves the other its key. So
        has another key of the same records: writing it never takes the place of the one before.
        """
        folder = str(self.key_file.parent.resolve()).encode("utf-8", "surrogateescape")
        where = sha256(folder).hexdigest()[:_DIGITS]
        return f"{slots.store}-{where}-{slots.check[:_DIGITS]}"

    @property
    def is_file_private(self) -> bool:
        """Whether nobody else may read the key file: some disks know no such rights."""
        paths = (self.key_file.parent, self.key_file)
        return any(is_private(path) for path in paths if path.exists())

    def put_into_keyring(self, key: bytes, item: str) -> bool:
        """Whether there is a keyring and it gives the key back; KeyUnavailable if it is locked.

        A key file would protect less than the keyring that is there.
        """
        return self._keyring.keep(item, key.hex())

    def put_into_file(self, key: bytes) -> None:
        """Keep the key in a file beside the records."""
        write_whole(self.key_file, key.hex().encode())

    def forget(self, place: OpenPlace, slots: SlotFile) -> bool:
        """Take the key away from there; whether it is surely gone.

        In the keyring only this folder's own item goes: another folder may open with any other.
        """
        if place == "keyring":
            return self._keyring.drop(self.item_of(slots))
        folder = self.key_file.parent
        for file in (self.key_file, *unfinished(folder, [KEY_FILE])):
            file.unlink(missing_ok=True)
        sync_folder(folder)
        return True

    def _from_keyring(self, slot: KeyringSlot, slots: SlotFile) -> bytes | None:
        """Under our own name, else the one in the slot (of a copied folder), else that of old."""
        items = dict.fromkeys((self.item_of(slots), slot.item, str(slots.store)))

        def fits(text: str) -> bool:
            key = _as_key(text)
            return key is not None and slots.fits(key)

        found = self._keyring.read([item for item in items if item], fits)
        if not found:
            message = (
                "The key is not in this computer's keyring any more. Put the keyring back, or "
                "restore a backup. The records were left as they are."
            )
            raise KeyUnavailable(message)
        return _as_key(found[-1])


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
