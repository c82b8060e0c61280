"""The least that a checklist must be: every base question and cross-check with its lowest level."""

from dataclasses import dataclass
from typing import Final

from ketcheck.checklist.content import NOT_SURE, Asked, Detail
from ketcheck.checklist.level import Level

OK, ASK, STOP, URGENT = Level.OK, Level.ASK, Level.STOP, Level.URGENT


@dataclass(frozen=True)
class Base:
    """The least that a base question must be."""

    group: str
    asked: Asked
    floors: dict[str, Level]
    held: frozenset[str] = frozenset()
    leads: tuple[tuple[str, str], ...] = ()
    details: tuple[tuple[str, Detail], ...] = ()
    detail: Detail | None = None


BASE_QUESTIONS: Final[dict[str, Base]] = {
    "prescribed": Base(
        "before",
        Asked.NOT_YET_PRESCRIBED,
        {"yes": OK, "no": STOP, NOT_SURE: STOP},
        details=(("yes", Detail.VOUCHED),),
    ),
    "feeling": Base(
        "before",
        Asked.ALWAYS,
        {"fine": OK, "slow": STOP, "unwell": URGENT, NOT_SURE: STOP},
        held=frozenset({"unwell"}),
    ),
    "label": Base(
        "tip-1", Asked.NO_PLAN, {"here": OK, "not-here": ASK}, details=(("here", Detail.PLAN),)
    ),
    "before": Base(
        "tip-1",
        Asked.USES_NEVER_ASKED,
        {"no": OK, "yes": OK, NOT_SURE: ASK},
        details=(("yes", Detail.LAST_USE), (NOT_SURE, Detail.LATEST_USE)),
    ),
    "used": Base(
        "tip-1",
        Asked.USES_ASKED_BEFORE,
        {"no": OK, "yes": OK, NOT_SURE: ASK},
        details=(("yes", Detail.USES), (NOT_SURE, Detail.LATEST_USE)),
    ),
    "timing": Base(
        "tip-1",
        Asked.LABEL_TELLS_NO_TIME,
        {"due": OK, "too-soon": STOP, "used-up": STOP, NOT_SURE: ASK},
    ),
    "amount": Base("tip-1", Asked.ALWAYS, {"label": OK, "more": STOP, "less": ASK, NOT_SURE: ASK}),
    "area": Base(
        "tip-1",
        Asked.ALWAYS,
        {"told": OK, "new": STOP, NOT_SURE: ASK},
        details=(("told", Detail.SITES),),
    ),
    "skin-since": Base(
        "tip-2",
        Asked.SKIN_DOUBT,
        {"healed": OK, "told-ok": OK, "same": STOP, "worse": STOP, "mistake": OK, NOT_SURE: ASK},
        held=frozenset({"worse"}),
        details=(("told-ok", Detail.VOUCHED),),
    ),
    "skin": Base(
        "tip-2",
        Asked.SKIN_NOT_TOLD,
        {"whole": OK, "broken": STOP, "irritated": STOP, NOT_SURE: ASK},
        details=(("broken", Detail.SITES), ("irritated", Detail.SITES)),
    ),
    "permit": Base(
        "tip-3",
        Asked.TO_ASK,
        {"may": OK, "not": STOP, "not-asked": ASK, NOT_SURE: ASK},
        details=(("may", Detail.VOUCHED),),
    ),
    "reaction": Base(
        "tip-3",
        Asked.USE_POSSIBLE,
        {"none": OK, "gone": OK, "mild": STOP, "bad": STOP, NOT_SURE: ASK},
        held=frozenset({"bad"}),
        leads=tuple((code, "reaction-detail") for code in ("gone", "mild", "bad")),
    ),
    "reaction-detail": Base("tip-3", Asked.FOLLOW_UP, {}, detail=Detail.REACTION),
    "cover": Base(
        "tip-4",
        Asked.ALWAYS,
        {"none": OK, "airy": ASK, "tight": OK, NOT_SURE: ASK},
        leads=(("tight", "cover-told"),),
        details=(("tight", Detail.SITES),),
    ),
    "cover-told": Base(
        "tip-4",
        Asked.FOLLOW_UP,
        {"yes": OK, "no": STOP, NOT_SURE: ASK},
        details=(("yes", Detail.INSTRUCTION),),
    ),
    "told-since": Base(
        "tip-5", Asked.MEDICINES_DOUBT, {"all": OK, "some": ASK, "no": ASK, NOT_SURE: ASK}
    ),
    "today": Base(
        "tip-5",
        Asked.ALWAYS,
        {"none": OK, "alcohol": OK, "yes": OK, "ketamine": STOP, NOT_SURE: ASK},
        details=tuple((code, Detail.SINCE) for code in ("alcohol", "yes", "ketamine", NOT_SURE)),
    ),
    "medicines-changed": Base(
        "tip-5",
        Asked.MEDICINES_ASKED_BEFORE,
        {"no": OK, "told": OK, "untold": ASK, NOT_SURE: ASK},
        leads=(("told", "medicines"), ("untold", "medicines")),
    ),
    "medicines": Base(
        "tip-5",
        Asked.MEDICINES_NEVER_ASKED,
        {"list": OK, "none": OK, NOT_SURE: ASK},
        leads=(("list", "medicines-told"),),
        details=(("list", Detail.MEDICINES),),
    ),
    "medicines-told": Base("tip-5", Asked.FOLLOW_UP, {"all": OK, "some": ASK, NOT_SURE: ASK}),
    "missed": Base(
        "tip-6",
        Asked.REGULAR_USE,
        {"none": OK, "one": OK, "more": OK, NOT_SURE: ASK},
        leads=tuple((code, "make-up") for code in ("one", "more", NOT_SURE)),
    ),
    "make-up": Base("tip-6", Asked.FOLLOW_UP, {"no": OK, "yes": STOP, NOT_SURE: ASK}),
}
"""Every base question, in the order it is asked, with the lowest level of each of its answers."""

CROSS_CHECK_FLOORS: Final[dict[str, Level]] = {
    "too-soon": STOP,
    "maybe-too-soon": ASK,
    "bare-label": ASK,
    "used-against": ASK,
    "irritated-yet-fine": STOP,
    "reaction-again": ASK,
    "reaction-was-bad": ASK,
    "not-told": ASK,
    "none-yet-listed": ASK,
    "label-odd": ASK,
    "label-loosened": ASK,
    "felt-unsure": ASK,
    "cover-leave": ASK,
    "long-gap": ASK,
    "today": ASK,
    "to-ask": ASK,
    "clock-back": ASK,
    "held": STOP,
    "read-back": ASK,
    "tip-not-yet": ASK,
}
"""Every cross-check with the lowest level it may have; the last two are of a session."""

DOUBTS: Final = (
    *("skin-broken", "skin-irritated", "skin-mild", "skin-same", "skin-worse"),
    *("reaction-again", "reaction-was-bad", "used-against", "long-gap"),
)
"""What questions name in the words of the content: what was said of skin, and why to ask first."""
