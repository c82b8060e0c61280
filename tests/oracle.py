"""The design's table of questions written down once more, apart from content and code.

What the checklist says is compared with this, so that a slip in one of them shows.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from ketcheck.checklist.details import Plan
from ketcheck.checklist.draft import Check
from ketcheck.checklist.known import Known

LEVELS: Final[Mapping[str, Mapping[str, str]]] = {
    "prescribed": {"yes": "ok", "no": "stop", "unsure": "stop"},
    "feeling": {"fine": "ok", "slow": "stop", "unwell": "urgent", "unsure": "stop"},
    "label": {"here": "ok", "not-here": "ask"},
    "before": {"no": "ok", "yes": "ok", "unsure": "ask"},
    "used": {"no": "ok", "yes": "ok", "unsure": "ask"},
    "timing": {"due": "ok", "too-soon": "stop", "used-up": "stop", "unsure": "ask"},
    "amount": {"label": "ok", "more": "stop", "less": "ask", "unsure": "ask"},
    "area": {"told": "ok", "new": "stop", "unsure": "ask"},
    "skin-since": {
        "healed": "ok",
        "told-ok": "ok",
        "same": "stop",
        "worse": "stop",
        "mistake": "ok",
        "unsure": "ask",
    },
    "skin": {"whole": "ok", "broken": "stop", "irritated": "stop", "unsure": "ask"},
    "permit": {"may": "ok", "not": "stop", "not-asked": "ask", "unsure": "ask"},
    "reaction": {"none": "ok", "gone": "ok", "mild": "stop", "bad": "stop", "unsure": "ask"},
    "reaction-detail": {},
    "cover": {"none": "ok", "airy": "ask", "tight": "ok", "unsure": "ask"},
    "cover-told": {"yes": "ok", "no": "stop", "unsure": "ask"},
    "told-since": {"all": "ok", "some": "ask", "no": "ask", "unsure": "ask"},
    "today": {"none": "ok", "alcohol": "ok", "yes": "ok", "ketamine": "stop", "unsure": "ask"},
    "medicines-changed": {"no": "ok", "told": "ok", "untold": "ask", "unsure": "ask"},
    "medicines": {"list": "ok", "none": "ok", "unsure": "ask"},
    "medicines-told": {"all": "ok", "some": "ask", "unsure": "ask"},
    "missed": {"none": "ok", "one": "ok", "more": "ok", "unsure": "ask"},
    "make-up": {"no": "ok", "yes": "stop", "unsure": "ask"},
}
"""Every question in the order it is asked, with the level of each answer."""

HELD: Final = {("feeling", "unwell"), ("skin-since", "worse"), ("reaction", "bad")}

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


def level(check: Check, now: datetime) -> str:
    """The level of a finished check: the highest of its answers and cross-checks."""
    answers = check.draft.answers
    asked = [name for name in path(check.known, answers, check.plan) if name in answers]
    raised = [LEVELS[name][answers[name]] for name in asked]
    raised += [CROSS_CHECKS[name] for name in cross_checks(check, now)]
    if answers.get("cover-told") == "yes" and check.draft.instruction is None:
        raised.append("ok" if check.plan and check.plan.cover else "ask")
    return max(raised, key=SEVERITY.index)


def cross_checks(check: Check, now: datetime) -> set[str]:
    """Ids of the cross-checks that apply."""
    known, answers = check.known, check.draft.answers
    uses = [use.timestamp() for use in _uses(known, answers)]
    clock_back = known.newest is not None and now.timestamp() < known.newest.timestamp()
    says_first = answers.get("reaction") == "first" or answers.get("missed") == "first"
    listed = answers.get("medicines") in {"list", "none"}
    medicines = check.draft.medicines if listed else known.medicines
    facts = {
        "too-soon": not clock_back and _too_soon(check, now),
        "irritated-yet-fine": (answers.get("reaction"), answers.get("skin")) == ("mild", "whole"),
        "reaction-again": _reaction_again(check),
        "first-yet-history": says_first and bool(uses),
        "none-yet-listed": answers.get("medicines") == "none" and bool(known.medicines),
        "sleepy-not-told": any(
            one.sleepy.value in {"yes", "unsure"} and one.told.value in {"no", "unsure"}
            for one in medicines
        ),
        "long-gap": not clock_back and bool(uses) and now.timestamp() - uses[0] > 7 * 86400,
        "clock-back": clock_back,
        "cover-leave": _leave_does_not_fit(check, now),
        "held": bool(known.held_by),
    }
    return {name for name, applies in facts.items() if applies}


def _uses(known: Known, answers: Mapping[str, str]) -> list[datetime]:
    told = [known.last_ok] if known.last_ok and answers.get("applied") == "yes" else []
    return [*told, *known.uses]


def _too_soon(check: Check, now: datetime) -> bool:
    uses, plan = _uses(check.known, check.draft.answers), check.plan
    if not uses or plan is None or not _limits_time(plan):
        return False
    a_day = [limit for limit in (plan.times_a_day, plan.most_a_day) if isinstance(limit, int)]
    today = [use for use in uses if use.astimezone(now.tzinfo).date() == now.date()]
    hours = plan.hours_between or 12 / min(a_day)
    since = now.timestamp() - uses[0].timestamp()
    return since < hours * 3600 or (bool(a_day) and len(today) >= min(a_day))


def _leave_does_not_fit(check: Check, now: datetime) -> bool:
    answers, leave = check.draft.answers, check.plan.cover if check.plan else None
    if leave is None or check.draft.instruction is not None:
        return False
    if (answers.get("cover"), answers.get("cover-told")) != ("tight", "yes"):
        return False
    sites = check.plan.sites if check.plan else ()
    in_time = leave.when.isoformat() <= now.date().isoformat() <= leave.until.isoformat()
    return not in_time or (bool(sites) and leave.place not in sites)


def _reaction_again(check: Check) -> bool:
    if check.draft.answers.get("reaction") != "gone" or not check.known.last_gone:
        return False
    before, reaction = check.known.last_gone_site, check.draft.reaction
    return before is None or reaction is None or before == reaction.site
