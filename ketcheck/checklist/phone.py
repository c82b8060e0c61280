"""A phone number as people type it: kept as typed, and refused only where nobody could dial it."""

from typing import Annotated, Final

from pydantic import AfterValidator

from ketcheck.checklist.text import Line

LONGEST: Final = 40
_FEWEST_DIGITS: Final = 2
"""Some emergency numbers have no more."""


def _dialable(text: str) -> str:
    if "@" in text:
        raise ValueError("this looks like an email address; enter a phone number")
    if sum(letter.isdecimal() for letter in text) < _FEWEST_DIGITS:
        raise ValueError("enter the phone number in digits, like 555-0134")
    if len(text) > LONGEST:
        raise ValueError("enter one phone number only; this is too long for one")
    return text


Phone = Annotated[Line, AfterValidator(_dialable)]
"""A phone number as it was typed, with any blanks, marks and extension."""
