"""When the label allows a use, reckoned apart from the code: from the sentences of the design.

A use is too soon where a real use lies less than the spacing ago, or where as many real uses as the
day limit lie within the last 20 hours or on this civil day. Minutes are looked at one by one; there
is no search for the next time, as the code has it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from ketcheck.checklist.details import Plan

WITHOUT_TIMES: Final = 4 * 60
"""Minutes for which a use is recent where the label tells no spacing."""
_DAY_WINDOW: Final = 20 * 60
_BARE: Final = ((None, None), (None, "when needed"))


@dataclass(frozen=True)
class RealUse:
    """A use that took place, whatever was told of it."""

    at: datetime
    site: str = ""


def spacing_of(plan: Plan, site: str = "") -> float:
    """Least minutes between two uses; where a label tells no times, the hours of `bare-label`."""
    hours, times, _ = _told(plan, site)
    if hours is not None:
        return hours * 60
    if isinstance(times, int):
        return 24 * 60 / times / 2
    return WITHOUT_TIMES


def limit_of(plan: Plan, site: str = "") -> int | None:
    """Most uses a day."""
    _, times, most = _told(plan, site)
    told = [one for one in (times, most) if isinstance(one, int)]
    return min(told) if told else None


def _told(plan: Plan, site: str) -> tuple[float | None, int | str | None, int | None]:
    """Hours, times a day and most a day; a place's own where the label gives them."""
    own = next((one for one in plan.sites if one.words == site), None)
    hours = own.hours_between if own and own.hours_between else plan.hours_between
    times = own.times_a_day if own and own.times_a_day else plan.times_a_day
    return hours, times, own.most_a_day if own and own.most_a_day else plan.most_a_day


def faults(
    uses: Iterable[RealUse], labels: Sequence[Plan], sites: Sequence[str], now: datetime
) -> list[str]:
    """Why a use now would be too soon, by any of the labels that bind; empty where it is not."""
    found = []
    uses = list(uses)
    for label in labels:
        for site in sites or ("",):
            counted = [one for one in uses if not label.each_site or _same(one.site, site)]
            # A label without times binds by its hours only while no newer one tells any.
            is_bare = label is not labels[-1] and _told(label, site)[:2] in _BARE
            found += [] if is_bare else _faults([one.at for one in counted], label, site, now)
    return found


def _same(one: str, other: str) -> bool:
    return not one or not other or one == other


def _faults(uses: Sequence[datetime], label: Plan, site: str, now: datetime) -> list[str]:
    minutes = [_minutes(one, now) for one in uses]
    found = []
    if any(gone < spacing_of(label, site) for gone in minutes):
        found.append("spacing")
    limit = limit_of(label, site)
    if limit is None:
        return found
    if sum(gone < _DAY_WINDOW for gone in minutes) >= limit:
        found.append("20 hours")
    if sum(one.astimezone(now.tzinfo).date() == now.date() for one in uses) >= limit:
        found.append("civil day")
    return found


def _minutes(one: datetime, now: datetime) -> float:
    return (now.astimezone(UTC) - one.astimezone(UTC)) / timedelta(minutes=1)


class Labels:
    """The labels that bind: an earlier one does until somebody is named for the change."""

    def __init__(self, first: Plan) -> None:
        self.binding: tuple[Plan, ...] = (first,)

    def copy(self) -> "Labels":
        other = Labels(self.binding[0])
        other.binding = self.binding
        return other

    @property
    def newest(self) -> Plan:
        return self.binding[-1]

    def change(self, new: Plan) -> None:
        """A label told of; one that is told again takes back what came after it."""
        if new.changed and new.changed.is_whole:
            self.binding = (new,)
            return
        same = [at for at, one in enumerate(self.binding) if one.says_the_same(new)]
        self.binding = self.binding[: same[0] + 1] if same else (*self.binding, new)
