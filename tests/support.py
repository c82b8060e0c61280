"""What tests share: the base checklist, a way to answer it, and its text changed at will."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Checklist, Detail
from ketcheck.checklist.details import (
    Certainty,
    CoverTold,
    LastUse,
    Medicine,
    Plan,
    Reaction,
    Since,
    Sites,
    Uses,
    UseTold,
    Vouched,
)
from ketcheck.checklist.draft import Filled
from ketcheck.checklist.ledger.known import Checked, Known
from ketcheck.checklist.ledger.uses import Use
from ketcheck.checklist.level import Level
from ketcheck.checklist.loading import parse_checklist
from ketcheck.resources import resource

CHECKLIST_PATH = resource("checklists", "topical-ketamine.toml")
EXTRAS_PATH = resource("checklists", "extras.toml")

NOW = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)

PLAN = Plan(amount="a pea-size amount", times_a_day=3, hours_between=6, sites=("left foot",))
UNTIMED_PLAN = Plan(amount="a pea-size amount", times_a_day="when needed")
MEDICINE = Medicine(name="vitamin C", sleepy=Certainty.NO, told=Certainty.YES)
REACTION = Reaction(site="left foot", since=date(2026, 11, 20), worst=3, did="washed it")
VOUCHED = Vouched(who="Dr. Lee", when=date(2026, 11, 22))
INSTRUCTION = CoverTold(who="Dr. Lee", when=date(2026, 11, 1), sites=("left foot",))
LATEST = NOW - timedelta(hours=7)

FILLED: Mapping[Detail, Filled] = {
    Detail.PLAN: PLAN,
    Detail.MEDICINES: (MEDICINE,),
    Detail.REACTION: REACTION,
    Detail.INSTRUCTION: INSTRUCTION,
    Detail.VOUCHED: VOUCHED,
    Detail.SITES: Sites(sites=("left foot",)),
    Detail.LAST_USE: LastUse(last=LATEST),
    Detail.USES: Uses(uses=(UseTold(at=LATEST, sites=("left foot",)),)),
    Detail.SINCE: Since(at=NOW - timedelta(hours=25)),
}

FINE: Mapping[str, str] = {
    "prescribed": "yes",
    "feeling": "fine",
    "label": "here",
    "before": "no",
    "used": "no",
    "timing": "due",
    "amount": "label",
    "area": "told",
    "skin-since": "told-ok",
    "skin": "whole",
    "permit": "may",
    "reaction": "none",
    "cover": "none",
    "cover-told": "yes",
    "told-since": "all",
    "today": "none",
    "medicines-changed": "no",
    "medicines": "list",
    "medicines-told": "all",
    "missed": "none",
    "make-up": "no",
}
"""An ok answer to each question."""

FIRST = Known()
"""A person without records."""

LATER = Known(
    prescribed=True,
    plan=PLAN,
    newest=NOW - timedelta(hours=8),
    uses_since=NOW - timedelta(hours=8),
    uses=(Use(at=LATEST, sites=("left foot",)),),
    checks=(Checked(at=NOW - timedelta(hours=8), level=Level.OK),),
    medicines=(MEDICINE,),
    medicines_asked=True,
)
"""A person whose last check was ok, eight hours ago, and who then put the cream on."""


@cache
def base_checklist() -> Checklist:
    """The checklist that ketcheck comes with, and its optional questions."""
    return parse_checklist(checklist_text(), CHECKLIST_PATH.name)


def checklist_text() -> str:
    """The text of both files, as one."""
    return "\n".join(path.read_text(encoding="utf-8") for path in (CHECKLIST_PATH, EXTRAS_PATH))


def new_check(known: Known = FIRST) -> Check:
    """A check with nothing answered."""
    return Check(base_checklist(), known, NOW)


def give(
    check: Check, answers: Mapping[str, str], filled: Mapping[Detail, Filled] = FILLED
) -> Check:
    """The check with those answers and details given in the order they are asked.

    It stops at the first question that neither an answer nor a detail is there for.
    """
    while check.missing:
        question = check.checklist.question(check.missing[0])
        assert question is not None
        before = check
        if question.answers and question.id in answers:
            check = check.answer(question.id, answers[question.id])
        answer = check.answered(question)
        for detail in (question.detail, answer.detail if answer else None):
            if detail in filled:
                check = check.fill(question.id, detail, filled[detail])
        if check == before:
            return check
    return check


def finished(known: Known = FIRST, **answers: str) -> Check:
    """A whole check with ok answers, but for those given (`medicines_told="some"`)."""
    return give(new_check(known), FINE | _dashed(answers))


def _dashed(answers: Mapping[str, str]) -> dict[str, str]:
    return {key.replace("_", "-"): code for key, code in answers.items()}


_NOT_SHOWN = {
    "id",
    "code",
    "source",
    "grade",
    "ketamine_names",
    "group",
    "version",
    "language",
    "settings",
    "asked",
    "taught",
    "detail",
    "shows",
    "leads_to",
}


def sentences(checklist: Checklist) -> dict[str, str]:
    """Every sentence that is shown, by its place: `questions.skin.broken.reason`."""
    return dict(_sentences(checklist.model_dump(mode="json"), ()))


def _sentences(value: Any, place: tuple[str, ...]) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        yield ".".join(place), value
    elif isinstance(value, dict):
        shown = set(value) - _NOT_SHOWN - ({"level"} if "level" in value else set())
        for key in sorted(shown):
            yield from _sentences(value[key], (*place, key))
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from _sentences(item, (*place, _name(item, number)))


def _name(item: object, number: int) -> str:
    if not isinstance(item, dict):
        return str(number)
    return str(item.get("id") or item.get("code") or item["level"])
