"""A real store in a temporary folder."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from house import CONTENT, House
from keyrings import MemoryKeyring

from ketcheck.records.checklists import load_used
from ketcheck.records.opening import open_store
from ketcheck.records.slots import Cost
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


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryKeyring]:
    """A session with a keyring."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    before, backend = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases that cost next to nothing: the real cost has tests of its own."""
    cost = Cost(memory=64, passes=1, lanes=1)
    monkeypatch.setattr("ketcheck.records.vault.calibrated", lambda: cost)
