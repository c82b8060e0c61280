"""A real store in a temporary folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from house import CONTENT, House

from ketcheck.records.checklists import load_used
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    opened = open_store(tmp_path / "data", keyring=False)
    yield opened
    opened.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A store with one person and no records."""
    opened = open_store(tmp_path / "data", keyring=False)
    checklist, used, text = load_used(CONTENT)
    opened.keep_content(text)
    made = House(opened, checklist, used, opened.directory.add("Maria Alvarez"))
    yield made
    made.store.close()
