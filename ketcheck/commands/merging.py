"""Two entries of the list that are one person."""

import json

from pydantic import ValidationError

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Line, Text
from ketcheck.commands.naming import person_named
from ketcheck.commands.running import SOUND, Arguments
from ketcheck.errors import PersonRefused
from ketcheck.records.checks.submitted import Time, first_fault
from ketcheck.records.clock import Clock, moment_here
from ketcheck.records.store import Store


class _Given(Frozen):
    reason: Text
    by: Line
    when: Time | None = None


def merge(store: Store, arguments: Arguments, clock: Clock) -> int:
    """Merge an entry into another one, and print the id of what was sealed of it."""
    now = clock()
    try:
        given = _Given.model_validate(
            {name: getattr(arguments, name) for name in _Given.model_fields}
        )
    except ValidationError as error:
        raise PersonRefused(first_fault(error)) from error
    if given.when and given.when > now.at:
        raise PersonRefused("--when: this time is in the future")
    other, kept = (person_named(store, text) for text in (arguments.person, arguments.into))
    when = moment_here(given.when, now) if given.when else None
    why = {"reason": given.reason, "by": given.by}
    entry = store.directory.merge(kept.id, other.id, **why, at=now, when=when)
    print(json.dumps({"id": str(entry.id), "short_id": entry.short_id}, ensure_ascii=False))
    return SOUND
