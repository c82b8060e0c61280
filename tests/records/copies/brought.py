"""A copy that is brought from one computer to another."""

from pathlib import Path

from house import House

from ketcheck.records.copies.backup import backup
from ketcheck.records.keys.unlocking import Passphrase

SECRET = "four words in a row"  # noqa: S105 - of the tests
TYPED = Passphrase(None, SECRET)


def copy_of(house: House, name: str) -> Path:
    out = house.folder.parent / name
    backup(house.store, out)
    return out
