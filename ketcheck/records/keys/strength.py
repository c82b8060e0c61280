"""How hard a passphrase is to guess, and in plain words why it is not hard enough.

By zxcvbn, which knows common passwords, English words, names, dates in figures and rows of keys. It
takes long to load, so only where a passphrase is chosen.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from unicodedata import category, normalize

from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.dates import MONTHS

_LEAST_SCORE: Final = 3
"""Of 4: a hundred million guesses. Each costs half a second here: years for one computer."""
_MOST_LETTERS: Final = 72
"""More are not looked at: the time that it takes grows with the square."""
_OWN_WORDS: Final = ("ketcheck", "ketamine", "ketaminecream", "ketamine cream")
_MONTH: Final = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
_NAMED_DAY: Final = re.compile(
    rf"(?=.*(?:{_MONTH}))(?:\d+|{_MONTH}|st|nd|rd|th|of|[\s.,/-])+", re.IGNORECASE
)
_BETWEEN: Final = str.maketrans("", "", ",.'\u2019-")
_BETTER: Final = marked("Add another word or two. Words that have nothing to do with you are best.")
_KNOWN: Final = marked("This is too easy to guess. People who know you might try it.")
_COMMON: Final = marked("This is too easy to guess. Many people use it.")
_ROWS: Final = marked("This is too easy to guess. It repeats, or it is a row of keys.")
_DATE: Final = marked("This is too easy to guess. It is mostly a date.")
_EASY: Final = marked("This is too easy to guess.")
_REASONS: Final = {
    "repeat": _ROWS,
    "sequence": _ROWS,
    "spatial": _ROWS,
    "date": _DATE,
    "regex": _DATE,
}


def weakness(text: str, known_words: Iterable[str]) -> str:
    """Why a passphrase is too easy to guess, and what to do; empty where it is not."""
    reason = _DATE if _NAMED_DAY.fullmatch(text) else _guessed(text, known_words)
    return f"{_(reason)} {_(_BETTER)}" if reason else ""


def _guessed(text: str, known_words: Iterable[str]) -> str:
    from zxcvbn import matching, zxcvbn  # type: ignore[import-untyped]  # noqa: PLC0415 - see the top

    known = dict.fromkeys(word.casefold() for word in (*known_words, *_OWN_WORDS) if word)
    try:
        for form in _forms(text):
            found = zxcvbn(form[:_MOST_LETTERS], user_inputs=list(known))
            if found["score"] < _LEAST_SCORE:
                return _reason(found["sequence"])
    finally:
        # It would keep them until it is asked again.
        matching.RANKED_DICTIONARIES.pop("user_inputs", None)
    return ""


def _forms(text: str) -> Iterator[str]:
    """As it is, and as it is guessed too: "Álvarez, María" without the accents and the comma."""
    yield text
    letters = (letter for letter in normalize("NFKD", text) if category(letter) != "Mn")
    plain = "".join(letters).translate(_BETWEEN)
    if plain not in {text, ""}:
        yield plain


def _reason(parts: Iterable[Mapping[str, Any]]) -> str:
    """What the longest part of it is."""
    longest = max(parts, key=lambda part: len(part["token"]))
    if longest["pattern"] != "dictionary":
        return _REASONS.get(longest["pattern"], _EASY)
    return {"user_inputs": _KNOWN, "passwords": _COMMON}.get(longest["dictionary_name"], _EASY)
