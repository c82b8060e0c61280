"""Typed text: taken as typed, or refused with a reason that can be acted on."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from ketcheck.checklist.text import LINE_LENGTH, TEXT_LENGTH, Line, Text

LINE = TypeAdapter(Line)
TEXT = TypeAdapter(Text)


@pytest.mark.parametrize(
    "name",
    [
        "Maria Alvarez",
        "O'Brien-Łukasz",
        "محمد علي",
        "山田 太郎",
        "नमस्ते",
        "<b>Bold</b> & Sons",
        "Robert'); DROP TABLE people;--",
        "{name} %s #let",
        "👩‍⚕️",
        "a" * LINE_LENGTH,
    ],
)
def test_a_name_is_taken_as_typed(name: str) -> None:
    assert LINE.validate_python(name) == name


def test_blanks_around_it_are_dropped() -> None:
    assert LINE.validate_python("  Maria  ") == "Maria"


def test_letters_typed_in_two_ways_are_one() -> None:
    assert LINE.validate_python("Jose\u0301") == LINE.validate_python("Jos\u00e9")


@pytest.mark.parametrize(
    "blank", ["", " ", "\u3000", "\u200b", "\u200b \u200d", "\u200e", "\ufeff"]
)
def test_a_blank_line_is_refused(blank: str) -> None:
    with pytest.raises(ValidationError):
        LINE.validate_python(blank)


@pytest.mark.parametrize(
    "text",
    [
        "two\nlines",
        "a\ttab",
        "a\x00null",
        "\x1b[31mred",
        "line\u2028separator",
        "lone\ud800half",
        "private\ue000use",
    ],
)
def test_control_characters_are_refused_in_a_line(text: str) -> None:
    with pytest.raises(ValidationError):
        LINE.validate_python(text)


@pytest.mark.parametrize("mark", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_marks_that_turn_letters_around_are_refused(mark: str) -> None:
    for adapter in (LINE, TEXT):
        with pytest.raises(ValidationError, match="turns letters around"):
            adapter.validate_python(f"Maria{mark}zeravlA")


def test_a_longer_text_may_have_lines() -> None:
    assert TEXT.validate_python("washed it\nput on ice") == "washed it\nput on ice"


@pytest.mark.parametrize(
    ("letter", "told"),
    [("\r", "line break"), ("\t", "a tab"), ("\x00", "hidden character"), ("\u2029", "line break")],
)
def test_a_longer_text_takes_no_other_control_character(letter: str, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        TEXT.validate_python(f"washed{letter}it")


@pytest.mark.parametrize(("adapter", "most"), [(LINE, LINE_LENGTH), (TEXT, TEXT_LENGTH)])
def test_length_is_capped(adapter: TypeAdapter[str], most: int) -> None:
    assert len(adapter.validate_python("x" * most)) == most
    with pytest.raises(ValidationError, match="at most"):
        adapter.validate_python("x" * (most + 1))


@given(st.text(max_size=LINE_LENGTH))
def test_what_is_taken_is_clean_and_stays_so(typed: str) -> None:
    try:
        taken = LINE.validate_python(typed)
    except ValidationError:
        return
    assert taken.strip()
    assert unicodedata.is_normalized("NFC", taken)
    assert not {unicodedata.category(letter) for letter in taken} & {"Cc", "Cs", "Co", "Zl", "Zp"}
    assert LINE.validate_python(taken) == taken
