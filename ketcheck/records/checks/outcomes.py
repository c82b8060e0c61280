"""What became of each check: whether its OK was used, by the uses that are known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.ledger.uses import Use
from ketcheck.checklist.level import Level
from ketcheck.records.sealed.rows import Row
from ketcheck.records.store import Store

DAYS = 7
_MOST_CHECKS = 500


@dataclass(frozen=True)
class CheckOutcome:
    """A check as the list has it, with the use of its OK, if there was one."""

    row: Row
    use: Use | None = None
    is_denied: bool = False
    """Whether somebody said that the cream was not put on."""


@dataclass(frozen=True)
class DayOfChecks:
    """The checks of a day, oldest first, and how often the cream was used on it."""

    day: date
    checks: tuple[CheckOutcome, ...]
    uses: int


def week_until(
    store: Store, person_id: UUID, known: Known | None, now: datetime, ok_for: timedelta
) -> list[DayOfChecks]:
    """The last seven days, today last."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    first, end = midnight - timedelta(days=DAYS - 1), midnight + timedelta(days=1)
    rows = store.between(person_id, first, end, limit=_MOST_CHECKS)
    found = list(outcomes(rows, known, ok_for))
    uses = known.uses if known else ()
    days = [(first + timedelta(days=number)).date() for number in range(DAYS)]
    return [_day(day, found, uses, now) for day in days]


def outcomes(rows: Iterable[Row], known: Known | None, ok_for: timedelta) -> Iterator[CheckOutcome]:
    """Of each check that nothing corrects, what became of it."""
    uses = known.uses if known else ()
    oks = {one.at.astimezone(UTC) for one in known.checks if one.level is Level.OK} if known else ()
    checks = known.checks if known else ()
    denied = {one.at.astimezone(UTC): one.ended.astimezone(UTC) for one in checks if one.ended}
    for row in rows:
        if row.superseded:
            continue
        finished = row.finished.astimezone(UTC)
        # The use of an OK stays told under what fixed its check since, whatever that says.
        was_ok = row.level is Level.OK or (row.amended and finished in oks)
        is_ok = was_ok and not row.struck
        until = min(finished + ok_for, denied.get(finished, finished + ok_for))
        use = _use_of(finished, uses, until) if is_ok else None
        yield CheckOutcome(row, use, is_denied=is_ok and use is None and finished in denied)


def _use_of(finished: datetime, uses: Iterable[Use], until: datetime) -> Use | None:
    """The first use while its OK was good, as the standing of a record has it."""
    within = (use for use in uses if use.sure and finished <= use.utc <= until)
    return min(within, key=lambda use: use.utc, default=None)


def _day(
    day: date, found: Iterable[CheckOutcome], uses: Iterable[Use], now: datetime
) -> DayOfChecks:
    checks = tuple(one for one in found if _is_on(one.row.finished, day, now))
    sound = tuple(one for one in checks if not one.row.struck)
    count = sum(1 for use in uses if use.sure and _is_on(use.at, day, now))
    return DayOfChecks(day, sound, count)


def _is_on(at: datetime, day: date, now: datetime) -> bool:
    return at.astimezone(now.tzinfo).date() == day
