"""What is taken as a passphrase, how it is read, and the name of the user who has it."""

from collections.abc import Iterable
from typing import Final
from unicodedata import category, normalize

from ketcheck.errors import SlotRefused
from ketcheck.messages.catalogue import _
from ketcheck.records.keys.slots import MAX_USER, user_name
from ketcheck.records.keys.strength import weakness
from ketcheck.records.names import name_key, without_unseen

LEAST_LETTERS: Final = 8
_MOST_LETTERS: Final = 1000


def as_meant(typed: str) -> str:
    """A passphrase as its user sees it, whichever way it was typed or pasted.

    Without letters that can't be seen, and each line break, tab or row of blanks is one blank, with
    none around it.
    """
    seen = (one for one in without_unseen(typed) if category(one) != "Cc" or one.isspace())
    # What could not be seen may have kept a letter and its accent apart; some letters come apart
    # into a blank and an accent.
    return " ".join(normalize("NFKC", "".join(seen)).split())


def spellings(typed: str) -> tuple[str, ...]:
    """What may have been kept for what is typed now: as it is meant, or as versions to 0.3.0 did.

    Those kept each blank and each hidden letter.
    """
    return tuple(dict.fromkeys((as_meant(typed), normalize("NFKC", typed))))


def shown_name(user: str) -> str:
    """A user's name with its blanks evened out; SlotRefused where it would not read as typed."""
    try:
        return user_name(" ".join(user.split()))
    except ValueError as error:
        raise SlotRefused(f"This name {error}.") from error


def refuse_weak(user: str, passphrase: str, known_words: Iterable[str] = ()) -> None:
    """SlotRefused for a passphrase that is too short or too long, or that can be guessed.

    `known_words` are of those whose records these are: others know them too.
    """
    text = as_meant(passphrase)
    if len(text) < LEAST_LETTERS:
        least = _("A passphrase needs at least {count} characters. Four random words work well.")
        raise SlotRefused(least.format(count=LEAST_LETTERS))
    if len(text) > _MOST_LETTERS or len(user) > MAX_USER:
        raise SlotRefused(_("This is too long. Use fewer characters."))
    if name_key(text) == name_key(user):
        raise SlotRefused(
            _("The passphrase is the same as the name. Use one that nobody can guess.")
        )
    why = weakness(text, [user, *known_words])
    if why:
        raise SlotRefused(why)
