"""The list of entries, a page at a time; it takes as long with ten as with a million."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from peewee import fn

from ketcheck.checklist.level import Level
from ketcheck.records import entries, search
from ketcheck.records.database import RecordsDatabase, salvage
from ketcheck.records.index import split_place
from ketcheck.records.model import Kind
from ketcheck.records.rows import Row, Status
from ketcheck.records.tables import Entry

UNREADABLE: Final = "This record can't be read. It is kept as it is."
_NO_ID: Final = UUID(int=0)


def page(
    db: RecordsDatabase,
    person_id: UUID | None,
    text: str,
    before: int | None,
    limit: int,
) -> list[Row]:
    """Up to `limit` rows, newest first, that come after the row with seq `before`."""
    place = _place(db, before) if before is not None else None
    if text.strip():
        places = search.places(db, text, person_id, place, limit)
    else:
        places = _places(db, person_id, place, limit)
    return rows_at(db, places)


def newest(db: RecordsDatabase, person_id: UUID) -> Row | None:
    """The newest check of a person that no other corrects."""
    query = current_checks(person_id).limit(1)
    places = [row[0] for row in query.tuples().execute(db)]
    return next(iter(rows_at(db, places)), None)


def current_checks(person_id: UUID, before: int | None = None) -> Any:  # noqa: ANN401 - a query
    """Places of a person's checks that no other corrects, newest first, below a place."""
    amendment = Entry.alias()
    corrected = amendment.select(amendment.seq).where(amendment.amends == Entry.id)
    query = Entry.select(Entry.place).where(
        Entry.person_id == person_id, Entry.checks, ~fn.EXISTS(corrected)
    )
    if before is not None:
        query = query.where(Entry.place < before)
    return query.order_by(Entry.place.desc())


def status(db: RecordsDatabase, entry_id: UUID) -> Status:
    """Which record corrects this one, if any."""
    query = Entry.select(Entry.id).where(Entry.amends == entry_id).order_by(Entry.seq.desc())
    return Status(next((row[0] for row in query.limit(1).tuples().execute(db)), None))


def rows_at(db: RecordsDatabase, places: Sequence[int]) -> list[Row]:
    """The rows at those places, in that order; an unreadable one is marked and never left out."""
    found = {row.place: row for row in salvage(db, places, lambda some: _entries(db, some))}
    seqs = [row.seq for row in found.values()]
    sound = entries.sound_bodies(db, seqs).keys()
    corrected = _corrected(db, [row.id for row in found.values()])
    return [
        _row(found[place], corrected, sound) if place in found else _unreadable(place)
        for place in places
    ]


def _place(db: RecordsDatabase, seq: int) -> int | None:
    query = Entry.select(Entry.place).where(Entry.seq == seq)
    return next((row[0] for row in query.tuples().execute(db)), None)


def _places(
    db: RecordsDatabase, person_id: UUID | None, before: int | None, limit: int
) -> list[int]:
    """Out of an index alone, so that a damaged row does not hide its neighbours."""
    query = Entry.select(Entry.place)
    if person_id is not None:
        query = query.where(Entry.person_id == person_id)
    if before is not None:
        query = query.where(Entry.place < before)
    query = query.order_by(Entry.place.desc()).limit(limit)
    return [row[0] for row in query.tuples().execute(db)]


def _entries(db: RecordsDatabase, places: Sequence[int]) -> list[Any]:
    return list(Entry.select().where(Entry.place.in_(places)).namedtuples().execute(db))


def _corrected(db: RecordsDatabase, ids: Sequence[UUID]) -> set[UUID]:
    query = Entry.select(Entry.amends).where(Entry.amends.in_(ids))
    return {row[0] for row in query.tuples().execute(db)}


def _row(row: Any, corrected: AbstractSet[UUID], sound: AbstractSet[int]) -> Row:  # noqa: ANN401 - a named tuple
    readable = row.seq in sound
    return Row(
        seq=row.seq,
        id=row.id,
        short_id=row.short_id,
        person_id=row.person_id,
        person_name=row.person_name,
        finished=datetime.fromisoformat(row.finished),
        zone=row.zone,
        kind=Kind(row.kind),
        level=Level(row.level) if row.level and readable else None,
        why=row.why if readable else UNREADABLE,
        superseded=row.id in corrected,
        amended=row.amends is not None,
        readable=readable,
    )


def _unreadable(place: int) -> Row:
    """What the index alone tells of a row that is lost: its place, so that nothing hides it."""
    seq, finished = split_place(place)
    return Row(
        seq=seq,
        id=_NO_ID,
        short_id="?",
        person_id=_NO_ID,
        person_name="",
        finished=finished,
        zone="UTC",
        kind=Kind.SELF_CHECK,
        level=None,
        why=UNREADABLE,
        readable=False,
    )
