"""How names are compared, of people on file and of those who have a passphrase."""

from typing import Final
from unicodedata import category, normalize

_FILLERS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Letters without a shape that are not of the category of format marks."""


def name_key(name: str) -> str:
    """How names are compared: without regard to case, spacing, and letters that can't be seen."""
    seen = "".join(letter for letter in normalize("NFKC", name) if not _is_unseen(letter))
    return " ".join(seen.split()).casefold()


def _is_unseen(letter: str) -> bool:
    return category(letter) == "Cf" or letter in _FILLERS or "\ufe00" <= letter <= "\ufe0f"
