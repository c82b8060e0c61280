"""The line of a place in the text of a checklist file."""

import pytest
from support import CHECKLIST_PATH

from ketcheck.checklist.content_lines import line_of

TEXT = CHECKLIST_PATH.read_text(encoding="utf-8")
LINES = TEXT.splitlines()


def stands(place: str) -> str:
    line = line_of(TEXT, place.split("."))
    assert line is not None
    return LINES[line - 1]


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("version", 'version = "2.0.0"'),
        ("settings.ok_minutes", "ok_minutes = 30"),
        ("questions.skin", 'id = "skin"'),
        ("skin.broken", 'code = "broken"'),
        ("questions.skin.answers.broken.reason", 'reason = "There is a cut'),
        ("groups.tip-4.teaching.ask_back", 'ask_back = "Tell me in your own words'),
        ("topics.open-questions.title", 'title = "Open questions"'),
        ("cross_checks.held.source", 'source = "Tip 3 s3; section 3"'),
        ("cover-told.yes.unmet.notice", 'notice = "Fill in who told you'),
    ],
)
def test_a_place_is_found(place: str, line: str) -> None:
    assert stands(place).startswith(line)


def test_fields_above_the_id_are_of_the_same_item() -> None:
    text = '[[questions]]\nwords = "a"\nid = "b"\n[[questions]]\nwords = "c"\nid = "d"\n'
    assert line_of(text, ["questions", "d", "words"]) == 5


def test_an_item_without_a_name_is_counted() -> None:
    text = '[[questions]]\nid = "b"\n\n[[questions]]\nwords = "c"\n'
    assert line_of(text, ["questions", "2", "id"]) == 4


def test_a_place_that_is_nowhere_has_no_line() -> None:
    assert line_of(TEXT, ["no-such-place"]) is None


def test_what_is_not_there_is_found_as_far_as_it_goes() -> None:
    assert stands("questions.skin.colour") == 'id = "skin"'
