import errno
import os
from pathlib import Path

import pytest

from ketcheck.errors import OutputExists
from ketcheck.records.private_files import whole_new_file, write_whole


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
