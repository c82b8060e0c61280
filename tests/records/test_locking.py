"""The lock of a data folder: what is told where it can't be had."""

import errno
import os
from pathlib import Path

import pytest

from ketcheck.errors import AlreadyOpen, FolderUnusable
from ketcheck.records import locking
from ketcheck.records.locking import InstanceLock


@pytest.fixture
def lock(tmp_path: Path) -> InstanceLock:
    return InstanceLock(tmp_path / "lock")


def failing(code: int) -> object:
    def fail(_handle: int) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOTSUP, errno.EIO])
def test_a_disk_that_can_not_lock_is_told_as_that(
    lock: InstanceLock, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(locking, "_take", failing(code))
    with pytest.raises(FolderUnusable, match="can't lock files"):
        lock.acquire(wait=10)


@pytest.mark.parametrize("code", [errno.EAGAIN, errno.EACCES])
def test_a_lock_that_is_held_is_told_as_that(
    lock: InstanceLock, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(locking, "_take", failing(code))
    with pytest.raises(AlreadyOpen, match="already open"):
        lock.acquire()


def test_a_lock_is_had_once(lock: InstanceLock, tmp_path: Path) -> None:
    lock.acquire()
    other = InstanceLock(tmp_path / "lock")
    for attempt in (other.acquire, other.acquire_to_read):
        with pytest.raises(AlreadyOpen):
            attempt()
    lock.release()
    other.acquire()
    other.release()


def test_without_a_lock_file_reading_goes_on(lock: InstanceLock, tmp_path: Path) -> None:
    lock.acquire_to_read()
    lock.release()
    assert not (tmp_path / "lock").exists()


def test_where_no_file_can_be_locked_reading_goes_on(
    lock: InstanceLock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lock").touch()
    monkeypatch.setattr(locking, "_take", failing(errno.ENOLCK))
    lock.acquire_to_read()
    lock.release()
