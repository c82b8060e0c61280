"""The base of what is kept, and a day as it is written in JSON."""

from contextlib import suppress
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError


def _day(value: object) -> object:
    """Only ISO 8601 as text: pydantic would take a number for seconds since 1970."""
    if not isinstance(value, str):
        return value
    day = None
    with suppress(ValueError):
        day = date.fromisoformat(value)
    # It takes other forms of the standard too, without dashes or by the week.
    if day is None or day.isoformat() != value:
        raise PydanticCustomError("date_parsing", "not a date like 2026-11-22")
    return day


Day = Annotated[date, BeforeValidator(_day)]
"""A date, as text in ISO 8601 alone."""


class Frozen(BaseModel):
    """Base of every model that is kept: immutable, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
