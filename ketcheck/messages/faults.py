"""What pydantic finds wrong in what a person gave, as a sentence that says what to do."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from pydantic_core import ErrorDetails

from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.dates import date_words
from ketcheck.messages.refusals import NotADate, NotATime, refusal_words

PLAIN: Final = marked("Check this and enter it again.")
"""What is said of a fault that nobody foresaw."""

_FILL_IN: Final = marked("Fill this in.")
_WHOLE: Final = marked("Enter a whole number.")
_NUMBER: Final = marked("Enter a number.")
_CHOOSE: Final = marked("Choose one.")
_TYPE_AGAIN: Final = marked("Type it again with letters and numbers only.")
_SENTENCES: Final = {
    "missing": _FILL_IN,
    "none_required": marked("Leave this empty."),
    "string_type": marked("Enter words here."),
    "string_too_short": _FILL_IN,
    "string_too_long": marked("This is too long. Use fewer words."),
    "string_unicode": _TYPE_AGAIN,
    "string_not_ascii": _TYPE_AGAIN,
    "string_pattern_mismatch": _TYPE_AGAIN,
    "too_short": _FILL_IN,
    "too_long": marked("There are too many here. Enter {max_length} or fewer."),
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": marked("This number is too large. Enter a smaller one."),
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "greater_than": marked("Enter a number above {gt}."),
    "greater_than_equal": marked("Enter {ge} or more."),
    "less_than": marked("Enter a number below {lt}."),
    "less_than_equal": marked("Enter {le} or less."),
    "multiple_of": marked("Enter a multiple of {multiple_of}."),
    "bool_type": marked("Answer yes or no."),
    "bool_parsing": marked("Answer yes or no."),
    "enum": _CHOOSE,
    "literal_error": _CHOOSE,
    "date_past": marked("Enter a day before today."),
    "date_future": marked("Enter a day after today."),
    "datetime_past": marked("Enter a time before now."),
    "datetime_future": marked("Enter a time after now."),
    "timezone_aware": marked("Enter the time zone too."),
    "signature_empty": marked("This drawing is too small to be a signature. Sign again."),
    "signature_long": marked("This drawing has too many lines. Clear it and sign again."),
    "place_twice": marked("The place “{place}” is listed twice. Remove one of them."),
    "leave_order": marked("This ends before it was given. Check both dates."),
}
_DAY: Final = re.compile(r"(?:datetime\.date\()?(\d+)(?:-|, )(\d+)(?:-|, )(\d+)\)?")
_OF_TEXT: Final = "Value error, "


def sentence_for(fault: ErrorDetails) -> str:
    """One plain sentence for a fault that pydantic found; never in pydantic's own words."""
    kind, limits = fault["type"], fault.get("ctx", {})
    if kind == "value_error":
        return _own_words(fault["msg"].removeprefix(_OF_TEXT))
    earliest = _day(limits.get("ge"))
    if earliest:
        return _("Enter {day} or a later date.").format(day=date_words(earliest))
    if kind in _SENTENCES:
        return _(_SENTENCES[kind]).format_map(_shown(limits))
    return _of_time(kind)


def _of_time(kind: str) -> str:
    """What is no date or no time is of many kinds to pydantic, and of one to people."""
    if kind.startswith("date_"):
        return refusal_words(NotADate())
    if kind.startswith("time_") and not kind.startswith("time_delta"):
        return refusal_words(NotATime())
    if kind.startswith("datetime_"):
        return _("Enter a date like {day}, with a time like 14:30.").format(
            day=date_words(date(1956, 3, 14))
        )
    return _(PLAIN)


def _own_words(text: str) -> str:
    """The words of a validator of ours: `has a line break in it; type it on one line`."""
    subject = "This " if text.startswith(("has ", "is ")) else ""
    what, _, act = text.partition("; ")
    sentences = (subject + what, act)
    return " ".join(f"{one[:1].upper()}{one[1:]}." for one in sentences if one)


def _day(limit: object) -> date | None:
    """The day that is a limit; pydantic gives some of them as Python would write them."""
    if isinstance(limit, date):
        return limit
    found = _DAY.fullmatch(limit) if isinstance(limit, str) else None
    return date(*map(int, found.groups())) if found else None


def _shown(limits: Mapping[str, Any]) -> dict[str, str]:
    """`24`, not `24.0`."""
    return {
        name: f"{value:g}" if isinstance(value, float) else str(value)
        for name, value in limits.items()
    }
