"""What a doctor or nurse said about a held STOP."""

import json
from uuid import UUID

from pydantic import ValidationError

from ketcheck.checklist.details import Day, Frozen
from ketcheck.checklist.text import Line, Text
from ketcheck.commands.running import SOUND, Arguments
from ketcheck.errors import ClearanceRefused
from ketcheck.records.checks.clearing import clearance, crossed_out_at
from ketcheck.records.checks.submitted import Time, first_fault
from ketcheck.records.clock import Clock, moment_here
from ketcheck.records.model import Clearance, Reached, Record, Role, Verdict
from ketcheck.records.short_id import short_id
from ketcheck.records.store import Store


class _Said(Frozen):
    who: Line
    role: Role
    said: Verdict
    what: Text
    from_day: Day | None = None
    when: Time | None = None
    how: Reached | None = None


def clear(store: Store, arguments: Arguments, clock: Clock) -> int:
    """Save what was said about a held record, and print its id."""
    now = clock()
    try:
        given = {name: getattr(arguments, name, None) for name in _Said.model_fields}
        said = _Said.model_validate(given)
    except ValidationError as error:
        raise ClearanceRefused(first_fault(error)) from error
    held = store.entry(store.find(arguments.id))
    if not isinstance(held, Record):
        raise ClearanceRefused(f"{held.short_id} is not a check, so there is nothing to clear.")
    entry = clearance(
        held,
        who=said.who,
        role=said.role,
        said=said.what,
        verdict=said.said,
        first_day=said.from_day,
        by=said.how,
        cleared=moment_here(said.when, now) if said.when else now,
        saved=now,
        amends=_amended(store, arguments),
        struck=crossed_out_at(store, held),
    )
    saved = store.save(entry)
    told = {"id": str(saved.id), "short_id": saved.short_id, "clears": short_id(held.id)}
    print(json.dumps(told, ensure_ascii=False))
    return SOUND


def _amended(store: Store, arguments: Arguments) -> UUID | None:
    if not arguments.amends:
        return None
    amended = store.entry(store.find(arguments.amends))
    if not isinstance(amended, Clearance):
        raise ClearanceRefused(f"--amends: {amended.short_id} is not about a STOP.")
    return amended.id
