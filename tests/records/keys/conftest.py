from collections.abc import Iterator
from pathlib import Path

import pytest
from keyrings import MemoryKeyring

from ketcheck.records.opening import open_store
from ketcheck.records.store import Store


@pytest.fixture
def store(tmp_path: Path, system: MemoryKeyring) -> Iterator[Store]:
    """A store with its key in a keyring, and one person in it."""
    assert system.kept == {}
    opened = open_store(tmp_path / "data")
    opened.directory.add("Maria Alvarez")
    yield opened
    opened.close()
