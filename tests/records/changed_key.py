"""Records whose key is changed, and which ways open them then."""

from datetime import date
from pathlib import Path

from ketcheck.errors import KeyUnavailable, WrongCode, WrongPassphrase
from ketcheck.records.keys.new_key import NewWays
from ketcheck.records.keys.recovery_code import new_code
from ketcheck.records.keys.unlocking import Passphrase, RecoveryCode, Unlock
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store
from tests.records.keys.ways import NEW, SECRET

TODAY = date(2026, 11, 28)
CODE, NEW_CODE = new_code(), new_code()
WAYS = NewWays({"Ann": NEW}, NEW_CODE, TODAY)
RECORDS = 3


def opened(folder: Path, unlock: Unlock | None = None) -> Store | None:
    """The records in a folder, all there, if that opens them."""
    try:
        store = open_store(folder, unlock=unlock)
    except (KeyUnavailable, WrongPassphrase, WrongCode):
        return None
    found = store.verify()
    assert (found.is_sound, found.checked, store.loss) == (True, RECORDS, None)
    assert [person.name for person in store.people()] == ["Maria Alvarez"]
    assert store.vault.warning == ""
    store.close()
    return store


def which_opens(folder: Path) -> str:
    """Whether all the old ways open the records, or all the new ones; never some of each."""
    old = (Passphrase("Ann", SECRET), RecoveryCode(CODE))
    new = (Passphrase("Ann", NEW), RecoveryCode(NEW_CODE))
    assert opened(folder)
    told = tuple(bool(opened(folder, unlock)) for unlock in (*old, *new))
    return {(True, True, False, False): "old", (False, False, True, True): "new"}[told]
