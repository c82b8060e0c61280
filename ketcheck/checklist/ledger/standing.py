"""What a saved result means now: the one place that says whether an OK is good.

An OK is good from the moment it is saved, for its minutes, for one use, on the computer that saved
it; anything that was sealed for the person since ends it. Nothing else may say that it is good.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from ketcheck.checklist.level import Level


class State(StrEnum):
    """How a result stands."""

    VALID = "valid"
    """An OK that is good now."""
    USED = "used"
    ENDED = "ended"
    """Somebody said that the cream was not put on."""
    OVER = "over"
    SUPERSEDED = "superseded"
    """An OK that something newer ended; what stood against applying, and is answered since."""
    STRUCK = "struck"
    CORRECTED = "corrected"
    NO_LEAVE = "no-leave"
    """An OK that never was leave: from paper, for an earlier time, a correction, education."""
    IN_FORCE = "in-force"
    """An ask, a stop or an urgent that no newer check, and for a hold no clearance, answers."""


@dataclass(frozen=True)
class Since:
    """What became of a record since it was saved."""

    struck: bool = False
    corrected: bool = False
    used: datetime | None = None
    ended: datetime | None = None
    has_newer: bool = False
    """Whether anything that ends an OK followed: a check, a use, a label, a check under way."""
    is_answered: bool = False
    """Whether what it stands against is answered: by a newer check, or a hold by a clearance."""
    is_here: bool = True
    """Whether this computer saved it."""


@dataclass(frozen=True)
class Standing:
    """How a result stands at a time; `until` is given for a valid OK alone, in UTC."""

    state: State
    level: Level
    finished: datetime
    until: datetime | None = None
    used: datetime | None = None

    @property
    def may_apply(self) -> bool:
        """Whether the cream may be put on now, once."""
        return self.state is State.VALID


def standing(  # noqa: PLR0913 - each is a fact of the record, given by name
    *,
    level: Level,
    finished: datetime,
    saved: datetime,
    gives_leave: bool,
    minutes: int,
    since: Since,
    now: datetime,
) -> Standing:
    """How a result stands at `now`; a clock before the saving is not believed."""
    until = finished.astimezone(UTC) + timedelta(minutes=minutes)
    is_in_time = saved.astimezone(UTC) <= now.astimezone(UTC) < until
    state = _state(level, since, gives_leave=gives_leave, is_in_time=is_in_time)
    return Standing(
        state,
        level,
        finished,
        until=until if state is State.VALID else None,
        used=since.used,
    )


def _state(level: Level, since: Since, *, gives_leave: bool, is_in_time: bool) -> State:  # noqa: PLR0911 - a line for each
    if since.struck:
        return State.STRUCK
    if since.corrected:
        return State.CORRECTED
    if level > Level.OK:
        return State.SUPERSEDED if since.is_answered else State.IN_FORCE
    if not gives_leave:
        return State.NO_LEAVE
    if since.used is not None:
        return State.USED
    if since.ended is not None:
        return State.ENDED
    if since.has_newer:
        return State.SUPERSEDED
    return State.VALID if is_in_time and since.is_here else State.OVER
