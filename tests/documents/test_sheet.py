"""The sheet of a record, read back from the PDF."""

import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from papers import (
    FINISHED,
    LONGEST_PATH,
    MARIA,
    MEDICINES,
    assert_in_order,
    faults,
    page_words,
    printed_record,
    words_of,
)
from pypdf import PdfReader
from support import LATER, PLAN

from ketcheck.checklist.content import Checklist, Detail
from ketcheck.checklist.details import Medicine
from ketcheck.checklist.level import Level
from ketcheck.documents.sheet import Mark, Paper, Standing, render_record
from ketcheck.records.model import Amends, How, Moment, Record
from ketcheck.records.numbers import Numbers
from ketcheck.records.short_id import short_id
from ketcheck.resources import resource

SEAL = "5a1f88c20b1d77e0" + "0" * 48
BAD_DAY = {"skin": "irritated", "medicines-told": "some"}
BY_LEVEL = {
    Level.OK: {},
    Level.ASK: {"area": "unsure"},
    Level.STOP: {"skin": "broken"},
    Level.URGENT: {"feeling": "unwell"},
}


def fullest_record() -> Record:
    answers = {**LONGEST_PATH, **BAD_DAY}
    return printed_record(answers, filled={Detail.MEDICINES: MEDICINES})


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("level", Level)
def test_each_level_keeps_both_standards(checklist: Checklist, level: Level, paper: Paper) -> None:
    record = printed_record(BY_LEVEL[level])
    assert record.result.level is level
    pdf = render_record(record, checklist, paper=paper)
    assert faults(pdf) == []
    assert checklist.words_for(level).title in words_of(pdf)


@pytest.mark.parametrize(
    ("paper", "millimetres"), [(Paper.A4, (210, 297)), (Paper.LETTER, (215.9, 279.4))]
)
def test_the_fullest_usual_record_takes_one_page(
    checklist: Checklist, paper: Paper, millimetres: tuple[float, float]
) -> None:
    pages = PdfReader(BytesIO(render_record(fullest_record(), checklist, paper=paper))).pages
    assert len(pages) == 1
    box = pages[0].mediabox
    size = (float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4)
    assert size == pytest.approx(millimetres, abs=0.1)


CALLED = PLAN.model_copy(update={"prescriber": "Dr. Lee", "call": "555-0134"})
KNOWN = Standing(numbers=Numbers(emergency="911", poison="1-800-222-1222"), plan=CALLED)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    ("level", "lines"),
    [
        (Level.OK, []),
        (Level.ASK, ["Dr. Lee · Prescribed your cream", "555-0134"]),
        (Level.STOP, ["Dr. Lee · Prescribed your cream", "555-0134"]),
        (
            Level.URGENT,
            ["Emergency number", "911", "Poison line", "1-800-222-1222", "Dr. Lee", "555-0134"],
        ),
    ],
)
def test_each_level_but_ok_says_whom_to_call(
    checklist: Checklist, level: Level, lines: list[str], paper: Paper
) -> None:
    pdf = render_record(printed_record(BY_LEVEL[level]), checklist, paper=paper, standing=KNOWN)
    assert faults(pdf) == []
    (text,) = page_words(pdf)
    if lines:
        assert_in_order(text, ["Whom to call", *lines, "Why", "What was asked"])
    else:
        assert "Whom to call" not in text


def test_where_nobody_is_known_there_is_room_to_write_the_number(checklist: Checklist) -> None:
    text = words_of(render_record(printed_record(BY_LEVEL[Level.STOP]), checklist, paper=Paper.A4))
    assert "Whom to call Your doctor or nurse. Write the number here: Why" in text
    urgent = printed_record(BY_LEVEL[Level.URGENT])
    text = words_of(render_record(urgent, checklist, paper=Paper.A4))
    assert "Whom to call Call your emergency number Why" in text


def test_the_label_on_file_now_is_called_by_not_the_one_of_then(checklist: Checklist) -> None:
    then = PLAN.model_copy(update={"prescriber": "Dr. Old", "call": "555-0100"})
    record = printed_record(BY_LEVEL[Level.STOP], filled={Detail.PLAN: then})
    standing = Standing(plan=CALLED)
    text = words_of(render_record(record, checklist, paper=Paper.A4, standing=standing))
    assert_in_order(text, ["Whom to call", "Dr. Lee", "555-0134", "Why"])
    text = words_of(render_record(record, checklist, paper=Paper.A4))
    assert_in_order(text, ["Whom to call", "Dr. Old", "555-0100", "Why"])


@pytest.mark.parametrize("paper", Paper)
def test_the_fullest_usual_record_stays_on_its_page_with_whom_to_call(
    checklist: Checklist, paper: Paper
) -> None:
    pdf = render_record(fullest_record(), checklist, paper=paper, standing=KNOWN)
    assert len(page_words(pdf)) == 1


def test_text_comes_out_in_the_order_in_which_it_is_read(checklist: Checklist) -> None:
    record = fullest_record()
    text = words_of(render_record(record, checklist, paper=Paper.A4, standing=Standing(seal=SEAL)))
    landmarks = [
        checklist.title,
        record.short_id,
        "ORIGINAL",
        "Maria Alvarez",
        "14 March 1956",
        "22 November 2026, 14:00",
        "STOP. Do not apply.",
        record.result.next_step,
        "Why",
        *(reason.text for reason in record.result.reasons),
        "What was asked and answered",
        *(words for item in record.asked for words in (item.words, item.answer) if words),
        "Other medicines",
        "diphenhydramine",
        "metformin",
        "Label and plan",
        "a pea-size amount",
        "Signed",
        "seal 5a1f-88c2-0b1d-77e0 ",
        checklist.disclaimer,
        "Page 1 of 1",
    ]
    assert_in_order(text, landmarks)


def test_everything_that_was_filled_in_is_printed(checklist: Checklist) -> None:
    text = words_of(render_record(fullest_record(), checklist, paper=Paper.A4))
    for words in (
        "left foot, since 20 November 2026, at worst 3 of 10",
        "washed it",
        "Dr. Lee, 1 November 2026",
        "25 mg at bedtime Store-bought Yes No 20 November 2026",
        "Vitamin or herb Not sure Yes",
        "Times a day 3",
        "Hours between 6",
        "topical-ketamine",
    ):
        assert words in text


def test_the_same_record_gives_the_same_bytes(checklist: Checklist) -> None:
    record = fullest_record()
    again = Record.model_validate_json(record.model_dump_json())
    first, second = (render_record(one, checklist, paper=Paper.A4) for one in (record, again))
    assert first == second


def test_a_check_while_the_clocks_are_set_back_reads_the_same_later(checklist: Checklist) -> None:
    zone = "America/New_York"
    before = datetime(2026, 11, 1, 1, 45, tzinfo=ZoneInfo(zone))
    finished = Moment(at=before, zone=zone)
    record = printed_record(started=finished, finished=finished, saved=finished)
    again = Record.model_validate_json(record.model_dump_json())
    pdf = render_record(record, checklist, paper=Paper.A4)
    assert pdf == render_record(again, checklist, paper=Paper.A4)
    assert "Good for one use until 1 November 2026, 02:15" in words_of(pdf)
    assert "UTC−04:00, America/New_York" in words_of(pdf)  # noqa: RUF001 - a true minus sign


@pytest.mark.parametrize("level", Level)
def test_only_an_ok_is_good_until_a_time(checklist: Checklist, level: Level) -> None:
    text = words_of(render_record(printed_record(BY_LEVEL[level]), checklist, paper=Paper.A4))
    assert ("Good for one use until 22 November 2026, 14:30" in text) is (level is Level.OK)


@pytest.mark.parametrize("mark", Mark)
def test_each_mark_is_printed_and_no_doubtful_one_gives_leave(
    checklist: Checklist, mark: Mark
) -> None:
    pdf = render_record(printed_record(), checklist, paper=Paper.A4, standing=Standing(mark))
    assert faults(pdf) == []
    text = words_of(pdf)
    assert mark.value in text
    doubtful = mark in {Mark.SUPERSEDED, Mark.ENTERED_IN_ERROR, Mark.NOT_FINISHED}
    assert ("Good for one use" in text) is not doubtful
    assert (checklist.words_for(Level.OK).next_step in text) is not doubtful


def test_an_unfinished_check_never_says_ok(checklist: Checklist) -> None:
    pdf = render_record(
        printed_record(), checklist, paper=Paper.A4, standing=Standing(Mark.NOT_FINISHED)
    )
    assert checklist.words_for(Level.OK).title not in words_of(pdf)
    assert checklist.words_for(Level.OK).next_step not in words_of(pdf)


def test_a_correction_names_what_it_corrects_and_what_took_its_place(checklist: Checklist) -> None:
    amends = Amends(id=MARIA.id, reason="The wrong foot.\nI meant the left one.")
    pdf = render_record(
        printed_record(amends=amends),
        checklist,
        paper=Paper.A4,
        standing=Standing(Mark.SUPERSEDED, superseded_by="KC-1111-2222-3"),
    )
    text = words_of(pdf)
    assert f"corrects {short_id(MARIA.id)}. The reason: The wrong foot. I meant the left" in text
    assert "takes the place of this one: KC-1111-2222-3" in text


def test_a_held_stop_says_that_it_holds(checklist: Checklist) -> None:
    held = words_of(
        render_record(printed_record(BY_LEVEL[Level.URGENT]), checklist, paper=Paper.A4)
    )
    plain = words_of(render_record(printed_record(BY_LEVEL[Level.STOP]), checklist, paper=Paper.A4))
    assert "until your doctor or nurse clears this one" in held
    assert "until your doctor or nurse clears this one" not in plain


def test_a_check_entered_later_says_so(checklist: Checklist) -> None:
    saved = Moment(at=FINISHED.at + timedelta(hours=3), zone="UTC")
    pdf = render_record(printed_record(saved=saved), checklist, paper=Paper.A4)
    assert "Entered later: 22 November 2026, 17:00 (UTC)" in words_of(pdf)


def test_who_answered_and_who_recorded_stand_by_name(checklist: Checklist) -> None:
    record = printed_record(recorded_by="T. Okafor", how=How.INTERVIEW)
    text = words_of(render_record(record, checklist, paper=Paper.A4))
    assert "Maria Alvarez, in an interview" in text
    assert "Recorded by T. Okafor" in text


def test_an_unsigned_record_has_a_line_to_sign_on(checklist: Checklist) -> None:
    record = printed_record(signed=None, answered_by=None)
    pdf = render_record(record, checklist, paper=Paper.A4)
    assert faults(pdf) == []
    assert "Signed Answered Alone" in words_of(pdf)


def test_a_long_list_goes_over_pages_that_each_name_the_person(checklist: Checklist) -> None:
    many = tuple(Medicine(name=f"medicine {number}") for number in range(1, 91))
    record = printed_record(filled={Detail.MEDICINES: many})
    pdf = render_record(record, checklist, paper=Paper.LETTER)
    assert faults(pdf) == []
    pages = page_words(pdf)
    assert len(pages) > 2
    for number, text in enumerate(pages, 1):
        assert "Maria Alvarez · born 14 March 1956 · number MRN 0042" in text
        assert record.short_id in text
        assert f"Page {number} of {len(pages)}" in text
        assert checklist.words_for(record.result.level).title in text
        assert "ORIGINAL" in text
    assert all(medicine.name in " ".join(pages) for medicine in many)


def test_a_repeat_check_is_printed_whole(checklist: Checklist) -> None:
    record = printed_record(known=LATER, answers={"timing": "due"})
    text = words_of(render_record(record, checklist, paper=Paper.A4))
    assert all(item.words in text for item in record.asked)


def test_without_fonts_one_sentence_says_so(tmp_path: Path) -> None:
    package = Path(render_record.__code__.co_filename).parents[1]
    shutil.copytree(package, tmp_path / "ketcheck", ignore=shutil.ignore_patterns("resources"))
    shutil.copytree(resource("sheets"), tmp_path / "resources" / "sheets")
    shutil.copytree(resource("checklists"), tmp_path / "resources" / "checklists")
    script = (
        "from ketcheck.checklist.loading import load_checklist\n"
        "from ketcheck.documents.sheet import Paper, render_blank\n"
        "from ketcheck.errors import FontsMissing\n"
        "from ketcheck.resources import resource\n"
        "content = load_checklist(resource('checklists', 'topical-ketamine.toml'))\n"
        "try:\n    render_blank(content, paper=Paper.A4)\n"
        "except FontsMissing as error:\n    print(error)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ran.stdout == "The fonts for printing are missing. Install ketcheck again.\n"
