"""What an answer needs beside itself to mean what it says: a detail, or time that has passed."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from ketcheck.checklist.details import Vouched
from ketcheck.checklist.ledger import known as ids
from ketcheck.checklist.ledger.known import HEALED_AFTER, MISTAKE_WITHIN, OpenDoubt
from ketcheck.checklist.ledger.telling import ALCOHOL_FOR, DRUGS_FOR

if TYPE_CHECKING:
    from ketcheck.checklist.check import Check


def is_met(check: "Check", question_id: str, code: str) -> bool:
    """Whether the answer has what it needs; one without a condition always has."""
    condition = _CONDITIONS.get((question_id, code))
    return condition is None or condition(check)


def _prescribed(check: "Check") -> bool:
    doubt = check.known.doubt(ids.PRESCRIBED, check.now)
    return doubt is None or _is_vouched(check.draft.details.prescribed, doubt.day)


def _before(check: "Check") -> bool:
    before = check.draft.details.before
    return before is not None and before.last is not None


def _used(check: "Check") -> bool:
    used = check.draft.details.used
    return used is not None and bool(used.uses)


def _healed(check: "Check") -> bool:
    known, now = check.known, check.now
    return all(known.has_passed(one.since, HEALED_AFTER, now) for one in _skin_doubts(check))


def _mistake(check: "Check") -> bool:
    known, now = check.known, check.now
    if known.clock_is_back(now):
        return False
    return all(now - one.since <= MISTAKE_WITHIN for one in _skin_doubts(check))


def _told_ok(check: "Check") -> bool:
    said = check.draft.details.skin_since
    return all(_is_vouched(said, one.day) for one in _skin_doubts(check))


def _may(check: "Check") -> bool:
    doubt = check.known.doubt(ids.TO_ASK, check.now)
    return doubt is not None and _is_vouched(check.draft.details.permit, doubt.day)


def _alcohol(check: "Check") -> bool:
    taken = check.taken_today
    return taken is not None and check.known.has_passed(taken, ALCOHOL_FOR, check.now)


def _drugs(check: "Check") -> bool:
    taken = check.taken_today
    return taken is not None and check.known.has_passed(taken, DRUGS_FOR, check.now)


def _cover_told(check: "Check") -> bool:
    return check.cover_told is not None or check.cover_leave is not None


def _skin_doubts(check: "Check") -> tuple[OpenDoubt, ...]:
    return check.known.skin_doubts(check.sites, check.plan)


def _is_vouched(said: Vouched | None, since: date) -> bool:
    return said is not None and said.who is not None and bool(said.when and said.when >= since)


_CONDITIONS: Final[dict[tuple[str, str], Callable[["Check"], bool]]] = {
    ("prescribed", "yes"): _prescribed,
    ("before", "yes"): _before,
    ("used", "yes"): _used,
    ("skin-since", "healed"): _healed,
    ("skin-since", "mistake"): _mistake,
    ("skin-since", "told-ok"): _told_ok,
    ("permit", "may"): _may,
    ("today", "alcohol"): _alcohol,
    ("today", "yes"): _drugs,
    ("cover-told", "yes"): _cover_told,
}

CONDITIONAL: Final = frozenset(_CONDITIONS)
"""The answers, by question and code, that need an `unmet` outcome of at least ask."""
