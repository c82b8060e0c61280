"""Who is on file."""

import json
from typing import Any

from ketcheck.commands.running import SOUND, Arguments
from ketcheck.records.clock import Clock
from ketcheck.records.people.finding import Listed
from ketcheck.records.store import Store


def people(store: Store, arguments: Arguments, _clock: Clock) -> int:
    """Print the people that go with a text, by name."""
    found = store.directory.found(arguments.text, archived=arguments.archived, limit=None)
    if arguments.json:
        print(json.dumps([_as_data(one) for one in found], ensure_ascii=False, indent=1))
        return SOUND
    for one in found:
        print(_line(one))
    return SOUND


def _as_data(one: Listed) -> dict[str, Any]:
    return {**one.person.model_dump(mode="json"), "archived": one.archived}


def _line(one: Listed) -> str:
    person = one.person
    born = f"born {person.born}" if person.born else "birth date not given"
    parts = [str(person.id), person.name, born, person.number, "archived" if one.archived else None]
    return "  ".join(part for part in parts if part)
