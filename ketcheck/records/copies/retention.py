"""Which copies are kept: the newest of each of 7 days, of 4 weeks and of 12 months."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

_KEPT: Final[tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...]] = (
    (7, lambda at: (at.year, at.month, at.day)),
    (4, lambda at: at.isocalendar()[:2]),
    (12, lambda at: (at.year, at.month)),
)


def kept(times: Iterable[datetime]) -> set[datetime]:
    """Those of the times, all with one offset, whose copies are kept; the newest is always one.

    Days, weeks and months without a copy do not count, so that who opens the program once a month
    keeps a year of copies.
    """
    newest_first = sorted(set(times), reverse=True)
    found: set[datetime] = set()
    for count, period in _KEPT:
        newest: dict[tuple[int, ...], datetime] = {}
        for at in newest_first:
            newest.setdefault(period(at), at)
        found.update(list(newest.values())[:count])
    return found
