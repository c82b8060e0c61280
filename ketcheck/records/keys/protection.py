"""What keeps others from reading the records, and what does not, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ketcheck.records.keys.slots import SlotFile

_KEYRING: Final = (
    "The records are locked with a key in this computer's keyring. A person who takes the "
    "disk can't read them. A person who is logged in as you can."
)
_KEY_FILE: Final = (
    "The key is in a file beside the records. Other users of this computer can't read them. "
    "A person who takes the whole disk can."
)
_TYPED: Final = (
    "The records are locked with a passphrase. A person who takes the disk, or sits down here, "
    "can't read them without it. A short or common passphrase can be guessed."
)
_WHILE_OPEN: Final = "While the records are open, whoever is at the screen can read them."
_BESIDE: Final = (
    "A passphrase opens them too, and unlocks the window after you lock it. Whoever closes "
    "ketcheck and starts it again gets in without it."
)
_CODE: Final = (
    "The recovery code opens them when all else is lost. Who has the sheet can read them, so "
    "keep it in a safe place."
)
_NO_CODE: Final = (
    "There is no recovery code. If {lost}, nobody can read the records any more. "
    "Make a recovery code."
)
_LOST: Final = {
    "keyring": "the keyring is lost",
    "key-file": "the key file is lost",
    "passphrase": "the passphrase is forgotten",
}
_LEAVING: Final = (
    "A key that is not used any more may still be in the keyring or in the key file. ketcheck "
    "takes it away as soon as it can."
)


@dataclass(frozen=True)
class Protection:
    """The ways to the key of a store; the weakest one counts."""

    kinds: frozenset[str]
    is_leaving: bool = False

    @property
    def sentence(self) -> str:
        """What it protects from and what not, in short."""
        if "key-file" in self.kinds:
            return _KEY_FILE
        return _KEYRING if "keyring" in self.kinds else _TYPED

    @property
    def paragraph(self) -> str:
        """All that there is to say of it."""
        return " ".join(self.sentences)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same, a thought at a time."""
        return tuple(self._sentences())

    @property
    def loss(self) -> str:
        """What must not be lost as long as there is no recovery code."""
        return " and ".join(words for kind, words in _LOST.items() if kind in self.kinds)

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
        yield _BESIDE if self.opens_by_itself and self.can_lock else _WHILE_OPEN
        if self.has_code:
            yield _CODE
        else:
            yield _NO_CODE.format(lost=self.loss)
        if self.is_leaving:
            yield _LEAVING


def protection_of(slots: SlotFile) -> Protection:
    """The protection that a slot file stands for."""
    return Protection(frozenset(slot.kind for slot in slots.slots), bool(slots.leaving))
