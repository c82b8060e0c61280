"""What keeps others from reading the records, and what does not, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ketcheck.messages.catalogue import _, marked
from ketcheck.records.keys.slots import SlotFile

_KEYRING: Final = marked(
    "Your records are locked with a key stored in this computer's keyring. Someone who steals the "
    "computer can't read them. Anyone who can log in as you can."
)
_KEY_FILE: Final = marked(
    "Your records are locked with a key stored on this computer. Other users of this computer "
    "can't read them. Someone who steals the computer could."
)
_OPEN_FILE: Final = marked(
    "Your records are locked with a key stored on this computer, on a disk that can't keep it from "
    "other users. Anyone who can use that disk can read your records."
)
_TYPED: Final = marked(
    "Your records are locked with a passphrase. Someone who steals the computer, or sits down at "
    "it, can't read them without it. A short or common passphrase can be guessed."
)
_WHILE_OPEN: Final = marked("While ketcheck is open, anyone at the screen can read your records.")
_BESIDE: Final = marked(
    "A passphrase opens them too, and unlocks the window after you lock it. But anyone who closes "
    "ketcheck and starts it again gets in without the passphrase."
)
_CODE: Final = marked(
    "The recovery code opens them if nothing else does. Anyone with the sheet can read them, so "
    "keep it in a safe place."
)
_NO_CODE: Final = {
    # By whether they open by themselves, and whether a passphrase opens them.
    (True, False): marked(
        "There is no recovery code. If this computer breaks or its key is lost, nobody can read "
        "your records. Print a recovery code."
    ),
    (False, True): marked(
        "There is no recovery code. If you forget the passphrase, nobody can read your records. "
        "Print a recovery code."
    ),
    (True, True): marked(
        "There is no recovery code. If the key is lost and you forget the passphrase, nobody can "
        "read your records. Print a recovery code."
    ),
}
_LEAVING: Final = marked(
    "An old key may still be in the keyring or in the key file. ketcheck removes it as soon as it "
    "can."
)

_SHARED: Final = marked(
    "The keyring may still hold the key for another copy of these records. If there is no other "
    "copy, change the key, so that the old one opens nothing here."
)


@dataclass(frozen=True)
class Protection:
    """The ways to the key of a store; the weakest one counts."""

    kinds: frozenset[str]
    is_leaving: bool = False
    is_shared: bool = False
    """Whether the keyring may hold the key although it is no way to open these records."""
    is_file_private: bool = True
    """Whether nobody else on this computer can read the key file."""

    @property
    def sentence(self) -> str:
        """What it protects from and what not, in short."""
        if "key-file" in self.kinds:
            return _(_KEY_FILE if self.is_file_private else _OPEN_FILE)
        return _(_KEYRING if "keyring" in self.kinds else _TYPED)

    @property
    def paragraph(self) -> str:
        """All that there is to say of it."""
        return " ".join(self.sentences)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same, a thought at a time."""
        return tuple(self._sentences())

    @property
    def opens_by_itself(self) -> bool:
        """Whether nothing has to be typed to open the records."""
        return bool(self.kinds & {"keyring", "key-file"})

    @property
    def opens_here_alone(self) -> bool:
        """Whether copies are of no use on another computer, for nothing can be typed there."""
        return not self.kinds & {"passphrase", "recovery"}

    @property
    def can_lock(self) -> bool:
        """Whether there is something that only a user knows, to unlock the window with."""
        return "passphrase" in self.kinds

    @property
    def has_code(self) -> bool:
        """Whether a lost key or passphrase can be made up for."""
        return "recovery" in self.kinds

    def _sentences(self) -> Iterator[str]:
        yield self.sentence
        yield _(_BESIDE if self.opens_by_itself and self.can_lock else _WHILE_OPEN)
        if self.has_code:
            yield _(_CODE)
        else:
            yield _(_NO_CODE[self.opens_by_itself, self.can_lock])
        if self.is_leaving:
            yield _(_LEAVING)
        if self.is_shared:
            yield _(_SHARED)


def protection_of(slots: SlotFile, *, is_file_private: bool = True) -> Protection:
    """The protection that a slot file stands for."""
    kinds = frozenset(slot.kind for slot in slots.slots)
    is_shared = slots.shared and "keyring" not in kinds
    return Protection(kinds, bool(slots.to_leave), is_shared, is_file_private)
