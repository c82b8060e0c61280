"""The design's table of questions written down once more, apart from content and code.

What the checklist says is compared with this, so that a slip in one of them shows.
"""

from collections.abc import Mapping
from typing import Final

from ketcheck.checklist.details import Plan
from ketcheck.checklist.known import Known

LEVELS: Final[Mapping[str, Mapping[str, str]]] = {
    "prescribed": {"yes": "ok", "no": "stop", "unsure": "stop"},
    "feeling": {"fine": "ok", "unwell": "urgent", "unsure": "stop"},
    "label": {"here": "ok", "not-here": "ask"},
    "applied": {"yes": "ok", "no": "ok", "unsure": "ask"},
    "timing": {"due": "ok", "too-soon": "stop", "used-up": "stop", "unsure": "ask"},
    "amount": {"label": "ok", "more": "stop", "less": "ask", "unsure": "ask"},
    "area": {"told": "ok", "new": "stop", "unsure": "ask"},
    "skin": {"whole": "ok", "broken": "stop", "irritated": "stop", "unsure": "ask"},
    "reaction": {
        "none": "ok",
        "gone": "ok",
        "mild": "stop",
        "bad": "stop",
        "first": "ok",
        "unsure": "ask",
    },
    "reaction-detail": {},
    "cover": {"none": "ok", "airy": "ask", "tight": "ok", "unsure": "ask"},
    "cover-told": {"yes": "ok", "no": "stop", "unsure": "ask"},
    "medicines-changed": {"no": "ok", "told": "ok", "untold": "ask", "unsure": "ask"},
    "medicines": {"list": "ok", "none": "ok", "unsure": "ask"},
    "medicines-told": {"all": "ok", "some": "ask", "unsure": "ask"},
    "missed": {
        "none": "ok",
        "one": "ok",
        "more": "ask",
        "as-needed": "ok",
        "first": "ok",
        "unsure": "ask",
    },
    "make-up": {"no": "ok", "yes": "stop", "unsure": "ask"},
}
"""Every question in the order it is asked, with the level of each answer."""

HELD: Final = {("feeling", "unwell"), ("reaction", "bad")}

CROSS_CHECKS: Final[Mapping[str, str]] = {
    "too-soon": "stop",
    "irritated-yet-fine": "stop",
    "reaction-again": "ask",
    "first-yet-history": "ask",
    "none-yet-listed": "ask",
    "sleepy-not-told": "ask",
    "long-gap": "ask",
    "clock-back": "ask",
    "held": "stop",
}

SEVERITY: Final = ("ok", "ask", "stop", "urgent")


def path(known: Known, answers: Mapping[str, str], plan: Plan | None) -> list[str]:
    """Ids of the questions that are asked, in order."""
    return [question for question in LEVELS if _asked(question, known, answers, plan)]


def _asked(question: str, known: Known, answers: Mapping[str, str], plan: Plan | None) -> bool:  # noqa: C901, PLR0911 - a row of the table each
    first = known.newest is None
    match question:
        case "prescribed":
            return not known.prescribed
        case "label":
            return known.plan is None
        case "applied":
            return known.last_ok is not None
        case "timing":
            return not (_limits_time(plan) and _last_use_known(known, answers))
        case "reaction-detail":
            return answers.get("reaction") in {"gone", "mild", "bad"}
        case "cover-told":
            return answers.get("cover") == "tight"
        case "medicines-changed":
            return not first
        case "medicines":
            return first or answers.get("medicines-changed") in {"told", "untold"}
        case "medicines-told":
            return answers.get("medicines") == "list" and _asked("medicines", known, answers, plan)
        case "make-up":
            return answers.get("missed") in {"one", "more", "unsure"}
        case _:
            return True


def _limits_time(plan: Plan | None) -> bool:
    if plan is None:
        return False
    return bool(plan.hours_between or plan.most_a_day or isinstance(plan.times_a_day, int))


def _last_use_known(known: Known, answers: Mapping[str, str]) -> bool:
    if known.last_ok is not None:
        match answers.get("applied"):
            case None | "yes":
                return True
            case "unsure":
                return False
    return bool(known.uses) and not known.maybe_used_since
