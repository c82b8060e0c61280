"""Letters that no font on this computer has: which Debian package brings them, how that is said.

A page that lacks letters says so in its own keywords. So whoever has the page knows of it before it
is printed, be it made here, by another process, or weeks ago.
"""

import unicodedata
from collections.abc import Iterable
from typing import Final

from ketcheck.messages.catalogue import _, marked

MARK: Final = "ketcheck-missing-font:"
"""Stands before the name of each package in the keywords of a page."""

_CJK: Final = "fonts-noto-cjk"
_RARE_HAN: Final = "fonts-hanazono"
_ALL_OTHERS: Final = "fonts-noto-core"
_CJK_NAMES: Final = (
    "CJK ",
    "HANGUL ",
    "HIRAGANA ",
    "KATAKANA",
    "BOPOMOFO ",
    "IDEOGRAPHIC ",
    "KANGXI ",
    "HALFWIDTH ",
    "FULLWIDTH ",
)
_FIRST_RARE_HAN: Final = 0x20000

_ADVICE: Final = marked(
    "This computer has no font for some letters here, so they print as a blank line to write on. "
    "To print them, install the Debian package {packages} and make the page again."
)


def packages_for(letters: Iterable[str]) -> list[str]:
    """The Debian packages that have fonts for those letters."""
    return sorted({_package(letter) for letter in letters})


def packages_in(keywords: str) -> list[str]:
    """The packages that a page lacks by its own keywords."""
    words = (word.strip(" ,;") for word in keywords.split())
    return [word.removeprefix(MARK) for word in words if word.startswith(MARK)]


def advice(packages: Iterable[str]) -> str:
    """What is said before such a page is printed; nothing where it lacks nothing."""
    named = " ".join(packages)
    return _(_ADVICE).format(packages=named) if named else ""


def _package(letter: str) -> str:
    if not unicodedata.name(letter, "").startswith(_CJK_NAMES):
        return _ALL_OTHERS
    return _RARE_HAN if ord(letter) >= _FIRST_RARE_HAN else _CJK
