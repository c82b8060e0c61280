"""Text is made fit for paper without losing what can be read."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcheck.documents.printable import (
    LONGEST_LINE,
    LONGEST_TEXT,
    line,
    paragraphs,
    printable,
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("  Maria \t Alvarez ", "Maria Alvarez"),
        ("a\x00b\x1bc", "a b c"),
        ("two\nlines\r\nhere", "two lines here"),
        ("evil\u202etxt.exe", "eviltxt.exe"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\ue000 private", "? private"),
        ("e\u0301", "é"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("a" + "\u0316" * 9, "a" + "\u0316" * 4),
    ],
)
def test_line(typed: str, printed: str) -> None:
    assert line(typed) == printed


def test_paragraphs_keep_their_line_breaks() -> None:
    assert paragraphs("one\r\n two  \n\x07three") == "one\ntwo\nthree"


def test_a_long_word_may_be_broken_and_a_short_one_not() -> None:
    assert line("a" * 24) == "a" * 24
    assert line("a" * 30) == "a" * 24 + "\u200b" + "a" * 6


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    assert line("x " * 5000).endswith("…")


@given(st.text())
def test_nothing_is_left_that_paper_can_not_take(text: str) -> None:
    fit = paragraphs(text)
    left = {unicodedata.category(letter) for letter in fit if letter not in "\n\u200b\u200c\u200d"}
    assert left.isdisjoint({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
    assert len(fit.replace("\u200b", "")) <= LONGEST_TEXT
    assert len(line(text).replace("\u200b", "")) <= LONGEST_LINE


@given(st.recursive(st.text() | st.integers() | st.none(), lambda each: st.lists(each, max_size=3)))
def test_every_text_in_plain_data_is_made_fit(data: object) -> None:
    assert printable(printable(data)) == printable(data)
    assert printable({"a": data}) == {"a": printable(data)}
