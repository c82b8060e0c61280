"""That an entry was made in error."""

import json

from pydantic import ValidationError

from ketcheck.commands.running import SOUND, Arguments
from ketcheck.commands.times import moment_of
from ketcheck.errors import CheckRefused
from ketcheck.records.checks.striking import strike
from ketcheck.records.checks.submitted import first_fault
from ketcheck.records.clock import Clock
from ketcheck.records.short_id import short_id
from ketcheck.records.store import Store


def strike_out(store: Store, arguments: Arguments, clock: Clock) -> int:
    """Save the mark on an entry, and print its id."""
    struck = store.entry(store.find(arguments.id))
    try:
        entry = strike(
            struck,
            reason=arguments.reason,
            recorded_by=arguments.by,
            saved=moment_of(arguments.when, clock),
            another_person=arguments.another_person,
        )
    except ValidationError as error:
        raise CheckRefused(first_fault(error)) from error
    saved = store.save(entry)
    told = {"id": str(saved.id), "short_id": saved.short_id, "strikes": short_id(struck.id)}
    print(json.dumps(told, ensure_ascii=False))
    return SOUND
