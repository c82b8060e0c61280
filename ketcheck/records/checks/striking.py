"""Marking a record as entered in error: it stays as it is, and later checks do not go by it."""

from ketcheck import __version__
from ketcheck.records.model import Moment, Record, Strike
from ketcheck.records.recording import new_id


def strike(record: Record, *, reason: str, recorded_by: str | None, saved: Moment) -> Strike:
    """The mark on a record; saving refuses it where the record is no longer current."""
    return Strike(
        id=new_id(),
        person=record.person,
        recorded_by=recorded_by,
        saved=saved,
        program=__version__,
        strikes=record.id,
        reason=reason,
    )
