"""A data folder whose name has bytes that are no letters: all that is done with its files works."""

import os
import sys
from contextlib import closing
from pathlib import Path

import pytest
from house import House, at

from ketcheck.errors import KetcheckError
from ketcheck.records.copies.backup import backup
from ketcheck.records.copies.copies import chosen_folder
from ketcheck.records.copies.restoring import look
from ketcheck.records.copies.safekeeping import choose_folder, keep_copy
from ketcheck.records.erasing import Request, erase
from ketcheck.records.opening import open_store
from tests.records.copies.kept import in_folder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there names are any bytes")
NAMES = (b"data\xff", b"it's \xe9 100%", b"bytes:ff", b"\xf0\x9f\x92\x8a", b'a"b;c?d#e')


@pytest.fixture(params=NAMES, ids=repr)
def odd(request: pytest.FixtureRequest, house: House, tmp_path: Path) -> House:
    """The store, in a folder of that name."""
    house.save(0)
    house.store.close()
    folder = tmp_path / os.fsdecode(request.param)
    house.folder.rename(folder)
    house.store = open_store(folder, keyring=False)
    return house


def test_backups_go_on_after_somebody_was_erased(odd: House) -> None:
    other = odd.store.directory.add("Ann Lee")
    erase(odd.store, other.id, Request(reason="moved", recorded_by="T. Okafor"), at(1))
    out = odd.folder / "copy"
    backup(odd.store, out)
    assert look(odd.store, out).entries == 1
    assert odd.reopen().verify().is_sound


def test_copies_go_to_a_folder_of_such_a_name(odd: House) -> None:
    stick = odd.folder.parent / os.fsdecode(b"stick \xff")
    stick.mkdir()
    choose_folder(odd.store, stick)
    kept = keep_copy(odd.store, at(1))
    assert kept.trouble == ""
    assert chosen_folder(odd.reopen()) == stick
    assert in_folder(stick, odd) == [kept.copy.name]


def test_what_is_told_of_such_a_folder_can_be_printed(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"\xff")
    folder.touch()
    with pytest.raises(KetcheckError) as told, closing(open_store(folder, keyring=False)):
        pass
    assert str(told.value).encode(errors="backslashreplace")
