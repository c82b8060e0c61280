"""The four levels of a result, from `ok` to `urgent`."""

from enum import Enum
from functools import total_ordering


@total_ordering
class Level(Enum):
    """How much stands against applying; later members are worse."""

    OK = "ok"
    ASK = "ask"
    STOP = "stop"
    URGENT = "urgent"

    @property
    def severity(self) -> int:
        """0 for `ok`, rising to 3 for `urgent`."""
        return _ORDER[self]

    def __lt__(self, other: object) -> bool:
        return self.severity < other.severity if isinstance(other, Level) else NotImplemented


_ORDER = {level: place for place, level in enumerate(Level)}
