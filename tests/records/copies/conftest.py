"""Two computers, each with a key of its own, that bring copies to each other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from house import CONTENT, House

from ketcheck.records.checklists import load_used
from ketcheck.records.opening import open_store
from tests.records.copies.brought import SECRET


@pytest.fixture
def away(house: House, tmp_path: Path, _quick: None) -> Iterator[House]:
    """Another computer, with a key of its own and another person; both have a passphrase."""
    store = open_store(tmp_path / "away", keyring=False)
    for one in (store, house.store):
        one.vault.add_passphrase("", SECRET)
    checklist, used, text = load_used(CONTENT)
    store.keep_content(text)
    assert store.db.key != house.store.db.key
    made = House(store, checklist, used, store.directory.add("Ann Lee"))
    yield made
    made.store.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder of the user's choice."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
