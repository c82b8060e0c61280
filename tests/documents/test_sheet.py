"""The sheet of a record, read back from the PDF."""

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta
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
    ended_early,
    faults,
    page_words,
    printed_record,
    render_record,
    session_record,
    spoken_pictures,
    standing_of,
    words_of,
)
from pypdf import PdfReader
from support import LATER, NOW

from ketcheck.checklist.content import Checklist, Detail
from ketcheck.checklist.details import Contact, CoverLeave, Medicine, Plan, Since, Vouched
from ketcheck.checklist.ledger.known import OpenDoubt
from ketcheck.checklist.ledger.standing import State
from ketcheck.checklist.level import Level
from ketcheck.documents import sheet
from ketcheck.documents.standing import Mark
from ketcheck.paper import Paper
from ketcheck.records.model import Amends, How, Moment, Record
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


def test_text_comes_out_in_the_order_in_which_it_is_read(checklist: Checklist) -> None:
    record = fullest_record()
    text = words_of(
        render_record(record, checklist, paper=Paper.A4, standing=standing_of(record, seal=SEAL))
    )
    landmarks = [
        checklist.title,
        record.short_id,
        "ORIGINAL",
        "Maria Alvarez",
        "14 Mar 1956",
        "22 Nov 2026, 14:00",
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
        "left foot, since 20 Nov 2026, at its worst 3 of 10",
        "What was done: washed it",
        "Last use: 22 Nov 2026, 07:00.",
        "Dr. Lee said so on 1 Nov 2026. Places: left foot.",
        "25 mg at bedtime Store-bought Yes No 20 Nov 2026",
        "Vitamin or herb Not sure Yes",
        "Times a day 3",
        "Hours between uses 6",
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
    assert "Good only until 02:15 on 1 Nov 2026, for one use." in words_of(pdf)
    assert "UTC−04:00, America/New_York" in words_of(pdf)  # noqa: RUF001 - a true minus sign


@pytest.mark.parametrize("level", Level)
def test_only_an_ok_is_good_until_a_time(checklist: Checklist, level: Level) -> None:
    text = words_of(render_record(printed_record(BY_LEVEL[level]), checklist, paper=Paper.A4))
    good = "Good only until 14:30 on 22 Nov 2026, for one use."
    assert (good in text) is (level is Level.OK)


PAST = [state for state in State if state not in {State.VALID, State.IN_FORCE}]


def test_a_good_ok_says_until_when_and_that_it_is_for_one_use(checklist: Checklist) -> None:
    pdf = render_record(printed_record(), checklist, paper=Paper.A4)
    text = words_of(pdf)
    assert "OK to apply once Put the cream on once, by 14:30. Check again before" in text
    assert spoken_pictures(pdf) == ["OK"]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("state", PAST)
def test_nothing_that_is_over_can_be_read_as_leave(
    checklist: Checklist, state: State, paper: Paper
) -> None:
    record = printed_record(known=LATER)
    pdf = render_record(record, checklist, paper=paper, standing=standing_of(record, state))
    assert faults(pdf) == []
    text = words_of(pdf)
    assert "Good only until" not in text
    assert "Put the cream on" not in text
    before, then = text.split("OK to apply once", 1)
    assert before.endswith("The result then was: ")
    assert "OK to apply once" not in then
    assert "Don’t go by this sheet. Check again before each use." in text  # noqa: RUF001 - as printed
    assert spoken_pictures(pdf) == ["a crossed-out sign: this was the result then"]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.OVER, "OK to apply once, until 14:30. This is over."),
        (State.SUPERSEDED, "OK to apply once, until 14:30. This is over."),
        (State.ENDED, "OK to apply once, until 14:30. It was not used. This is over."),
        (State.NO_LEAVE, "OK to apply once. It never means OK now."),
    ],
)
def test_what_is_over_is_told_in_the_past(checklist: Checklist, state: State, words: str) -> None:
    record = printed_record()
    standing = standing_of(record, state)
    text = words_of(render_record(record, checklist, paper=Paper.A4, standing=standing))
    assert f"The result then was: {words}" in text


def test_a_used_ok_says_when_it_was_used(checklist: Checklist) -> None:
    record = printed_record()
    standing = standing_of(record, State.USED)
    used = replace(standing, result=replace(standing.result, used=NOW + timedelta(minutes=12)))
    text = words_of(render_record(record, checklist, paper=Paper.A4, standing=used))
    assert "until 14:30. It was used at 14:12. This is over." in text


@pytest.mark.parametrize("level", [Level.ASK, Level.STOP, Level.URGENT])
def test_a_stop_in_force_stands_in_the_present_and_a_struck_one_in_the_past(
    checklist: Checklist, level: Level
) -> None:
    record, title = printed_record(BY_LEVEL[level]), checklist.words_for(level).title
    now = render_record(record, checklist, paper=Paper.A4)
    assert f"The result then was: {title}" not in words_of(now)
    assert checklist.words_for(level).short in spoken_pictures(now)
    struck = standing_of(record, State.STRUCK)
    then = words_of(render_record(record, checklist, paper=Paper.A4, standing=struck))
    assert f"Entered in error. The result then was: {title} Don’t go by" in then  # noqa: RUF001
    newer = standing_of(record, State.SUPERSEDED, is_held=False)
    later = words_of(render_record(record, checklist, paper=Paper.A4, standing=newer))
    assert f"Then: {title} A newer record is on file." in later


@pytest.mark.parametrize(
    ("state", "facts", "mark"),
    [
        (State.VALID, {}, Mark.ORIGINAL),
        (State.OVER, {"again": True}, Mark.REPRINT),
        (State.NO_LEAVE, {"is_correction": True}, Mark.AMENDED),
        (State.CORRECTED, {"is_correction": True}, Mark.SUPERSEDED),
        (State.STRUCK, {"again": True}, Mark.ENTERED_IN_ERROR),
    ],
)
def test_the_stamp_goes_by_what_became_of_the_record(
    checklist: Checklist, state: State, facts: dict[str, bool], mark: Mark
) -> None:
    record = printed_record()
    standing = standing_of(record, state, **facts)
    assert standing.mark is mark
    pdf = render_record(record, checklist, paper=Paper.A4, standing=standing)
    assert mark.value in words_of(pdf)


def test_an_education_only_session_gives_no_ok(checklist: Checklist) -> None:
    session = session_record().session
    assert session
    record = session_record(session=session.model_copy(update={"put_on_now": False}))
    pdf = render_record(record, checklist, paper=Paper.LETTER)
    assert faults(pdf) == []
    text = words_of(pdf)
    assert "For teaching only. The cream was not to be used then." in text
    assert "OK to apply" not in text
    assert "How do you feel" not in text
    assert "OK" not in spoken_pictures(pdf)


def test_a_correction_names_what_it_corrects_and_what_took_its_place(checklist: Checklist) -> None:
    amends = Amends(id=MARIA.id, reason="The wrong foot.\nI meant the left one.")
    pdf = render_record(
        printed_record(amends=amends),
        checklist,
        paper=Paper.A4,
        standing=standing_of(
            printed_record(amends=amends), State.CORRECTED, superseded_by="KC-1111-2222-3"
        ),
    )
    text = words_of(pdf)
    assert f"corrects {short_id(MARIA.id)}. Why: The wrong foot. I meant the left" in text
    assert "replaces this one: KC-1111-2222-3" in text


def test_a_held_stop_says_that_it_holds(checklist: Checklist) -> None:
    held = words_of(
        render_record(printed_record(BY_LEVEL[Level.URGENT]), checklist, paper=Paper.A4)
    )
    plain = words_of(render_record(printed_record(BY_LEVEL[Level.STOP]), checklist, paper=Paper.A4))
    assert "Every later check will say STOP too, until your doctor or nurse says you may" in held
    assert "Every later check will say STOP too" not in plain


def test_a_held_stop_that_was_lifted_does_not_say_that_it_holds(checklist: Checklist) -> None:
    record = printed_record(BY_LEVEL[Level.URGENT])
    lifted = standing_of(record, is_held=False)
    text = words_of(render_record(record, checklist, paper=Paper.A4, standing=lifted))
    assert "Every later check will say STOP too" not in text


def test_a_check_entered_later_says_so(checklist: Checklist) -> None:
    saved = Moment(at=FINISHED.at + timedelta(hours=3), zone="UTC")
    pdf = render_record(printed_record(saved=saved), checklist, paper=Paper.A4)
    assert "Entered later: 22 Nov 2026, 17:00 (UTC)" in words_of(pdf)


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
        assert "Maria Alvarez · born 14 Mar 1956 · MRN 0042" in text
        assert record.short_id in text
        assert f"Page {number} of {len(pages)}" in text
        assert checklist.words_for(record.result.level).title in text
        assert "ORIGINAL" in text
    assert all(medicine.name in " ".join(pages) for medicine in many)


def test_a_repeat_check_is_printed_whole(checklist: Checklist) -> None:
    record = printed_record(known=LATER)
    text = words_of(render_record(record, checklist, paper=Paper.A4))
    assert all(item.words in text for item in record.asked)
    # What “only the uses shown” meant.
    assert "On record then: 22 Nov 2026, 07:00, left foot." in text


PLAN = Plan(
    amount="a pea-size amount",
    times_a_day=3,
    sites=(
        {"words": "left foot"},  # type: ignore[arg-type] - as JSON gives it
        {"words": "right knee", "amount": "a thin layer", "times_a_day": 1, "hours_between": 8},  # type: ignore[arg-type]
    ),
    each_site=True,
    prescriber=Contact(name="Dr. Lee", phone="555-0134"),
    pharmacy="555-0199",
    changed=Vouched(who="Dr. Lee", when=date(2026, 11, 20)),
    cover=CoverLeave(
        who="Dr. Lee", when=date(2026, 11, 1), sites=("left foot",), until=date(2026, 12, 1)
    ),
)
DOUBTS = (
    OpenDoubt(
        id="skin",
        since=NOW - timedelta(hours=26),
        day=date(2026, 11, 21),
        sites=("left foot",),
        said="irritated",
    ),
)


def test_a_label_is_printed_with_the_times_of_each_place_and_who_to_call(
    checklist: Checklist,
) -> None:
    known = LATER.model_copy(update={"plan": PLAN})
    text = words_of(render_record(printed_record(known=known), checklist, paper=Paper.A4))
    for words in (
        "Where left foot, right knee",
        "right knee: a thin layer, once a day, 8 hours between",
        "separately for each place",
        "For questions Dr. Lee, 555-0134",
        "Pharmacy 555-0199",
        "Change came from Dr. Lee, 20 Nov 2026",
        "Dr. Lee on 1 Nov 2026: left foot, until 1 Dec 2026",
    ):
        assert words in text


def test_what_was_open_before_the_check_is_named(checklist: Checklist) -> None:
    known = LATER.model_copy(update={"doubts": DOUBTS})
    record = printed_record({"skin-since": "healed"}, known=known)
    text = words_of(render_record(record, checklist, paper=Paper.A4))
    assert "you said the skin on your left foot was red or sore" in text
    assert (
        "Still open before this check • Skin that may not have healed: left foot, since 21 Nov"
        in text
    )


def test_each_detail_says_who_and_when(checklist: Checklist) -> None:
    known = LATER.model_copy(update={"doubts": DOUBTS})
    taken = Since(at=NOW - timedelta(hours=9))
    answers = {"skin-since": "told-ok", "used": "yes", "today": "alcohol"}
    record = printed_record(answers, known=known, filled={Detail.SINCE: taken})
    text = words_of(render_record(record, checklist, paper=Paper.A4))
    for words in (
        "Dr. Lee said so on 22 Nov 2026.",
        "Used late, after the OK had ended: 22 Nov 2026, 07:00, left foot.",
        "Last time: 22 Nov 2026, 05:00.",
    ):
        assert words in text


def test_a_check_that_a_stop_ended_names_what_was_not_asked(checklist: Checklist) -> None:
    record = ended_early()
    pdf = render_record(record, checklist, paper=Paper.A4)
    assert faults(pdf) == []
    text = words_of(pdf)
    assert "This check was ended early by a STOP. These questions were not asked:" in text
    assert "• How much cream will you use?" in text
    assert "{" not in text


def test_the_words_are_called_an_unsigned_draft_while_they_are(checklist: Checklist) -> None:
    assert checklist.draft_notice
    assert checklist.draft_notice in words_of(
        render_record(printed_record(), checklist, paper=Paper.A4)
    )
    signed = checklist.model_copy(update={"unsigned": ()})
    text = words_of(render_record(printed_record(), signed, paper=Paper.A4))
    assert checklist.draft_notice not in text


def test_without_fonts_one_sentence_says_so(tmp_path: Path) -> None:
    package = Path(sheet.__file__).parents[1]
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
