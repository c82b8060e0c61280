"""The sentences of the content, with times and names put in."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from ketcheck.checklist.content import Answer, Outcome, Question

if TYPE_CHECKING:
    from ketcheck.checklist.check import Check

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def spoken(moment: datetime, now: datetime) -> str:
    """A time as a sentence names it, in the zone of `now`: `14:12`, or `22 Nov 2026, 14:12`."""
    local = moment.astimezone(now.tzinfo)
    if local.date() == now.date():
        return f"{local:%H:%M}"
    return f"{day_words(local.date())}, {local:%H:%M}"


def in_full(moment: datetime) -> str:
    """A time with its day, whatever day it is now, in its own zone."""
    return spoken(moment, datetime.min.replace(tzinfo=moment.tzinfo))


def day_words(day: date) -> str:
    """`22 Nov 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def next_full_minute(moment: datetime) -> datetime:
    """The time to name to somebody who waits: sentences name no seconds."""
    return (moment + timedelta(minutes=1, microseconds=-1)).replace(second=0, microsecond=0)


def question_words(question: Question, check: "Check") -> str:
    """The question as it is asked now."""
    return put_in(question.words, _fields(question.id, check))


def answer_words(question: Question, answer: Answer, check: "Check") -> str:
    """An answer as it is offered now."""
    words = put_in(answer.words, _fields(question.id, check))
    # A label writes its amount as it likes; an answer begins as a sentence does.
    return words[:1].upper() + words[1:]


def put_in(text: str, fields: Mapping[str, str]) -> str:
    """The text with those fields put in; braces of other names stay as they are."""
    for name, value in fields.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def filled_in(outcome: Outcome, fields: Mapping[str, str]) -> Outcome:
    """The outcome with the fields of its sentences put in, as text and nothing more."""
    words = {
        name: text.format_map(dict(fields))
        for name in ("reason", "notice", "next_step")
        if (text := getattr(outcome, name)) is not None
    }
    return outcome.model_copy(update=words)


QUESTION_FIELDS = frozenset({"when", "amount", "places", "place", "words", "reasons", "medicines"})
"""What questions and answers may name."""


def _fields(question_id: str, check: "Check") -> dict[str, str]:
    from ketcheck.checklist.naming import fields_of  # noqa: PLC0415 - it words checks by this

    return fields_of(question_id, check)
