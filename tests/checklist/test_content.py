"""The base checklist: what it asks, every sentence of it, and how easy they read."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError
from reading import ALLOWED_TERMS, HIGHEST_GRADE, grade, sentences_in
from support import NOW, sentences

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import (
    Answer,
    Checklist,
    Doubt,
    Settings,
    Shown,
    Taught,
)
from ketcheck.checklist.cross_checks import findings
from ketcheck.checklist.details import Certainty, Medicine
from ketcheck.checklist.floors import DOUBTS
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import put_in
from ketcheck.resources import resource

SNAPSHOT = Path(__file__).parent / "snapshots" / "topical-ketamine.txt"
"""Written anew by `RENEW_SNAPSHOTS=1 python -m pytest tests/checklist/test_content.py`."""


def test_settings_are_those_of_the_design(checklist: Checklist) -> None:
    assert checklist.settings == Settings(
        ok_minutes=30, long_gap_days=7, stale_draft_minutes=120, asked_again_minutes=30
    )


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


def test_each_tip_is_taught_with_phrases_for_the_words_of_the_patient(
    checklist: Checklist,
) -> None:
    quick = [len(group.teaching.quick) if group.teaching else 0 for group in checklist.groups]

    assert quick[0] == 0
    assert min(quick[1:]) >= 3


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
        ("used", {Shown.USES}),
        ("cover", {Shown.COVER}),
        ("told-since", {Shown.MEDICINES}),
        ("today", {Shown.MEDICINES}),
        ("medicines-changed", {Shown.MEDICINES}),
        ("missed", {Shown.USES}),
    ],
)
def test_known_facts_are_on_screen(
    checklist: Checklist, question_id: str, shown: set[Shown]
) -> None:
    question = checklist.question(question_id)

    assert question is not None
    assert set(question.shows) == shown


@pytest.mark.parametrize(
    ("question_id", "fields"),
    [
        ("used", {"when"}),
        ("skin-since", {"when", "place", "words"}),
        ("skin", {"places"}),
        ("permit", {"when", "reasons"}),
        ("told-since", {"medicines"}),
    ],
)
def test_a_question_names_what_it_is_about(
    checklist: Checklist, question_id: str, fields: set[str]
) -> None:
    question = checklist.question(question_id)

    assert question is not None
    assert set(re.findall(r"{(\w+)}", question.words)) == fields


def test_answers_name_the_amount_and_the_places(checklist: Checklist) -> None:
    assert "{amount}" in _answer(checklist, "amount", "label").words
    assert "{places}" in _answer(checklist, "area", "told").words


def test_eczema_socks_shoes_and_braces_are_named(checklist: Checklist) -> None:
    cover = checklist.question("cover")

    assert "eczema" in _answer(checklist, "skin", "irritated").words
    assert cover is not None
    assert all(word in (cover.help or "") for word in ("socks", "shoes", "braces"))


@pytest.mark.parametrize("code", ["one", "more"])
def test_a_missed_use_is_never_made_up_for(checklist: Checklist, code: str) -> None:
    assert (_answer(checklist, "missed", code).notice or "").startswith("Don't use extra")


@pytest.mark.parametrize(
    "name",
    ["Ketamine 50 mg/mL", "esketamine", "Arketamine", "SPRAVATO", "Ketalar", "Ketanest S"],
)
def test_a_medicine_that_holds_ketamine_is_known_by_its_name(
    checklist: Checklist, name: str
) -> None:
    assert _holds_ketamine(checklist, name)


@pytest.mark.parametrize(
    "name",
    [
        "ketorolac",
        "ketoconazole",
        "ketoprofen",
        "dexketoprofen",
        "ketotifen",
        "Keppra",
        "memantine",
    ],
)
def test_names_that_only_look_like_ketamine_are_not_taken_for_it(
    checklist: Checklist, name: str
) -> None:
    assert not _holds_ketamine(checklist, name)


@pytest.mark.parametrize(
    "phrase",
    [
        *("can not", "cannot", "drug store", "poison line", "mixed up", "mix well", "whom"),
        *("gave you the cream", "finish the check", "at worst", "how to go on", "keeps to"),
    ],
)
def test_no_phrase_that_native_readers_replaced_is_left(checklist: Checklist, phrase: str) -> None:
    assert [place for place, text in sentences(checklist).items() if _has(text, phrase)] == []


@pytest.mark.parametrize(
    "word",
    ["rare", "safer", "harmless", "heart", "opioid", "capsaicin", "limited", "don't worry"],
)
def test_nothing_reassures_or_praises_mixing(checklist: Checklist, word: str) -> None:
    found = [place for place, text in sentences(checklist).items() if _has(text, word)]

    assert found == []


def test_every_sentence_is_as_it_was_agreed(checklist: Checklist) -> None:
    now = "".join(f"{place} = {text}\n" for place, text in sorted(sentences(checklist).items()))
    if os.environ.get("RENEW_SNAPSHOTS"):
        SNAPSHOT.write_text(now, encoding="utf-8")

    assert now == SNAPSHOT.read_text(encoding="utf-8")


def test_every_sentence_reads_at_grade_six_or_lower(checklist: Checklist) -> None:
    graded = [
        (grade(sentence), place, sentence)
        for place, text in _read_alone(checklist)
        for sentence in sentences_in(text)
    ]

    assert len(graded) > 900
    assert [row for row in graded if row[0] > HIGHEST_GRADE] == []


def test_a_hard_sentence_is_seen_as_hard() -> None:
    assert grade("Occlusive dressings increase systemic absorption significantly.") > 6


@pytest.mark.parametrize("term", ALLOWED_TERMS)
def test_every_allowed_term_is_needed(checklist: Checklist, term: str) -> None:
    of_sheets = resource("sheets", "words.toml").read_text(encoding="utf-8")
    assert any(_has(text, term) for text in (*sentences(checklist).values(), of_sheets))


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


def _holds_ketamine(checklist: Checklist, name: str) -> bool:
    medicine = Medicine(name=name, told=Certainty.NO)
    check = Check(checklist, Known(medicines=(medicine,)), NOW)
    found = [one for one in findings(check) if one.id == "not-told"]
    return found[0].outcome.level is Level.STOP


def _read_alone(checklist: Checklist) -> Iterator[tuple[str, str]]:
    """Each text as it is read: what is named inside a question is read in its sentence."""
    within = {
        f"doubts.{doubt.id}.words": _named_in_question(checklist, doubt)
        for doubt in checklist.doubts
        if doubt.id in DOUBTS
    }
    for place, text in sentences(checklist).items():
        yield place, within.get(place, text)


def _named_in_question(checklist: Checklist, doubt: Doubt) -> str:
    is_of_skin = doubt.id.startswith("skin-")
    question = checklist.question("skin-since" if is_of_skin else "permit")
    assert question is not None
    return put_in(question.words, {"words" if is_of_skin else "reasons": doubt.words})


def _has(text: str, word: str) -> bool:
    return re.search(rf"\b{word}s?\b", text, re.IGNORECASE) is not None
