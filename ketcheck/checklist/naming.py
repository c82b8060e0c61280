"""What a question names: the places, the amount, when something was said, and in what words."""

from datetime import datetime

from ketcheck.checklist.check import Check
from ketcheck.checklist.details import Plan
from ketcheck.checklist.ledger import known as ids
from ketcheck.checklist.ledger.known import OpenDoubt
from ketcheck.checklist.sites import in_words
from ketcheck.checklist.wording import spoken

_AMOUNT = "the amount"
_SKIN = "usual spot"


def fields_of(question_id: str, check: Check) -> dict[str, str]:
    """The fields of a question, by name; each has a value, so that no brace is ever shown."""
    doubts = _doubts(question_id, check)
    since = check.known.uses_since or check.known.newest
    when = max(one.since for one in doubts) if doubts else since
    return {
        "when": _taken(check) if question_id == "today" else _spoken(when, check) or "earlier",
        "amount": _amount(check.plan, check.sites),
        "places": places_words(check, check.sites),
        "place": _place(check, doubts),
        "words": in_words(list(dict.fromkeys(_said(check, one) for one in doubts))),
        "reasons": _reasons(check, doubts),
        "medicines": _medicines(doubts),
    }


def _spoken(when: datetime | None, check: Check) -> str:
    return spoken(when, check.now) if when else ""


def _taken(check: Check) -> str:
    """When a drink or a drug of the last day was taken."""
    return _spoken(check.taken_today, check) or "we don't know when"


def places_words(check: Check, sites: tuple[str, ...]) -> str:
    """`left foot and right knee`; `usual spot` where the label names no place."""
    every = check.plan.site_words if check.plan else ()
    return in_words(sites or every) or _SKIN


def _doubts(question_id: str, check: Check) -> tuple[OpenDoubt, ...]:
    known, now = check.known, check.now
    if question_id == "skin-since":
        return known.skin_doubts(check.sites, check.plan)
    by_question = {"permit": ids.TO_ASK, "told-since": ids.MEDICINES, "prescribed": ids.PRESCRIBED}
    doubt = known.doubt(by_question.get(question_id, ""), now)
    return (doubt,) if doubt else ()


def _amount(plan: Plan | None, sites: tuple[str, ...]) -> str:
    if plan is None:
        return _AMOUNT
    own = [site.amount for one in sites if (site := plan.site(one)) and site.amount]
    return in_words(own) if own and len(own) == len(sites) else plan.amount


def _place(check: Check, doubts: tuple[OpenDoubt, ...]) -> str:
    named = tuple(one.site for one in doubts if one.site)
    if not named and any(one.id == ids.SKIN for one in doubts):
        # It was told of a place that had no name, or that the label does not name any more.
        return _SKIN
    return places_words(check, named or check.sites)


def _said(check: Check, doubt: OpenDoubt) -> str:
    words = check.checklist.doubt(f"skin-{doubt.said}")
    return words.words if words else "not healthy"


def _reasons(check: Check, doubts: tuple[OpenDoubt, ...]) -> str:
    """In the words that name a reason inside a question."""
    reasons = [reason for doubt in doubts for reason in doubt.reasons]
    named = [check.checklist.doubt(reason) for reason in reasons]
    return in_words([one.words for one in named if one]) or "something was to be asked"


def _medicines(doubts: tuple[OpenDoubt, ...]) -> str:
    names = [name for doubt in doubts for name in doubt.medicines]
    return in_words(names) or "all your medicines"
