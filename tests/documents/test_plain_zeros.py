"""Figures stay apart on a bad printer: no zero on paper has a stroke that fills it up to an 8."""

import re
from collections.abc import Iterator

import pypdfium2  # type: ignore[import-untyped]
import pytest
from papers import FINISHED, page_words

from ketcheck.documents.typesetting import typeset
from ketcheck.paper import Paper

FAX = 98
"""Dots per inch of a fax, down the page."""
_DARK = 128

Dots = list[list[bool]]


def dots_of(letters: str, dots_per_inch: float) -> Dots:
    """Those letters as dots, black or white, in a white frame; true is black."""
    data = {"title": "Letters", "language": "en", "letters": [letters]}
    document = pypdfium2.PdfDocument(typeset("letters.typ", data, Paper.A4, FINISHED.at).pdf)
    bitmap = document[0].render(scale=dots_per_inch / 72, grayscale=True)
    pixels, width = bytes(bitmap.buffer), bitmap.width
    document.close()
    rows = (pixels[at : at + width] for at in range(0, len(pixels), bitmap.stride))
    return framed([[value < _DARK for value in row] for row in rows])


def framed(page: Dots) -> Dots:
    """What is black on a page, with one white dot on each side."""
    rows = [y for y, row in enumerate(page) if any(row)]
    columns = [x for row in page for x, black in enumerate(row) if black]
    across = slice(min(columns) - 1, max(columns) + 2)
    return [row[across] for row in page[rows[0] - 1 : rows[-1] + 2]]


def holes(dots: Dots) -> int:
    """How many white places there are that the page around does not reach."""
    white = {(x, y) for y, row in enumerate(dots) for x, black in enumerate(row) if not black}
    found = -1
    while white:
        found += 1
        reached = [white.pop()]
        while reached:
            for beside in _beside(*reached.pop()):
                if beside in white:
                    white.remove(beside)
                    reached.append(beside)
    return found


def _beside(x: int, y: int) -> Iterator[tuple[int, int]]:
    yield from ((x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1))


@pytest.mark.parametrize("points", [11, 8.5])
def test_a_zero_has_one_hole_and_an_eight_has_two(points: float) -> None:
    """The letters are set in 11 points; fewer dots are a smaller type."""
    there = FAX * points / 11
    assert holes(dots_of("0", there)) == 1
    assert holes(dots_of("8", there)) == 2


def test_numbers_read_as_they_were_typed() -> None:
    data = {"title": "Letters", "language": "en", "letters": ["KC-0W0G-G0K4-5", "1-800-222-1222"]}
    (text,) = page_words(typeset("letters.typ", data, Paper.A4, FINISHED.at).pdf)
    assert re.findall(r"\S+", text) == data["letters"]
