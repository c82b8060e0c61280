"""Faults of a file in plain words: no word of a programmer, and the name of the field."""

import json
import re
from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from pydantic import BaseModel, Field, ValidationError

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.fault_words import sentences

FORBIDDEN = re.compile(
    r"tuple|array|\bint\b|integer|string|boolean|\bdict|\bobject\b|datetime|valid|permitted|input"
    r"|constrain|literal|enum|regex|pattern|field required|U\+|None\b|null|item|instance|<|=|\\",
    re.IGNORECASE,
)


class Colour(Enum):
    RED = "red"


class Inner(Frozen):
    word: str


class Anything(Frozen):
    """A field of each form that a border model has."""

    text: Annotated[str, Field(min_length=2, max_length=5)] = "abc"
    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")] = "a"
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")] = "1.2.3"
    whole: Annotated[int, Field(ge=1, le=24)] = 1
    number: Annotated[float, Field(gt=0, lt=5)] = 1
    flag: bool = False
    colour: Colour = Colour.RED
    word: Literal["this", "that"] = "this"
    either: Annotated[int, Field(ge=1)] | Literal["when needed"] = 1
    some: Inner | str = "x"
    words: Annotated[tuple[str, ...], Field(min_length=1, max_length=2)] = ("a",)
    more: list[str] = []
    one_each: set[str] = set()
    table: dict[str, str] = {}
    inner: Inner = Inner(word="x")
    day: Annotated[date, Field(ge=date(1900, 1, 1))] = date(2000, 1, 1)
    time: datetime | None = None
    id: UUID | None = None


def faults(model: type[BaseModel], **values: object) -> list[tuple[tuple[int | str, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate_json(json.dumps(values), strict=True)
    return sentences(caught.value.errors(include_url=False, include_input=False))


WRONG: list[tuple[str, Any]] = [
    ("text", "a"),
    ("text", "abcdef"),
    ("text", 1),
    ("code", "A B"),
    ("version", "1.0"),
    ("whole", 0),
    ("whole", 25),
    ("whole", "1"),
    ("whole", 1.5),
    ("number", 0),
    ("number", 5),
    ("number", "1"),
    ("flag", "yes"),
    ("colour", "blue"),
    ("word", "these"),
    ("either", 0),
    ("either", "never"),
    ("either", []),
    ("some", 1),
    ("some", {}),
    ("words", []),
    ("words", ["a", "b", "c"]),
    ("words", "a"),
    ("words", {}),
    ("words", [1]),
    ("more", 1),
    ("one_each", 1),
    ("table", 1),
    ("table", {"a": 1}),
    ("inner", 1),
    ("inner", {}),
    ("inner", {"word": "x", "Other": 1}),
    ("day", 1),
    ("day", "yesterday"),
    ("day", "1899-12-31"),
    ("time", "yesterday"),
    ("id", "x"),
    ("id", 1),
]


@pytest.mark.parametrize(("name", "value"), WRONG, ids=[f"{n}={v!r}" for n, v in WRONG])
def test_a_wrong_value_is_told_in_plain_words_beside_its_name(name: str, value: object) -> None:
    for place, words in faults(Anything, **{name: value}):
        assert place[0] == name
        assert not FORBIDDEN.search(words), words
        assert re.search("write|list|fill|take it out|missing", words), words


def test_one_of_several_forms_is_told_once_with_all_of_them() -> None:
    assert faults(Anything, either=0) == [
        (("either",), "write a number of 1 or more, or write “when needed”")
    ]


def test_an_unknown_field_is_named_first_as_it_is_spelled() -> None:
    assert faults(Anything, whole=0, Colour=1)[0] == (
        ("Colour",),
        "unknown field; take it out, or look at its spelling",
    )


def test_a_date_has_the_form_that_is_to_be_written() -> None:
    assert faults(Anything, day="1899-12-31")[0][1] == "write a date of 1900-01-01 or later"
