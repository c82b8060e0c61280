"""A time as it is kept; a naive one is refused."""

from datetime import MAXYEAR, MINYEAR, UTC, datetime

from pydantic import AwareDatetime, field_validator

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Line


class Moment(Frozen):
    """A time with its UTC offset and the name of its zone, as of then."""

    at: AwareDatetime
    zone: Line

    @field_validator("at")
    @classmethod
    def _is_a_time_in_every_zone(cls, at: datetime) -> datetime:
        if not MINYEAR < at.year < MAXYEAR:
            raise ValueError("is of a year that no other zone could tell")
        return at

    @property
    def utc(self) -> datetime:
        """The same time in UTC, for intervals and order."""
        return self.at.astimezone(UTC)
