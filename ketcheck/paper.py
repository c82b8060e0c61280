"""The two sizes of paper, and which of them is used where."""

import os
import re
from collections.abc import Mapping
from enum import StrEnum

# Unicode CLDR 46, supplemental measurementData, paperSize "US-Letter".
_LETTER_TERRITORIES = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
_TERRITORY = re.compile(r"[A-Za-z]+_([A-Z]{2})\b")


class Paper(StrEnum):
    """A size of paper, by the name that typst gives it."""

    A4 = "a4"
    LETTER = "us-letter"

    @property
    def label(self) -> str:
        """What people call it."""
        return {Paper.A4: "A4", Paper.LETTER: "Letter"}[self]


def paper_for_locale(environment: Mapping[str, str] = os.environ) -> Paper:
    """The paper of the country that the process locale names; A4 where it names none."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_PAPER", "LANG"))
    # POSIX: the first one that is set and not empty counts, alone.
    locale = next((name for name in names if name), "")
    found = _TERRITORY.match(locale)
    return Paper.LETTER if found and found[1] in _LETTER_TERRITORIES else Paper.A4
