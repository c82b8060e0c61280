"""Checking, copying and bringing back all records: each is to be linear in their number."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from ketcheck.records.copies.backup import backup
from ketcheck.records.copies.restoring import restore
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.opening import RECORD_FILE, open_store
from tests.benchmarks.folders import Shelf
from tests.benchmarks.measure import Row, seconds

GROWTH_AIM = 1.3
SIZE = 8.0
"""KB a record; a million of them are to fit on a stick."""
MICROSECONDS = 1_000_000


def rows(scratch: Path, shelf: Shelf, counts: list[int]) -> list[Row]:
    """Each act once at each count, against a plain copy of the file; then how a record's share
    grows from the count before.
    """
    found = []
    before: dict[str, float] = {}
    for count in counts:
        copied, taken = _measured(scratch / str(count), shelf.folder(count))
        size = (shelf.folder(count) / RECORD_FILE).stat().st_size / count / 1024
        found.append(Row(f"Size a record, {count:,} records", size, SIZE, unit="KB"))
        found += [
            Row(f"{what}, {count:,} records", got, copied, unit="s") for what, got in taken.items()
        ]
        shares = {what: got / count * MICROSECONDS for what, got in taken.items()}
        found += [
            Row(f"{what} a record, {count:,}", share, before[what], unit="µs", aim=GROWTH_AIM)
            for what, share in shares.items()
            if before
        ]
        before = shares
        shutil.rmtree(scratch / str(count))
    return found


def _measured(folder: Path, data: Path) -> tuple[float, dict[str, float]]:
    """The seconds of a plain copy, and of each act."""
    out, other = folder / "copy", folder / "other"
    other.mkdir(parents=True)
    shutil.copy(data / KEY_FILE, other)
    store, new = (open_store(one, keyring=False) for one in (data, other))
    acts: dict[str, Callable[[], object]] = {
        "Verify": store.verify,
        "Back up": lambda: backup(store, out),
        "Restore": lambda: restore(new, out),
    }
    taken = {what: seconds(act) for what, act in acts.items()}
    store.close()
    new.close()
    return seconds(lambda: _copied(data / RECORD_FILE, folder / "plain")), taken


def _copied(source: Path, target: Path) -> None:
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written)
        written.flush()
        os.fsync(written.fileno())
