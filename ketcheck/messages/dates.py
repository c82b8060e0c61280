"""Dates and times as they are shown: `14 March 1956`, `14:12`, in the order of the country."""

from datetime import date, datetime, time
from typing import Final

from ketcheck.messages.catalogue import _
from ketcheck.messages.orders import Order, order_here

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NOON, _EVENING = 12, 18


def date_words(day: date, order: Order | None = None) -> str:
    """`14 March 1956`, `March 14, 1956` or `1956 March 14`; without `order`, as they do here."""
    month, year = MONTHS[day.month - 1], f"{day.year:04}"
    match order or order_here():
        case Order.MONTH_FIRST:
            return f"{month} {day.day}, {year}"
        case Order.YEAR_FIRST:
            return f"{year} {month} {day.day}"
        case _:
            return f"{day.day} {month} {year}"


def time_words(at: time | datetime) -> str:
    """`14:12`."""
    return f"{at:%H:%M}"


def moment_words(at: datetime, order: Order | None = None) -> str:
    """`14 March 1956, 14:12`, in the zone that the time has."""
    return f"{date_words(at.date(), order)}, {time_words(at)}"


def time_words_as_of(at: datetime, now: datetime, order: Order | None = None) -> str:
    """The time of day in the zone of `now`; of any day but today with its day."""
    local = at.astimezone(now.tzinfo)
    return time_words(local) if local.date() == now.date() else moment_words(local, order)


def part_of_day(at: time | datetime) -> str:
    """What tells 8:15 from 20:15 to somebody who says both by the same word."""
    if at.hour < _NOON:
        return "in the morning" if at.hour else "just after midnight"
    return "in the afternoon" if at.hour < _EVENING else "in the evening"


def age_words(born: date, today: date) -> str:
    """`70 years old`; an empty text for somebody not born yet."""
    if born > today:
        return ""
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if years == 0:
        return "less than 1 year old"
    return "1 year old" if years == 1 else f"{years} years old"


def moment_said(at: datetime, now: datetime, order: Order | None = None) -> str:
    """A time in a sentence: `14:12` of today, `yesterday at 22:10`, `tomorrow at 02:12`.

    Of any other day the day goes with it: `27 November 2026, 14:12`.
    """
    local = at.astimezone(now.tzinfo)
    match (local.date() - now.date()).days:
        case 0:
            return time_words(local)
        case -1:
            return _("yesterday at {time}").format(time=time_words(local))
        case 1:
            return _("tomorrow at {time}").format(time=time_words(local))
    return moment_words(local, order)


def after_moment(at: datetime, now: datetime, order: Order | None = None) -> str:
    """When something may be done: `after 14:12`, `tomorrow after 02:12`, with the day if later."""
    local = at.astimezone(now.tzinfo)
    if (local.date() - now.date()).days == 1:
        # "After tomorrow at 02:12" would be read as the day after tomorrow.
        return _("tomorrow after {time}").format(time=time_words(local))
    return _("after {time}").format(time=moment_said(at, now, order))


def at_moment(at: datetime, now: datetime, order: Order | None = None) -> str:
    """When something was done: `at 14:12`, `yesterday at 22:10`, `on 27 November 2026, 14:12`."""
    words = moment_said(at, now, order)
    match (now.date() - at.astimezone(now.tzinfo).date()).days:
        case 0:
            return _("at {time}").format(time=words)
        case 1 | -1:
            return words
    return _("on {time}").format(time=words)
