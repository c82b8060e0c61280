"""What the patient takes home, read back from the PDF."""

import os
import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from house import House, at
from papers import (
    COVER,
    FINISHED,
    faults,
    page_words,
    session_record,
    with_open,
    words_of,
)
from pypdf import PdfReader
from reading import HIGHEST_GRADE, grade, sentences_in
from support import PLAN, UNTIMED_PLAN, base_checklist

from ketcheck.checklist.content import Contact
from ketcheck.checklist.details import Contact as Caller
from ketcheck.checklist.details import Plan
from ketcheck.documents.handout import handout_of
from ketcheck.errors import NoSuchPerson
from ketcheck.paper import Paper
from ketcheck.records.checklists import load_used
from ketcheck.records.checks.using import label_change
from ketcheck.records.opening import open_store
from ketcheck.records.recording import new_id
from ketcheck.records.settings import EMERGENCY, POISON

CONTENT = Path(__file__).parents[2] / "resources" / "checklists" / "topical-ketamine.toml"
SNAPSHOT = Path(__file__).parent / "snapshots" / "handout.txt"
"""Written anew by `RENEW_SNAPSHOTS=1 python -m pytest tests/documents/test_handout.py`."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    store = open_store(tmp_path / "data", keyring=False)
    checklist, used, text = load_used(CONTENT)
    store.keep_content(text)
    person = store.directory.add("Maria Alvarez", date(1956, 3, 14), "MRN 0042")
    made = House(store, checklist, used, person)
    yield made
    made.store.close()


def handout(house: House, paper: Paper = Paper.A4, hours: float = 0) -> bytes:
    return handout_of(house.store, house.person.id, house.checklist, paper, at(hours))


def label(house: House, plan: Plan) -> None:
    """Put that label on file, beside any check."""
    before = house.store.plan(house.person.id)
    house.store.save(label_change(house.person, plan, before, at()))


def counsel(house: House, **facts: object) -> None:
    house.store.save(session_record(person=house.person, used=house.used, **facts))
    # The plan of a record goes on file; here it is set apart from it.
    label(house, PLAN.model_copy(update={"cover": COVER}))


def fullest(house: House) -> bytes:
    counsel(house, session=with_open("tip-3", "I wait."))
    house.store.set_setting(EMERGENCY, "911")
    house.store.set_setting(POISON, "1-800-222-1222")
    return handout(house)


@pytest.mark.parametrize("paper", Paper)
def test_it_takes_one_page_and_keeps_both_standards(house: House, paper: Paper) -> None:
    fullest(house)
    pdf = handout(house, paper)
    assert faults(pdf) == []
    assert len(page_words(pdf)) == 1


def test_its_words_are_these(house: House) -> None:
    text = "\n".join(sentences_in(words_of(fullest(house)))) + "\n"
    if os.environ.get("RENEW_SNAPSHOTS"):
        SNAPSHOT.write_text(text, encoding="utf-8")
    assert text == SNAPSHOT.read_text(encoding="utf-8")


def test_every_sentence_on_it_reads_at_grade_six_or_lower(house: House) -> None:
    # Headings and numbers have no full stop: they end where the next sentence begins.
    text = re.sub(r"Who to call .* 1-800-222-1222", "", words_of(fullest(house)))
    graded = [(grade(sentence), sentence) for sentence in sentences_in(text)]
    assert len(graded) > 15
    assert [row for row in graded if row[0] > HIGHEST_GRADE] == []


def test_no_letter_is_smaller_than_14_points(house: House) -> None:
    sizes: set[float] = set()

    def note(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(abs(size * matrix[3]), 1))

    for page in PdfReader(BytesIO(fullest(house))).pages:
        page.extract_text(visitor_text=note)
    assert sizes
    assert min(sizes) >= 14


def test_the_open_tips_come_first_and_in_full(house: House) -> None:
    text = words_of(fullest(house))
    again, others = text.index("go over these again:"), text.index("The other tips")
    assert again < text.index("3 Skin reactions.") < others
    assert all(text.index(tip) > others for tip in ("1 Amount", "2 Whole", "6 Steady"))
    teaching = base_checklist().group("tip-3").teaching
    assert teaching
    assert " ".join(teaching.tell) in text


def test_without_a_session_it_holds_the_plan_and_all_tips(house: House) -> None:
    label(house, PLAN)
    text = words_of(handout(house))
    assert "Use this much: a pea-size amount. • Use it 3 times a day." in text
    assert "Wait at least 6 hours between uses. • Put it here only: left foot." in text
    for tip in house.checklist.tips:
        assert tip.teaching
        assert " ".join(tip.teaching.tell) in text
    assert "again:" not in text
    assert "Write the numbers here:" in text


def test_each_place_with_times_of_its_own_is_named_and_so_is_who_prescribed(house: House) -> None:
    knee = {"words": "right knee", "amount": "a thin layer", "times_a_day": 2}
    plan = {"sites": ("left foot", knee), "each_site": True, "pharmacy": "555-0199"}
    prescriber = Caller(name="Dr. Lee", phone="555-0134")
    label(house, Plan.model_validate({**PLAN.model_dump(), **plan, "prescriber": prescriber}))
    text = words_of(handout(house))
    for line in (
        "Put it here only: left foot, right knee.",
        "This place is different: right knee: a thin layer, 2 times a day.",
        "Count the uses for each place on its own.",
        "Dr. Lee: 555-0134",
        "Your pharmacy: 555-0199",
    ):
        assert line in text


def test_it_names_the_place_where_skin_may_get_worse(house: House) -> None:
    label(house, PLAN)
    text = words_of(handout(house))
    assert "The skin on your left foot has gotten worse." in text
    assert "{" not in text


def test_a_plan_without_times_says_when_needed(house: House) -> None:
    label(house, UNTIMED_PLAN)
    assert "Use it only when you need it." in words_of(handout(house))


def test_without_a_plan_it_says_what_to_do(house: House) -> None:
    assert "Your plan is not on file yet. Ask your doctor or nurse" in words_of(handout(house))


def test_it_says_whom_to_call(house: House) -> None:
    house.checklist = house.checklist.model_copy(
        update={"contacts": (Contact(label="Pain clinic", value="555 0100"),)}
    )
    text = words_of(fullest(house))
    for line in (
        "T. Okafor, nurse: 555 0199",
        "Pain clinic: 555 0100",
        "Emergency number: 911",
        "Poison Control: 1-800-222-1222",
    ):
        assert line in text


@pytest.mark.parametrize(
    ("day", "is_there"), [(date(2026, 12, 1), True), (date(2026, 12, 2), False)]
)
def test_leave_for_a_cover_is_on_it_until_it_ends(
    house: House, day: date, *, is_there: bool
) -> None:
    counsel(house)
    hours = (day - FINISHED.at.date()) / timedelta(hours=1)
    text = words_of(handout(house, hours=hours))
    leave = "bandage here: left heel. Dr. Lee said so. This is good from 1 Nov 2026 to 1 Dec 2026."
    assert (leave in text) is is_there


def test_what_does_not_fit_goes_on_a_second_page_and_not_into_smaller_type(house: House) -> None:
    session = with_open("tip-3").model_copy(update={"next_steps": "I will do it. " * 120})
    counsel(house, session=session)
    pages = page_words(handout(house, Paper.LETTER))
    assert len(pages) == 2
    assert all("Maria Alvarez · born 14 Mar 1956 · MRN 0042" in text for text in pages)
    assert "Too much can hurt your skin." in " ".join(pages)


def test_the_numbers_are_on_the_first_page_even_where_there_are_two(house: House) -> None:
    session = with_open("tip-3").model_copy(update={"next_steps": "I will do it. " * 120})
    house.store.set_setting(EMERGENCY, "911")
    counsel(house, session=session)
    first, _second = page_words(handout(house, Paper.LETTER))
    assert "Who to call T. Okafor, nurse: 555 0199 Emergency number: 911" in first


LONGEST_NAMES = ["Maria " * 20, "W" * 120, "Wm " * 40, "\U0001f33b" * 120, "محمد " * 24]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", LONGEST_NAMES, ids=["usual", "wide", "short", "emoji", "Arabic"])
def test_the_longest_name_stays_on_the_page(house: House, name: str, paper: Paper) -> None:
    directory = house.store.directory
    house.person = directory.add(name, date(1956, 3, 14), "MRN 0043")
    label(house, PLAN)
    lowest: list[float] = []

    def note(text: str, page: list[float], line: list[float], _font: object, _size: float) -> None:
        if text.strip():
            lowest.append(line[4] * page[1] + line[5] * page[3] + page[5])

    pdf = handout(house, paper)
    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    assert min(lowest) > 12
    assert all("MRN 0043" in text for text in page_words(pdf))


@pytest.mark.parametrize("paper", Paper)
def test_a_long_name_takes_no_second_page(house: House, paper: Paper) -> None:
    name = "Maria Guadalupe de los Ángeles Fernández-Echeverría y Rodríguez de la Vega"
    house.person = house.store.directory.add(name, date(1956, 3, 14), "MRN 0043")
    fullest(house)
    (text,) = page_words(handout(house, paper))
    assert "Poison Control: 1-800-222-1222" in text


def test_its_words_are_called_a_draft_until_they_are_signed(house: House) -> None:
    notice = house.checklist.draft_notice
    assert notice
    assert notice in words_of(handout(house))
    house.checklist = house.checklist.model_copy(update={"unsigned": ()})
    assert notice not in words_of(handout(house))


def test_nobody_has_no_handout(house: House) -> None:
    with pytest.raises(NoSuchPerson):
        handout_of(house.store, new_id(), house.checklist, Paper.A4, at(0))


def test_the_name_is_not_in_the_title_that_readers_show(house: House) -> None:
    metadata = PdfReader(BytesIO(fullest(house))).metadata
    assert metadata
    assert metadata.title == "Your ketamine cream"
