"""Acts with a protection taken out: the faults have to show it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import Final
from unittest.mock import patch

from ketcheck.records import private_files
from ketcheck.records.database import RecordsDatabase
from tests.faults import acts_on_files, acts_on_keys, acts_on_records
from tests.faults.saving import WAYS

_FAILURES: Final = frozenset({"EIO", "ENOSPC"})
"""Where an act says that it is done and is not; killed, it says nothing."""


@contextmanager
def _in_its_place(path: Path, _called: str) -> Iterator[Path]:
    yield path


@contextmanager
def _whatever_happens(path: Path, called: str) -> Iterator[Path]:
    made, stack = path.with_name("nowhere"), ExitStack()
    with suppress(OSError):
        made = stack.enter_context(private_files.whole_new_file(path, called))
    with suppress(OSError), stack:
        yield made


def _write_in_place(paths: Sequence[Path], data: bytes) -> None:
    """All at once: one after the other, each would be there while the other is written."""
    files = [path.open("wb") for path in paths]
    for file in files:
        with file:
            file.write(data)


def _write_whatever_happens(paths: Sequence[Path], data: bytes) -> None:
    with suppress(OSError):
        private_files.write_all_whole(paths, data)


def _nothing(*_: object) -> None:
    pass


def _instead(of: str, put: object) -> Callable[[], AbstractContextManager[object]]:
    return lambda: patch(f"ketcheck.records.{of}", put)


def _no_transaction() -> AbstractContextManager[object]:
    return patch.object(RecordsDatabase, "writing", lambda _db: nullcontext())


_WRITING_SLOTS: Final = "keys.slot_files.write_all_whole"
_NEW_FILE: Final = "copies.backup.whole_new_file"
_TAKEN_OUT: Final = {
    "save, no write-ahead log": ("save", WAYS["no write-ahead log"].taken),
    "backup, written under its name": ("backup", _instead(_NEW_FILE, _in_its_place)),
    "restore, no transaction": ("restore", _no_transaction),
    "upgrade, no transaction": ("upgrade", _no_transaction),
    "upgrade, no copy before": ("upgrade", _instead("copies.backup.write_copy", _nothing)),
    "slot change, written in place": ("slot change", _instead(_WRITING_SLOTS, _write_in_place)),
    "file written in place": (
        "file written whole",
        _instead("private_files.write_all_whole", _write_in_place),
    ),
}
_WRONGLY_TOLD: Final = {
    "erase, not written anew": ("erase", _instead("erasing.wipe_traces", _nothing)),
    "backup, a failure passed over": ("backup", _instead(_NEW_FILE, _whatever_happens)),
    "slot change, a failure passed over": (
        "slot change",
        _instead(_WRITING_SLOTS, _write_whatever_happens),
    ),
}
_ACTS: Final = {
    act.name: act for act in (*acts_on_records.ACTS, *acts_on_files.ACTS, *acts_on_keys.ACTS)
}

CONTROLS: Final = (
    *(
        replace(_ACTS[name], name=control, without=without)
        for control, (name, without) in _TAKEN_OUT.items()
    ),
    *(
        replace(_ACTS[name], name=control, without=without, shown_by=_FAILURES)
        for control, (name, without) in _WRONGLY_TOLD.items()
    ),
)
