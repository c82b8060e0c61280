"""A line of the list of records, and what became of a record since."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ketcheck.checklist.level import Level
from ketcheck.records.model import Kind


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as the list shows it, without opening it.

    `finished` has the offset of then. `level` is None for what is no check and where `readable` is
    false: then nothing but the id is to be relied on. `struck` is entered in error.
    """

    seq: int
    id: UUID
    short_id: str
    person_id: UUID
    person_name: str
    finished: datetime
    zone: str
    kind: Kind
    level: Level | None
    why: str
    superseded: bool = False
    amended: bool = False
    struck: bool = False
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Status:
    """Whether a record is current; else the id of what corrects it, or strikes it out."""

    superseded_by: UUID | None = None
    struck_by: UUID | None = None

    @property
    def is_current(self) -> bool:
        """Whether nothing corrects this one, or strikes it out."""
        return self.superseded_by is None and self.struck_by is None
