"""What is finished of a session, and which tips stay open."""

import pytest
from pydantic import ValidationError

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.session import (
    MOST_TAUGHT_AGAIN,
    Session,
    TeachBack,
    Understanding,
    open_tips,
    unfinished,
)

TIPS = tuple(f"tip-{number}" for number in range(1, 7))
UNDERSTOOD = TeachBack(said="No wrap.", outcome=Understanding.UNDERSTOOD)
NOT_YET = TeachBack(outcome=Understanding.NOT_YET, taught_again=2)


def test_nothing_said_leaves_all_tips_open_and_unfinished(checklist: Checklist) -> None:
    assert open_tips(checklist, Session()) == TIPS
    assert unfinished(checklist, Session()) == TIPS


def test_a_tip_that_is_not_understood_yet_is_finished_and_stays_open(checklist: Checklist) -> None:
    session = Session(teach_back={**dict.fromkeys(TIPS, UNDERSTOOD), "tip-4": NOT_YET})
    assert open_tips(checklist, session) == ("tip-4",)
    assert unfinished(checklist, session) == ()


@pytest.mark.parametrize(
    ("teach_back", "fault"),
    [
        (TeachBack(), "Choose whether it was understood."),
        (TeachBack(said="No wrap."), "Choose whether it was understood."),
        (TeachBack(outcome=Understanding.UNDERSTOOD), "Write down what the patient said."),
        (NOT_YET, ""),
        (UNDERSTOOD, ""),
    ],
)
def test_what_is_missing_is_said(teach_back: TeachBack, fault: str) -> None:
    assert teach_back.fault == fault


@pytest.mark.parametrize("said", ["لا ضمادة", "कोई पट्टी नहीं", "🩹🚫 no wrap"])
def test_words_of_any_script_are_kept_as_they_were_said(said: str) -> None:
    assert TeachBack(said=said, outcome=Understanding.UNDERSTOOD).said == said


@pytest.mark.parametrize("said", ["\u202eno wrap", "no\x07wrap", "\u200b"])
def test_words_that_would_not_read_as_typed_are_refused(said: str) -> None:
    with pytest.raises(ValidationError):
        TeachBack(said=said)


def test_taught_again_is_a_count_within_reason() -> None:
    for count in (-1, MOST_TAUGHT_AGAIN + 1):
        with pytest.raises(ValidationError):
            TeachBack(taught_again=count)
