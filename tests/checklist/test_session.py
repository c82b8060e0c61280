"""What is finished of a session, and which tips stay open."""

import pytest
from pydantic import ValidationError
from support import LATER, NOW, finished

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Checklist
from ketcheck.checklist.ledger.known import OpenDoubt
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import judge
from ketcheck.checklist.session import (
    MOST_TAUGHT_AGAIN,
    Session,
    TeachBack,
    Understanding,
    open_tips,
    unfinished,
)
from ketcheck.checklist.session_findings import session_findings

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


READ = Session(read_back=True, teach_back=dict.fromkeys(TIPS, UNDERSTOOD))


def raised(session: Session, check: Check | None = None) -> dict[str, Level]:
    check = check or finished(LATER)
    result = judge(check, session_findings(check, session))
    return {reason.id: reason.level for reason in result.reasons}


def test_a_session_that_went_well_raises_nothing() -> None:
    assert raised(READ) == {}


def test_a_plan_not_read_back_is_ask() -> None:
    assert raised(READ.model_copy(update={"read_back": False})) == {"read-back": Level.ASK}


@pytest.mark.parametrize("tip", TIPS)
def test_a_tip_not_yet_understood_is_ask_by_its_own_name(tip: str) -> None:
    session = READ.model_copy(update={"teach_back": {**READ.teach_back, tip: NOT_YET}})
    assert raised(session) == {tip: Level.ASK}


def test_a_tip_left_open_earlier_is_ask_until_it_is_understood() -> None:
    doubt = OpenDoubt(id="tip-2", since=NOW, day=NOW.date())
    check = finished(LATER.model_copy(update={"doubts": (doubt,)}))
    without = {tip: one for tip, one in READ.teach_back.items() if tip != "tip-2"}
    assert raised(READ.model_copy(update={"teach_back": without}), check) == {"tip-2": Level.ASK}
    assert raised(READ, check) == {}
    assert judge(check).level is Level.OK
