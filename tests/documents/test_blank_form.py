"""The blank form asks everything, and no mark on the left can stand for a doubt."""

import re
from io import BytesIO

import pytest
from papers import MARIA, faults, page_words, words_of
from pypdf import PdfReader

from ketcheck.checklist.content import Checklist, Contact
from ketcheck.documents.blank_form import blank_data
from ketcheck.documents.sheet import Paper, render_blank
from ketcheck.documents.sheet_words import sheet_words
from ketcheck.records.model import Person


def sizes_of(pdf: bytes) -> set[float]:
    """The sizes of all letters, in points."""
    sizes: set[float] = set()

    def note(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(abs(size * matrix[3]), 2))

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return sizes


def by_hand(text: str) -> str:
    return re.sub(r"\{[a-z]+\}", "……", text)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("person", [None, MARIA])
def test_it_keeps_both_standards(checklist: Checklist, paper: Paper, person: object) -> None:
    assert faults(render_blank(checklist, person=person, paper=paper)) == []  # type: ignore[arg-type]


def test_every_question_and_every_answer_is_on_it(checklist: Checklist) -> None:
    text = words_of(render_blank(checklist, paper=Paper.A4))
    for question in checklist.questions:
        if not question.is_extra:
            assert by_hand(question.words) in text
            assert all(by_hand(answer.words) in text for answer in question.answers)
    assert "{" not in text
    assert all(words.next_step in text for words in checklist.levels)
    assert checklist.disclaimer in text
    assert checklist.draft_notice
    assert checklist.draft_notice in text


def test_only_ok_answers_let_a_person_go_on(checklist: Checklist) -> None:
    questions = [
        one for group in blank_data(checklist, None)["groups"] for one in group["questions"]
    ]
    assert len(questions) == len([one for one in checklist.questions if not one.is_extra])
    for question in questions:
        assert {answer["level"] for answer in question["go_on"]} <= {"ok"}
        assert "ok" not in {answer["level"] for answer in question["not_yet"]}


def test_every_page_tells_the_rule_and_its_number(checklist: Checklist) -> None:
    pages = page_words(render_blank(checklist, paper=Paper.LETTER))
    for number, text in enumerate(pages, 1):
        assert "Any mark on the right means: don’t apply." in text  # noqa: RUF001 - as it is printed
        assert f"Page {number} of {len(pages)}" in text
        assert "Name" in text


def test_with_a_person_every_page_names_them(checklist: Checklist) -> None:
    pages = page_words(render_blank(checklist, person=MARIA, paper=Paper.A4))
    assert all("Maria Alvarez · born 14 Mar 1956 · MRN 0042" in text for text in pages)


def test_it_is_the_same_each_time(checklist: Checklist) -> None:
    first, second = (render_blank(checklist, paper=Paper.A4) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(("session", "pages"), [(False, 2), (True, 3)])
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("person", [None, MARIA])
def test_a_check_takes_both_sides_of_one_sheet_and_a_session_one_page_more(
    checklist: Checklist, person: Person | None, paper: Paper, *, session: bool, pages: int
) -> None:
    pdf = render_blank(checklist, person=person, paper=paper, session=session)
    assert len(page_words(pdf)) == pages


def test_no_letter_is_smaller_than_a_leaflet_has_them(checklist: Checklist) -> None:
    smallest = min(sizes_of(render_blank(checklist, paper=Paper.LETTER)))
    assert smallest >= 6.7


def test_a_checklist_that_is_too_long_for_a_sheet_is_set_to_be_read_well(
    checklist: Checklist,
) -> None:
    asked = [one for one in checklist.questions if not one.is_extra]
    more = [one.model_copy(update={"id": f"{one.id}-more"}) for one in asked]
    longer = checklist.model_copy(update={"questions": (*checklist.questions, *more)})
    pdf = render_blank(longer, paper=Paper.A4)
    assert len(page_words(pdf)) > 2
    assert 9.5 in sizes_of(pdf)
    assert faults(pdf) == []


def test_an_answer_that_is_ok_on_a_condition_says_when_it_is_not(checklist: Checklist) -> None:
    text = words_of(render_blank(checklist, paper=Paper.A4))
    conditional = [
        answer
        for question in checklist.questions
        for answer in question.answers
        if answer.unmet and not question.is_extra and question.id != "prescribed"
    ]
    assert len(conditional) > 8
    for answer in conditional:
        reason = answer.unmet.reason or "" if answer.unmet else ""
        # Who said so, or when, is to be written down: without it the answer does not count.
        is_about_lines = answer.detail and "{" not in reason
        more = own("fill-in") if is_about_lines else f"{own('unless')} {by_hand(reason)}"
        assert f"{by_hand(answer.words)} {more}" in text


def test_whose_cream_it_is_needs_nobodys_word_on_a_first_check(checklist: Checklist) -> None:
    """Who said so is to be written down by those alone who said before that it is not theirs."""
    text = words_of(render_blank(checklist, paper=Paper.A4))
    assert f"Yes, it was prescribed for me {own('fill-in-if-no')}" in text


def own(name: str) -> str:
    return str(sheet_words()["blank"][name])


def test_each_question_says_when_it_is_asked(checklist: Checklist) -> None:
    own = sheet_words()["blank"]
    asked = {one.asked for one in checklist.questions if not one.is_extra}
    assert {one.value for one in asked} - own.keys() == {"always", "follow-up"}


def test_there_is_room_for_each_detail(checklist: Checklist) -> None:
    text = words_of(render_blank(checklist, paper=Paper.A4))
    for words in (
        "If it was changed: who told you, and when",
        "Does each place have its own times?",
        "When you last used it",
        "When and where, each use",
        "If you’re not sure: the latest it could have been",  # noqa: RUF001 - as it is printed
        "When you had it last",
    ):
        assert words in text
    assert text.count("Who told you") == 4


def test_the_form_of_a_session_begins_with_whether_the_cream_is_put_on(
    checklist: Checklist,
) -> None:
    text = words_of(render_blank(checklist, paper=Paper.A4, session=True))
    asked = text.index("Will the cream be put on now, here?")
    assert asked < text.index("Any mark on the right", asked)
    assert all(asked < text.index(by_hand(one.words)) for one in checklist.questions[:3])
    assert "No, this is for teaching. The session gives no OK." in text
    assert "How do you feel right now? (now)" in text
    assert "Do you take any other medicine? (now)" not in text
    assert "Patient declined, was unable, or was on the phone, because" in text
    assert "(now)" not in words_of(render_blank(checklist, paper=Paper.A4))


@pytest.mark.parametrize("paper", Paper)
def test_the_form_of_a_session_keeps_both_standards(checklist: Checklist, paper: Paper) -> None:
    pdf = render_blank(checklist, person=MARIA, paper=paper, session=True)
    assert faults(pdf) == []
    pages = page_words(pdf)
    assert all("Maria Alvarez · born 14 Mar 1956" in text for text in pages)
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_the_form_of_a_session_has_room_for_each_tip(checklist: Checklist) -> None:
    text = words_of(render_blank(checklist, paper=Paper.LETTER, session=True))
    for tip in checklist.tips:
        assert tip.teaching
        assert all(sentence in text for sentence in tip.teaching.tell)
        assert f"Ask {tip.teaching.ask_back}" in text
        assert f"Counts as understood: {tip.teaching.understood}" in text
    assert text.count("What the patient said Understood Not yet Taught again") == 6
    assert all(sentence in text for topic in checklist.topics for sentence in topic.tell)
    for words in (
        "Counseled by",
        "Interpreter (language; name or ID",
        "Clinician, name and sig",
    ):
        assert words in text


@pytest.mark.parametrize("session", [False, True])
def test_it_can_be_entered_later_and_labelled_by_a_clinic(
    checklist: Checklist, *, session: bool
) -> None:
    clinic = checklist.model_copy(
        update={
            "modified_by": "North Clinic",
            "based_on": "1.1.0",
            "contacts": (Contact(label="Pain clinic", value="555 0100"),),
        }
    )
    text = words_of(render_blank(clinic, paper=Paper.A4, session=session))
    for words in (
        "Clinic’s own patient label",  # noqa: RUF001 - as it is printed
        "Entered into the computer by",
        "Pain clinic: 555 0100",
        "modified by North Clinic, based on version 1.1.0",
    ):
        assert words in text
