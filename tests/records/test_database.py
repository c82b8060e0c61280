"""What is particular to the encrypted file."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest
from plain_pages import plain_pages

from ketcheck.errors import KeyUnavailable
from ketcheck.records.database import RecordsDatabase

OPEN_FILES: Final = Path("/proc/self/fd")
WORDS: Final = "Ann Quillfeather "


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33)])
def test_a_file_is_made_with_a_whole_key_alone(tmp_path: Path, key: bytes) -> None:
    """SQLCipher would take a shorter one: a copy begun as the window locks had an empty key."""
    with pytest.raises(KeyUnavailable):
        RecordsDatabase(tmp_path / "file", key)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not OPEN_FILES.exists(), reason="there is no way to look at open files")
def test_what_is_made_while_the_file_is_written_anew_is_locked_too(tmp_path: Path) -> None:
    folder = tmp_path / "Ann's"
    folder.mkdir()
    db = RecordsDatabase(folder / "file", bytes(range(32)))
    db.connect()
    db.execute_sql("CREATE TABLE told (words TEXT)")
    db.execute_sql("CREATE INDEX sorted ON told (words)")
    with db.writing():
        for number in range(2_000):
            db.execute_sql("INSERT INTO told VALUES (?)", (f"{number} {WORDS * 100}",))
    made: dict[str, bytes] = {}
    db.connection().set_progress_handler(lambda: made.update(temporary_files()), 1_000)
    assert db.write_anew()
    ((name, data),) = made.items()
    (tmp_path / "made").write_bytes(data)
    assert name.startswith(str(folder))
    assert WORDS.encode() not in data
    # The control: the words are in it, for who has the key.
    assert WORDS.encode() in plain_pages(tmp_path / "made", db.key)
    assert db.execute_sql("PRAGMA temp_store").fetchone() == (2,)
    assert db.execute_sql("PRAGMA temp_store_directory").fetchone() is None
    db.close()
    assert [path.name for path in folder.iterdir()] == ["file"]


def temporary_files() -> Iterator[tuple[str, bytes]]:
    """What SQLite has open without a name, by the one it had."""
    for file in OPEN_FILES.iterdir():
        with suppress(FileNotFoundError):  # that of the listing itself
            if "etilqs_" in str(file.readlink()):
                yield str(file.readlink()), file.read_bytes()
