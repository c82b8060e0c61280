"""Whether the records open one way or another."""

from ketcheck.errors import KeyUnavailable, WrongCode, WrongPassphrase
from ketcheck.records.keys.unlocking import Unlock
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store

SECRET, NEW = "four words in a row", "another four words"


def opens(store: Store, unlock: Unlock | None = None) -> bool:
    """Whether the records open that way, and hold what they held."""
    store.close()
    try:
        again = open_store(store.folder, unlock=unlock)
    except (KeyUnavailable, WrongPassphrase, WrongCode):
        return False
    names = [person.name for person in again.people()]
    again.close()
    assert names == ["Maria Alvarez"]
    return True


def with_passphrase_alone(store: Store, user: str = "Ann") -> None:
    store.vault.add_passphrase(user, SECRET)
    store.vault.remove("keyring")
