"""Every name can be printed, and none of them is more than text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import (
    FINISHED,
    MARIA,
    data_of,
    faults,
    page_words,
    printed_record,
    render_record,
    spoken_pictures,
    words_of,
)
from support import base_checklist

from ketcheck.checklist.content import Checklist
from ketcheck.documents.setting import set_sheets
from ketcheck.documents.typesetting import STANDARDS, Sheet
from ketcheck.paper import Paper
from ketcheck.records.model import Person, Record


def record_of(name: str) -> Record:
    # Past the model, which refuses the worst of them: paper has to stand on its own.
    person = Person.model_construct(**{**dict(MARIA), "name": name})
    return printed_record().model_copy(update={"person": person})


def sheet_of(name: str, checklist: Checklist) -> Sheet:
    data = data_of(record_of(name), checklist)
    return set_sheets([data], Paper.A4, FINISHED.at)


@pytest.mark.parametrize(
    "name", ["Zoë Łukasiewicz-Ñandú", "محمد علي", "Nguyễn Thị Hương", "Ana 🌻", "O'Neill & Sons"]
)
def test_the_bundled_fonts_print_it_within_the_standards(name: str, checklist: Checklist) -> None:
    sheet = sheet_of(name, checklist)
    assert sheet.standards == STANDARDS
    assert faults(sheet.pdf) == []


@pytest.mark.parametrize(
    "name",
    [
        "שרה כהן",
        "नमस्ते देवी",
        "王小明",
        "김민준",
        "สมชาย",
        "அருண்",
        "𓀀𓁐",
        "🜁 x",
        "ﷺ",
        "e" + "\u0301" * 400,
    ],
)
def test_any_script_is_printed_within_the_standards(name: str, checklist: Checklist) -> None:
    sheet = sheet_of(name, checklist)
    assert len(page_words(sheet.pdf)) == 1
    assert sheet.standards == STANDARDS
    assert faults(sheet.pdf) == []


def test_words_that_no_font_has_are_lines_to_write_on_that_can_be_read_aloud(
    checklist: Checklist,
) -> None:
    pdf = sheet_of("\U00013000\U00013050 Alvarez", checklist).pdf
    assert "\U00013000\U00013050" in spoken_pictures(pdf)
    text = words_of(pdf)
    assert "A blank line is for words that could not be printed. Write them by hand." in text
    assert "Alvarez" in text
    assert "A blank line" not in words_of(sheet_of("Maria", checklist).pdf)


@pytest.mark.parametrize("letter", ["x", "王", "م", "🌻", "W "])
def test_five_thousand_letters_keep_one_page_in_shape(letter: str, checklist: Checklist) -> None:
    sheet = sheet_of(letter * 5000, checklist)
    pages = page_words(sheet.pdf)
    assert 1 <= len(pages) <= 2
    assert all("14 Mar 1956" in text for text in pages)


def test_five_thousand_letters_keep_the_standards(checklist: Checklist) -> None:
    assert faults(sheet_of("x" * 5000, checklist).pdf) == []


@pytest.mark.parametrize(
    "name",
    [
        "#panic(1) *bold* _x_ $x^2$",
        "[a] <b> @c \\ // d /* e */",
        '"#sys.inputs" {json}',
        "= Not a heading",
        "- not a list",
        "<b>Maria</b> &amp;",
    ],
)
def test_markup_in_a_name_is_letters(name: str, checklist: Checklist) -> None:
    pdf = render_record(record_of(name), checklist, paper=Paper.A4)
    assert faults(pdf) == []
    assert name in words_of(pdf)


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=60))
def test_no_name_keeps_a_record_from_paper(name: str) -> None:
    assert "14 Mar 1956" in words_of(sheet_of(name, base_checklist()).pdf)


@settings(max_examples=60)
@given(st.text(st.characters(max_codepoint=0x17F), min_size=1, max_size=60))
def test_a_latin_name_always_keeps_the_standards(name: str) -> None:
    assert faults(sheet_of(name, base_checklist()).pdf) == []
