"""Copies out: one file, locked with the same keys as the records themselves.

A backup is a zip file of two members, not compressed: the slot file and the SQLCipher file. It
holds no key. Nothing in it says where anything is to be written. Its comment tells which entry is
the newest in it, see `sealed.witness`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from ketcheck.errors import OutputUnusable, StoreDamaged
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.erasing import wipe_traces
from ketcheck.records.failures import explained, explained_output
from ketcheck.records.keys.slots import SlotFile
from ketcheck.records.leftovers import copy_mark, sweep_copies
from ketcheck.records.private_files import open_new, whole_new_file
from ketcheck.records.progress import Report, unheard
from ketcheck.records.sealed import entries
from ketcheck.records.sealed.witness import Newest
from ketcheck.records.store import Store
from ketcheck.records.working_copy import COPY, refuse_without_room, working_copy

SLOTS: Final = "key-slots.json"
RECORDS: Final = "records.db"
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

    The file appears under its name after it was read back and its pages were found whole. Nothing
    of a person who was erased is in it.
    """
    wipe_traces(db)
    sweep_copies(out.parent, slots.store)
    size = db.size()
    refuse_without_room(folder, size)
    refuse_without_room(out.parent, size)
    with working_copy(folder, COPY) as copy:
        steps = _Steps(report, size)
        newest = copy_pages(db, copy, db.key, steps.at)
        steps.finish_part()
        with explained_output(out), whole_new_file(out, copy_mark(slots.store)) as made:
            _pack(copy, slots, made, newest.line(db.key, slots.store), steps)
            _refuse_misread(made, copy, steps)


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


def copy_pages(
    db: RecordsDatabase, copy: Path, key: bytes, copied: Callable[[int], None]
) -> Newest:
    """Write all pages into an empty file under that key, and tell the newest entry in it.

    The file is not synced, and has no log beside it. StoreDamaged, OutputUnusable.
    """
    out = RecordsDatabase(copy, key, pragmas=_WRITING)
    try:
        out.connect()
        db.copy_into(out, copied)
        # SQLCipher reads a damaged page as zeros: copied, they would be whole pages.
        for fault in db.failing_pages():
            raise StoreDamaged(f"{_DAMAGED} ({fault})")
        for fault in out.failing_pages():
            raise OutputUnusable(f"{_MISREAD} ({fault})")
        # Of the copy: more may have been saved meanwhile.
        return Newest(*entries.newest_seal(out))
    finally:
        out.close()


def _pack(copy: Path, slots: SlotFile, made: Path, comment: bytes, steps: _Steps) -> None:
    with open_new(made) as whole, ZipFile(whole, "w", ZIP_STORED) as file:
        file.comment = comment
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


_DAMAGED: Final = (
    "The record file is damaged, so no backup was made. Keep the older backups, and rescue what "
    "still reads into a new folder."
)
_MISREAD: Final = "The backup came out damaged. Use another disk."
