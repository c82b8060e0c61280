"""What a counseling session raises by itself: a tip not understood, a plan not read back."""

from collections.abc import Iterator

from ketcheck.checklist.check import Check
from ketcheck.checklist.cross_checks import Finding
from ketcheck.checklist.session import Session, Understanding

_TIPS = tuple(f"tip-{number}" for number in range(1, 7))


def session_findings(check: Check, session: Session | None) -> Iterator[Finding]:
    """The findings; a tip left open earlier is one until it is understood."""
    if session is None:
        return
    words = check.checklist.cross_check("read-back")
    if words and check.plan is not None and not session.read_back:
        yield Finding(words)
    words = check.checklist.cross_check("tip-not-yet")
    for tip in _TIPS if words else ():
        if words and _is_open(check, session, tip):
            # Each stands under its own tip, not under what comes before the tips.
            of_tip = words.model_copy(update={"group": tip})
            yield Finding(of_tip, {"tip": tip.removeprefix("tip-")}, named=tip)


def _is_open(check: Check, session: Session, tip: str) -> bool:
    outcome = session.said_back(tip).outcome
    was_open = check.known.doubt(tip, check.now) is not None
    if outcome is None:
        return was_open
    return outcome is not Understanding.UNDERSTOOD
