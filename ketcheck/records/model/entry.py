"""What every sealed entry holds, and the kinds of them."""

from enum import StrEnum
from uuid import UUID

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Line
from ketcheck.records.model.moment import Moment
from ketcheck.records.model.person import Person
from ketcheck.records.short_id import short_id


class Kind(StrEnum):
    """What a record is of."""

    SELF_CHECK = "self-check"
    COUNSELING = "counseling"
    CLEARANCE = "clearance"
    STRIKE = "entered-in-error"
    USE = "use"
    NOT_USED = "not-used"
    LABEL = "label"
    IDENTITY = "identity"
    MERGE = "merge"


class Entry(Frozen, defer_build=True):
    """What every sealed entry holds; home reads checks alone, so that the others can wait."""

    id: UUID
    person: Person
    recorded_by: Line | None = None
    saved: Moment
    program: str

    @property
    def short_id(self) -> str:
        """The id that people read, type and compare."""
        return short_id(self.id)
