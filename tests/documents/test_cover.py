"""Several sheets in one print: a cover lists them, and no page is on the back of another's."""

import re
from io import BytesIO
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import (
    BY_LEVEL,
    FINISHED,
    MARIA,
    data_of,
    ended_early,
    faults,
    page_words,
    printed_record,
    session_record,
)
from pypdf import PdfReader

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Medicine
from ketcheck.checklist.level import Level
from ketcheck.documents.record_sheet import Data
from ketcheck.documents.setting import set_sheets
from ketcheck.documents.typesetting import Sheet, typeset
from ketcheck.paper import Paper
from ketcheck.records.model import Record

MANY = tuple(Medicine(name=f"medicine {number}") for number in range(1, 41))
SHORT = printed_record(BY_LEVEL[Level.STOP])
LONG = printed_record(filled={Detail.MEDICINES: MANY})
BLANK = "This side is blank on purpose."
IN_PRINT = re.compile(r"Page (\d+) of (\d+) of this print")
OF_PERSON = re.compile(r"record KC-[\w-]+ Page (\d+) of (\d+)")


def batch(*rows: tuple[str, Record]) -> list[Data]:
    """The data of those records, each of a person of that name."""
    made = []
    for number, (name, record) in enumerate(rows):
        facts = {
            "id": UUID(int=record.id.int + number),
            "person": MARIA.model_copy(update={"name": name}),
        }
        made.append(data_of(record.model_copy(update=facts)))
    return made


def printed(*rows: tuple[str, Record], paper: Paper = Paper.A4) -> list[str]:
    return page_words(set_sheets(batch(*rows), paper, FINISHED.at).pdf)


@pytest.mark.parametrize("paper", Paper)
def test_the_cover_lists_what_is_in_the_print(paper: Paper) -> None:
    rows = (("Ana", SHORT), ("Ana", session_record()), ("Bea", LONG), ("Cyd", SHORT))
    data = batch(*rows)
    sheet = set_sheets(data, paper, FINISHED.at)
    assert faults(sheet.pdf) == []
    cover, back, *_ = pages = page_words(sheet.pdf)
    assert "What is in this print This print has 4 records." in cover
    for one in data:
        assert f"{one['person']['name']} · born 14 Mar 1956 · MRN 0042" in cover
        at = [number for number, text in enumerate(pages, 1) if f"record {one['short_id']}" in text]
        where = "\N{EN DASH}".join(dict.fromkeys((str(at[0]), str(at[-1]))))
        assert f"{one['short_id']} ORIGINAL {where}" in cover
    assert "Counseling session 22 Nov 2026, 14:00" in cover
    assert BLANK in back


def test_nothing_on_the_cover_says_what_to_do() -> None:
    cover = printed(("Ana", printed_record()), ("Ana", SHORT))[0]
    assert "OK" not in cover
    assert "STOP" not in cover


def test_each_person_begins_on_a_front_side() -> None:
    pages = printed(("Ana", SHORT), ("Bea", SHORT), ("Bea", LONG), ("Cyd", LONG), ("Dee", SHORT))
    for before, (text, after) in enumerate(pairwise(pages), 1):
        if "Page 1 of" in after:
            assert before % 2 == 0
        if BLANK in text:
            assert "born" not in text
            assert "Page 1 of" in after
    assert BLANK not in pages[-1]


def test_pages_are_counted_for_each_person_and_in_all() -> None:
    pages = printed(("Ana", LONG), ("Ana", SHORT), ("Bea", SHORT))
    counted = [tuple(map(int, found)) for text in pages for found in IN_PRINT.findall(text)]
    assert counted == [(number, len(pages)) for number in range(1, len(pages) + 1)]
    of_ana = [found for text in pages if "Ana · born" in text for found in OF_PERSON.findall(text)]
    most = len(of_ana)
    assert of_ana == [(str(number), str(most)) for number in range(1, most + 1)]
    (bea,) = (text for text in pages[2:] if "Bea · born" in text)
    assert OF_PERSON.findall(bea) == [("1", "1")]


def test_one_sheet_alone_has_no_cover() -> None:
    (text,) = printed(("Ana", SHORT))
    assert "Page 1 of 1" in text
    assert "of this print" not in text


@settings(max_examples=8, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("AB"), st.booleans()), min_size=2, max_size=5))
def test_whoever_comes_next_their_page_is_on_nobodys_back(rows: list[tuple[str, bool]]) -> None:
    pages = printed(*((name, LONG if is_long else SHORT) for name, is_long in rows))
    owners = [re.findall(r"\b([AB]) · born", text)[-1:] for text in pages]
    # The cover names everybody.
    for front, back in zip(owners[2::2], owners[3::2], strict=False):
        assert front == back or not back


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [2, 45])
def test_where_the_blank_sides_go_is_known_before_it_is_set(
    monkeypatch: pytest.MonkeyPatch, paper: Paper, count: int
) -> None:
    """To set many again for it would take twice the time and the memory."""
    made: list[Sheet] = []

    def counted(*given: Any) -> Sheet:  # noqa: ANN401 - whatever typeset takes
        made.append(typeset(*given))
        return made[-1]

    monkeypatch.setattr("ketcheck.documents.setting.typeset", counted)
    set_sheets(batch(*(("Ana", ended_early()) for _ in range(count))), paper, FINISHED.at)
    assert len(made) == 1


def test_the_longest_name_stays_on_each_page() -> None:
    wide = "W" * 110
    pdf = set_sheets(batch((wide, SHORT), (wide, SHORT)), Paper.LETTER, FINISHED.at).pdf
    lowest: list[float] = []

    def note(text: str, page: list[float], line: list[float], _font: object, _size: float) -> None:
        if text.strip():
            lowest.append(line[4] * page[1] + line[5] * page[3] + page[5])

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    assert min(lowest) > 12
