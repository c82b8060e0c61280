"""What is known of a person before a check, out of a few indexed look-ups."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from peewee import fn

from ketcheck.checklist.known import Known
from ketcheck.checklist.level import Level
from ketcheck.errors import RecordDamaged
from ketcheck.records import entries, people
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.facts import Told
from ketcheck.records.index import LAST_SEQ, from_microseconds, place_of
from ketcheck.records.listing import current_checks, rows_at
from ketcheck.records.model import Record
from ketcheck.records.rows import Row
from ketcheck.records.short_id import short_id
from ketcheck.records.tables import Entry, Fact

USES_KNOWN: Final = 48
"""Two days of the most uses that a label can give."""


def known(db: RecordsDatabase, person_id: UUID, amended: Record | None) -> Known:
    """What is known now, or, for a correction, what was known before the record it amends."""
    before = place_of(amended.finished, 0) if amended else None
    plan = amended.known.plan if amended else people.plan(db, person_id)
    prescribed = bool(_told(db, person_id, Told.PRESCRIBED, before, limit=1))
    rows = rows_at(db, _newest_place(db, person_id, before))
    if not rows:
        return Known(plan=plan, held_by=_held_by(db, person_id, amended))
    newest, last = rows[0], _opened(db, rows[0])
    uses = tuple(_told(db, person_id, Told.USED, before, limit=USES_KNOWN))
    maybe = _told(db, person_id, Told.MAYBE_USED, before, limit=1)
    reaction = last.reaction if last.answers.get("reaction") == "gone" else None
    return Known(
        prescribed=prescribed,
        plan=plan,
        newest=newest.finished,
        last_ok=newest.finished if newest.level is Level.OK else None,
        uses=uses,
        maybe_used_since=bool(maybe) and (not uses or maybe[0] > uses[0]),
        last_gone=last.answers.get("reaction") == "gone",
        last_gone_site=reaction.site if reaction else None,
        medicines=last.medicines,
        held_by=_held_by(db, person_id, amended),
    )


def held(db: RecordsDatabase, person_id: UUID, amended: Record | None = None) -> list[UUID]:
    """Ids of the held records that no clearance has cleared, oldest first.

    For a correction those up to the record that it amends, that one too: else a correction would
    release what only a clearance may.
    """
    clearance = Entry.alias()
    cleared = clearance.select(clearance.seq).where(clearance.clears == Entry.id)
    if amended is not None:
        cleared = cleared.where(clearance.place < place_of(amended.finished, 0))
    query = (
        Entry.select(Entry.id)
        .join(Fact, on=(Fact.seq == Entry.seq))
        .where(Fact.person_id == person_id, Fact.name == Told.HELD.value, ~fn.EXISTS(cleared))
        .order_by(Entry.place)
    )
    if amended is not None:
        query = query.where(Entry.place <= place_of(amended.finished, LAST_SEQ))
    return [row[0] for row in query.tuples().execute(db)]


def clearances_of(db: RecordsDatabase, record_id: UUID) -> list[UUID]:
    """Ids of the clearances of a record, oldest first."""
    query = Entry.select(Entry.id).where(Entry.clears == record_id).order_by(Entry.seq)
    return [row[0] for row in query.tuples().execute(db)]


def _newest_place(db: RecordsDatabase, person_id: UUID, before: int | None) -> list[int]:
    query = current_checks(person_id, before).limit(1)
    return [row[0] for row in query.tuples().execute(db)]


def _opened(db: RecordsDatabase, newest: Row) -> Record:
    """The newest check; where it can't be read, nobody can tell what it says to the next."""
    body = entries.sound_body(db, newest.seq) if newest.readable else None
    entry = entries.parse(body) if body is not None else None
    if not isinstance(entry, Record):
        raise RecordDamaged(
            "The newest record can't be read, so it is not known if a use is safe now. Do not "
            "apply. Call your doctor or nurse, and restore a backup into a new folder."
        )
    return entry


def _told(
    db: RecordsDatabase, person_id: UUID, told: Told, before: int | None, *, limit: int
) -> list[datetime]:
    """When a fact was told by records that no other corrects, newest first."""
    query = Fact.select(Fact.at).where(
        Fact.person_id == person_id, Fact.name == told.value, ~fn.EXISTS(_corrects_fact())
    )
    if before is not None:
        query = query.where(Fact.place < before)
    query = query.order_by(Fact.at.desc()).limit(limit)
    return [from_microseconds(row[0]) for row in query.tuples().execute(db)]


def _corrects_fact() -> Any:  # noqa: ANN401 - a query
    told_by, correcting = Entry.alias(), Entry.alias()
    return (
        told_by.select(told_by.seq)
        .join(correcting, on=(correcting.amends == told_by.id))
        .where(told_by.seq == Fact.seq)
    )


def _held_by(db: RecordsDatabase, person_id: UUID, amended: Record | None) -> tuple[str, ...]:
    return tuple(short_id(record_id) for record_id in held(db, person_id, amended))
