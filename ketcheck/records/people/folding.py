"""Names and numbers folded: what is left of them where it does not matter how they are typed.

An accent, an apostrophe, a hyphen or a second space makes nobody another person: a STOP that is
held of "Pat O'Brien" is held of "PAT OBRIEN" too.
"""

import re
from itertools import groupby
from typing import Final
from unicodedata import category, combining, normalize

from ketcheck.records.names import name_key

_APOSTROPHES: Final = (
    "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u055a\u05f3"
    "\u2018\u2019\u201b\u2032\u2035\ua78c\uff07"
)
_NO_APOSTROPHES: Final = str.maketrans("", "", _APOSTROPHES)
_PLAIN: Final = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h",
        "ŋ": "n", "ŧ": "t", "ƶ": "z", "ɨ": "i",
        # Turkish writes I without a dot and i with one; typed elsewhere, both are one letter.
        "\u0131": "i",
    }
)  # fmt: skip
"""Letters that Unicode does not take for a plain one with an accent."""
_ACCENTS: Final = frozenset({*range(10, 36), *range(200, 241)})
"""Classes of the marks that are left out. Others are vowels, or make another letter (か and が)."""
_COMMAS: Final = re.compile("[,،、]")
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "phd", "rn", "esq"})
_LABEL: Final = re.compile(r"^mrn(?=.*\d)|^(?:number|no|nr|chart|file|record|patient|id)+(?=\d)")


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name; "Alvarez, Maria" gives those of "Maria Alvarez"."""
    first, *rest = [_words_of(part) for part in _COMMAS.split(normalize("NFKC", _unquoted(name)))]
    if rest and rest[0] and first and not _SUFFIXES.issuperset(rest[0]):
        first, *rest = rest[0], first, *rest[1:]
    found = (*first, *(word for part in rest for word in part))
    # A name of signs alone is one too.
    return found or tuple(name_key(name).split())


def glued(name: str) -> str:
    """The folded name without its spaces: "Mary-Ann", "Mary Ann" and "Maryann" are one."""
    return "".join(words(name))


def number_key(number: str) -> str:
    """A number without "MRN", spaces, dashes and leading zeros."""
    kept = "".join(letter for letter in folded(number) if letter.isalnum())
    return re.sub(r"^0+(?=.)", "", _LABEL.sub("", kept)) or name_key(number)


def search_key(name: str, number: str | None) -> str:
    """What a person is found by: each word and part of the name, and the number behind a #."""
    parts = {part for word in re.split(f"[{_APOSTROPHES}]", name) for part in words(word)}
    found = dict.fromkeys([*words(name), glued(name), *sorted(parts)])
    return " ".join([*found, f"#{number_key(number)}"] if number else found)


def folded(text: str) -> str:
    """The text in small letters, without accents, apostrophes, and letters that can't be seen."""
    apart = normalize("NFD", name_key(_unquoted(text))).translate(_PLAIN)
    return normalize("NFC", "".join(one for one in apart if combining(one) not in _ACCENTS))


def _unquoted(text: str) -> str:
    # First: NFKC makes a space and an accent of an apostrophe that stands alone.
    return text.translate(_NO_APOSTROPHES)


def _words_of(text: str) -> tuple[str, ...]:
    runs = groupby(folded(text), _is_of_a_word)
    return tuple("".join(letters) for of_a_word, letters in runs if of_a_word)


def _is_of_a_word(letter: str) -> bool:
    # Vowels of Hindi or Thai are marks, and no letters.
    return category(letter)[0] in "LMN"
