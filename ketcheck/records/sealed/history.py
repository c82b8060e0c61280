"""What is known of a person before a check, out of a few indexed look-ups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from peewee import fn

from ketcheck.checklist.known import Known
from ketcheck.checklist.level import Level
from ketcheck.errors import RecordDamaged
from ketcheck.records.clock import from_microseconds
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import Moment, Record
from ketcheck.records.people import identity, plans
from ketcheck.records.sealed import entries
from ketcheck.records.sealed.facts import Told
from ketcheck.records.sealed.index import LAST_SEQ, place_of
from ketcheck.records.sealed.listing import current_checks, rows_at
from ketcheck.records.sealed.rows import Row
from ketcheck.records.short_id import short_id
from ketcheck.records.tables import Entry, Fact

USES_KNOWN: Final = 48
"""Two days of the most uses that a label can give."""


def known(
    db: RecordsDatabase, person_id: UUID, amended: Record | None, as_of: Moment | None = None
) -> Known:
    """What is known now, or, for a correction, what was known before the record it amends.

    `as_of` is the time on a paper form: then what was known before that.
    """
    until = _Until.of(amended, as_of)
    before = until.checks
    plan = amended.known.plan if amended else plans.plan(db, person_id)
    ids = identity.ids_of(db, person_id)
    prescribed = bool(_told(db, ids, Told.PRESCRIBED, before, limit=1))
    rows = rows_at(db, _newest_place(db, ids, before))
    if not rows:
        return Known(plan=plan, held_by=_held_by(db, ids, until))
    newest, last = rows[0], _opened(db, rows[0])
    uses = tuple(_told(db, ids, Told.USED, before, limit=USES_KNOWN))
    maybe = _told(db, ids, Told.MAYBE_USED, before, limit=1)
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
        held_by=_held_by(db, ids, until),
    )


@dataclass(frozen=True)
class _Until:
    """Places before which checks, clearances and held records count; None for all of them."""

    checks: int | None = None
    held: int | None = None

    @classmethod
    def of(cls, amended: Record | None, as_of: Moment | None) -> "_Until":
        if amended is not None:
            # The record that is amended holds as well: else a correction would release what only
            # a clearance may.
            return cls(place_of(amended.finished, 0), place_of(amended.finished, LAST_SEQ) + 1)
        if as_of is not None:
            return cls(place_of(as_of, 0), place_of(as_of, 0))
        return cls()


def held(db: RecordsDatabase, person_id: UUID) -> list[UUID]:
    """Ids of the held records that no clearance has cleared, oldest first."""
    return _held(db, identity.ids_of(db, person_id), _Until())


def last_session(db: RecordsDatabase, person_id: UUID) -> Record | None:
    """The newest counseling session that nothing corrects; RecordDamaged where it can't be read."""
    query = _facts(identity.ids_of(db, person_id), Told.COUNSELED, None)
    for (seq,) in query.select(Fact.seq).order_by(Fact.at.desc()).limit(1).tuples().execute(db):
        body = entries.sound_body(db, seq)
        entry = entries.parse(body) if body is not None else None
        if isinstance(entry, Record):
            return entry
        raise RecordDamaged("The last session can't be read, so it is not known what stayed open.")
    return None


def clearances_before(db: RecordsDatabase, record: Record) -> list[UUID]:
    """Ids of the clearances between the check before a record and the record, oldest first."""
    ids = identity.ids_of(db, record.person.id)
    place = place_of(record.finished, 0)
    before = _newest_place(db, ids, place)
    query = Entry.select(Entry.id).where(
        identity.is_of(Entry.person_id, ids),
        Entry.clears.is_null(is_null=False),
        Entry.place > (before[0] if before else 0),
        Entry.place <= place_of(record.finished, LAST_SEQ),
    )
    return [row[0] for row in query.order_by(Entry.place).tuples().execute(db)]


def _held(db: RecordsDatabase, ids: Sequence[UUID], until: _Until) -> list[UUID]:
    clearance = Entry.alias()
    cleared = clearance.select(clearance.seq).where(clearance.clears == Entry.id)
    if until.checks is not None:
        cleared = cleared.where(clearance.place < until.checks)
    query = (
        Entry.select(Entry.id)
        .join(Fact, on=(Fact.seq == Entry.seq))
        .where(
            identity.is_of(Fact.person_id, ids),
            Fact.name == Told.HELD.value,
            ~fn.EXISTS(cleared),
        )
        .order_by(Entry.place)
    )
    if until.held is not None:
        query = query.where(Entry.place < until.held)
    return [row[0] for row in query.tuples().execute(db)]


def clearances_of(db: RecordsDatabase, record_id: UUID) -> list[UUID]:
    """Ids of the clearances of a record, oldest first."""
    query = Entry.select(Entry.id).where(Entry.clears == record_id).order_by(Entry.seq)
    return [row[0] for row in query.tuples().execute(db)]


def _newest_place(db: RecordsDatabase, ids: Sequence[UUID], before: int | None) -> list[int]:
    query = current_checks(ids, before).limit(1)
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
    db: RecordsDatabase, ids: Sequence[UUID], told: Told, before: int | None, *, limit: int
) -> list[datetime]:
    """When a fact was told by records that nothing corrects, newest first."""
    query = _facts(ids, told, before).select(Fact.at).order_by(Fact.at.desc()).limit(limit)
    return [from_microseconds(row[0]) for row in query.tuples().execute(db)]


def _facts(ids: Sequence[UUID], told: Told, before: int | None) -> Any:  # noqa: ANN401 - a query
    query = Fact.select().where(
        identity.is_of(Fact.person_id, ids), Fact.name == told.value, ~fn.EXISTS(_corrects_fact())
    )
    return query if before is None else query.where(Fact.place < before)


def _corrects_fact() -> Any:  # noqa: ANN401 - a query
    told_by, correcting = Entry.alias(), Entry.alias()
    return (
        told_by.select(told_by.seq)
        .join(correcting, on=(correcting.amends == told_by.id))
        .where(told_by.seq == Fact.seq)
    )


def _held_by(db: RecordsDatabase, ids: Sequence[UUID], until: _Until) -> tuple[str, ...]:
    return tuple(short_id(record_id) for record_id in _held(db, ids, until))
