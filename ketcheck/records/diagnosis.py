"""A report for support: what runs here and how much is kept, and nothing of any person."""

import locale
import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from shutil import disk_usage
from typing import Any, Final

from peewee import fn

from ketcheck import __version__
from ketcheck.records.model import ChecklistUsed
from ketcheck.records.store import Store
from ketcheck.records.tables import SCHEMA, Entry, PersonRow

_PACKAGES: Final = ("PySide6-Essentials", "pydantic", "peewee", "sqlcipher3", "typst", "keyring")
_MIB: Final = 1 << 20


def diagnosis(store: Store, used: ChecklistUsed, *more: str) -> str:
    """The whole text; `more` are lines of the window.

    No name, no answer, no medicine, and no path: a folder is often named after its owner.
    """
    return "\n".join([*_lines(store, used), *more]) + "\n"


def _lines(store: Store, used: ChecklistUsed) -> Iterator[str]:
    yield f"ketcheck {__version__}, form {SCHEMA}"
    yield f"Python {platform.python_version()} on {platform.system()} {platform.release()}"
    yield from (f"{name} {found}" for name in _PACKAGES if (found := _version(name)))
    db = store.db
    yield f"SQLite {_first(db, 'SELECT sqlite_version()')}"
    yield f"SQLCipher {_first(db, 'PRAGMA cipher_version')}"
    yield f"language {locale.getlocale()[0]}, file system {sys.getfilesystemencoding()}"
    yield f"checklist {used.id} {used.version}{', changed by a clinic' if used.modified_by else ''}"
    yield f"key: {', '.join(slot.kind for slot in store.slots.slots)}"
    yield f"entries: {_scalar(Entry.select(fn.MAX(Entry.seq)), db) or 0}"
    yield f"people: {_scalar(PersonRow.select(fn.COUNT(PersonRow.id)), db)}"
    yield from _sizes(store)


def _sizes(store: Store) -> Iterator[str]:
    for file in sorted(store.folder.iterdir()):
        if file.is_file():
            yield f"{file.name}: {file.stat().st_size / _MIB:.1f} MiB"
    yield f"free on the disk: {disk_usage(store.folder).free // _MIB} MiB"
    yield f"session: {os.environ.get('XDG_CURRENT_DESKTOP') or 'not named'}"


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _first(db: Any, sql: str) -> object:  # noqa: ANN401 - the database of peewee
    return next(iter(db.execute_sql(sql)), ("unknown",))[0]


def _scalar(query: Any, db: Any) -> object:  # noqa: ANN401 - a query
    return next((row[0] for row in query.tuples().execute(db)), None)
