"""What is raised: each has its words, tells the way out, and none is leave to apply."""

import re

import pytest
from pydantic import ValidationError
from reading import sentences_in

from ketcheck.checklist.content import Checklist, Outcome
from ketcheck.checklist.level import Level

LEAVE = re.compile(
    r"(?:^|[,;:] |\b(?:then|and|so|or|now|can|you'll|you may now) )"
    r"(?:use|put|apply)\b(?! extra)[^.]*\b(?:cream|it|more|some)\b",
    re.IGNORECASE,
)
"""A sentence that tells to put the cream on, or that it may be."""


def test_what_is_raised_has_its_reason_its_notice_and_its_next_step(checklist: Checklist) -> None:
    raised = _raised(checklist)

    assert len(raised) > 90
    for place, outcome in raised:
        assert all((outcome.reason, outcome.notice, outcome.next_step)), place


def test_what_is_raised_says_whom_to_turn_to_or_what_clears_it(checklist: Checklist) -> None:
    way_out = re.compile(r"doctor|nurse|emergency number|check again")

    for place, outcome in _raised(checklist):
        assert way_out.search(outcome.next_step or ""), place


def test_every_ask_says_what_ends_it(checklist: Checklist) -> None:
    asks = [(place, one) for place, one in _raised(checklist) if one.level is Level.ASK]

    assert len(asks) > 70
    assert [
        place for place, one in asks if "check again" not in (one.next_step or "").casefold()
    ] == []


def test_no_next_step_or_notice_of_ask_or_more_is_leave_to_apply(checklist: Checklist) -> None:
    steps = [(place, one.next_step or "") for place, one in _raised(checklist)]
    steps += [(place, one.notice or "") for place, one in _raised(checklist)]
    levels = (Level.ASK, Level.STOP, Level.URGENT)
    steps += [(level.value, checklist.words_for(level).next_step) for level in levels]

    assert [(place, step) for place, step in steps if _gives_leave(step)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Put the cream on now.",
        "Wait an hour, then use it.",
        "Wash your skin and apply more.",
        "You can use the cream again.",
        "If the pain is bad: use some.",
        "Ask your nurse. You may now use the cream.",
    ],
)
def test_leave_to_apply_is_seen_as_such(sentence: str) -> None:
    assert _gives_leave(sentence)


def test_the_ok_alone_is_leave_to_apply(checklist: Checklist) -> None:
    assert _gives_leave(checklist.words_for(Level.OK).next_step)


def test_a_wait_that_is_known_is_named(checklist: Checklist) -> None:
    too_soon = checklist.cross_check("too-soon")

    assert too_soon is not None
    assert too_soon.next_step == "You can check again after {due}."


def test_urgent_tells_three_steps_and_nothing_else(checklist: Checklist) -> None:
    feeling = checklist.question("feeling")
    answer = feeling.answer("unwell") if feeling else None
    steps = (
        "Wash the cream off. Call the emergency number. "
        "Don't stay alone: if someone is with you, have them stay."
    )

    assert answer is not None
    assert answer.notice == steps
    assert answer.next_step == steps
    assert checklist.words_for(Level.URGENT).next_step == steps


def test_the_words_of_a_level_that_applies_tell_of_ok_alone(checklist: Checklist) -> None:
    for level in (Level.ASK, Level.STOP, Level.URGENT):
        words = checklist.words_for(level)
        assert not re.search(r"\buse the cream once\b|\bOK\b", words.title + words.next_step)


@pytest.mark.parametrize("lacking", ["reason", "notice", "next_step"])
def test_a_raised_level_without_its_words_is_refused(lacking: str) -> None:
    words = {"reason": "Why.", "notice": "What.", "next_step": "Then."}
    del words[lacking]

    with pytest.raises(ValidationError, match="needs a reason, a notice and a next step"):
        Outcome.model_validate({"level": "ask", **words})


def _raised(checklist: Checklist) -> list[tuple[str, Outcome]]:
    outcomes: list[tuple[str, Outcome]] = [(check.id, check) for check in checklist.cross_checks]
    for question in checklist.questions:
        for answer in question.answers:
            outcomes.append((f"{question.id}.{answer.code}", answer))
            if answer.unmet:
                outcomes.append((f"{question.id}.{answer.code} unmet", answer.unmet))
    return [(place, outcome) for place, outcome in outcomes if outcome.level > Level.OK]


def _gives_leave(text: str) -> bool:
    return any(LEAVE.search(sentence) for sentence in sentences_in(text))
