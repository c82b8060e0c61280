"""A name in any script: printed where a font has it, else left blank, with word of who has one."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from papers import (
    MARIA,
    data_of,
    faults,
    page_words,
    printed_record,
    session_record,
    spoken_pictures,
)
from support import base_checklist

from ketcheck.documents.batch import job_of, set_job
from ketcheck.documents.setting import set_sheets
from ketcheck.documents.sheet import render_blank
from ketcheck.documents.typesetting import STANDARDS, Sheet, packages_missing
from ketcheck.missing_fonts import advice, packages_for, packages_in
from ketcheck.paper import Paper
from ketcheck.records.model import Person, Record

FONTS = Path(__file__).parent / "fonts"
DATED = datetime(2026, 11, 22, tzinfo=UTC)
CHINESE, HINDI = "王小明", "नमस्ते देवी"
FONT_OF = {CHINESE: "NotoSansCJK-subset.otf", HINDI: "NotoSansDevanagari-subset.ttf"}
PACKAGE_OF = {CHINESE: "fonts-noto-cjk", HINDI: "fonts-noto-core"}


@pytest.fixture
def own_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where a user's own fonts are, with none in it yet."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    folder = tmp_path / "share" / "fonts"
    folder.mkdir(parents=True)
    return folder


def named(name: str, record: Record | None = None) -> Record:
    person = Person.model_validate({**dict(MARIA), "name": name})
    facts = {"person": person, "signed": name, "answered_by": name}
    return (record or printed_record()).model_copy(update=facts)


def sheet_of(name: str) -> Sheet:
    return set_sheets([data_of(named(name))], Paper.A4, DATED)


@pytest.mark.parametrize("name", [CHINESE, HINDI])
@pytest.mark.usefixtures("own_fonts")
def test_a_name_without_a_font_is_a_line_to_write_on_and_the_page_says_what_it_lacks(
    name: str,
) -> None:
    sheet = sheet_of(name)
    assert faults(sheet.pdf) == []
    assert sheet.standards == STANDARDS
    assert name in spoken_pictures(sheet.pdf)
    assert packages_missing(sheet.pdf) == [PACKAGE_OF[name]]
    (text,) = page_words(sheet.pdf)
    assert "born 14 Mar 1956 · MRN 0042" in text
    assert "Write them by hand." in text


@pytest.mark.parametrize("name", [CHINESE, HINDI])
def test_a_font_that_comes_while_the_program_runs_is_used_at_once(
    own_fonts: Path, name: str
) -> None:
    assert packages_missing(sheet_of(name).pdf)
    shutil.copy(FONTS / FONT_OF[name], own_fonts)
    # The clock of a file system may stand still for as long as this takes.
    changed = 2_000_000_000 + ord(name[0])
    os.utime(own_fonts, (changed, changed))
    sheet = sheet_of(name)
    assert packages_missing(sheet.pdf) == []
    assert sheet.standards == STANDARDS
    # The validator reads a glyph's usual width from the first part of a font that has several, as
    # those for Chinese have; other readers find the width that the page tells.
    found = [one for one in faults(sheet.pdf) if "embedded CIDFontType0C program" not in one]
    assert found == []
    assert name not in spoken_pictures(sheet.pdf)


@pytest.mark.usefixtures("own_fonts")
def test_every_kind_of_page_says_what_it_lacks() -> None:
    person = Person.model_validate({**dict(MARIA), "name": CHINESE})
    session = named(CHINESE, session_record())
    batch = [data_of(named(CHINESE)), data_of(session)]
    pages = [
        render_blank(base_checklist(), person=person, paper=Paper.A4),
        set_sheets([data_of(session)], Paper.A4, DATED).pdf,
        set_job(job_of(batch, Paper.A4, DATED)),
    ]
    for pdf in pages:
        assert faults(pdf) == []
        assert packages_missing(pdf) == ["fonts-noto-cjk"]


@pytest.mark.parametrize(
    ("letters", "packages"),
    [
        ("王ひカ한ㄅ", ["fonts-noto-cjk"]),
        ("देवีสอחა", ["fonts-noto-core"]),
        ("\U00020000", ["fonts-hanazono"]),
        ("王ส", ["fonts-noto-cjk", "fonts-noto-core"]),
        ("", []),
    ],
)
def test_each_letter_has_a_package(letters: str, packages: list[str]) -> None:
    assert packages_for(letters) == packages


def test_the_keywords_of_others_are_not_taken_for_packages() -> None:
    assert packages_in("") == []
    assert packages_in("ketamine, cream") == []


def test_what_to_install_is_said_in_one_breath() -> None:
    said = advice(["fonts-noto-cjk", "fonts-noto-core"])
    assert "install the Debian package fonts-noto-cjk fonts-noto-core" in said
    assert advice([]) == ""
