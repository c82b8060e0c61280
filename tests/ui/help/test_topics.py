"""The help tells of each screen, and names only what there is; read without a window."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import HIGHEST_GRADE, grade

from ketcheck.ui.help.topics import Topic, found, topic_of, topics

ROOT = Path(__file__).parents[3]
SCREENS = {"Screen", "Form", "ChoiceScreen", "LockedScreen", "UnlockScreen", "SetupPage"}
"""What screens are made of."""
WITHOUT = SCREENS | {"OutOfSight"}
ALL = topics("en")
EACH = pytest.mark.parametrize("topic", ALL, ids=lambda topic: topic.id)


@cache
def trees() -> tuple[ast.Module, ...]:
    files = sorted((ROOT / "ketcheck" / "ui").rglob("*.py"))
    return tuple(ast.parse(file.read_text(encoding="utf-8")) for file in files)


@cache
def words_in_the_window() -> frozenset[str]:
    """Each text in the code of the window, as a button shows it."""
    texts = {
        node.value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return frozenset(text.replace("&", "").strip().rstrip("…") for text in texts)


def classes_of_the_window() -> dict[str, set[str]]:
    return {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }


def test_each_screen_has_a_topic() -> None:
    classes = classes_of_the_window()
    screens = {name for name, bases in classes.items() if bases & SCREENS} - WITHOUT
    told = {screen for topic in ALL for screen in topic.screens}
    # A page of the set-up is told of with the others.
    inherited = {name for name in screens if classes[name] & told}
    assert screens - told - inherited == set()


def test_a_screen_has_one_topic() -> None:
    screens = [screen for topic in ALL for screen in topic.screens]
    assert len(screens) == len(set(screens))
    assert len({topic.id for topic in ALL}) == len(ALL)


@EACH
def test_it_names_only_buttons_that_there_are(topic: Topic) -> None:
    assert {button for button in topic.buttons if button not in words_in_the_window()} == set()


@EACH
def test_it_is_easy_to_read(topic: Topic) -> None:
    words = " ".join(block.words.rstrip(".:") + "." for block in topic.blocks)
    limit = HIGHEST_GRADE if not topic.clinic else HIGHEST_GRADE + 2
    assert grade(words) <= limit


@EACH
def test_steps_are_numbered_as_they_come(topic: Topic) -> None:
    before = 0
    for block in topic.blocks:
        if block.kind == "step":
            assert block.number in {1, before + 1}
            before = block.number
        assert not re.search(r"[\[\]]", block.words)


def test_the_innermost_of_what_is_shown_is_told_of() -> None:
    topic = topic_of(["Words", "TeachingPage", "CheckWizard"], ALL)
    assert topic
    assert topic.id == "session"
    assert topic_of(["Nothing"], ALL) is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ADD a passphráse when it starts", "privacy"),
        ("pdf", "print"),
        ("birth date", "identity"),
        ("", "start"),
    ],
)
def test_what_is_typed_is_found(typed: str, first: str) -> None:
    assert found(typed, ALL)[0].id == first


def test_nothing_is_found_for_nonsense() -> None:
    assert found("qwxyz", ALL) == []


@given(st.text(max_size=30))
def test_whatever_is_typed_finds_topics_once(typed: str) -> None:
    hits = found(typed, ALL)
    assert len({topic.id for topic in hits}) == len(hits)


@pytest.mark.parametrize(
    ("typed", "topic_id"),
    [("copy", "back-up"), ("bigger font", "text-size"), ("password", "privacy"), ("wrong", "fix")],
)
def test_a_topic_is_found_by_other_words_than_its_own(typed: str, topic_id: str) -> None:
    assert topic_id in [topic.id for topic in found(typed, ALL)][:2]
