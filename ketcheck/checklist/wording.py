"""The sentences of the content, with times and names put in."""

from datetime import datetime, timedelta

from ketcheck.checklist.content import Outcome, Question
from ketcheck.checklist.known import Known

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

WHEN = "{when}"
"""Stands in a question for the time of the last check."""


def spoken(moment: datetime, now: datetime) -> str:
    """A time as a sentence names it, in the zone of `now`: `14:12`, or `22 Nov 2026, 14:12`."""
    local = moment.astimezone(now.tzinfo)
    if local.date() == now.date():
        return f"{local:%H:%M}"
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}, {local:%H:%M}"


def in_full(moment: datetime) -> str:
    """A time with its day, whatever day it is now, in its own zone."""
    return spoken(moment, datetime.min.replace(tzinfo=moment.tzinfo))


def next_full_minute(moment: datetime) -> datetime:
    """The time to name to somebody who waits: sentences name no seconds."""
    return (moment + timedelta(minutes=1, microseconds=-1)).replace(second=0, microsecond=0)


def question_words(question: Question, known: Known, now: datetime) -> str:
    """The question as it is asked now."""
    when = spoken(known.last_ok, now) if known.last_ok else "earlier"
    return question.words.replace(WHEN, when)


def filled_in(outcome: Outcome, fields: dict[str, str]) -> Outcome:
    """The outcome with the fields of its sentences put in, as text and nothing more."""
    words = {
        name: text.format_map(fields)
        for name in ("reason", "notice", "next_step")
        if (text := getattr(outcome, name)) is not None
    }
    return outcome.model_copy(update=words)
