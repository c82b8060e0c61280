"""How a result is told by the time: what holds is told as holding, what is over in the past."""

from dataclasses import dataclass
from datetime import datetime

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.ledger.standing import Standing, State
from ketcheck.checklist.level import Level
from ketcheck.checklist.wording import next_full_minute, spoken


@dataclass(frozen=True)
class ResultTold:
    """What a result says now: `level` is None for what is past, which has no colour of its own."""

    level: Level | None
    title: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it, as it is said aloud."""
        return " ".join((f"{self.title}.", *self.lines))


@dataclass(frozen=True)
class UseWords:
    """What an OK is for: the amount, the places, and when the next use may be."""

    amount: str | None = None
    places: str | None = None
    next_use: datetime | None = None


def told(  # noqa: PLR0913 - each is a fact of the result, given by name
    checklist: Checklist,
    standing: Standing,
    now: datetime,
    *,
    next_step: str,
    use: UseWords = UseWords(),
    is_education: bool = False,
    is_correction: bool = False,
) -> ResultTold:
    """The words of a result as it stands at `now`; only a valid OK says that one may apply."""
    match standing.state:
        case State.VALID:
            return _valid(checklist, standing, use, now)
        case State.IN_FORCE:
            title = checklist.words_for(standing.level).title
            return ResultTold(standing.level, title, (next_step,))
        case State.USED:
            return _used(standing, use, now)
        case State.NO_LEAVE if is_education:
            return ResultTold(None, "Teaching only", ("This gives no OK to apply.",))
        case State.NO_LEAVE if is_correction:
            return _fixed(checklist, standing, now)
        case state:
            return _past(checklist, standing, state, now)


def _valid(checklist: Checklist, standing: Standing, use: UseWords, now: datetime) -> ResultTold:
    title = checklist.words_for(Level.OK).title
    what = [f"Use {use.amount}." if use.amount else "", _on(use.places)]
    until = spoken(standing.until, now) if standing.until else ""
    lines = (" ".join(one for one in what if one), f"Use it by {until}.", _ONCE)
    return ResultTold(Level.OK, title, tuple(line for line in lines if line))


_ONCE = "Put it on once. Check again before your next use."


def _on(places: str | None) -> str:
    return f"On your {places}." if places else ""


def _used(standing: Standing, use: UseWords, now: datetime) -> ResultTold:
    at = spoken(standing.used, now) if standing.used else ""
    after = use.next_use
    line = f"Next use after {spoken(next_full_minute(after), now)}." if after else ""
    title = f"Used at {at} on your {use.places}" if use.places else f"Used at {at}"
    return ResultTold(None, title, (line, _CHECK_FIRST) if line else (_CHECK_FIRST,))


_CHECK_FIRST = "Start a new check before you use the cream again."


def _fixed(checklist: Checklist, standing: Standing, now: datetime) -> ResultTold:
    """A corrected OK: of which check it is, and that it is over; its use stays told."""
    then, said = spoken(standing.finished, now), checklist.words_for(standing.level).short
    of = f"This is the fixed version of the check of {then}. Its answer was: {said}."
    used = f"You put it on at {spoken(standing.used, now)}." if standing.used else ""
    lines = (of, used, "It is over.", _CHECK_FIRST)
    return ResultTold(None, "The check is fixed", tuple(line for line in lines if line))


_TITLES = {
    State.ENDED: "You didn't use it",
    State.OVER: "This OK is over",
    State.SUPERSEDED: "This is over",
    State.STRUCK: "Crossed out",
    State.CORRECTED: "Fixed since: see the new record",
    State.NO_LEAVE: "This is not an OK for now",
}


def _past(checklist: Checklist, standing: Standing, state: State, now: datetime) -> ResultTold:
    then = spoken(standing.finished, now)
    said = checklist.words_for(standing.level).short
    was = (
        f"The answer on {then} was: {said}."
        if ", " in then
        else f"The answer at {then} was: {said}."
    )
    return ResultTold(None, _TITLES[state], (was, _CHECK_FIRST))
