"""What is wrong with a value in a file, in the words of who wrote the file."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, get_args

from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

Place = tuple[int | str, ...]

MISSING: Final = "missing; fill it in"
TIME_LIKE: Final = "2026-11-22T08:13:30-05:00"
DAY_LIKE: Final = "2026-11-22"

_FREE: Final = frozenset({"answers", "teach_back"})
"""Fields whose names are the writer's own."""
_BRANCH: Final = re.compile(
    r"(constrained-)?(int|float|str|bool)|[a-z-]+\[.*\]|[A-Z]\w*", re.DOTALL
)
"""What pydantic adds to a place for one of several forms that a value may have."""


def sentences(faults: Iterable[ErrorDetails]) -> list[tuple[Place, str]]:
    """Each place that has a fault, and what to write there; an unknown field comes first.

    A value that fits none of several forms is told once, with all of them.
    """
    by_place: dict[Place, list[str]] = {}
    # An unknown field explains best why others seem to be missing.
    for fault in sorted(faults, key=lambda one: one["type"] != "extra_forbidden"):
        told = by_place.setdefault(place_of(fault), [])
        if (words := sentence(fault)) not in told:
            told.append(words)
    return [(place, ", or ".join(told)) for place, told in by_place.items()]


def place_of(fault: ErrorDetails) -> Place:
    """Where the fault is, in names that stand in the file."""
    place = fault["loc"]
    named = len(place) - 1 if fault["type"] in {"extra_forbidden", "missing"} else len(place)
    return tuple(
        step
        for number, step in enumerate(place)
        if number == named or place[max(number - 1, 0)] in _FREE or not _is_branch(step)
    )


def _is_branch(step: int | str) -> bool:
    return isinstance(step, str) and _BRANCH.fullmatch(step) is not None


def sentence(fault: ErrorDetails) -> str:
    """What is wrong, or what to write, without a capital and without a full stop."""
    facts = fault.get("ctx", {})
    worded = _WORDS.get(fault["type"])
    if worded is not None:
        return worded if isinstance(worded, str) else worded(facts)
    # What our own validators say is in plain words; what pydantic says is not.
    is_ours = fault["type"] not in _OF_PYDANTIC and not fault["msg"].startswith("Input should")
    if not is_ours:
        return _UNNAMED.get(fault["type"], "can't be taken as it is; write it another way")
    message = fault["msg"].removeprefix("Value error, ")
    return message[:1].lower() + message[1:]


def day_in(limit: object) -> date | None:
    """The date that a fault gives as a limit, in either of the two ways that pydantic writes it."""
    parts = re.fullmatch(r"datetime\.date\((\d+), (\d+), (\d+)\)", str(limit))
    parts = parts or re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", str(limit))
    return date(*map(int, parts.groups())) if parts else None


def _at_least(facts: Mapping[str, Any]) -> str:
    day = day_in(facts["ge"])
    return f"write a date of {day} or later" if day else f"write a number of {facts['ge']} or more"


def _at_most(facts: Mapping[str, Any]) -> str:
    return f"write a number of {_plain(facts['le'])} or less"


def _above(facts: Mapping[str, Any]) -> str:
    return f"write a number above {_plain(facts['gt'])}"


def _below(facts: Mapping[str, Any]) -> str:
    return f"write a number below {_plain(facts['lt'])}"


def _plain(number: float) -> str:
    return f"{number:g}"


def _one_of(facts: Mapping[str, Any]) -> str:
    words = re.findall(r"'([^']*)'", str(facts["expected"]))
    return f"write {_listed([f'“{word}”' for word in words])}"


def _listed(words: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _too_long(facts: Mapping[str, Any]) -> str:
    return f"too long; write at most {facts['max_length']:,} letters"


def _too_short(facts: Mapping[str, Any]) -> str:
    least = facts["min_length"]
    return "empty; fill it in or leave the field out" if least == 1 else f"write at least {least}"


def _too_many(facts: Mapping[str, Any]) -> str:
    return f"too many; list at most {facts['max_length']:,}"


def _too_few(facts: Mapping[str, Any]) -> str:
    return f"too few; list at least {facts['min_length']:,}"


def _pattern(facts: Mapping[str, Any]) -> str:
    if r"\d+\.\d+" in facts["pattern"]:
        return "write three numbers with dots between, like 1.2.0"
    if "[A-Z]{2}" in facts["pattern"]:
        return "write a language code, like en or en-US"
    return "write small letters a to z, digits and hyphens alone, like left-foot"


_A_DATE: Final = f"write a date like {DAY_LIKE}"
_A_TIME: Final = f"write a time like {TIME_LIKE}"
_A_NUMBER: Final = "write a number, without quotes"
_WHOLE: Final = "write a whole number, without quotes"
_YES_NO: Final = "write true or false, without quotes"
_FIELDS: Final = "write its fields between { and }"
_LIST: Final = "write a list between [ and ]"

_WORDS: Final[dict[str, str | Callable[[Mapping[str, Any]], str]]] = {
    "extra_forbidden": "unknown field; take it out, or look at its spelling",
    "missing": MISSING,
    "timezone_aware": f"a time needs its UTC offset, as in {TIME_LIKE}",
    "timezone_offset": f"a time needs its UTC offset, as in {TIME_LIKE}",
    "string_type": "write words in quotes",
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "string_pattern_mismatch": _pattern,
    "string_unicode": "holds half a letter; type it again",
    "too_long": _too_many,
    "too_short": _too_few,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": "this number is too long",
    "int_from_float": _WHOLE,
    "float_type": _A_NUMBER,
    "float_parsing": _A_NUMBER,
    "finite_number": _A_NUMBER,
    "multiple_of": _A_NUMBER,
    "greater_than_equal": _at_least,
    "less_than_equal": _at_most,
    "greater_than": _above,
    "less_than": _below,
    "bool_type": _YES_NO,
    "bool_parsing": _YES_NO,
    "enum": _one_of,
    "literal_error": _one_of,
    "date_type": _A_DATE,
    "date_from_datetime_parsing": _A_DATE,
    "date_from_datetime_inexact": _A_DATE,
    "datetime_type": _A_TIME,
    "datetime_from_date_parsing": _A_TIME,
    "datetime_object_invalid": _A_TIME,
    "model_type": _FIELDS,
    "model_attributes_type": _FIELDS,
    "dict_type": _FIELDS,
    "dataclass_type": _FIELDS,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "set_type": _LIST,
    "frozen_set_type": _LIST,
    "none_required": "leave it out",
    "uuid_parsing": "write the id of a record",
    "uuid_type": "write the id of a record",
    "json_invalid": "not sound JSON: a letter is cut in half; type it again",
}

# Types that our validators use too, with words of their own.
_UNNAMED: Final = {"date_parsing": _A_DATE, "datetime_parsing": _A_TIME}
_OF_PYDANTIC: Final = frozenset(get_args(ErrorType)) - {"value_error", *_UNNAMED}
