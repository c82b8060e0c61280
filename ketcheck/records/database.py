"""The SQLCipher file: how it is opened, and what is particular to it."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from peewee import Model
from playhouse.sqlcipher_ext import SqlCipherDatabase  # type: ignore[import-untyped]

from ketcheck.errors import KeyUnavailable
from ketcheck.records.failures import DATABASE_ERRORS, is_damage

T = TypeVar("T")

_KEY_BYTES = 32
_BUSY_MS = 15_000
_PAGES_A_STEP = 1024
_CACHE_KIB, _LARGE_CACHE_KIB = 2_000, 65_536

_PRAGMAS = (
    ("cipher_log_level", "NONE"),  # it writes to standard error; what fails is told once, by us
    ("busy_timeout", _BUSY_MS),
    ("journal_mode", "WAL"),
    ("synchronous", "FULL"),  # with NORMAL a power cut loses records that were shown as saved
    ("temp_store", "MEMORY"),
    ("secure_delete", "FAST"),  # the file is encrypted: wipe where it costs no writing
)


READING = (*_PRAGMAS, ("query_only", 1))
"""Of a file that nothing is to be saved in."""


class RecordsDatabase(SqlCipherDatabase):  # type: ignore[misc]  # playhouse is untyped
    """peewee's SQLCipher database with our settings."""

    def __init__(self, path: Path, key: bytes, pragmas: tuple[Any, ...] = _PRAGMAS) -> None:
        # A raw key: a passphrase would cost 120 ms a connection.
        super().__init__(str(path), pragmas=pragmas, passphrase=raw_key(key))
        self.key = key
        self.only_reads = pragmas == READING

    def rollback(self) -> Any:  # noqa: ANN401 - peewee's type
        """Roll back, unless SQLite has done so itself, as it does on a full disk."""
        if self.connection().in_transaction:
            super().rollback()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction that holds the write lock from its start."""
        with self.atomic("IMMEDIATE"):
            yield

    def add(self, table: type[Model], row: Mapping[str, object]) -> None:
        """Insert a row; the statement is made once a table, which is most of what it costs."""
        fields = table._meta.fields  # noqa: SLF001 - peewee documents it
        values = [fields[name].db_value(value) for name, value in row.items()]
        self.execute_sql(_insertion(table, tuple(row), self.param), values)

    def connect(self, reuse_if_open: bool = False) -> bool:  # noqa: FBT001, FBT002 - peewee's
        """Open the file; KeyUnavailable without the key, where peewee would begin a new file."""
        if "passphrase" not in self.connect_params:
            raise KeyUnavailable("The records are locked. Unlock them first.")
        return bool(super().connect(reuse_if_open))

    def forget_key(self) -> None:
        """Let go of the key, after the file is closed; until `take_key` no query opens it again."""
        self.connect_params.clear()
        self.key = b""

    def take_key(self, key: bytes) -> None:
        """Take the key again."""
        self.set_passphrase(raw_key(key))
        self.key = key

    def reconnect(self) -> None:
        """Start over after damage was met: SQLCipher refuses all further reads otherwise."""
        self.close()
        self.connect()

    def forget_pages(self) -> None:
        """Drop what is in memory, so that the next read comes from the file."""
        self.execute_sql("PRAGMA shrink_memory")

    @contextmanager
    def with_room(self) -> Iterator[None]:
        """Keep more pages in memory, for work that touches many of them again and again."""
        self.execute_sql(f"PRAGMA cache_size = -{_LARGE_CACHE_KIB}")
        try:
            yield
        finally:
            self.execute_sql(f"PRAGMA cache_size = -{_CACHE_KIB}")

    def write_anew(self) -> bool:
        """Write the file anew, so that its free pages hold nothing; whether the old ones are gone.

        They are not while another connection reads them; what is new lies in the log then.
        """
        with self._temporary_files():
            self.execute_sql("VACUUM")
        busy, _, _ = self.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    @contextmanager
    def _temporary_files(self) -> Iterator[None]:
        """Let SQLite make the new file on the disk first, where in memory it could be gigabytes.

        SQLCipher locks that one with our key too (looked at in the tests), and it has no name. It
        goes beside the records, where there is room for it: `/tmp` may be memory again.
        """
        with _as_text(Path(self.database).parent) as folder:
            quoted = folder.replace("'", "''")
            # For the whole program, but no other connection of ours makes such files.
            self.execute_sql(f"PRAGMA temp_store_directory = '{quoted}'")
            self.execute_sql("PRAGMA temp_store = FILE")
            try:
                yield
            finally:
                self.execute_sql("PRAGMA temp_store = MEMORY")
                self.execute_sql("PRAGMA temp_store_directory = ''")

    def size(self) -> int:
        """Bytes of a copy of all pages."""
        (pages,), (bytes_each,) = (
            self.execute_sql(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size")
        )
        return int(pages) * int(bytes_each)  # SQLCipher tells the size of a page as text

    def copy_into(self, target: "RecordsDatabase", copied: Callable[[int], None]) -> None:
        """Copy all pages as they stand now into an empty database, under the key of that one.

        `copied` is told the bytes so far, and stops it by what it raises. Writing goes on meanwhile
        on other connections: a transaction of ours holds what is read at one moment.
        """
        size = self.size()
        self.execute_sql("BEGIN")
        try:
            self.execute_sql("SELECT 1 FROM sqlite_master").fetchall()
            self.connection().backup(
                target.connection(),
                pages=_PAGES_A_STEP,
                progress=lambda _, left, pages: copied(size * (pages - left) // max(pages, 1)),
            )
        finally:
            self.rollback()
        # Else its header asks for a log beside it.
        target.execute_sql("PRAGMA journal_mode = DELETE")

    def damaged_pages(self) -> list[str]:
        """What is wrong with the file, by page."""
        return self.failing_pages() or self._inconsistencies()

    def failing_pages(self) -> list[str]:
        """The pages whose code does not hold; each page of the file is read."""
        # The check reads the file alone, so what is in the log goes there first; on a full disk
        # it can't, and the log is checked when its pages are read.
        with suppress(*DATABASE_ERRORS):
            self.execute_sql("PRAGMA wal_checkpoint(PASSIVE)")
        # Twice: a page that another connection is writing meanwhile is none.
        return self._failing_pages() and self._failing_pages()

    def _failing_pages(self) -> list[str]:
        return [str(row[0]) for row in self.execute_sql("PRAGMA cipher_integrity_check")]

    def _inconsistencies(self) -> list[str]:
        try:
            rows = [str(row[0]) for row in self.execute_sql("PRAGMA quick_check(20)")]
        except DATABASE_ERRORS as error:
            self.reconnect()
            return [str(error)]
        return [] if rows == ["ok"] else rows


@contextmanager
def _as_text(folder: Path) -> Iterator[str]:
    """The folder by a name that a query can hold: its own may have bytes that are no letters.

    Without such a name SQLite looks for a place itself: the files are locked there too.
    """
    try:
        str(folder).encode()
    except UnicodeEncodeError:
        pass
    else:
        yield str(folder)
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        by_handle = f"/proc/self/fd/{handle}"
        yield by_handle if Path(by_handle).exists() else ""
    finally:
        os.close(handle)


def salvage(
    db: RecordsDatabase, keys: Sequence[int], fetch: Callable[[Sequence[int]], list[T]]
) -> list[T]:
    """The rows of those keys; of a damaged file, those that can be read."""
    try:
        return fetch(keys)
    except DATABASE_ERRORS as error:
        if not is_damage(error):
            raise
    db.reconnect()
    middle = len(keys) // 2
    if not middle:
        return []
    return salvage(db, keys[:middle], fetch) + salvage(db, keys[middle:], fetch)


@cache
def _insertion(table: type[Model], names: tuple[str, ...], mark: str) -> str:
    marks = ", ".join(mark for _ in names)
    name = table._meta.table_name  # noqa: SLF001 - as above
    return f'INSERT INTO "{name}" ({", ".join(names)}) VALUES ({marks})'  # noqa: S608 - our names


def raw_key(key: bytes) -> str:
    """A 256-bit key as SQLCipher takes it without deriving another from it.

    KeyUnavailable for what is none: SQLCipher would take that too.
    """
    if len(key) != _KEY_BYTES:
        raise KeyUnavailable("The records are locked. Unlock them first.")
    return f"x'{key.hex()}'"
