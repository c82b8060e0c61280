"""What was said about a held STOP: by whom, in which role, when, and what it comes to."""

from datetime import date
from uuid import UUID

from ketcheck import __version__
from ketcheck.errors import ClearanceRefused
from ketcheck.records.model import Clearance, Moment, Reached, Record, Role, Verdict
from ketcheck.records.names import name_key
from ketcheck.records.recording import new_id


def clearance(  # noqa: PLR0913 - each is a fact of the clearance, given by name
    record: Record,
    *,
    who: str,
    role: Role,
    said: str,
    cleared: Moment,
    saved: Moment,
    verdict: Verdict = Verdict.MAY_USE,
    first_day: date | None = None,
    by: Reached | None = None,
    recorded_by: str | None = None,
    amends: UUID | None = None,
) -> Clearance:
    """What was said about the STOP of a held record; the record itself stays as it is.

    ClearanceRefused where nothing is held, where the patient says it, before the check was
    finished, or after now.
    """
    if not record.result.held:
        raise ClearanceRefused(
            f"The STOP of record {record.short_id} does not need a clearance. The next check "
            "decides."
        )
    if name_key(who) == name_key(record.person.name):
        raise ClearanceRefused("The patient can't clear a STOP. Enter who said so.")
    _refuse_times(record, cleared, saved)
    if (verdict is Verdict.MAY_USE_FROM) is not (first_day is not None):
        raise ClearanceRefused("Enter the day from which the cream may be used, or no day at all.")
    return Clearance(
        id=new_id(),
        person=record.person,
        saved=saved,
        program=__version__,
        clears=record.id,
        who=who,
        role=role.value,
        cleared=cleared,
        said=said,
        verdict=verdict,
        first_day=first_day,
        by=by,
        recorded_by=recorded_by,
        amends=amends,
    )


def _refuse_times(record: Record, cleared: Moment, saved: Moment) -> None:
    # A typed time has no seconds: the minute in which the check was finished is not soon enough
    # where the two are told apart, and no clearance is older than its STOP.
    if cleared.utc < record.finished.utc:
        message = "This time is before the STOP itself. Enter when they said so after it."
        raise ClearanceRefused(message)
    if cleared.utc > saved.utc:
        message = "This time is still to come. Enter when they said so."
        raise ClearanceRefused(message)
