from datetime import UTC, datetime
from uuid import UUID

import pytest
import textstat
from papers import faults, page_words

from ketcheck.documents.recovery_sheet import render_recovery
from ketcheck.paper import Paper
from ketcheck.records.keys.recovery_code import grouped, new_code, read_code
from ketcheck.records.keys.slots import SlotFile

SLOTS = SlotFile(store=UUID("987077a2-8d81-4a07-ab21-9388fad1d1b2"), check="", slots=())
TODAY = datetime(2026, 11, 24, 8, 15, tzinfo=UTC)


@pytest.mark.parametrize("paper", Paper)
def test_it_is_one_page_of_both_standards(paper: Paper) -> None:
    sheet = render_recovery(new_code(), SLOTS, today=TODAY, paper=paper)
    assert faults(sheet) == []
    assert len(page_words(sheet)) == 1


def test_the_code_is_read_off_it_in_order() -> None:
    code = new_code()
    (text,) = page_words(render_recovery(code, SLOTS, today=TODAY, paper=Paper.A4))
    numbered = " ".join(f"{number} {group}" for number, group in enumerate(grouped(code), 1))
    assert numbered in text
    assert read_code(" ".join(grouped(code))) == code
    assert "Number of the records 9870-77A2" in text
    assert "Made on 24 November 2026" in text


def test_it_says_nothing_of_anybodys_health_and_reads_easily() -> None:
    (text,) = page_words(render_recovery(new_code(), SLOTS, today=TODAY, paper=Paper.A4))
    told = text[text.index("What it is for") : text.index("Recovery code of records")]
    assert "ketamine" not in text
    assert textstat.flesch_kincaid_grade(told) <= 6
