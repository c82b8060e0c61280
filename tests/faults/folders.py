"""What the acts under faults begin with: small stores, since each is opened a thousand times."""

from contextlib import closing
from pathlib import Path

from house import CONTENT, House, at

from ketcheck.checklist.draft import Draft
from ketcheck.records.checklists import load_used
from ketcheck.records.model import KeptDraft
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store
from tests.faults.act import data

NAME, GONE = "Maria Alvarez", "Ann Quillfeather"
"""Who stays, and who may be erased."""
RECORDS = 3
"""Of both together."""


def nothing(folder: Path) -> None:
    """Not even a data folder."""
    folder.mkdir()


def filled(folder: Path) -> None:
    """A store of two people: records, a draft, a plan, a setting."""
    folder.mkdir()
    with closing(open_store(data(folder), keyring=False)) as store:
        house = house_of(store)
        house.save(0)
        house.save(8, person=store.directory.add(GONE, number="88-1234"))
        house.save(16, skin="broken")
        store.keep_draft(_draft(house))
        store.set_setting("paper", "a4")


def house_of(store: Store) -> House:
    """The store with the one who stays, who is put on file where she is not."""
    checklist, used, text = load_used(CONTENT)
    store.keep_content(text)
    person = store.find_person(NAME, None, None) or store.directory.add(NAME)
    return House(store, checklist, used, person)


def _draft(house: House) -> KeptDraft:
    return KeptDraft(
        person_id=house.person.id,
        checklist=house.used,
        draft=Draft(answers={"feeling": "fine"}),
        started=at(24),
        updated=at(24),
    )
