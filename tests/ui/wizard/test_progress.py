"""The strip shows what is done, where the person is, and what each question raised."""

import pytest
from house import House

from ketcheck.checklist.level import Level
from ketcheck.ui.wizard.progress import ProgressStrip, Segment
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, Patient


def segments(patient: Patient) -> list[Segment]:
    return list(patient.see("progress", ProgressStrip).segments)


@pytest.fixture
def repeat(house: House, open_window: Open) -> Patient:
    """Someone in a repeat check, at its first question."""
    house.use(-7.9, house.save(-8))
    patient = open_window()
    patient.press(ENTER)
    return patient


def test_it_says_in_words_where_the_person_is(repeat: Patient) -> None:
    assert "Question 1 of 10 · How you feel" in repeat.words
    repeat.press("1")
    assert "Question 2 of 10 · Amount and time" in repeat.words
    assert repeat.see("progress").accessibleName() == "Question 2 of 10 · Amount and time"


def test_one_segment_is_here_and_those_before_are_done(repeat: Patient) -> None:
    repeat.press("1", "1")
    shown = segments(repeat)
    assert [one.is_here for one in shown].index(True) == 2
    assert [one.is_done for one in shown[:3]] == [True, True, False]
    assert not any(one.is_done for one in shown[3:])


def test_what_an_answer_raised_stands_on_its_segment(repeat: Patient) -> None:
    while repeat.asked != "skin":
        repeat.press("1")
    repeat.press("2")
    here = next(one for one in segments(repeat) if one.is_here)
    assert here.level is Level.STOP
    assert [one.level for one in segments(repeat) if not one.is_here] == [Level.OK] * 9
    assert "stop" in repeat.see("progress").accessibleDescription()


def test_at_the_review_nothing_is_to_come(repeat: Patient) -> None:
    repeat.to_the_review()
    assert all(one.is_done for one in segments(repeat))


def test_what_goes_with_an_answer_is_the_same_question(patient: Patient) -> None:
    patient.press(ENTER, "1", "1")
    before = next(at for at, one in enumerate(segments(patient)) if one.is_here)
    patient.press("1")
    assert patient.asked == "label-plan"
    assert next(at for at, one in enumerate(segments(patient)) if one.is_here) == before
