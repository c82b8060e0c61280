"""Records that are made before the program starts on them."""

from collections.abc import Callable
from pathlib import Path

from ketcheck.records.opening import open_store
from ketcheck.records.store import Store
from tests.ui.patient import Patient
from tests.ui.protection.test_locking import TYPED

NEW = "another four words"
PERSON = "Maria Alvarez"
Start = Callable[[], Patient]


def change(folder: Path, act: Callable[[Store], object]) -> object:
    """Do something to the records before the start."""
    store = open_store(folder)
    done = act(store)
    store.close()
    return done


def to_passphrases(store: Store) -> None:
    store.vault.add_passphrase("Ann", TYPED)
    store.vault.add_passphrase("Bob", NEW)
    store.vault.remove("keyring")
