"""No word of pydantic's reaches anybody, whatever a model finds wrong."""

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import get_args

import pytest
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, core_schema

import ketcheck
from ketcheck.checklist.details import CoverLeave, GivenPlan, Medicine, Plan, Reaction
from ketcheck.messages.faults import PLAIN, sentence_for
from ketcheck.records.model import Clinician, Person

CODE_WORDS = ("input", "should be", "string", "tuple", "datetime", "valid", "instance", "U+", "(")
WRONG = (
    None,
    "",
    "x" * 5000,
    "two\nlines",
    "a\x00b",
    "\u202ex",
    -1,
    1.5,
    10**6,
    "many",
    float("nan"),
    [],
    {},
    ["x"] * 5000,
    datetime(1800, 1, 1, tzinfo=UTC),
    datetime(2026, 1, 1),  # noqa: DTZ001 - a naive one is what is wrong
    object(),
)


def _models() -> list[type[BaseModel]]:
    for module in pkgutil.walk_packages(ketcheck.__path__, "ketcheck."):
        if "__main__" not in module.name and "migrations" not in module.name:
            importlib.import_module(module.name)
    return sorted(set(_below(BaseModel)), key=lambda model: model.__qualname__)


def _below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for one in model.__subclasses__():
        if one.__module__.startswith("ketcheck."):
            yield one
        yield from _below(one)


def _faults_of(model: type[BaseModel]) -> Iterator[ErrorDetails]:
    for wrong in WRONG:
        given = dict.fromkeys((*model.model_fields, "nobody-asked"), wrong)
        try:
            model.model_validate(given)
        except ValidationError as error:
            yield from error.errors(include_url=False)


def _is_plain(sentence: str) -> bool:
    is_sentence = sentence[:1].isupper() and sentence.endswith(".")
    return is_sentence and not any(word.lower() in sentence.lower() for word in CODE_WORDS)


def test_whatever_a_model_refuses_is_told_in_plain_words() -> None:
    told = {
        (fault["type"], sentence_for(fault)) for model in _models() for fault in _faults_of(model)
    }
    assert len({kind for kind, _ in told}) > 15
    assert [one for one in sorted(told) if not _is_plain(one[1])] == []


@pytest.mark.parametrize("kind", get_args(core_schema.ErrorType))
def test_every_fault_that_pydantic_knows_has_a_sentence(kind: str) -> None:
    limits = dict.fromkeys(("gt", "lt", "le", "ge", "max_length", "multiple_of"), 3)
    fault: ErrorDetails = {
        "type": kind,
        "loc": (),
        "msg": "Value error, has a line break in it; type it on one line",
        "input": "",
        "ctx": limits,
    }
    assert _is_plain(sentence_for(fault))


_OF_FORMS = {"id", "cover", "sites", "extras", "changed"}
"""What a form puts together itself."""


# What can stand in a field of the window: a text, or nothing.
@pytest.mark.parametrize("model", [Plan, Medicine, Reaction, CoverLeave, Person, Clinician])
def test_what_is_wrong_with_a_typed_text_is_told_exactly(model: type[BaseModel]) -> None:
    for wrong in ("", "x" * 5000, "two\nlines", "-1", "1.5", "1000000", "many", "nan"):
        given = {name: wrong for name in model.model_fields if name not in _OF_FORMS}
        try:
            model.model_validate(given)
        except ValidationError as error:
            faults = [one for one in error.errors() if one["loc"] not in {("id",), ("cover",)}]
            assert PLAIN not in {sentence_for(fault) for fault in faults}


@pytest.mark.parametrize(
    ("model", "given", "sentence"),
    [
        (Person, {"born": "1856-03-14"}, "Enter 1 January 1900 or a later date."),
        (Plan, {"hours_between": "-1"}, "Enter a number above 0."),
        (Plan, {"hours_between": "200"}, "Enter 168 or less."),
        (Plan, {"most_a_day": "1.5"}, "Enter a whole number."),
        (Plan, {"amount": "a\nb"}, "This has a line break in it. Type it on one line."),
        (
            GivenPlan,
            {"amount": "a pea", "sites": ("left foot", "right foot", "Right  foot.")},
            "The place “right foot” is listed twice. Remove one of them.",
        ),
        (Reaction, {"since": "spring"}, "Enter a date like 14 March 1956."),
        (
            CoverLeave,
            {"who": "L", "place": "l", "when": "2026-11-02", "until": "2026-11-01"},
            "This ends before it was given. Check both dates.",
        ),
    ],
)
def test_sentences(model: type[BaseModel], given: dict[str, str], sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(given)
    assert sentence in {sentence_for(fault) for fault in caught.value.errors()}
