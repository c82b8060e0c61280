"""Uses of the cream, and when the label allows the next one (Tip 1 s1-2).

Intervals are counted in UTC: two times of one zone subtract by the wall clock, which jumps.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final

from pydantic import AwareDatetime

from ketcheck.checklist.details import Frozen, Plan, Site, day_limit, site_key

DAY_WINDOW: Final = timedelta(hours=20)
"""The day limit holds over this time as well: a civil day alone begins anew at midnight."""
BARE_LABEL: Final = timedelta(hours=4)
"""How long a use is recent where the label tells no spacing."""

# A label that gives uses a day but no hours can't mean one use right after the other:
# before half of an even share of the day is over, only the prescriber can say that it is time.
_SHARE_OF_EVEN_SPACING: Final = 0.5


class Use(Frozen):
    """A use at a time; without places it counts for every place, and unsure it is a `maybe`."""

    at: AwareDatetime
    sites: tuple[str, ...] = ()
    sure: bool = True

    @property
    def utc(self) -> datetime:
        """The time in UTC."""
        return self.at.astimezone(UTC)

    def may_be_after(self, moment: datetime) -> bool:
        """Whether it was after a moment, or, told to the minute, may have been."""
        return self.utc > moment.astimezone(UTC) or may_still_follow(self.at, moment)

    def without_places(self, keys: AbstractSet[str]) -> "Use":
        """The same at any place, where it was at one of those."""
        is_there = not keys.isdisjoint(map(site_key, self.sites))
        return self.model_copy(update={"sites": ()}) if is_there else self

    def is_at(self, site: str) -> bool:
        """Whether it was, or may have been, at that place; a place without a name is any."""
        key = site_key(site)
        return not self.sites or not key or key in {site_key(one) for one in self.sites}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a label says of time: the least spacing, and the most uses a day."""

    spacing: timedelta | None = None
    a_day: int | None = None

    @property
    def tell(self) -> bool:
        """Whether either is told."""
        return self.spacing is not None or self.a_day is not None


def limits_of(plan: Plan, site: Site | None = None) -> Limits:
    """The limits of a label, for a place that may have its own."""
    times = site.times_a_day if site and site.times_a_day is not None else plan.times_a_day
    hours = site.hours_between if site and site.hours_between else plan.hours_between
    most = site.most_a_day if site and site.most_a_day else plan.most_a_day
    spacing = timedelta(hours=hours) if hours is not None else None
    if spacing is None and isinstance(times, int):
        spacing = timedelta(days=1) * _SHARE_OF_EVEN_SPACING / times
    return Limits(spacing, day_limit(times, most))


def stricter_of(limits: Iterable[Limits]) -> Limits:
    """The longest spacing and the fewest uses a day of all of them."""
    found = list(limits)
    spacings = [one.spacing for one in found if one.spacing is not None]
    a_day = [one.a_day for one in found if one.a_day is not None]
    return Limits(max(spacings, default=None), min(a_day, default=None))


def earliest(uses: Iterable[Use], limits: Limits, zone: tzinfo | None) -> datetime | None:
    """The earliest time in UTC that the limits allow a use after those; None where none can tell.

    The day limit holds over 20 hours, and over the civil day in `zone`; both bounds, and the
    spacing, are over at exactly that time.
    """
    times = sorted((use.utc for use in uses), reverse=True)
    if not times or not limits.tell:
        return None
    after = times[0] + (limits.spacing or timedelta())
    if limits.a_day is None:
        return after
    if len(times) >= limits.a_day:
        after = max(after, times[limits.a_day - 1] + DAY_WINDOW)
    while _on_day(times, after.astimezone(zone).date(), zone) >= limits.a_day:
        after = _midnight_after(after.astimezone(zone))
    return after


def told_once(uses: Iterable[Use]) -> tuple[Use, ...]:
    """The uses, newest first; the same minute and places told twice is one, and sure where one is.

    Sources: `content.md`, two readings.
    """
    found: dict[tuple[datetime, frozenset[str]], Use] = {}
    for use in uses:
        key = (minute_of(use.at), frozenset(site_key(one) for one in use.sites))
        kept = found.get(key)
        if kept is None or (use.sure and not kept.sure):
            found[key] = use
    return tuple(sorted(found.values(), key=lambda use: use.utc, reverse=True))


def minute_of(at: datetime) -> datetime:
    """The beginning of the minute of a time, in UTC: people tell times by the clock on the wall."""
    return at.astimezone(UTC).replace(second=0, microsecond=0)


def may_still_follow(told: datetime, moment: datetime) -> bool:
    """Whether a time told to the minute may lie after a moment of that very minute.

    A use told as 10:08 may be of any second of it, so that it may follow an OK of 10:08:40.
    """
    utc = told.astimezone(UTC)
    return minute_of(moment) == utc < moment.astimezone(UTC)


def _on_day(times: Sequence[datetime], day: date, zone: tzinfo | None) -> int:
    return sum(1 for one in times if one.astimezone(zone).date() == day)


def _midnight_after(local: datetime) -> datetime:
    # A sum has fold 0: where midnight is skipped or comes twice, its first moment is meant.
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0, fold=0) + timedelta(days=1)
    after = midnight.astimezone(UTC)
    # A midnight that the clock skips is told as a moment before it.
    while after.astimezone(local.tzinfo).date() <= local.date():
        after += timedelta(minutes=30)
    return after
