"""The blank form asks everything, and no tick on the left can stand for a doubt."""

import pytest
from papers import MARIA, faults, page_words, words_of

from ketcheck.checklist.content import Checklist
from ketcheck.documents.blank_form import blank_data
from ketcheck.documents.sheet import Paper, render_blank


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("person", [None, MARIA])
def test_it_keeps_both_standards(checklist: Checklist, paper: Paper, person: object) -> None:
    assert faults(render_blank(checklist, person=person, paper=paper)) == []  # type: ignore[arg-type]


def test_every_question_and_every_answer_is_on_it(checklist: Checklist) -> None:
    text = words_of(render_blank(checklist, paper=Paper.A4))
    for question in checklist.questions:
        assert question.words.replace(" ({when})", "") in text
        assert all(answer.words in text for answer in question.answers)
    assert all(words.next_step in text for words in checklist.levels)
    assert checklist.disclaimer in text


def test_only_ok_answers_let_a_person_go_on(checklist: Checklist) -> None:
    questions = [
        one for group in blank_data(checklist, None)["groups"] for one in group["questions"]
    ]
    assert len(questions) == len(checklist.questions)
    for question in questions:
        assert {answer["level"] for answer in question["go_on"]} <= {"ok"}
        assert "ok" not in {answer["level"] for answer in question["not_yet"]}


def test_every_page_tells_the_rule_and_its_number(checklist: Checklist) -> None:
    pages = page_words(render_blank(checklist, paper=Paper.LETTER))
    for number, text in enumerate(pages, 1):
        assert "Any tick at the right means: do not apply." in text
        assert f"Page {number} of {len(pages)}" in text
        assert "Name" in text


def test_with_a_person_every_page_names_them(checklist: Checklist) -> None:
    pages = page_words(render_blank(checklist, person=MARIA, paper=Paper.A4))
    assert all("Maria Alvarez · born 1956-03-14 · number MRN 0042" in text for text in pages)


def test_it_is_the_same_each_time(checklist: Checklist) -> None:
    first, second = (render_blank(checklist, paper=Paper.A4) for _ in range(2))
    assert first == second
