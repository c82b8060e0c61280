"""When answers are too old: some are asked again after half an hour, a check not after two."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Asked, Checklist, Question
from ketcheck.records.model import Moment

ABOUT_NOW: Final = frozenset({"feeling", "used", "before", "skin", "skin-since", "today"})
"""What is asked again once its answer is old: it may have changed."""
ABOUT_THIS_USE: Final = frozenset({"timing", "amount", "area", "cover"})
"""What was meant for a use hours ago, as the optional questions of each check also are."""

STALE = (
    "It's too old to finish, because skin can change. Please start a new check. "
    "Your medicine list is kept."
)


ASKED_AGAIN = (
    "Some answers are more than 30 minutes old, and things can change. Please answer these again."
)


def is_stale(started: Moment, now: Moment, checklist: Checklist) -> bool:
    """Whether answers from `started` are too old to finish; a clock set back counts as too old."""
    age = now.utc - started.utc
    limit = timedelta(minutes=checklist.settings.stale_draft_minutes)
    return not timedelta() <= age <= limit


def too_old(
    check: Check, answered: Mapping[str, datetime], started: datetime, now: Moment
) -> tuple[str, ...]:
    """Ids of the answers about now that are too old, in order; a clock set back makes them so."""
    limits = (
        (question.id, _limit(check.checklist, question))
        for question in check.path
        if question.id in check.draft.answers
    )
    return tuple(
        question_id
        for question_id, limit in limits
        if limit and not timedelta() <= now.utc - answered.get(question_id, started) <= limit
    )


def _limit(checklist: Checklist, question: Question) -> timedelta | None:
    """How old an answer may get; None where it is not about now. Only a session gets so old."""
    if question.id in ABOUT_NOW:
        return timedelta(minutes=checklist.settings.asked_again_minutes)
    if question.id in ABOUT_THIS_USE or question.asked is Asked.EXTRA:
        return timedelta(minutes=checklist.settings.stale_draft_minutes)
    return None
