"""A person, and who counsels, as of then."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Line

EARLIEST_BIRTH = date(1900, 1, 1)

Born = Annotated[date, Field(ge=EARLIEST_BIRTH)]


class Person(Frozen):
    """A person as of then; name with birth date or number are the two identifiers."""

    id: UUID
    name: Line
    born: Born | None = None
    number: Line | None = None


class Clinician(Frozen):
    """Who counsels, as of then; workplace and phone are printed on sheets."""

    name: Line
    role: Line
    number: Line | None = None
    """Of the licence, or of the staff."""
    workplace: Line | None = None
    phone: Line | None = None
