from collections.abc import Iterator

import pytest
from house import House
from keyrings import MemoryKeyring

from ketcheck.records.opening import open_store
from ketcheck.records.store import Store
from tests.records.changed_key import CODE, RECORDS, TODAY
from tests.records.keys.ways import SECRET


@pytest.fixture
def old(house: House, system: MemoryKeyring) -> Iterator[Store]:
    """Records that open by the keyring, a key file, a passphrase and a code."""
    for number in range(RECORDS):
        house.save(7 * number)
    house.store.close()
    assert system.kept == {}
    store = open_store(house.folder)
    store.vault.use_keyring()
    store.vault.add_passphrase("Ann", SECRET)
    store.vault.put_recovery_code(CODE, TODAY)
    yield store
    store.close()
