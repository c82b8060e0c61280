import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ketcheck.errors import OutputExists
from ketcheck.records.private_files import (
    open_new,
    sync_folder,
    whole_new_file,
    write_at,
    write_whole,
)


@pytest.fixture(params=[True, False], ids=["links", "no links"])
def _file_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system with links, and one without, as on a stick."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    if not request.param:
        monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("_file_system")
class TestWholeNewFile:
    def test_the_file_is_there_at_the_end_and_whole(self, tmp_path: Path) -> None:
        path = tmp_path / "out"
        with whole_new_file(path) as made:
            made.write_bytes(b"whole")
            assert not path.exists()
        assert path.read_bytes() == b"whole"
        assert [one.name for one in tmp_path.iterdir()] == ["out"]

    def test_a_failure_leaves_nothing(self, tmp_path: Path) -> None:
        def fail() -> None:
            with whole_new_file(tmp_path / "out") as made:
                made.write_bytes(b"half")
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        assert list(tmp_path.iterdir()) == []

    def test_a_file_that_came_in_the_meantime_stays(self, tmp_path: Path) -> None:
        path = tmp_path / "out"

        def race() -> None:
            with whole_new_file(path) as made:
                made.write_bytes(b"ours")
                path.write_bytes(b"theirs")

        with pytest.raises(OutputExists):
            race()
        assert path.read_bytes() == b"theirs"
        assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_a_file_is_replaced_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "slots"
    write_whole(path, b"old")

    def fail(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="No space"):
            write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["slots"]
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP])
def test_a_disk_that_can_not_sync_a_folder_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    fsync = os.fsync

    def fail(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", fail)
    write_whole(tmp_path / "slots", b"new")
    with whole_new_file(tmp_path / "out") as made:
        made.write_bytes(b"whole")
    assert (tmp_path / "out").read_bytes() == b"whole"


def test_a_disk_that_fails_to_sync_a_folder_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        sync_folder(tmp_path)


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_disk_that_can_not_sync_a_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match=os.strerror(code)):
        write_whole(tmp_path / "slots", b"new")


@pytest.mark.parametrize("write", [open_new, lambda path: write_at(path, 0, b"ours")])
def test_nothing_is_written_through_a_link(tmp_path: Path, write: Callable[[Path], object]) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"theirs")
    (tmp_path / "made").symlink_to(target)
    with pytest.raises(OSError, match="symbolic link"):
        write(tmp_path / "made")
    assert target.read_bytes() == b"theirs"
