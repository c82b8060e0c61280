"""The design's tables of content 2, written down once more, against the content and its floors.

Nothing here is taken from the code, so that a slip in either shows.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import pytest

from ketcheck.checklist.conditions import CONDITIONAL
from ketcheck.checklist.content import Answer, Checklist, Detail
from ketcheck.checklist.floors import BASE_QUESTIONS, CROSS_CHECK_FLOORS, DOUBTS

QUESTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "prescribed": ("before", "yes ok, no stop, unsure stop"),
    "feeling": ("before", "fine ok, slow stop, unwell urgent held, unsure stop"),
    "label": ("tip-1", "here ok, not-here ask"),
    "before": ("tip-1", "no ok, yes ok, unsure ask"),
    "used": ("tip-1", "no ok, yes ok, unsure ask"),
    "timing": ("tip-1", "due ok, too-soon stop, used-up stop, unsure ask"),
    "amount": ("tip-1", "label ok, more stop, less ask, unsure ask"),
    "area": ("tip-1", "told ok, new stop, unsure ask"),
    "skin-since": (
        "tip-2",
        "healed ok, told-ok ok, same stop, worse stop held, mistake ok, unsure ask",
    ),
    "skin": ("tip-2", "whole ok, broken stop, irritated stop, unsure ask"),
    "permit": ("tip-3", "may ok, not stop, not-asked ask, unsure ask"),
    "reaction": ("tip-3", "none ok, gone ok, mild stop, bad stop held, unsure ask"),
    "reaction-detail": ("tip-3", ""),
    "cover": ("tip-4", "none ok, airy ask, tight ok, unsure ask"),
    "cover-told": ("tip-4", "yes ok, no stop, unsure ask"),
    "told-since": ("tip-5", "all ok, some ask, no ask, unsure ask"),
    "today": ("tip-5", "none ok, alcohol ok, yes ok, ketamine stop, unsure ask"),
    "medicines-changed": ("tip-5", "no ok, told ok, untold ask, unsure ask"),
    "medicines": ("tip-5", "list ok, none ok, unsure ask"),
    "medicines-told": ("tip-5", "all ok, some ask, unsure ask"),
    "missed": ("tip-6", "none ok, one ok, more ok, unsure ask"),
    "make-up": ("tip-6", "no ok, yes stop, unsure ask"),
}
"""Each question in the order it is asked: its section, and its answers with their levels."""

UNMET: Final[Mapping[str, str]] = {
    "prescribed.yes": "ask",
    "before.yes": "ask",
    "used.yes": "ask",
    "skin-since.healed": "ask",
    "skin-since.told-ok": "ask",
    "skin-since.mistake": "ask",
    "permit.may": "ask",
    "cover-told.yes": "ask",
    "today.alcohol": "ask",
    "today.yes": "ask",
}
"""What an answer means without what it needs: a time, a name with a date, or time that is over."""

FILLED_IN: Final[Mapping[str, Detail]] = {
    "prescribed.yes": Detail.VOUCHED,
    "label.here": Detail.PLAN,
    "before.yes": Detail.LAST_USE,
    "before.unsure": Detail.LATEST_USE,
    "used.yes": Detail.USES,
    "used.unsure": Detail.LATEST_USE,
    "area.told": Detail.SITES,
    "skin-since.told-ok": Detail.VOUCHED,
    "skin.broken": Detail.SITES,
    "skin.irritated": Detail.SITES,
    "permit.may": Detail.VOUCHED,
    "cover.tight": Detail.SITES,
    "cover-told.yes": Detail.INSTRUCTION,
    "today.alcohol": Detail.SINCE,
    "today.yes": Detail.SINCE,
    "today.ketamine": Detail.SINCE,
    "today.unsure": Detail.SINCE,
    "medicines.list": Detail.MEDICINES,
}

LED_TO: Final[Mapping[str, str]] = {
    "reaction.gone": "reaction-detail",
    "reaction.mild": "reaction-detail",
    "reaction.bad": "reaction-detail",
    "cover.tight": "cover-told",
    "medicines-changed.told": "medicines",
    "medicines-changed.untold": "medicines",
    "medicines.list": "medicines-told",
    "missed.one": "make-up",
    "missed.more": "make-up",
    "missed.unsure": "make-up",
}

CROSS_CHECKS: Final[Mapping[str, str]] = {
    "too-soon": "stop",
    "maybe-too-soon": "ask",
    "bare-label": "ask",
    "used-against": "ask",
    "irritated-yet-fine": "stop",
    "reaction-again": "ask",
    "reaction-was-bad": "ask",
    "not-told": "ask",
    "none-yet-listed": "ask",
    "label-odd": "ask",
    "label-loosened": "ask",
    "felt-unsure": "ask",
    "cover-leave": "ask",
    "long-gap": "ask",
    "today": "ask",
    "to-ask": "ask",
    "clock-back": "ask",
    "held": "stop",
    "read-back": "ask",
    "tip-not-yet": "ask",
}
"""Those of the table, `to-ask` of the doubts, and the two of a session."""

EXTRAS: Final[Mapping[str, tuple[str, str]]] = {
    "heat": ("extra", "no ok, yes stop, unsure ask"),
    "other-cream": ("extra", "no ok, yes ask, unsure ask"),
    "thin-skin": ("extra", "no ok, yes stop, unsure ask"),
    "sedatives-today": ("extra", "no ok, yes ask, unsure ask"),
    "driving": ("extra", "no ok, yes ask, unsure ask"),
    "pregnant": ("extra", "no ok, told ok, untold ask, unsure ask"),
    "child-or-pet": ("extra", "no ok, yes ask, unsure ask"),
    "use-by": ("extra", "no ok, yes stop, unsure ask"),
    "tube-differs": ("extra", "no ok, yes stop, unsure ask"),
    "urine": ("monthly-extra", "no ok, yes ask, unsure ask"),
    "yellow": ("monthly-extra", "no ok, yes ask, unsure ask"),
    "craving": ("monthly-extra", "no ok, yes ask, unsure ask"),
    "surgery": ("monthly-extra", "no ok, yes ask, unsure ask"),
}

OPEN_DOUBTS: Final = (
    *("skin", "feeling", "reaction", "felt-unsure", "today", "to-ask", "prescribed", "medicines"),
    *("maybe-used", "label-loosened"),
    *("tip-1", "tip-2", "tip-3", "tip-4", "tip-5", "tip-6"),
)
"""Ids in `open`, each to be named in a list."""

NAMED_IN_QUESTIONS: Final = (
    *("skin-broken", "skin-irritated", "skin-mild", "skin-same", "skin-worse"),
    *("reaction-again", "reaction-was-bad", "used-against", "long-gap"),
)


def test_asks_what_the_design_asks_and_then_the_extras(checklist: Checklist) -> None:
    asked = {
        question.id: (question.group, _levels(question.answers)) for question in checklist.questions
    }
    extras = [question.id for question in checklist.questions if question.is_extra]

    assert [*asked] == [*QUESTIONS, *EXTRAS]
    assert {name: asked[name] for name in QUESTIONS} == QUESTIONS
    assert extras == [*EXTRAS]


def test_extras_are_of_the_levels_of_the_design(checklist: Checklist) -> None:
    extras = {
        question.id: (question.asked.value, _levels(question.answers))
        for question in checklist.questions
        if question.is_extra
    }

    assert extras == EXTRAS


def test_what_lacks_what_it_needs_is_to_be_asked_about(checklist: Checklist) -> None:
    unmet = {
        place: answer.unmet.level.value for place, answer in _answers(checklist) if answer.unmet
    }

    assert unmet == UNMET
    assert {f"{question}.{code}" for question, code in CONDITIONAL} == UNMET.keys()


def test_answers_have_filled_in_what_the_design_says(checklist: Checklist) -> None:
    details = {place: answer.detail for place, answer in _answers(checklist) if answer.detail}
    alone = {question.id for question in checklist.questions if question.detail}

    assert details == FILLED_IN
    assert alone == {"reaction-detail"}


def test_answers_lead_where_the_design_says(checklist: Checklist) -> None:
    leads = {place: answer.leads_to for place, answer in _answers(checklist) if answer.leads_to}

    assert leads == {place: (target,) for place, target in LED_TO.items()}


def test_has_the_cross_checks_of_the_design(checklist: Checklist) -> None:
    levels = {check.id: check.level.value for check in checklist.cross_checks}

    assert levels == CROSS_CHECKS


@pytest.mark.parametrize("doubt_id", [*OPEN_DOUBTS, *NAMED_IN_QUESTIONS])
def test_each_doubt_is_named(checklist: Checklist, doubt_id: str) -> None:
    assert checklist.doubt(doubt_id)


def test_no_other_doubts_are_named(checklist: Checklist) -> None:
    names = [doubt.id for doubt in checklist.doubts]

    assert sorted(names) == sorted((*OPEN_DOUBTS, *NAMED_IN_QUESTIONS))


def test_the_floors_are_those_of_the_design() -> None:
    floors = {name: (base.group, _floor_words(name)) for name, base in BASE_QUESTIONS.items()}

    assert floors == QUESTIONS
    assert [*floors] == [*QUESTIONS]
    assert {name: level.value for name, level in CROSS_CHECK_FLOORS.items()} == CROSS_CHECKS
    assert DOUBTS == NAMED_IN_QUESTIONS


def test_the_floors_lead_and_ask_for_details_as_the_design_does() -> None:
    leads = {
        f"{name}.{code}": target
        for name, base in BASE_QUESTIONS.items()
        for code, target in base.leads
    }
    details = {
        f"{name}.{code}": detail
        for name, base in BASE_QUESTIONS.items()
        for code, detail in base.details
    }

    assert leads == LED_TO
    assert details == FILLED_IN


def _levels(answers: tuple[Answer, ...]) -> str:
    return ", ".join(
        f"{answer.code} {answer.level.value}{' held' if answer.held else ''}" for answer in answers
    )


def _floor_words(name: str) -> str:
    base = BASE_QUESTIONS[name]
    return ", ".join(
        f"{code} {level.value}{' held' if code in base.held else ''}"
        for code, level in base.floors.items()
    )


def _answers(checklist: Checklist) -> Iterator[tuple[str, Answer]]:
    for question in checklist.questions:
        for answer in question.answers:
            yield f"{question.id}.{answer.code}", answer
