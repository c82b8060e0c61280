"""When answers are too old: some are asked again after half an hour, a check not after two."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Checklist
from ketcheck.records.model import Moment

ABOUT_NOW: Final = frozenset({"feeling", "used", "before", "skin", "skin-since", "today"})
"""What is asked again once its answer is old: it may have changed."""

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
    limit = timedelta(minutes=check.checklist.settings.asked_again_minutes)
    return tuple(
        question.id
        for question in check.path
        if question.id in ABOUT_NOW & check.draft.answers.keys()
        and not timedelta() <= now.utc - answered.get(question.id, started) <= limit
    )
