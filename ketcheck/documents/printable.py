"""Text made fit for paper: nothing in it breaks the page, the file, or the order of letters."""

import unicodedata
from itertools import groupby, islice
from typing import TypeVar

LONGEST_LINE = 160
LONGEST_TEXT = 2400
_LONGEST_WORD = 24
_MOST_ACCENTS = 4

# They join letters of Indic scripts and parts of one emoji; every other format character is
# invisible, and some turn the order of letters around.
_JOINERS = "\u200c\u200d"
_BREAK_HERE = "\u200b"
_REPLACEMENT = "?"
JOINERS = frozenset(_JOINERS + _BREAK_HERE)
"""What has no shape of its own, and needs none in a font."""

Json = TypeVar("Json")


def line(text: str) -> str:
    """`text` on one line, cut with an ellipsis after `LONGEST_LINE` characters."""
    return _fit(" ".join(_clean(text).split()), LONGEST_LINE)


def paragraphs(text: str) -> str:
    """`text` with its own line breaks, cut with an ellipsis after `LONGEST_TEXT` characters."""
    lines = (" ".join(part.split()) for part in _clean(text).split("\n"))
    return _fit("\n".join(lines).strip(), LONGEST_TEXT)


def printable(value: Json) -> Json:
    """Plain data with every text in it made fit for paper."""
    match value:
        case str():
            return paragraphs(value)  # type: ignore[return-value]
        case dict():
            return {key: printable(item) for key, item in value.items()}  # type: ignore[return-value]
        case list():
            return [printable(item) for item in value]  # type: ignore[return-value]
        case _:
            return value


def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return _fewer_accents("".join(map(_clean_character, text)))


def _clean_character(character: str) -> str:
    match unicodedata.category(character):
        case "Cc" | "Zs" | "Zl" | "Zp":
            return "\n" if character == "\n" else " "
        case "Cf":
            return character if character in _JOINERS else ""
        case "Cs" | "Co" | "Cn":
            return _REPLACEMENT
        case _:
            return character


def _fewer_accents(text: str) -> str:
    """A pile of accents would be printed over the lines above; no language needs more than four."""
    if text.isascii():
        return text
    runs = groupby(text, key=lambda character: unicodedata.combining(character) != 0)
    return "".join(
        "".join(islice(run, _MOST_ACCENTS if is_accent else None)) for is_accent, run in runs
    )


def _fit(text: str, longest: int) -> str:
    if len(text) > longest:
        text = text[: longest - 1] + "…"
    return "\n".join(" ".join(map(_breakable, part.split(" "))) for part in text.split("\n"))


def _breakable(word: str) -> str:
    """A word that no column could hold, with places where it may be broken."""
    pieces = (word[at : at + _LONGEST_WORD] for at in range(0, len(word), _LONGEST_WORD))
    return _BREAK_HERE.join(pieces)
