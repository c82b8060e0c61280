"""What is known of a person before a check, and what stands out of its history."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from ketcheck.checklist.details import Medicine, Plan
from ketcheck.checklist.ledger.facts import Fact, FactName
from ketcheck.checklist.ledger.fold import known_from
from ketcheck.checklist.ledger.known import Known
from ketcheck.errors import RecordDamaged
from ketcheck.records.clock import from_microseconds, microseconds
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import Moment, Record
from ketcheck.records.people import identity, plans
from ketcheck.records.sealed import entries, ledger
from ketcheck.records.sealed.index import LAST_SEQ, place_of
from ketcheck.records.sealed.listing import current_checks, rows_at
from ketcheck.records.sealed.repeated_stops import name_repeats
from ketcheck.records.sealed.rows import Row
from ketcheck.records.short_id import short_id
from ketcheck.records.tables import Entry
from ketcheck.records.tables import Fact as FactRow


def known(
    db: RecordsDatabase, person_id: UUID, amended: Record | None, as_of: Moment | None = None
) -> Known:
    """What is known now, or, for a correction, what was known before the first of its versions.

    `as_of` is the time of an entry for an earlier time: then what was known at that time.
    """
    first = _first_version(db, amended) if amended else None
    before = _until(db, first, as_of)
    extra = entries.seq_of(db, amended.id) if amended else None
    facts = name_repeats(db, ledger.facts_of(db, person_id, before, extra=extra))
    ids = identity.ids_of(db, person_id)
    rows = rows_at(db, _newest_place(db, ids, before))
    last = _opened(db, rows[0]) if rows else None
    changed = [] if before is not None else _label_on_file(db, person_id, facts)
    found = known_from(
        [*facts, *changed],
        plan=_plan_beside(db, person_id, first, as_of),
        medicines=_medicines_of(last, first),
    )
    held = [one for one in found.doubts if one.held and one.record]
    names = tuple(short_id(one.record) for one in held if one.record)
    return found.model_copy(update={"held_by": names})


def plan(db: RecordsDatabase, person_id: UUID) -> Plan | None:
    """The label that holds."""
    facts = ledger.labels_of(db, person_id)
    changed = _label_on_file(db, person_id, facts)
    return known_from([*facts, *changed], plan=plans.plan(db, person_id)).plan


def held(db: RecordsDatabase, person_id: UUID) -> list[UUID]:
    """Ids of the records that hold a STOP which nobody has lifted for good, oldest first."""
    doubts = known_from(name_repeats(db, ledger.facts_of(db, person_id))).doubts
    found = sorted((one for one in doubts if one.held), key=lambda one: one.since)
    return [one.record for one in found if one.record]


def last_session(db: RecordsDatabase, person_id: UUID) -> Record | None:
    """The newest counseling session that nothing corrects; RecordDamaged where it can't be read."""
    ids = identity.ids_of(db, person_id)
    told = FactRow.name == FactName.COUNSELED.value
    current = FactRow.place.in_(current_checks(ids))
    query = FactRow.select(FactRow.seq).where(identity.is_of(FactRow.person_id, ids), told, current)
    for (seq,) in query.order_by(FactRow.at.desc()).limit(1).tuples().execute(db):
        body = entries.sound_body(db, seq)
        entry = entries.parse(body) if body is not None else None
        if isinstance(entry, Record):
            return entry
        raise RecordDamaged(
            "The last session can't be read, so ketcheck can't tell what stayed open."
        )
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


def clearances_of(db: RecordsDatabase, record_id: UUID) -> list[UUID]:
    """Ids of the clearances of a record, oldest first."""
    query = Entry.select(Entry.id).where(Entry.clears == record_id).order_by(Entry.seq)
    return [row[0] for row in query.tuples().execute(db)]


def _first_version(db: RecordsDatabase, record: Record) -> Record:
    """What was corrected first: no version of a record was there before another."""
    while record.amends:
        earlier = entries.read(db, record.amends.id)
        if not isinstance(earlier, Record):
            raise RecordDamaged(f"Record {record.short_id} does not say which check it corrects.")
        record = earlier
    return record


def _until(db: RecordsDatabase, first: Record | None, as_of: Moment | None) -> int | None:
    """The place before which entries count."""
    # The record that is amended holds as well, beside them: else a correction would release what
    # only a clearance may.
    if first is not None:
        return place_of(first.finished, entries.seq_of(db, first.id) or 0)
    return place_of(as_of, LAST_SEQ) if as_of else None


def _medicines_of(last: Record | None, first: Record | None) -> tuple[Medicine, ...]:
    """The list of the check before; before the first check, what was entered at the start."""
    if last:
        return last.medicines
    return first.known.medicines if first else ()


def _plan_beside(
    db: RecordsDatabase, person_id: UUID, first: Record | None, as_of: Moment | None
) -> Plan | None:
    """The label that was on file then, where no entry tells of one: only content 1 had such."""
    if first is not None:
        return first.known.plan
    latest = microseconds(as_of.at) if as_of else None
    for kept in plans.kept_plans(db, [person_id]):
        if latest is None or (kept.changed or 0) <= latest:
            return kept.plan
    return None


def _label_on_file(db: RecordsDatabase, person_id: UUID, facts: Iterable[Fact]) -> list[Fact]:
    """The label of content 1 that was changed beside the records, where it is the newest."""
    told = [fact for fact in facts if fact.name is FactName.LABEL]
    latest = max((fact.at for fact in told), default=None)
    for kept in plans.kept_plans(db, [person_id]):
        at = from_microseconds(kept.changed or 0)
        if latest is not None and at > latest and not kept.plan.says_the_same(_last(told)):
            return [
                Fact(name=FactName.LABEL, at=at, entry=person_id, day=at.date(), plan=kept.plan)
            ]
    return []


def _last(told: Sequence[Fact]) -> Plan:
    # Of one time the last counts: a correction has the time of what it corrects.
    newest = max(reversed(told), key=lambda fact: fact.at)
    if newest.plan is None:
        raise RecordDamaged("A change of the label does not say what it was changed to.")
    return newest.plan


def _newest_place(db: RecordsDatabase, ids: Sequence[UUID], before: int | None) -> list[int]:
    query: Any = current_checks(ids, before).limit(1)
    return [row[0] for row in query.tuples().execute(db)]


def _opened(db: RecordsDatabase, newest: Row) -> Record:
    """The newest check; where it can't be read, nobody can tell what it says to the next."""
    body = entries.sound_body(db, newest.seq) if newest.readable else None
    entry = entries.parse(body) if body is not None else None
    if not isinstance(entry, Record):
        raise RecordDamaged(
            "The newest record can't be read, so ketcheck can't tell if a use is safe now. Do not "
            "apply. Call your doctor or nurse, and restore a backup into a new folder."
        )
    return entry
