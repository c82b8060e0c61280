"""Which entries of the list are one person: an entry may be merged into another.

Merging keeps each entry under the one that stays, so one look-up is nearly always enough. What was
merged on two computers may come as a chain, or from a damaged file as a ring: all of it is
followed, for a STOP that is held must not be missed.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from ketcheck.records.database import RecordsDatabase
from ketcheck.records.tables import PersonRow


def owner_of(db: RecordsDatabase, person_id: UUID) -> UUID:
    """The entry that a person is now under: their own, or the one it was merged into."""
    return ids_of(db, person_id)[0]


def ids_of(db: RecordsDatabase, person_id: UUID) -> list[UUID]:
    """All the ids that records of a person may have; the entry they are now under first."""
    merged = PersonRow.merged_into
    query = PersonRow.select(PersonRow.id, merged).where(
        (PersonRow.id == person_id) | (merged == person_id)
    )
    rows = dict(query.tuples().execute(db))
    # One look-up but for an entry that was merged: nearly all that is asked of a person needs it.
    above = _above(db, person_id, rows.get(person_id))
    others = rows.keys() - {person_id}
    found = dict.fromkeys([*reversed(above), person_id, *others])
    return list(found | dict.fromkeys(_below(db, {*above, *others}, found.keys())))


def is_of(column: Any, ids: Sequence[UUID]) -> Any:  # noqa: ANN401 - an expression
    """Whether a column holds one of the ids; of one alone, an index gives its rows in order."""
    return column == ids[0] if len(ids) == 1 else column.in_(list(ids))


def links(db: RecordsDatabase) -> dict[UUID, UUID | None]:
    """Each entry of the list, and the one that it is merged into."""
    query = PersonRow.select(PersonRow.id, PersonRow.merged_into)
    return dict(query.tuples().execute(db))


def groups(links: Iterable[tuple[UUID, UUID]]) -> list[set[UUID]]:
    """The ids that links lead between, whichever way: one set for each person."""
    group: dict[UUID, set[UUID]] = {}
    for one, other in links:
        both = group.get(one, {one}) | group.get(other, {other})
        group.update(dict.fromkeys(both, both))
    return list({id(both): both for both in group.values()}.values())


def _above(db: RecordsDatabase, person_id: UUID, owner: UUID | None) -> list[UUID]:
    """The entry that it was merged into, and so on, the nearest first."""
    found: list[UUID] = []
    while owner and owner != person_id and owner not in found:
        found.append(owner)
        query = PersonRow.select(PersonRow.merged_into).where(PersonRow.id == owner)
        owner = next((row[0] for row in query.tuples().execute(db)), None)
    return found


def _below(db: RecordsDatabase, ids: set[UUID], known: Iterable[UUID]) -> set[UUID]:
    """What was merged into any of those, and so on, but what is known already."""
    found: set[UUID] = set()
    while ids:
        query = PersonRow.select(PersonRow.id).where(PersonRow.merged_into.in_(list(ids)))
        ids = {row[0] for row in query.tuples().execute(db)} - found - set(known)
        found |= ids
    return found
