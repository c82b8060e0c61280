"""The slot file is kept twice: what happens to one of the two is mended from the other."""

import errno
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from ketcheck.errors import KeyUnavailable, NewerStore
from ketcheck.records.keys import slot_files
from ketcheck.records.keys.slot_files import (
    SLOT_COPY,
    SLOT_FILE,
    make_alike,
    read_slots,
    whole_slots,
    write_slots,
)
from ketcheck.records.keys.slots import KeyFileSlot, KeyringSlot, SlotFile, parse_slots

Spoil = Callable[[Path], object]
SLOTS = SlotFile(store=UUID(int=1), check="0" * 64, slots=(KeyringSlot(),))
KEY = bytes(32)
BOTH = (SLOT_FILE, SLOT_COPY)
FORMAT_1 = b'{"format": 1, "store": "%s", "check": "", "slots": []}' % str(UUID(int=1)).encode()


def newer(path: Path) -> None:
    """A file as the next ketcheck may write it."""
    path.write_bytes(SLOTS.model_copy(update={"format": 4}).text)


SPOILS: dict[str, Spoil] = {
    "gone": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-40]),
    "zeroed": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "flipped": lambda path: path.write_bytes(path.read_bytes().replace(b"000000", b"000001", 1)),
    "newer by one bit": lambda path: path.write_bytes(
        path.read_bytes().replace(b'"format": 3', b'"format": 4')
    ),
}


@pytest.fixture
def written(tmp_path: Path) -> SlotFile:
    return write_slots(tmp_path, SLOTS, KEY)


def mended(folder: Path) -> None:
    """As once the key has shown that the newer whole one is ours."""
    make_alike(folder, whole_slots(folder)[0])


def test_there_are_two_and_they_are_the_same(tmp_path: Path, written: SlotFile) -> None:
    first, second = ((tmp_path / name).read_bytes() for name in BOTH)
    assert first == second
    assert read_slots(tmp_path) == written
    assert {path.name for path in tmp_path.iterdir()} == set(BOTH)


def test_where_there_never_was_one_there_is_none(tmp_path: Path) -> None:
    assert read_slots(tmp_path) is None


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=list(SPOILS))
@pytest.mark.parametrize("name", BOTH)
def test_one_is_mended_from_the_other(
    tmp_path: Path, written: SlotFile, name: str, spoil: Spoil
) -> None:
    spoil(tmp_path / name)
    assert read_slots(tmp_path) == written
    mended(tmp_path)
    assert parse_slots((tmp_path / name).read_bytes(), tmp_path) == written


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("spoil", list(SPOILS.values())[1:5], ids=list(SPOILS)[1:5])
def test_two_damaged_ones_are_told(tmp_path: Path, spoil: Spoil) -> None:
    for name in BOTH:
        spoil(tmp_path / name)
    with pytest.raises(KeyUnavailable, match="damaged"):
        read_slots(tmp_path)


@pytest.mark.parametrize("name", BOTH)
def test_of_two_whole_ones_the_later_counts(tmp_path: Path, written: SlotFile, name: str) -> None:
    later = written.model_copy(update={"serial": 9, "slots": (KeyFileSlot(),)})
    (tmp_path / name).write_bytes(later.text)
    assert read_slots(tmp_path) == later
    assert len({(tmp_path / name).read_bytes() for name in BOTH}) == 2
    mended(tmp_path)
    assert {(tmp_path / name).read_bytes() for name in BOTH} == {later.text}


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("name", BOTH)
def test_a_file_of_a_newer_ketcheck_is_refused_and_left(tmp_path: Path, name: str) -> None:
    newer(tmp_path / name)
    before = [(tmp_path / name).read_bytes() for name in BOTH]
    with pytest.raises(NewerStore, match="format 4"):
        read_slots(tmp_path)
    assert [(tmp_path / name).read_bytes() for name in BOTH] == before


@pytest.mark.usefixtures("written")
def test_files_of_two_stores_are_not_mixed(tmp_path: Path) -> None:
    other = SLOTS.model_copy(update={"store": UUID(int=2), "serial": 5})
    (tmp_path / SLOT_COPY).write_bytes(other.text)
    with pytest.raises(KeyUnavailable, match="two different stores"):
        read_slots(tmp_path)
    assert (tmp_path / SLOT_COPY).read_bytes() == other.text


def test_a_file_of_format_1_gets_a_second_one_and_is_not_written_anew(tmp_path: Path) -> None:
    (tmp_path / SLOT_FILE).write_bytes(FORMAT_1)
    slots = read_slots(tmp_path)
    assert slots
    assert slots.format == 1
    mended(tmp_path)
    assert {(tmp_path / name).read_bytes() for name in BOTH} == {FORMAT_1}
    assert write_slots(tmp_path, slots, KEY).format == 3


def test_a_full_disk_keeps_nobody_from_the_key(
    tmp_path: Path, written: SlotFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / SLOT_COPY).unlink()
    monkeypatch.setattr(slot_files, "write_whole", fail)
    mended(tmp_path)
    assert read_slots(tmp_path) == written


@pytest.mark.parametrize("name", BOTH)
def test_a_bad_sector_in_one_keeps_nobody_from_the_key(
    tmp_path: Path, written: SlotFile, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.name == name:
            raise OSError(errno.EIO, "Input/output error")
        return whole(path)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", read)
        assert read_slots(tmp_path) == written
