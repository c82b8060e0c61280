"""That the cream was put on."""

import json

from ketcheck.commands.judged import utc_text
from ketcheck.commands.naming import person_named
from ketcheck.commands.running import SOUND, Arguments, checklist_in_use
from ketcheck.commands.times import moment_of
from ketcheck.records.checks.next_use import next_use_of
from ketcheck.records.checks.using import use_of
from ketcheck.records.clock import Clock
from ketcheck.records.store import Store


def use(store: Store, arguments: Arguments, clock: Clock) -> int:
    """Save a use, and print its id and when the next one may be."""
    person = person_named(store, arguments.person)
    at = moment_of(arguments.when, clock)
    entry = use_of(
        person,
        store.plan(person.id),
        at=at,
        saved=clock(),
        sites=arguments.sites,
    )
    saved = store.save(entry)
    checklist, _, _ = checklist_in_use(store.folder, arguments)
    due = next_use_of(store, checklist, person.id, clock())
    told = {"id": str(saved.id), "short_id": saved.short_id, "next_use": utc_text(due)}
    print(json.dumps(told, ensure_ascii=False))
    return SOUND
