"""How names are compared, of people and of users, and how a message shows them."""

from typing import Final
from unicodedata import category, normalize

_SHOWN: Final = 60
_FILLERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Letters without a shape that are not of the category of format marks."""


def name_key(name: str) -> str:
    """How names are compared: without regard to case, spacing, and letters that can't be seen."""
    return " ".join(without_unseen(name).split()).casefold()


def without_unseen(text: str) -> str:
    """The text in NFKC without letters that can't be seen: zero-width ones, soft hyphens, marks."""
    return "".join(letter for letter in normalize("NFKC", text) if not _is_unseen(letter))


def shown(name: str) -> str:
    """A name that somebody else chose, fit for one line of a message."""
    return printable(name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…")


def printable(name: str) -> str:
    """A name of any length, such as a path, fit for one line of a message."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)


def _is_unseen(letter: str) -> bool:
    return category(letter) == "Cf" or letter in _FILLERS or "\ufe00" <= letter <= "\ufe0f"
