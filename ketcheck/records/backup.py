"""Copies out: one file, locked with the same keys as the records themselves.

A backup is a zip file of two members, not compressed: the slot file and the SQLCipher file. It
holds no key. Nothing in it says where anything is to be written.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from ketcheck.errors import DiskFull, OutputUnusable, StoreDamaged
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import explained, explained_output
from ketcheck.records.private_files import make_private_file, whole_new_file
from ketcheck.records.progress import Report, unheard
from ketcheck.records.slots import SlotFile
from ketcheck.records.store import Store

SLOTS: Final = "key-slots.json"
RECORDS: Final = "records.db"
_COPY: Final = "copy.db"
_BESIDE: Final = ("", "-journal", "-wal", "-shm")
_SPARE: Final = 1 << 20
"""Bytes for the slot file, the frame of the zip file, and what a file system needs of its own."""
CHUNK: Final = 1 << 20
# Until it is whole, the copy is worth nothing: a cut one is deleted, so no journal and no sync.
_WRITING: Final = (("cipher_log_level", "NONE"), ("journal_mode", "OFF"), ("synchronous", "OFF"))


def backup(store: Store, out: Path, report: Report = unheard) -> None:
    """Write an encrypted copy of all records; OutputExists, OutputUnusable, DiskFull.

    It may be called on a thread of its own while the store is used on another.
    """
    with explained(store.folder):
        write_copy(store.folder, store.db, store.slots, out, report)


def write_copy(
    folder: Path, db: RecordsDatabase, slots: SlotFile, out: Path, report: Report = unheard
) -> None:
    """The same for the records in a folder, before there is a store of them.

    The file appears under its name after it was read back and its pages were found whole.
    """
    size = db.size()
    refuse_without_room(folder, size)
    refuse_without_room(out.parent, size)
    with working_copy(folder, _COPY) as copy:
        steps = _Steps(report, size)
        _copy_pages(db, copy, steps)
        with explained_output(out), whole_new_file(out) as made:
            _pack(copy, slots, made, steps)
            _refuse_misread(made, copy, steps)


@contextmanager
def working_copy(folder: Path, name: str) -> Iterator[Path]:
    """An empty private file beside the records; the lock on the folder makes its name ours."""
    copy = folder / name
    remove_database(copy)
    make_private_file(copy)
    try:
        yield copy
    finally:
        remove_database(copy)


def remove_database(path: Path) -> None:
    """Take away a database file, with what SQLite may have left beside it."""
    for suffix in _BESIDE:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


class _Steps:
    """Counts bytes over the three parts of the work: copied, packed, read back."""

    def __init__(self, report: Report, size: int) -> None:
        self._report = report
        self._total = 3 * size
        self._before = 0
        self._size = size

    def at(self, done: int) -> None:
        """So many bytes of this part are done."""
        self._report(self._before + min(done, self._size), self._total)

    def finish_part(self) -> None:
        """The next part begins."""
        self._before += self._size


def _copy_pages(db: RecordsDatabase, copy: Path, steps: _Steps) -> None:
    out = RecordsDatabase(copy, db.key, pragmas=_WRITING)
    try:
        out.connect()
        db.copy_into(out, steps.at)
        steps.finish_part()
        # SQLCipher reads a damaged page as zeros: copied, they would be whole pages.
        for fault in db.failing_pages():
            raise StoreDamaged(f"{_DAMAGED} ({fault})")
        for fault in out.failing_pages():
            raise OutputUnusable(f"{_MISREAD} ({fault})")
    finally:
        out.close()


def _pack(copy: Path, slots: SlotFile, made: Path, steps: _Steps) -> None:
    with ZipFile(made, "w", ZIP_STORED) as file:
        file.writestr(ZipInfo(SLOTS), slots.text)
        with copy.open("rb") as source, file.open(ZipInfo(RECORDS), "w", force_zip64=True) as out:
            for done, chunk in _chunks(source):
                out.write(chunk)
                steps.at(done)
    steps.finish_part()


def _refuse_misread(made: Path, copy: Path, steps: _Steps) -> None:
    """Compare what was packed, as the disk gives it back, with the pages that were checked."""
    with ZipFile(made) as file, file.open(RECORDS) as packed, copy.open("rb") as source:
        for done, chunk in _chunks(source):
            if packed.read(len(chunk)) != chunk:
                raise OutputUnusable(_MISREAD)
            steps.at(done)


def _chunks(source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    done = 0
    while chunk := source.read(CHUNK):
        done += len(chunk)
        yield done, chunk


def refuse_without_room(folder: Path, size: int) -> None:
    """Look at the free space before anything is written; DiskFull."""
    with explained_output(folder):
        free = shutil.disk_usage(folder).free
    if free < size + _SPARE:
        needed, there = (f"{count / 1e6:,.0f} MB" for count in (size + _SPARE, free))
        raise DiskFull(
            f"There is no room for a copy in {folder}: it takes {needed}, and {there} are free. "
            "Make room there, or choose another folder."
        )


_DAMAGED: Final = (
    "The record file is damaged, so no copy was made. Keep the older copies, and salvage what "
    "still reads into a new folder."
)
_MISREAD: Final = "The copy does not read as it was written. Use another disk for it."
