"""The records of a copy, opened so that whoever waits can stop a single query, however long."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ketcheck.records.database import RecordsDatabase
from ketcheck.records.progress import Report

_STEPS: Final = 1_000_000
"""Of SQLite's machine, before it asks again: some hundredths of a second."""
_READING: Final = (
    ("cipher_log_level", "NONE"),
    ("temp_store", "MEMORY"),
    ("trusted_schema", "OFF"),
    ("cell_size_check", "ON"),
)


@contextmanager
def opened(copy: Path, key: bytes, report: Report) -> Iterator["Watched"]:
    """The working copy; what is wrong with it is no damage to our own records.

    What `report` raises within a query comes out as it is, and not as the query's failure.
    """
    db = Watched(copy, key, report)
    try:
        db.connect()
        yield db
    except Exception as error:
        if db.stopped:
            raise db.stopped from error
        raise
    finally:
        db.close()


class Watched(RecordsDatabase):
    """A record file whose queries tell that they go on, and end where that raises."""

    def __init__(self, path: Path, key: bytes, report: Report) -> None:
        super().__init__(path, key, pragmas=_READING)
        self.stopped: BaseException | None = None
        self._report = report
        self._told = (0, 1)

    def connect(self, reuse_if_open: bool = False) -> bool:  # noqa: FBT001, FBT002 - peewee's
        """Open the file, and watch each query on it."""
        is_new = super().connect(reuse_if_open)
        self.connection().set_progress_handler(self._is_stopped, _STEPS)
        return is_new

    def tell(self, done: int, total: int) -> None:
        """Report what is done; within a query it is reported again, but never that all is."""
        self._told = (min(done, max(total, 1) - 1), max(total, 1))
        self._report(done, total)

    def _is_stopped(self) -> bool:
        try:
            self._report(*self._told)
        except BaseException as error:  # noqa: BLE001 - SQLite would lose it
            self.stopped = error
        return self.stopped is not None
