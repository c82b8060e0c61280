"""What is taken as a passphrase, and as the name of the user who has it."""

from typing import Final
from unicodedata import normalize

from ketcheck.errors import SlotRefused
from ketcheck.records.keys.slots import MAX_USER, user_name
from ketcheck.records.names import name_key

LEAST_LETTERS: Final = 8
_MOST_LETTERS: Final = 1000


def shown_name(user: str) -> str:
    """A user's name with its blanks evened out; SlotRefused where it would not read as typed."""
    try:
        return user_name(" ".join(user.split()))
    except ValueError as error:
        raise SlotRefused(f"This name {error}.") from error


def refuse_weak(user: str, passphrase: str) -> None:
    """SlotRefused for a passphrase that is too short, too long, or the name itself."""
    text = normalize("NFKC", passphrase)
    if len(text.strip()) < LEAST_LETTERS:
        raise SlotRefused(
            f"A passphrase needs at least {LEAST_LETTERS} characters. Four random words work well."
        )
    if len(text) > _MOST_LETTERS or len(user) > MAX_USER:
        raise SlotRefused("This is too long. Use fewer characters.")
    if name_key(text) == name_key(user):
        raise SlotRefused("The passphrase is the same as the name. Use one that nobody can guess.")
