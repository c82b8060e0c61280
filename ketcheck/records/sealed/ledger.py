"""The facts of a person that later checks go by, out of a few indexed look-ups."""

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from ketcheck.checklist.ledger.facts import LASTING, RECENT, Fact, FactName
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.people import identity
from ketcheck.records.sealed.facts import fact_of
from ketcheck.records.tables import Entry
from ketcheck.records.tables import Fact as FactRow

MOST_OF_A_NAME: Final = 200
"""More of one name than two weeks of the most uses that a label can give."""

_BY_NUMBER: Final = RECENT | {FactName.USES_ASKED}
"""What each check tells: only the newest are read, however long ago they are."""


def facts_of(
    db: RecordsDatabase, person_id: UUID, before: int | None = None, *, extra: int | None = None
) -> list[Fact]:
    """What the entries below a place told, in the order they were sealed; all without a place.

    `extra` is the seq of an entry that is counted besides: the record that a correction amends.
    """
    ids = identity.ids_of(db, person_id)
    names = [name.value for name in LASTING - _BY_NUMBER]
    rows = list(_rows(db, ids, names, before))
    for name in _BY_NUMBER:
        rows += _rows(db, ids, [name.value], before, limit=MOST_OF_A_NAME)
    if extra is not None:
        rows += _held_by(db, extra)
    return [_fact(row) for row in sorted(set(rows))]


def labels_of(db: RecordsDatabase, person_id: UUID) -> list[Fact]:
    """The changes of the label, with the strikes that may bear on them."""
    ids = identity.ids_of(db, person_id)
    names = [FactName.LABEL.value, FactName.STRUCK.value]
    return [_fact(row) for row in sorted(_rows(db, ids, names, None))]


_Row = tuple[int, str, int, str, UUID, UUID | None]


def _rows(
    db: RecordsDatabase,
    ids: Sequence[UUID],
    names: Sequence[str],
    before: int | None,
    *,
    limit: int | None = None,
) -> Iterable[_Row]:
    query = _query().where(identity.is_of(FactRow.person_id, ids), FactRow.name.in_(names))
    if before is not None:
        query = query.where(FactRow.place < before)
    if limit is not None:
        query = query.order_by(FactRow.at.desc()).limit(limit)
    return list(query.tuples().execute(db))


def _held_by(db: RecordsDatabase, seq: int) -> Iterable[_Row]:
    """The holds of a record and of what it corrects, and what was said about them since."""
    held, cleared = FactName.HELD.value, FactName.CLEARED.value
    is_version = Entry.id.in_(versions(db, seq))
    own = list(_query().where(is_version, FactRow.name == held).tuples().execute(db))
    if not own:
        return []
    about = Entry.select(Entry.seq).where(Entry.clears.in_([row[4] for row in own]))
    said = _query().where(FactRow.seq.in_(about), FactRow.name == cleared)
    return own + list(said.tuples().execute(db))


def versions(db: RecordsDatabase, seq: int) -> list[UUID]:
    """The record of that seq, and what it corrects, back to the first."""
    found: list[UUID] = []
    query = Entry.select(Entry.id, Entry.amends)
    rows = list(query.where(Entry.seq == seq).tuples().execute(db))
    while rows and rows[0][0] not in found:
        found.append(rows[0][0])
        rows = list(query.where(Entry.id == rows[0][1]).tuples().execute(db))
    return found


def _query() -> Any:  # noqa: ANN401 - a query
    columns = (FactRow.id, FactRow.name, FactRow.at, FactRow.body, Entry.id, Entry.amends)
    return FactRow.select(*columns).join(Entry, on=(Entry.seq == FactRow.seq))


def _fact(row: _Row) -> Fact:
    _, name, at, body, entry, amends = row
    return fact_of(name, at, body, entry, amends)


def told_between(
    db: RecordsDatabase, ids: Sequence[UUID], names: Sequence[str], first: int, last: int
) -> list[Fact]:
    """What was told under those names of the microseconds from `first` to `last`."""
    query = _query().where(
        identity.is_of(FactRow.person_id, ids),
        FactRow.name.in_(names),
        FactRow.at.between(first, last),
    )
    return [_fact(row) for row in sorted(query.tuples().execute(db))]


def strikes_of(db: RecordsDatabase, targets: Sequence[UUID]) -> list[Fact]:
    """What strikes out any of those entries."""
    if not targets:
        return []
    striking = Entry.select(Entry.seq).where(Entry.amends.in_(targets))
    query = _query().where(FactRow.seq.in_(striking), FactRow.name == FactName.STRUCK.value)
    return [_fact(row) for row in sorted(query.tuples().execute(db))]


def strikes_among(db: RecordsDatabase, entry_ids: Sequence[UUID]) -> list[Fact]:
    """What those entries struck out, of each that is a strike."""
    struck = FactRow.name == FactName.STRUCK.value
    query = _query().where(Entry.id.in_(entry_ids), struck)
    return [_fact(row) for row in sorted(query.tuples().execute(db))]
