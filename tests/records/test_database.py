"""What is particular to the encrypted file."""

from pathlib import Path

import pytest

from ketcheck.errors import KeyUnavailable
from ketcheck.records.database import RecordsDatabase


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33)])
def test_a_file_is_made_with_a_whole_key_alone(tmp_path: Path, key: bytes) -> None:
    """SQLCipher would take a shorter one: a copy begun as the window locks had an empty key."""
    with pytest.raises(KeyUnavailable):
        RecordsDatabase(tmp_path / "file", key)
    assert list(tmp_path.iterdir()) == []
