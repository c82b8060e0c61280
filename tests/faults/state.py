"""All that a store tells, as plain data, so that two of them can be compared."""

from contextlib import closing
from pathlib import Path
from typing import Any

from ketcheck.records.copies import copies
from ketcheck.records.model import Person
from ketcheck.records.opening import open_store
from ketcheck.records.sealed.rows import Row
from ketcheck.records.store import Store
from ketcheck.records.working_copy import WORKING_COPIES

State = dict[str, Any]

ALL = 1_000_000


def state_of(folder: Path) -> State:
    """What the store in a folder tells once it is opened; raises what opening and reading raise."""
    with closing(open_store(folder, keyring=False)) as store:
        return state(store)


def strays(folder: Path) -> list[Path]:
    """Files in the making, and working copies, that an opening has left in a data folder."""
    found = (folder, folder / copies.FOLDER)
    return [
        path
        for place in found
        for path in (place.iterdir() if place.is_dir() else ())
        if path.name.startswith(".") or path.name in WORKING_COPIES
    ]


def state(store: Store) -> State:
    """What an open store tells."""
    rows, found = store.page(limit=ALL), store.verify()
    return {
        "rows": [_listed(row) for row in rows],
        "entries": [store.entry(row.id).model_dump(mode="json") for row in rows],
        "people": [_about(store, person) for person in store.people()],
        "paper": store.setting("paper"),
        "sound": found.is_sound,
        "seal": found.newest_seal,
    }


def _listed(row: Row) -> list[object]:
    return [row.seq, row.id, row.person_id, row.person_name, row.finished, row.level, row.why]


def _about(store: Store, person: Person) -> list[object]:
    draft, plan = store.kept_draft(person.id), store.plan(person.id)
    known = store.known(person.id)
    return [person, known, plan, draft]
