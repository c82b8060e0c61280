"""What a doctor or nurse said about a held STOP."""

import json

from pydantic import ValidationError

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Line, Text
from ketcheck.commands.running import SOUND, Arguments
from ketcheck.errors import ClearanceRefused
from ketcheck.records.checks.clearing import clearance
from ketcheck.records.checks.submitted import Time, first_fault
from ketcheck.records.clock import Clock, moment_here
from ketcheck.records.model import Reached, Record
from ketcheck.records.short_id import short_id
from ketcheck.records.store import Store


class _Said(Frozen):
    who: Line
    role: Line
    what: Text
    when: Time | None = None
    how: Reached | None = None


def clear(store: Store, arguments: Arguments, clock: Clock) -> int:
    """Save a clearance of a held record, and print its id."""
    now = clock()
    if arguments.said != "may-use":
        # Kept as it is, it would end the STOP.
        raise ClearanceRefused("Only --said may-use can be recorded. The STOP is still in force.")
    try:
        said = _Said.model_validate({name: getattr(arguments, name) for name in _Said.model_fields})
    except ValidationError as error:
        raise ClearanceRefused(first_fault(error)) from error
    held = store.entry(store.find(arguments.id))
    if not isinstance(held, Record):
        raise ClearanceRefused(f"{held.short_id} is no check, so there is nothing to clear.")
    entry = clearance(
        held,
        who=said.who,
        role=said.role,
        said=said.what,
        by=said.how,
        cleared=moment_here(said.when, now) if said.when else now,
        saved=now,
    )
    saved = store.save(entry)
    told = {"id": str(saved.id), "short_id": saved.short_id, "clears": short_id(held.id)}
    print(json.dumps(told, ensure_ascii=False))
    return SOUND
