"""Whatever is wrong with a check as JSON is told in plain words, and the field is named."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from terminal import GOOD, Json, changed

from ketcheck.errors import CheckRefused
from ketcheck.records.checks.submitted import SubmittedCheck, read_check
from tests.checklist.test_fault_words import FORBIDDEN

Step = int | str
Place = tuple[Step, ...]

WRONG: list[Any] = [
    None,
    True,
    0,
    -1,
    1.5,
    10**9,
    10**30,
    1e300,
    "",
    " ",
    "x" * 5000,
    "A B\u202eC",
    "two\nlines",
    "a\ttab",
    "a\u0007bell",
    "\ue000",
    "2026-13-45",
    "1800-01-01",
    "1800-01-01T00:00:00Z",
    "2026-11-22T08:00:00",
    [],
    {},
    [1],
    ["x"] * 300,
    [{"name": "x"}] * 300,
    {"Unknown": 1},
    {"a": {"b": 1}},
]
"""Each is wrong for most fields; where it is right, nothing is told."""


def places(schema: Json, whole: Json, at: Place = ()) -> Iterator[Place]:
    """Each place of a model's schema, its lists by their first item."""
    for form in (schema, *schema.get("anyOf", ()), *schema.get("allOf", ())):
        if "$ref" in form:
            yield from places(whole["$defs"][form["$ref"].rpartition("/")[2]], whole, at)
        for name, field in form.get("properties", {}).items():
            yield (*at, name)
            yield from places(field, whole, (*at, name))
        if isinstance(form.get("items"), dict):
            yield (*at, 0)
            yield from places(form["items"], whole, (*at, 0))
        if isinstance(form.get("additionalProperties"), dict):
            yield (*at, "tip-1")
            yield from places(form["additionalProperties"], whole, (*at, "tip-1"))


SCHEMA = SubmittedCheck.model_json_schema()
PLACES = sorted({*places(SCHEMA, SCHEMA)}, key=str)


def put(around: object, place: Place, value: object) -> Any:  # noqa: ANN401 - JSON
    """What is around a place, with a value there."""
    step, *rest = place
    if step == 0:
        return [put({}, tuple(rest), value) if rest else value]
    made: Json = dict(around) if isinstance(around, dict) else {}
    made[str(step)] = put(made.get(str(step)), tuple(rest), value) if rest else value
    return made


def told(check: Json) -> str:
    try:
        read_check(json.dumps(check).encode())
    except CheckRefused as error:
        return str(error)
    return ""


def test_the_schema_was_walked() -> None:
    assert {("person", "born"), ("plan", "sites", 0), ("medicines", 0, "kind")} <= set(PLACES)


@pytest.mark.parametrize("place", PLACES, ids=[".".join(map(str, one)) for one in PLACES])
def test_each_wrong_value_is_told_in_plain_words_with_the_name_of_its_field(place: Place) -> None:
    refused = [words for value in WRONG if (words := told(put(GOOD, place, value)))]
    assert refused
    named = [str(step) for step in place]
    for words in refused:
        assert words.isprintable()
        where, _, what = words.partition(": ")
        assert where.split(".")[0] == named[0], words
        assert what
        assert not FORBIDDEN.search(what), words


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (changed(medicines=[{"name": "a"}] * 201), "medicines: too many; list at most 200"),
        (changed(person__born="1856-03-14"), "person.born: write a date of 1900-01-01 or later"),
        (changed(colour="red"), "colour: unknown field; take it out, or look at its spelling"),
        (
            changed(person__name="Maria\nAlvarez"),
            "person.name: has a line break in it; type it on one line",
        ),
        (
            changed(plan__times_a_day="often"),
            "plan.times_a_day: write a whole number, without quotes, or write “when needed”",
        ),
        (changed(kind="visit"), "kind: write “self-check” or “counseling”"),
    ],
)
def test_examples(check: Json, words: str) -> None:
    assert told(check) == words


@pytest.mark.parametrize(
    "raw", [b"{", b'{"a": ', b'{"a" 1}', b'{"a": 1,}', b"\xef\xbb\xbf{}", b"\xff", b'{"a": "\\x"}']
)
def test_what_is_not_json_is_told_without_a_parsers_words(raw: bytes) -> None:
    with pytest.raises(CheckRefused) as caught:
        read_check(raw)
    assert not re.search("delimiter|expecting|decode|escape|byte order", str(caught.value).lower())
