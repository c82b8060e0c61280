"""Saving an entry: refused, or sealed in one transaction and read back."""

from collections.abc import Callable
from uuid import UUID

from ketcheck.errors import (
    CheckRefused,
    ClearanceRefused,
    NoSuchPerson,
    NoSuchRecord,
    RecordDamaged,
)
from ketcheck.records import keeping
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import AnyEntry, Clearance, KeptDraft, Record, Strike
from ketcheck.records.people import people, plans
from ketcheck.records.sealed import entries, listing


def save(
    db: RecordsDatabase,
    entry: AnyEntry,
    *,
    new_person: bool = False,
    beside: Callable[[], None] | None = None,
) -> AnyEntry:
    """The entry as it reads once it is kept; see `Store.save`.

    What is done `beside` is done in the same transaction, before it is sealed.
    """
    body = entries.canonical(entry)
    with db.writing():
        if entries.seq_of(db, entry.id) is not None:
            return _kept(db, entry)
        if new_person:
            people.add(db, entry.person)
        if beside:
            beside()
        _refuse_misfit(db, entry)
        seq = entries.append(db, entry, body)
        if isinstance(entry, Record):
            _settle(db, entry)
    db.forget_pages()
    if entries.sound_body(db, seq) != body:
        message = f"Record {entry.short_id} reads otherwise than it was written. Save it again."
        raise RecordDamaged(message)
    return entries.parse(body)


def _kept(db: RecordsDatabase, entry: AnyEntry) -> AnyEntry:
    """The same entry, where it is kept already: after a kill the caller may try again."""
    kept = entries.read(db, entry.id)
    again = kept.model_copy(update={"saved": entry.saved})
    if entries.canonical(again) != entries.canonical(entry):
        raise CheckRefused(f"another record with the id {entry.id} is kept already")
    return kept


def _refuse_misfit(db: RecordsDatabase, entry: AnyEntry) -> None:
    if not people.is_on_file(db, entry.person.id):
        raise NoSuchPerson(people.UNKNOWN)
    match entry:
        case Clearance():
            _refuse_clearance(db, entry)
        case Strike():
            _refuse_strike(db, entry)
        case Record() if entry.amends:
            _refuse_amendment(db, entry, entry.amends.id)


def _refuse_clearance(db: RecordsDatabase, clearance: Clearance) -> None:
    cleared = entries.read(db, clearance.clears)
    if not isinstance(cleared, Record) or not cleared.result.held:
        raise ClearanceRefused(
            f"Record {cleared.short_id} holds no STOP, so there is nothing to clear."
        )
    if cleared.person.id != clearance.person.id:
        raise ClearanceRefused(f"Record {cleared.short_id} is of another person.")


def _refuse_strike(db: RecordsDatabase, strike: Strike) -> None:
    struck = entries.read(db, strike.strikes)
    if not isinstance(struck, Record) or struck.person.id != strike.person.id:
        raise NoSuchRecord(f"There is no check {struck.short_id} of this person to strike out.")
    _refuse_outdated(db, struck)


def _refuse_outdated(db: RecordsDatabase, record: Record) -> None:
    status = listing.status(db, record.id)
    if status.struck_by:
        raise CheckRefused(f"Record {record.short_id} was marked as entered in error before.")
    if status.superseded_by:
        raise CheckRefused(
            f"Record {record.short_id} was corrected before. Correct the newer record."
        )


def _refuse_amendment(db: RecordsDatabase, record: Record, amends: UUID) -> None:
    amended = entries.read(db, amends)
    if not isinstance(amended, Record) or amended.person.id != record.person.id:
        raise NoSuchRecord(f"There is no check {amended.short_id} of this person to correct.")
    _refuse_outdated(db, amended)
    if record.finished.utc != amended.finished.utc:
        raise CheckRefused(
            "A corrected record keeps the time of the check. Take the time of the first record."
        )


def _settle(db: RecordsDatabase, record: Record) -> None:
    """What goes with a check: its plan on file, its draft gone."""
    if record.plan and not record.amends and record.plan != plans.plan(db, record.person.id):
        plans.save_plan(db, record.person.id, record.plan, record.saved)
    draft = keeping.draft(db, record.person.id)
    if draft and _became(draft, record):
        keeping.drop_draft(db, record.person.id)


def _became(draft: KeptDraft, record: Record) -> bool:
    """Whether the record was made from that draft, and not from another check."""
    if record.amends:
        return draft.amends is not None and draft.amends.id == record.amends.id
    return draft.amends is None and draft.started.utc == record.started.utc
