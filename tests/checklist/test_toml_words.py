"""Why a text is no TOML, said to who wrote it."""

import re

import pytest
import tomli

from ketcheck.checklist.toml_words import fault_and_line

TORN = [
    ('title = "one\nnext = 1', "add the one that is missing", 1),
    ('a = 1\ntitle = "one" two', "something stands after the value", 2),
    ("a = 1\n\nwords", "write a name, then =", 3),
    ("a = 1\nb = word", "write words in quotes", 2),
    ("a = 1\na = 2", "given twice", 2),
    ("[a]\n[a]", "given twice", 2),
    ('a = ["x"\nb = 1', "a [ has no ]", 2),
    # Since TOML 1.1 it may go on below.
    ("a = {b = 1\nc = 1", "a { has no }", 2),
    ('a = "C:\\data"', "write it twice", 1),
    ("[settings\na = 1", "close the bracket", 1),
]


@pytest.mark.parametrize(("text", "told", "line"), TORN, ids=[told for _, told, _ in TORN])
def test_a_torn_line_is_named_with_what_to_do(text: str, told: str, line: int) -> None:
    with pytest.raises(tomli.TOMLDecodeError) as caught:
        tomli.loads(text)
    words, at = fault_and_line(caught.value, text)
    assert told in words, str(caught.value)
    assert at == line
    assert not re.search("statement|document|inline|key/value|invalid", words, re.IGNORECASE)


def test_what_has_no_line_is_told_without_one() -> None:
    assert fault_and_line(ValueError("too long"), "a = 9")[1] is None
