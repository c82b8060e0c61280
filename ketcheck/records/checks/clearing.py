"""Clearing a held STOP: who said so, in which role, when, and what was said."""

from ketcheck import __version__
from ketcheck.errors import ClearanceRefused
from ketcheck.records.model import Clearance, Moment, Reached, Record
from ketcheck.records.recording import new_id


def clearance(  # noqa: PLR0913 - each is a fact of the clearance, given by name
    record: Record,
    *,
    who: str,
    role: str,
    said: str,
    cleared: Moment,
    saved: Moment,
    by: Reached | None = None,
    recorded_by: str | None = None,
) -> Clearance:
    """The clearance of a held record; the record itself stays as it is.

    ClearanceRefused where nothing is held, before the check was finished, or after now.
    """
    if not record.result.held:
        message = f"Record {record.short_id} holds no STOP, so there is nothing to clear."
        raise ClearanceRefused(message)
    # A typed time has no seconds: the minute in which the check was finished is soon enough.
    if cleared.utc < record.finished.utc.replace(second=0, microsecond=0):
        message = "This time is before the STOP itself. Type when they said so after it."
        raise ClearanceRefused(message)
    if cleared.utc > saved.utc:
        message = "This time is still to come. Type when they said so."
        raise ClearanceRefused(message)
    return Clearance(
        id=new_id(),
        person=record.person,
        saved=saved,
        program=__version__,
        clears=record.id,
        who=who,
        role=role,
        cleared=cleared,
        said=said,
        by=by,
        recorded_by=recorded_by,
    )
