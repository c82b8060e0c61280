"""The settings that a copy brings along: their names, and the values that this program gives them.

A newer program may know more of them: what this one does not know is left where it is.
"""

from collections.abc import Callable, Mapping
from typing import Final

from ketcheck.checklist.text import LINE_LENGTH, one_line

EMERGENCY: Final = "emergency-number"
POISON: Final = "poison-line"
IDLE_MINUTES: Final = "lock-after-minutes"
USED_BY: Final = "used-by"
_MOST_MINUTES: Final = 24 * 60


def is_sound(name: str, value: str) -> bool:
    """Whether it is a value that this program gives to the setting of that name."""
    return name in _FORMS and _FORMS[name](value)


def _is_number_to_call(value: str) -> bool:
    try:
        return not value or (len(value) <= LINE_LENGTH and bool(one_line(value)))
    except ValueError:
        return False


def _are_minutes(value: str) -> bool:
    # Of more digits than a day has minutes, not even the number is made.
    is_short = value.isdecimal() and len(value) <= len(str(_MOST_MINUTES))
    return is_short and int(value) <= _MOST_MINUTES


_FORMS: Final[Mapping[str, Callable[[str], bool]]] = {
    EMERGENCY: _is_number_to_call,
    POISON: _is_number_to_call,
    IDLE_MINUTES: _are_minutes,
    USED_BY: {"one-person", "clinic"}.__contains__,
}
BROUGHT_ALONG: Final = frozenset(_FORMS)
