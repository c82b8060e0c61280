"""The time that a command is about, as it was typed."""

from datetime import datetime
from typing import Final

from ketcheck.errors import Refused
from ketcheck.records.clock import Clock, moment_here
from ketcheck.records.model import Moment

_EXAMPLE: Final = "2026-11-22T08:13:30-05:00"


def moment_of(text: str | None, clock: Clock) -> Moment:
    """The time given with --when, or now; Refused if it is no time, naive, or in the future."""
    now = clock()
    if text is None:
        return now
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused(f"--when: {text} is not a time like {_EXAMPLE}") from error
    if at.tzinfo is None:
        raise Refused(f"--when: give the time with its UTC offset, like {_EXAMPLE}")
    if at > now.at:
        raise Refused("--when: this time is in the future")
    return moment_here(at, now)


def clock_at(text: str | None, clock: Clock) -> Clock:
    """A clock that stands at the time given with --when; the one given without it."""
    if text is None:
        return clock
    moment = moment_of(text, clock)
    return lambda: moment
