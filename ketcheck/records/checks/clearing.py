"""What was said about a held STOP: by whom, in which role, when, and what it comes to."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from ketcheck import __version__
from ketcheck.errors import ClearanceRefused
from ketcheck.records.model import Clearance, Moment, Reached, Record, Role, Verdict
from ketcheck.records.names import name_key
from ketcheck.records.recording import new_id

if TYPE_CHECKING:
    from ketcheck.records.store import Store


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
    struck: Moment | None = None,
) -> Clearance:
    """What was said about the STOP of a held record; the record itself stays as it is.

    `struck` is when the record was crossed out: a STOP of a clock that was ahead counts from then.

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
    stopped = min(record.finished, struck or record.finished, key=lambda moment: moment.utc)
    _refuse_times(stopped, cleared, saved)
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


def crossed_out_at(store: "Store", record: Record) -> Moment | None:
    """When a record was crossed out; None where it was not."""
    by = store.status(record.id).struck_by
    return store.entry(by).saved if by else None


def _refuse_times(stopped: Moment, cleared: Moment, saved: Moment) -> None:
    if stopped.utc > saved.utc:
        message = (
            "By this computer's clock, this STOP is still to come. If the clock is right now, "
            "cross out the record of the STOP first. Then enter what they said."
        )
        raise ClearanceRefused(message)
    # A typed time has no seconds: the minute in which the check was finished is not soon enough
    # where the two are told apart, and no clearance is older than its STOP.
    if cleared.utc < stopped.utc:
        message = "This time is before the STOP itself. Enter when they said so after it."
        raise ClearanceRefused(message)
    if cleared.utc > saved.utc:
        message = "This time is still to come. Enter when they said so."
        raise ClearanceRefused(message)
