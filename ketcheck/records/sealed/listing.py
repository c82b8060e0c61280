"""The list of entries, a page at a time; it takes as long with ten as with a million."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from peewee import fn

from ketcheck.checklist.level import Level
from ketcheck.records.database import RecordsDatabase, salvage
from ketcheck.records.model import Kind
from ketcheck.records.people import identity
from ketcheck.records.sealed import entries, search
from ketcheck.records.sealed.index import LAST_SEQ, place_at, split_place
from ketcheck.records.sealed.rows import Row, Status
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
    ids = identity.ids_of(db, person_id) if person_id else []
    if text.strip():
        places = search.places(db, text, ids, place, limit)
    else:
        places = _places(db, ids, place, limit)
    return rows_at(db, places)


def between(
    db: RecordsDatabase, person_id: UUID, first: datetime, end: datetime, limit: int
) -> list[Row]:
    """Rows of a person's checks from `first` until before `end`, oldest first."""
    places = (Entry.place >= place_at(first), Entry.place < place_at(end))
    query = Entry.select(Entry.place).where(
        identity.is_of(Entry.person_id, identity.ids_of(db, person_id)), Entry.checks, *places
    )
    query = query.order_by(Entry.place).limit(limit)
    return rows_at(db, [row[0] for row in query.tuples().execute(db)])


def sealed_last(db: RecordsDatabase, kinds: Collection[Kind], among: int) -> list[UUID]:
    """Ids of the entries of those kinds among the last ones sealed, the last one first."""
    query = Entry.select(Entry.id, Entry.kind).order_by(Entry.seq.desc()).limit(among)
    return [found for found, kind in query.tuples().execute(db) if kind in kinds]


def newest(db: RecordsDatabase, person_id: UUID) -> Row | None:
    """The newest check of a person that no other corrects."""
    return next(iter(newest_checks(db, person_id, 1)), None)


def newest_checks(db: RecordsDatabase, person_id: UUID, limit: int) -> list[Row]:
    """The newest checks of a person that no other corrects, newest first."""
    query = current_checks(identity.ids_of(db, person_id)).limit(limit)
    return rows_at(db, [row[0] for row in query.tuples().execute(db)])


def has_check_by(db: RecordsDatabase, ids: Sequence[UUID], at: datetime) -> bool:
    """Whether a check was finished by that time."""
    query = Entry.select(Entry.place).where(
        identity.is_of(Entry.person_id, ids), Entry.checks, Entry.place <= place_at(at) | LAST_SEQ
    )
    return bool(list(query.limit(1).tuples().execute(db)))


def current_checks(ids: Sequence[UUID], before: int | None = None) -> Any:  # noqa: ANN401 - a query
    """Places of the checks under those ids that nothing corrects, newest first, below a place."""
    amendment = Entry.alias()
    corrected = amendment.select(amendment.seq).where(amendment.amends == Entry.id)
    query = Entry.select(Entry.place).where(
        identity.is_of(Entry.person_id, ids), Entry.checks, ~fn.EXISTS(corrected)
    )
    if before is not None:
        query = query.where(Entry.place < before)
    return query.order_by(Entry.place.desc())


def status(db: RecordsDatabase, entry_id: UUID) -> Status:
    """What corrects this record, or strikes it out, if anything does."""
    query = Entry.select(Entry.id, Entry.kind).where(Entry.amends == entry_id)
    for found, kind in query.order_by(Entry.seq.desc()).limit(1).tuples().execute(db):
        return Status(struck_by=found) if kind == Kind.STRIKE.value else Status(found)
    return Status()


def rows_at(db: RecordsDatabase, places: Sequence[int]) -> list[Row]:
    """The rows at those places, in that order; an unreadable one is marked and never left out."""
    if not places:
        return []
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


def _places(db: RecordsDatabase, ids: Sequence[UUID], before: int | None, limit: int) -> list[int]:
    """Out of an index alone, so that a damaged row does not hide its neighbours."""
    query = Entry.select(Entry.place)
    if ids:
        query = query.where(identity.is_of(Entry.person_id, ids))
    if before is not None:
        query = query.where(Entry.place < before)
    query = query.order_by(Entry.place.desc()).limit(limit)
    return [row[0] for row in query.tuples().execute(db)]


def _entries(db: RecordsDatabase, places: Sequence[int]) -> list[Any]:
    return list(Entry.select().where(Entry.place.in_(places)).namedtuples().execute(db))


def _corrected(db: RecordsDatabase, ids: Sequence[UUID]) -> dict[UUID, Kind]:
    """The records among those that something corrects or strikes out, and which of the two."""
    query = Entry.select(Entry.amends, Entry.kind).where(Entry.amends.in_(ids))
    return {amends: Kind(kind) for amends, kind in query.tuples().execute(db)}


def _row(row: Any, corrected: Mapping[UUID, Kind], sound: AbstractSet[int]) -> Row:  # noqa: ANN401 - a named tuple
    readable = row.seq in sound
    by = corrected.get(row.id)
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
        superseded=by is not None and by is not Kind.STRIKE,
        amended=row.amends is not None and row.kind != Kind.STRIKE.value,
        struck=by is Kind.STRIKE,
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
