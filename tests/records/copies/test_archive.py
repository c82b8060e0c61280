"""The zip file of a backup: ours opens however large it is, and no other costs much to refuse."""

import tracemalloc
import zipfile
from pathlib import Path

import pytest
from house import House

from ketcheck.errors import BackupRefused
from ketcheck.records.copies.archive import slots_in, unpack_records
from ketcheck.records.copies.backup import backup
from ketcheck.records.copies.sound import comment_of
from ketcheck.records.progress import unheard

MEMBERS = 30_000
LIMIT = 10_000_000
END = b"PK\x05\x06"


@pytest.fixture
def copy(house: House, tmp_path: Path) -> Path:
    house.save(0)
    backup(house.store, tmp_path / "copy")
    return tmp_path / "copy"


def test_a_list_of_many_members_is_not_made_at_all(copy: Path) -> None:
    with zipfile.ZipFile(copy, "a") as file:
        for number in range(MEMBERS):
            file.writestr(f"{number:06}", b"")
    tracemalloc.start()
    try:
        with pytest.raises(BackupRefused, match="no backup of ketcheck"):
            slots_in(copy)
        assert tracemalloc.get_traced_memory()[1] < LIMIT
    finally:
        tracemalloc.stop()


def test_a_copy_whose_sizes_need_the_large_form_of_a_zip_file_opens(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond 2 GB; here from the first byte on."""
    with monkeypatch.context() as patch:
        patch.setattr(zipfile, "ZIP64_LIMIT", 0)
        backup(house.store, tmp_path / "large")
    assert b"PK\x06\x06" in (tmp_path / "large").read_bytes()[-400:]
    assert comment_of(tmp_path / "large")
    assert slots_in(tmp_path / "large") == house.store.slots
    unpack_records(tmp_path / "large", tmp_path / "records", unheard)
    assert (tmp_path / "records").stat().st_size == house.store.db.size()


@pytest.mark.parametrize("length", [0, 1, 21, 22, 97])
def test_a_file_that_is_cut_off_is_refused(copy: Path, length: int) -> None:
    end = copy.read_bytes()[-length or None :] if length else b""
    copy.write_bytes(end)
    with pytest.raises(BackupRefused, match="no backup of ketcheck"):
        slots_in(copy)


def test_a_list_that_says_it_is_huge_is_refused(copy: Path) -> None:
    data = bytearray(copy.read_bytes())
    at = data.rfind(END) + 12
    data[at : at + 4] = (1 << 30).to_bytes(4, "little")
    copy.write_bytes(data)
    with pytest.raises(BackupRefused, match="no backup of ketcheck"):
        slots_in(copy)
