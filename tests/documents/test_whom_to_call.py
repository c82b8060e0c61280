"""Whoever holds a sheet that says STOP has the numbers before them, and sees them at a glance."""

from collections.abc import Callable
from io import BytesIO

import pytest
from papers import (
    BY_LEVEL,
    faults,
    page_words,
    printed_record,
    render_record,
    session_record,
    standing_of,
    words_of,
)
from pypdf import PdfReader
from support import PLAN

from ketcheck.checklist.content import Checklist, Detail
from ketcheck.checklist.details import Contact
from ketcheck.checklist.level import Level
from ketcheck.paper import Paper
from ketcheck.records.model import Record
from ketcheck.records.numbers import Numbers

NUMBERS = Numbers(emergency="911", poison="1-800-222-1222")
LABEL = PLAN.model_copy(
    update={"prescriber": Contact(name="Dr. Lee", phone="555-0134"), "pharmacy": "555-0199"}
)
PRESCRIBER, PHARMACY, EMERGENCY, POISON = "555-0134", "555-0199", "911", "1-800-222-1222"
LARGE = 12
"""Points: larger than any other number on a sheet."""


def sheet(record: Record, checklist: Checklist, paper: Paper) -> bytes:
    standing = standing_of(record, numbers=NUMBERS, plan=LABEL)
    return render_record(record, checklist, paper=paper, standing=standing)


def large_words(pdf: bytes) -> str:
    """What stands on the first page in large letters, blanks left out."""
    found: list[str] = []

    def note(text: str, _page: object, matrix: list[float], _font: object, size: float) -> None:
        if abs(size * matrix[3]) >= LARGE:
            found.append(text)

    PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=note)
    return "".join("".join(found).split())


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("of", [printed_record, session_record])
def test_stop_now_has_every_number_there_is_and_has_them_large(
    checklist: Checklist, of: Callable[..., Record], paper: Paper
) -> None:
    pdf = sheet(of(BY_LEVEL[Level.URGENT], filled={Detail.PLAN: LABEL}), checklist, paper)
    assert faults(pdf) == []
    assert len(page_words(pdf)) == 1
    large = large_words(pdf)
    assert all(number in large for number in (EMERGENCY, POISON, PRESCRIBER, PHARMACY))


@pytest.mark.parametrize("level", [Level.ASK, Level.STOP])
def test_a_stop_says_whom_to_call_about_the_cream(checklist: Checklist, level: Level) -> None:
    pdf = sheet(printed_record(BY_LEVEL[level]), checklist, Paper.A4)
    large = large_words(pdf)
    assert PRESCRIBER in large
    assert PHARMACY in large
    assert POISON not in words_of(pdf)


def test_without_a_number_there_is_a_line_to_write_one_on(checklist: Checklist) -> None:
    pdf = render_record(printed_record(BY_LEVEL[Level.STOP]), checklist, paper=Paper.A4)
    assert "Write the number here:" in words_of(pdf)
