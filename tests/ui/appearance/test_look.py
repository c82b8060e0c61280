"""What was chosen of the look, and where the window stood, are there at the next start."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcheck.ui.appearance.look import (
    LOOK_FILE,
    Place,
    keep_look,
    keep_place,
    read_look,
    read_place,
)
from ketcheck.ui.appearance.theme import DEFAULT_TEXT_SIZE, Scheme, Theme

PLACE = Place(-1200, 40, 1080, 740, maximized=True)


def test_both_are_kept_and_neither_loses_the_other(tmp_path: Path) -> None:
    keep_place(tmp_path, PLACE)
    keep_look(tmp_path, Theme(Scheme.DARK, 22))
    assert read_place(tmp_path) == PLACE
    keep_place(tmp_path, Place(1, 2, 3, 4))
    read = read_look(tmp_path)
    assert (read.scheme, read.text_size) == (Scheme.DARK, 22)
    assert read_place(tmp_path) == Place(1, 2, 3, 4)


def test_without_a_file_all_is_as_usual(tmp_path: Path) -> None:
    assert read_place(tmp_path) is None
    read = read_look(tmp_path)
    assert (read.scheme, read.text_size) == (Scheme.SYSTEM, DEFAULT_TEXT_SIZE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "1",
        '{"window": 3}',
        '{"window": {"x": 1}}',
        '{"window": {"x": 1, "y": 2, "width": "3", "height": 4}}',
        '{"window": {"x": 1, "y": 2, "width": 0, "height": 4}}',
        '{"window": {"x": 1, "y": 2, "width": 1e99, "height": 4}}',
        '{"window": {"x": 1, "y": 2, "width": 3, "height": 4, "maximized": 1}}',
        '{"window": {"x": 1, "y": 2, "width": 3, "height": 4, "more": 1}}',
    ],
)
def test_what_does_not_read_is_as_usual(tmp_path: Path, text: str) -> None:
    (tmp_path / LOOK_FILE).write_text(text, encoding="utf-8")
    assert read_place(tmp_path) is None
    assert read_look(tmp_path).text_size == DEFAULT_TEXT_SIZE


NUMBERS = st.integers(-100_000, 100_000)
SIZES = st.integers(1, 100_000)


@given(st.builds(Place, NUMBERS, NUMBERS, SIZES, SIZES, maximized=st.booleans()))
def test_any_place_comes_back(tmp_path_factory: pytest.TempPathFactory, place: Place) -> None:
    folder = tmp_path_factory.mktemp("look")
    keep_place(folder, place)
    assert read_place(folder) == place
