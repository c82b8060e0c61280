"""Saving check after check through the store, telling each one, and looking for them later."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final
from uuid import UUID

from house import CONTENT, House

from ketcheck.errors import KetcheckError
from ketcheck.records import database, opening
from ketcheck.records.checklists import load_used
from ketcheck.records.database import DATABASE_ERRORS, RecordsDatabase
from ketcheck.records.model import AnyEntry
from ketcheck.records.opening import open_store
from ketcheck.records.sealed.entries import canonical
from ketcheck.records.store import Store
from tests.faults.figures import Row

Tell = Callable[[str], None]

HOURS_APART: Final = 8
_OURS: Final = dict(database._PRAGMAS)  # noqa: SLF001 - a control takes out one of them


@dataclass(frozen=True)
class Way:
    """How the child saves: as ketcheck does, or with a protection taken out, for a control."""

    name: str
    pragmas: dict[str, str] = field(default_factory=dict)
    tells_before: bool = False
    """Tell a check as saved before it is."""

    @property
    def is_control(self) -> bool:
        """Whether a protection is taken out."""
        return self.tells_before or bool(self.pragmas)

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Stores are opened in this way inside."""
        pragmas = tuple((_OURS | self.pragmas).items())
        opening.RecordsDatabase = partial(RecordsDatabase, pragmas=pragmas)  # type: ignore[misc, assignment]
        try:
            yield
        finally:
            opening.RecordsDatabase = RecordsDatabase  # type: ignore[misc]


WAYS: Final = {
    way.name: way
    for way in (
        Way("as it is"),
        Way("told before it is saved", tells_before=True),
        Way("no write-ahead log", {"journal_mode": "OFF"}),
        Way("synchronous NORMAL", {"synchronous": "NORMAL"}),
        Way("synchronous OFF", {"synchronous": "OFF"}),
    )
}


def save_on_and_on(folder: Path, way: Way, tell: Tell) -> None:
    """Save checks until the end, each told with its digest once it is saved."""
    with way.taken():
        store = open_store(folder, keyring=False)
    checklist, used, text = load_used(CONTENT)
    store.keep_content(text)
    person = next(iter(store.people()), None) or store.directory.add("Maria Alvarez")
    house = House(store, checklist, used, person)
    number = len(store.page(limit=1_000_000))
    while True:
        entry = house.write(number * HOURS_APART)
        if way.tells_before:
            tell(_line(entry))
        saved = store.save(entry)
        if not way.tells_before:
            tell(_line(saved))
        number += 1


def _line(entry: AnyEntry) -> str:
    return f"{entry.id} {digest(entry)}"


def digest(entry: AnyEntry) -> str:
    """What tells an entry from any other."""
    return sha256(canonical(entry)).hexdigest()


def told_of(lines: Sequence[str]) -> dict[UUID, str]:
    """Digests by id."""
    pairs = (line.split() for line in lines)
    return {UUID(name): code for name, code in pairs}


def count(row: Row, folder: Path, told: dict[UUID, str]) -> None:
    """Open the store and look for all that was told: note in `row` what is lost or wrong."""
    row.acknowledged += len(told)
    try:
        with closing(open_store(folder, keyring=False)) as store:
            _count(row, store, told)
    except (KetcheckError, *DATABASE_ERRORS, sqlite3.Error):
        row.lost += len(told)


def _count(row: Row, store: Store, told: dict[UUID, str]) -> None:
    kept = {one.id: digest(store.entry(one.id)) for one in store.page(limit=1_000_000)}
    row.lost += len(told.keys() - kept.keys())
    row.unnoticed += sum(kept[name] != told[name] for name in told.keys() & kept.keys())
    if not store.verify().is_sound:
        row.lost += 1
