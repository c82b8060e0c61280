"""What was typed does nothing but stand there: on a terminal, in JSON, and on paper."""

import json
from io import BytesIO

import pytest
from papers import printed_record, render_record, words_of
from pypdf import PdfReader
from support import FILLED

from ketcheck.checklist.content import Checklist, Detail
from ketcheck.checklist.details import Medicine, Reaction
from ketcheck.documents.plain_text import entry_lines
from ketcheck.errors import CheckRefused
from ketcheck.paper import Paper
from ketcheck.records.checks.submitted import read_check
from ketcheck.records.model import Amends, Person
from tests.answers import FIRST
from tests.faults.given import check
from tests.faults.hostile import is_inert

CONTROLS = [
    *map(chr, (*range(0x20), *range(0x7F, 0xA0))),
    *"\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ud800",
]
MARKUP = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    '#read("/etc/passwd")',
    "$ sum_(i=1)^n $ *bold*",
    "@here <label> // no comment",
)
ACTIONS = (b"/JavaScript", b"/JS", b"/Launch", b"/OpenAction", b"/AA", b"/URI", b"/SubmitForm")


@pytest.mark.parametrize("letter", CONTROLS, ids=lambda letter: f"U+{ord(letter):04X}")
def test_what_could_drive_a_terminal_is_refused_and_not_repeated(letter: str) -> None:
    with pytest.raises(CheckRefused) as refused:
        read_check(check(FIRST, name=f"Maria{letter}[2J Alvarez"))
    assert is_inert(str(refused.value))


def test_a_name_of_a_field_is_not_repeated_as_it_is() -> None:
    data = json.dumps({"\x1b]0;gone\x07": 1, **json.loads(check(FIRST))}).encode()
    with pytest.raises(CheckRefused) as refused:
        read_check(data)
    assert is_inert(str(refused.value))


def test_a_text_of_several_lines_poses_as_no_other_fact() -> None:
    amends = Amends(id=printed_record().id, reason="misread\nseal: 0000\nresult: ok")
    lines = list(entry_lines(printed_record(amends=amends)))
    assert all(map(is_inert, lines))
    assert not [line for line in lines if line.startswith("seal: 0000")]
    assert [line for line in lines if line.endswith("misread / seal: 0000 / result: ok")]


@pytest.mark.parametrize("letter", CONTROLS[:-1], ids=lambda letter: f"U+{ord(letter):04X}")
def test_words_of_a_record_that_no_program_of_ours_made_do_nothing(letter: str) -> None:
    """It comes with a copy of somebody who has its key."""
    record = printed_record()
    odd = f"x{letter}[2J"
    fields = {
        "program": odd,
        "checklist": record.checklist.model_copy(update={"version": odd}),
        "asked": [record.asked[0].model_copy(update={"words": odd, "answer": odd})],
    }
    lines = list(entry_lines(record.model_copy(update=fields)))
    assert all(map(is_inert, lines))
    assert not [line for line in lines if letter in line.replace(" / ", "")]


@pytest.mark.parametrize("text", MARKUP)
def test_markup_and_formulas_are_letters_on_paper(checklist: Checklist, text: str) -> None:
    filled = {
        **FILLED,
        Detail.MEDICINES: (Medicine(name=text, dose=text),),
        Detail.REACTION: Reaction(site=text, did=text),
    }
    record = printed_record(
        {"before": "yes", "reaction": "mild"},
        filled=filled,
        person=Person(id=printed_record().person.id, name=text, number=text),
        amends=Amends(id=printed_record().id, reason=text),
        signed=text,
    )
    pdf = render_record(record, checklist, paper=Paper.A4)
    assert words_of(pdf).count(" ".join(text.split())) >= 5
    objects = PdfReader(BytesIO(pdf))
    plain = b"".join(repr(one.get_object()).encode() for one in objects.pages)
    plain += repr(objects.root_object).encode()
    assert not [action for action in ACTIONS if action in plain]
