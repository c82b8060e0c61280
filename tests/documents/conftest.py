"""A store for what is printed out of one."""

import pytest

from ketcheck.records.checklists import load_bundled
from ketcheck.records.store import Store


@pytest.fixture
def store(store: Store) -> Store:
    """A store without records that has the words of the bundled checklist."""
    store.keep_content(load_bundled()[2])
    return store
