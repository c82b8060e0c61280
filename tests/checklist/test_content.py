"""The base checklist: what it asks, every sentence of it, and how easy they read."""

import os
import re
from pathlib import Path

import oracle
import pytest
from pydantic import ValidationError
from reading import ALLOWED_TERMS, HIGHEST_GRADE, grade, sentences_in
from support import sentences

from ketcheck.checklist.content import (
    Answer,
    Checklist,
    Detail,
    Outcome,
    Settings,
    Shown,
    Taught,
)
from ketcheck.checklist.level import Level

SNAPSHOT = Path(__file__).parent / "snapshots" / "topical-ketamine.txt"
"""Written anew by `RENEW_SNAPSHOTS=1 python -m pytest tests/checklist/test_content.py`."""


def test_asks_what_the_design_asks(checklist: Checklist) -> None:
    asked = {
        question.id: {answer.code: answer.level.value for answer in question.answers}
        for question in checklist.questions
    }

    assert asked == oracle.LEVELS
    assert [*asked] == [*oracle.LEVELS]


def test_holds_what_the_design_holds(checklist: Checklist) -> None:
    held = {
        (question.id, answer.code)
        for question in checklist.questions
        for answer in question.answers
        if answer.held
    }

    assert held == oracle.HELD


def test_has_the_cross_checks_of_the_design(checklist: Checklist) -> None:
    levels = {check.id: check.level.value for check in checklist.cross_checks}

    assert levels == oracle.CROSS_CHECKS


def test_settings_are_those_of_the_design(checklist: Checklist) -> None:
    assert checklist.settings == Settings(ok_minutes=30, long_gap_days=7, stale_draft_minutes=120)


def test_the_rail_has_the_six_tips(checklist: Checklist) -> None:
    assert [(group.id, group.tip, group.title) for group in checklist.groups] == [
        ("before", 0, "How you feel"),
        ("tip-1", 1, "Amount and time"),
        ("tip-2", 2, "Whole, healthy skin"),
        ("tip-3", 3, "Skin reactions"),
        ("tip-4", 4, "No tight cover"),
        ("tip-5", 5, "Other medicines"),
        ("tip-6", 6, "Steady use"),
    ]


def test_each_tip_is_taught(checklist: Checklist) -> None:
    assert [bool(group.teaching) for group in checklist.groups] == [False] + [True] * 6


def test_topics_come_before_and_after_the_tips(checklist: Checklist) -> None:
    assert [(topic.id, topic.taught) for topic in checklist.topics] == [
        ("what-it-is-for", Taught.BEFORE),
        ("adds-to-other-treatment", Taught.BEFORE),
        ("when-relief-may-come", Taught.BEFORE),
        ("needs-a-prescription", Taught.BEFORE),
        ("open-questions", Taught.AFTER),
        ("what-you-will-do-next", Taught.AFTER),
    ]


def test_levels_are_shown_in_the_words_of_the_design(checklist: Checklist) -> None:
    titles = {words.level.value: words.title for words in checklist.levels}

    assert titles == {
        "ok": "OK to apply once",
        "ask": "Ask first. Do not apply yet.",
        "stop": "STOP. Do not apply.",
        "urgent": "STOP. Get help now.",
    }


def test_each_level_has_a_short_name_of_its_own(checklist: Checklist) -> None:
    assert len({words.short for words in checklist.levels}) == len(Level)


def test_ok_says_for_how_long(checklist: Checklist) -> None:
    assert f" {checklist.settings.ok_minutes} minutes" in checklist.words_for(Level.OK).next_step


@pytest.mark.parametrize(
    ("question_id", "shown"),
    [
        ("timing", {Shown.PLAN, Shown.LAST_USE}),
        ("amount", {Shown.PLAN, Shown.LAST_USE}),
        ("area", {Shown.PLAN}),
        ("medicines-changed", {Shown.MEDICINES}),
    ],
)
def test_known_facts_are_on_screen(
    checklist: Checklist, question_id: str, shown: set[Shown]
) -> None:
    question = checklist.question(question_id)

    assert question is not None
    assert set(question.shows) == shown


def test_applied_names_the_check_that_it_asks_about(checklist: Checklist) -> None:
    question = checklist.question("applied")

    assert question is not None
    assert "{when}" in question.words


def test_a_cover_told_by_nobody_named_is_asked_about(checklist: Checklist) -> None:
    answer = _answer(checklist, "cover-told", "yes")

    assert answer.detail is Detail.INSTRUCTION
    assert answer.without_detail is not None
    assert answer.without_detail.level is Level.ASK


@pytest.mark.parametrize("code", ["one", "more"])
def test_a_missed_use_is_never_made_up_for(checklist: Checklist, code: str) -> None:
    assert (_answer(checklist, "missed", code).notice or "").startswith("Use no extra")


def test_what_is_raised_says_whom_to_turn_to_or_what_clears_it(checklist: Checklist) -> None:
    way_out = re.compile(r"doctor|nurse|emergency number|check again")

    for place, outcome in _raised(checklist):
        assert way_out.search(outcome.next_step or ""), place


def test_urgent_says_to_wash_the_cream_off_and_call(checklist: Checklist) -> None:
    answer = _answer(checklist, "feeling", "unwell")

    for words in (answer.next_step, checklist.words_for(Level.URGENT).next_step):
        assert words == "Wash the cream off. Then call the emergency number or the poison line."


def test_sources_name_a_place_or_say_that_there_is_none(checklist: Checklist) -> None:
    place = re.compile(r"(Tip [1-6] s\d|FAQ [1-6]|[Ss]ection \d|silent)")
    teaching = [group.teaching for group in checklist.groups if group.teaching]

    for item in (*checklist.questions, *checklist.cross_checks, *checklist.topics, *teaching):
        assert place.search(item.source), item


@pytest.mark.parametrize(
    "word", ["rare", "safer", "harmless", "heart", "opioid", "capsaicin", "limited", "don't worry"]
)
def test_nothing_reassures_or_praises_mixing(checklist: Checklist, word: str) -> None:
    found = [place for place, text in sentences(checklist).items() if _has(text, word)]

    assert found == []


def test_the_words_of_a_level_that_applies_tell_of_ok_alone(checklist: Checklist) -> None:
    for level in (Level.ASK, Level.STOP, Level.URGENT):
        words = checklist.words_for(level)
        assert not re.search(r"\buse the cream once\b|\bOK\b", words.title + words.next_step)


def test_every_sentence_is_as_it_was_agreed(checklist: Checklist) -> None:
    now = "".join(f"{place} = {text}\n" for place, text in sorted(sentences(checklist).items()))
    if os.environ.get("RENEW_SNAPSHOTS"):
        SNAPSHOT.write_text(now, encoding="utf-8")

    assert now == SNAPSHOT.read_text(encoding="utf-8")


def test_every_sentence_reads_at_grade_six_or_lower(checklist: Checklist) -> None:
    graded = [
        (grade(sentence), place, sentence)
        for place, text in sentences(checklist).items()
        for sentence in sentences_in(text)
    ]

    assert len(graded) > 400
    assert [row for row in graded if row[0] > HIGHEST_GRADE] == []


def test_a_hard_sentence_is_seen_as_hard() -> None:
    assert grade("Occlusive dressings increase systemic absorption significantly.") > 6


@pytest.mark.parametrize("term", ALLOWED_TERMS)
def test_every_allowed_term_is_needed(checklist: Checklist, term: str) -> None:
    assert any(_has(text, term) for text in sentences(checklist).values())


@pytest.mark.parametrize("lacking", ["reason", "notice", "next_step"])
def test_a_raised_level_without_its_words_is_refused(lacking: str) -> None:
    words = {"reason": "Why.", "notice": "What.", "next_step": "Then."}
    del words[lacking]

    with pytest.raises(ValidationError, match="needs a reason, a notice and a next step"):
        Outcome.model_validate({"level": "ask", **words})


def test_content_is_frozen(checklist: Checklist) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        checklist.questions[0].words = "Other words"


def test_look_ups_find_what_is_there_and_nothing_else(checklist: Checklist) -> None:
    assert checklist.question("no-such-question") is None
    assert checklist.questions[0].answer("no-such-code") is None
    assert checklist.group("tip-2").tip == 2
    held = checklist.cross_check("held")
    assert held
    assert held.id == "held"


def _answer(checklist: Checklist, question_id: str, code: str) -> Answer:
    question = checklist.question(question_id)
    assert question is not None
    answer = question.answer(code)
    assert answer is not None
    return answer


def _raised(checklist: Checklist) -> list[tuple[str, Outcome]]:
    outcomes: list[tuple[str, Outcome]] = [(check.id, check) for check in checklist.cross_checks]
    for question in checklist.questions:
        for answer in question.answers:
            outcomes.append((f"{question.id}.{answer.code}", answer))
            if answer.without_detail:
                outcomes.append((f"{question.id}.{answer.code}", answer.without_detail))
    return [(place, outcome) for place, outcome in outcomes if outcome.level > Level.OK]


def _has(text: str, word: str) -> bool:
    return re.search(rf"\b{word}s?\b", text, re.IGNORECASE) is not None
