"""The time here and now; whatever needs it is handed a `Clock`, so that a test can set it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from ketcheck.errors import CheckRefused
from ketcheck.records.model import Moment

Clock = Callable[[], Moment]
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def now_here() -> Moment:
    """The system's time, with the IANA name of the zone this computer is in."""
    # Not needed before the first check, and slow to import.
    from tzlocal import get_localzone, get_localzone_name  # noqa: PLC0415

    try:
        now = datetime.now(get_localzone())
        name = get_localzone_name()
    except (KeyError, ValueError):  # a TZ that names no zone
        now, name = datetime.now().astimezone(), None
    return Moment(at=now, zone=name or offset_name(now))


def moment_here(at: datetime, here: Moment) -> Moment:
    """A given time; in the zone of `here` where that gives the same offset, else by its offset."""
    local = in_zone(Moment(at=at, zone=here.zone))
    zone = here.zone if isinstance(local.tzinfo, ZoneInfo) else offset_name(at)
    return Moment(at=local, zone=zone)


def moment_in(at: datetime, zone: str) -> Moment:
    """A given time in a zone that is named with it; CheckRefused where the two do not agree."""
    moment = Moment(at=at, zone=zone)
    local = in_zone(moment)
    if not isinstance(local.tzinfo, ZoneInfo):
        message = f"zone: {zone} is no zone that has this offset then; leave it out, or correct it"
        raise CheckRefused(message)
    return Moment(at=local, zone=zone)


def in_zone(moment: Moment) -> datetime:
    """The time with the rules of its zone, so that days end when they did there.

    Where this computer does not know the zone, or now gives it another offset, the offset that
    was written down counts.
    """
    try:
        local = moment.at.astimezone(ZoneInfo(moment.zone))
    except (KeyError, ValueError, OSError):  # no such zone, no zone name, a folder of zones
        return moment.at
    return local if local.utcoffset() == moment.at.utcoffset() else moment.at


def offset_name(at: datetime) -> str:
    """`UTC-05:00`, for a time whose zone has no name."""
    offset = at.utcoffset() or timedelta()
    sign = "-" if offset < timedelta() else "+"
    return f"UTC{sign}{(datetime.min.replace(tzinfo=UTC) + abs(offset)):%H:%M}"


def microseconds(at: datetime) -> int:
    """Microseconds since 1970."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def from_microseconds(count: int) -> datetime:
    """The time in UTC."""
    return _EPOCH + timedelta(microseconds=count)
