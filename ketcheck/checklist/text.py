"""Text typed by people: what is taken, and what is refused because it would not read as typed."""

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

# Overrides and isolates turn the order of letters around: a name could pose as another.
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NOT_LETTERS = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})
_UNSEEN = frozenset({"Cf", "Zs"})
_LINE_BREAKS = frozenset("\n")
_A_BREAK = "has a line break in it; type it on one line"
_SEEN_AS = {
    **dict.fromkeys("\n\r\v\f\x85\u2028\u2029", _A_BREAK),
    "\t": "has a tab in it; type a space in its place",
}
"""What people know some of the characters that are not taken as."""
LINE_LENGTH = 120
TEXT_LENGTH = 2000


def _readable(text: str, allowed: frozenset[str]) -> str:
    if text.isascii() and text.isprintable() and text.strip():
        # So nearly all are, a thousand times at each start; the same comes of what follows.
        return text
    for letter in text:
        if letter in _BIDI_CONTROLS:
            raise ValueError("has a hidden mark in it that turns letters around; type it again")
        if unicodedata.category(letter) in _NOT_LETTERS and letter not in allowed:
            raise ValueError(_SEEN_AS.get(letter, "has a hidden character in it; type it again"))
    if all(unicodedata.category(letter) in _UNSEEN for letter in text):
        raise ValueError("has nothing in it that can be seen; type it again")
    return unicodedata.normalize("NFC", text)


def inert(text: str) -> str:
    """The text without what `Text` refuses, for words that came with a file and were not typed."""
    return "".join("\ufffd" if _acts(letter) else letter for letter in text)


def _acts(letter: str) -> bool:
    return letter in _BIDI_CONTROLS or unicodedata.category(letter) in _NOT_LETTERS


def one_line(text: str) -> str:
    """The text in NFC; ValueError where it holds what does not read as typed."""
    return _readable(text, frozenset())


def _text(text: str) -> str:
    return _readable(text, _LINE_BREAKS)


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LINE_LENGTH),
    AfterValidator(one_line),
]
"""One line that is not blank, NFC, without control or text-direction characters."""

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=TEXT_LENGTH),
    AfterValidator(_text),
]
"""As `Line`, longer, and line breaks are taken."""
