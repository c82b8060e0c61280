"""Understanding the numbers that people type: `3`, `three`, `6 hours`, `every 6 hours`, `1,5`."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

from ketcheck.messages.refusals import Asked, NotANumber, OtherUnit, SeveralNumbers

_SMALL: Final = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS: Final = {word: number for number, word in enumerate(_SMALL)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_OFTEN: Final = {"once": 1, "twice": 2}
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2212"
# More than two places after it: nobody knows whether it parts thousands.
_DIGITS = re.compile(r"(\d{1,6})(?:[.,](\d{1,2}))?")
_RANGE = re.compile(r"(?<=\w)\s*(?:-|\bto\b|\bor\b|\band\b|/)\s*(?=\w)")
_HOURS = re.compile(r"(?:every\s*)?(?P<number>.*?)\s*(?:h|hr|hrs|hour|hours)\.?(?:\s*apart)?")
_USES = re.compile(
    r"(?P<number>.*?)\s*"
    r"(?:(?:x|times?|uses?)?\s*(?:(?:a|per|each|every)\s*day|daily)|x|times?|uses?)"
)
_UNITS: Final = {Asked.HOURS: _HOURS, Asked.USES_A_DAY: _USES}


def read_number(text: str, asked: Asked) -> Decimal:
    """The one number in a text; raises a Refusal where there is none, or more than one."""
    plain = _plain(text)
    for kind, pattern in _UNITS.items():
        found = pattern.fullmatch(plain)
        if found and _has_number(found["number"]):
            if kind is not asked:
                raise OtherUnit(asked) if asked is not Asked.PLAIN else NotANumber(asked)
            return _number(found["number"], asked)
    if asked is Asked.HOURS:
        plain = plain.removeprefix("every ")
    return _number(plain, asked)


def _has_number(text: str) -> bool:
    first = re.split(r"[\s-]", text, maxsplit=1)[0]
    return text[:1].isdigit() or first in _OFTEN or first in _WORDS


def _number(text: str, asked: Asked) -> Decimal:
    value = _one(text, asked)
    if value is not None:
        return value
    several = [_one(part, asked) for part in _RANGE.split(text)]
    if len(several) > 1 and None not in several:
        raise SeveralNumbers(asked)
    raise NotANumber(asked)


def _one(text: str, asked: Asked) -> Decimal | None:
    found = _DIGITS.fullmatch(text)
    if found:
        return Decimal(f"{found[1]}.{found[2] or 0}").normalize() + 0
    if asked is Asked.USES_A_DAY and text in _OFTEN:
        return Decimal(_OFTEN[text])
    tens, _, rest = text.replace(" ", "-").partition("-")
    if tens in _TENS and rest in _SMALL[1:10]:
        return Decimal(_WORDS[tens] + _WORDS[rest])
    return Decimal(_WORDS[text]) if text in _WORDS else None


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    dashed = "".join("-" if letter in _DASHES else letter for letter in plain)
    return " ".join(dashed.split())
