"""Several sheets in one PDF, each by itself: set here, and by a process that may be ended."""

import json
import re
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from papers import (
    FINISHED,
    MARIA,
    MEDICINES,
    data_of,
    faults,
    page_words,
    printed_record,
    session_record,
    standing_of,
    words_of,
)

from ketcheck.checklist.content import Checklist, Detail
from ketcheck.checklist.details import Medicine
from ketcheck.checklist.ledger.standing import State
from ketcheck.documents.batch import command, job_of, set_job
from ketcheck.documents.record_sheet import Data, record_data
from ketcheck.documents.setting import set_sheets
from ketcheck.documents.typesetting import STANDARDS
from ketcheck.paper import Paper
from ketcheck.records.model import Record

PROGRAM = command()
MANY = tuple(Medicine(name=f"medicine {number}") for number in range(1, 91))


def numbered(record: Record, number: int, name: str = "") -> Record:
    person = MARIA.model_copy(update={"name": name or f"Person {number}"})
    record_id = UUID(int=printed_record().id.int + number)
    return record.model_copy(update={"id": record_id, "person": person})


def sheets(checklist: Checklist, *records: Record) -> list[Data]:
    return [data_of(record, checklist) for record in records]


@pytest.fixture
def mixed(checklist: Checklist) -> list[Data]:
    """A usual check, a long one, a session, and a record that was superseded."""
    long = printed_record(filled={Detail.MEDICINES: MANY})
    first, second, third, fourth = (
        numbered(record, number)
        for number, record in enumerate((printed_record(), long, session_record(), long), 1)
    )
    superseded = standing_of(fourth, State.CORRECTED, superseded_by="KC-1111-2222-3")
    return [*sheets(checklist, first, second, third), record_data(fourth, checklist, superseded)]


@pytest.mark.parametrize("paper", Paper)
def test_each_has_its_own_page_numbers_marks_and_identifiers(
    mixed: list[Data], paper: Paper
) -> None:
    sheet = set_sheets(mixed, paper, FINISHED.at)
    assert faults(sheet.pdf) == []
    assert sheet.standards == STANDARDS
    pages = page_words(sheet.pdf)
    for data in mixed:
        own = [text for text in pages if f"record {data['short_id']} Page" in text]
        assert (len(own) > 1) is (len(data["medicines"]) > 3)
        for number, text in enumerate(own, 1):
            assert f"{data['person']['name']} · born 14 Mar 1956 · MRN 0042" in text
            assert f"record {data['short_id']} Page {number} of {len(own)}" in text
            assert data["mark"] in text


def test_alone_and_among_others_a_sheet_reads_the_same(mixed: list[Data]) -> None:
    of_print = re.compile(r" · Page \d+ of \d+ of this print")
    together = of_print.sub("", words_of(set_sheets(mixed, Paper.A4, FINISHED.at).pdf))
    for data in mixed:
        for text in page_words(set_sheets([data], Paper.A4, FINISHED.at).pdf):
            assert text in together


def test_each_is_in_the_outline_and_so_is_the_cover(mixed: list[Data]) -> None:
    sheet = set_sheets(mixed, Paper.A4, FINISHED.at)
    assert len(sheet.pages_of_each()) == 1 + len(mixed)


def test_one_name_that_no_font_has_does_not_take_the_standards_from_all(
    checklist: Checklist,
) -> None:
    records = [
        numbered(printed_record(), 1),
        numbered(printed_record(), 2, "\U00013000\U00013050"),
        numbered(printed_record(), 3, "محمد 🌻"),
    ]
    sheet = set_sheets(sheets(checklist, *records), Paper.A4, FINISHED.at)
    assert sheet.standards == STANDARDS
    assert faults(sheet.pdf) == []
    assert sum("record KC-" in text for text in page_words(sheet.pdf)) == len(records)


def test_another_process_sets_the_same_and_says_how_far_it_is(mixed: list[Data]) -> None:
    ran = subprocess.run(
        PROGRAM, input=job_of(mixed, Paper.LETTER, FINISHED.at), capture_output=True, check=True
    )
    assert ran.stdout == set_sheets(mixed, Paper.LETTER, FINISHED.at).pdf
    assert ran.stderr.decode().splitlines() == ["1/4", "2/4", "3/4", "4/4"]


def test_it_can_be_ended_and_leaves_no_file(checklist: Checklist, tmp_path: Path) -> None:
    records = [numbered(printed_record(filled={Detail.MEDICINES: MEDICINES}), n) for n in range(60)]
    job = job_of(sheets(checklist, *records), Paper.A4, FINISHED.at)
    with subprocess.Popen(
        PROGRAM,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"TMPDIR": str(tmp_path), "HOME": str(tmp_path)},
    ) as running:
        assert running.stdin
        assert running.stderr
        running.stdin.write(job)
        running.stdin.close()
        assert running.stderr.readline() == b"1/60\n"
        running.kill()
        assert running.wait() != 0
    assert list(tmp_path.iterdir()) == []


def test_what_goes_wrong_is_told_without_a_word_of_the_job() -> None:
    job = json.dumps({"sheets": [{"person": "Maria Alvarez"}], "paper": "a4", "dated": "never"})
    ran = subprocess.run(PROGRAM, input=job.encode(), capture_output=True, check=False)
    assert ran.returncode == 3
    assert ran.stdout == b""
    assert ran.stderr.decode().splitlines()[-1] == "The sheets could not be set (ValueError)."
    assert b"Maria" not in ran.stderr


def test_it_loads_neither_models_nor_the_store() -> None:
    script = (
        "import sys, ketcheck.documents.batch as batch\n"
        "heavy = {'pydantic', 'peewee', 'PySide6', 'sqlcipher3'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_a_job_says_all_that_is_set(
    checklist: Checklist, capsys: pytest.CaptureFixture[str]
) -> None:
    data = sheets(checklist, printed_record())
    pdf = set_job(job_of(data, Paper.A4, FINISHED.at))
    assert pdf == set_sheets(data, Paper.A4, FINISHED.at).pdf
    assert capsys.readouterr().err == "1/1\n"
