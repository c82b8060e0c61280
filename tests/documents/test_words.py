"""The sentences of the sheets themselves: easy to read, all of them used, none beside them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from reading import HIGHEST_GRADE, grade, sentences_in

from ketcheck import documents
from ketcheck.checklist.content import Asked
from ketcheck.documents.sheet_words import sheet_words
from ketcheck.records.model import Verdict
from ketcheck.resources import resource

TEMPLATES = sorted(resource("sheets").glob("*.typ"))
PRINTED_SENTENCE = re.compile(r"[a-z]+ [a-z]+ [a-z ]+[.?!]\s*[\]\"]")


def words(part: object, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(part, str):
        yield place, part
    elif isinstance(part, dict):
        for name, item in part.items():
            yield from words(item, f"{place}.{name}" if place else name)


def test_every_sentence_reads_at_grade_six_or_lower() -> None:
    graded = [
        (grade(sentence), place, sentence)
        for place, text in words(sheet_words())
        for sentence in sentences_in(text)
        if sentence[-1] in ".?!:"
    ]
    assert len(graded) > 50
    assert [row for row in graded if row[0] > HIGHEST_GRADE] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_a_sentence_of_its_own(template: object) -> None:
    lines = template.read_text(encoding="utf-8").splitlines()  # type: ignore[attr-defined]
    code = [line for line in lines if not line.lstrip().startswith("//")]
    assert [line for line in code if PRINTED_SENTENCE.search(line)] == []


def test_every_word_is_used() -> None:
    text = "\n".join(template.read_text(encoding="utf-8") for template in TEMPLATES)
    package = Path(documents.__path__[0])
    text += "\n".join(module.read_text(encoding="utf-8") for module in package.glob("*.py"))
    # Looked up by what a record says: its kind, its answers, its signers.
    by_value = re.compile(
        r"record\.(ways|medicine|past)\.|plan\.|session\.(patient|clinician)$"
        rf"|clearance\.(ways|roles)\.|clearance\.({'|'.join(Verdict)})$"
        rf"|blank\.({'|'.join(Asked)})$"
    )
    unused = [
        place
        for place, _ in words(sheet_words())
        if not by_value.match(place) and not _is_named(place, text)
    ]
    assert unused == []


def _is_named(place: str, text: str) -> bool:
    name = place.rsplit(".", 1)[-1]
    return re.search(rf'[."]{re.escape(name)}(?![\w-])', text) is not None
