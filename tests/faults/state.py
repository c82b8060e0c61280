"""All that a store tells, as plain data, so that two of them can be compared."""

from contextlib import closing
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from ketcheck.errors import Locked
from ketcheck.records.copies import copies
from ketcheck.records.keys.key_swap import SWAP_FOLDERS
from ketcheck.records.keys.slots import Cost
from ketcheck.records.keys.unlocking import Passphrase
from ketcheck.records.model import Person
from ketcheck.records.opening import open_store
from ketcheck.records.sealed.rows import Row
from ketcheck.records.store import Store
from ketcheck.records.working_copy import WORKING_COPIES

State = dict[str, Any]

ALL = 1_000_000
CHEAP: Final = Cost(memory=64, passes=1, lanes=1)
PASSPHRASE: Final = "four other words again"  # noqa: S105 - of the tests
"""It opens the stores that do not open by themselves."""


def opened(folder: Path) -> Store:
    """The store in a folder; raises what opening raises."""
    try:
        return open_store(folder, keyring=False)
    except Locked:
        # A passphrase that costs next to nothing stays as it is: each store is opened often.
        with patch("ketcheck.records.keys.vault.calibrated", lambda: CHEAP):
            return open_store(folder, keyring=False, unlock=Passphrase(None, PASSPHRASE))


def strays(folder: Path) -> list[str]:
    """Files in the making, and working copies, that an opening has left in a data folder."""
    return [
        path.name
        for place in (folder, folder / copies.FOLDER)
        for path in (place.iterdir() if place.is_dir() else ())
        if path.name.startswith(".") or path.name in WORKING_COPIES | SWAP_FOLDERS
    ]


def state_of(folder: Path) -> State:
    """What the store in a folder tells once it is opened; raises what opening and reading raise."""
    with closing(opened(folder)) as store:
        return state(store)


def state(store: Store) -> State:
    """What an open store tells."""
    rows, found = store.page(limit=ALL), store.verify()
    return {
        "rows": [_listed(row) for row in rows],
        "entries": [store.entry(row.id).model_dump(mode="json") for row in rows],
        "people": [_about(store, person) for person in store.people()],
        "paper": store.setting("paper"),
        "ways": store.vault.slots_told(),
        "sound": found.is_sound,
        "erased": found.erased,
        "seal": found.newest_seal,
    }


def _listed(row: Row) -> list[object]:
    return [row.seq, row.id, row.person_id, row.person_name, row.finished, row.level, row.why]


def _about(store: Store, person: Person) -> list[object]:
    draft, plan = store.kept_draft(person.id), store.plan(person.id)
    known = store.known(person.id)
    return [person, known, plan, draft]
