"""Saving an entry: refused, or sealed in one transaction and read back."""

from collections.abc import Callable
from datetime import timedelta
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
from ketcheck.records.model import (
    UNDO_WITHIN,
    USE_TOLD_WITHIN,
    AnyEntry,
    Clearance,
    KeptDraft,
    LabelEntry,
    NotUsedEntry,
    Record,
    Strike,
    UseEntry,
)
from ketcheck.records.people import identity, people, plans
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
        elif isinstance(entry, LabelEntry):
            plans.save_plan(db, entry.person.id, entry.plan, entry.saved)
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
        case UseEntry():
            _refuse_use(db, entry)
        case NotUsedEntry():
            _of_same_person(db, entry.record, entry)
        case Record() if entry.amends:
            _refuse_amendment(db, entry, entry.amends.id)


def _refuse_clearance(db: RecordsDatabase, clearance: Clearance) -> None:
    cleared = _of_same_person(db, clearance.clears, clearance)
    if not isinstance(cleared, Record) or not cleared.result.held:
        raise ClearanceRefused(
            f"The STOP of record {cleared.short_id} does not need a clearance. The next check "
            "decides."
        )
    if clearance.amends:
        amended = _of_same_person(db, clearance.amends, clearance)
        if not isinstance(amended, Clearance) or amended.clears != clearance.clears:
            raise ClearanceRefused(
                f"Record {amended.short_id} is not about this STOP. Name what was said about it."
            )
        _refuse_outdated(db, amended)


def _refuse_strike(db: RecordsDatabase, strike: Strike) -> None:
    struck = _of_same_person(db, strike.strikes, strike)
    if isinstance(struck, Strike | LabelEntry):
        raise NoSuchRecord(f"Record {struck.short_id} can't be crossed out.")
    _refuse_outdated(db, struck)
    age = strike.saved.utc - struck.saved.utc
    if strike.undone and not (_can_be_undone(struck) and timedelta() <= age <= UNDO_WITHIN):
        raise CheckRefused("It is too late to undo this. Say what was wrong instead.")


def _can_be_undone(entry: AnyEntry) -> bool:
    return isinstance(entry, UseEntry | NotUsedEntry)


def _refuse_use(db: RecordsDatabase, use: UseEntry) -> None:
    if use.at.utc > use.saved.utc:
        raise CheckRefused("This time is still to come. Give the time when the cream was put on.")
    # One of shortly before the first check is taken: that check did not know of it, so its OK ends.
    ids = identity.ids_of(db, use.person.id)
    is_old = use.saved.utc - use.at.utc > USE_TOLD_WITHIN
    if is_old and not listing.has_check_by(db, ids, use.at.utc + USE_TOLD_WITHIN):
        raise CheckRefused(
            "This time is more than 30 days ago, and before the first check. Check the day and "
            "the time."
        )


def _of_same_person(db: RecordsDatabase, entry_id: UUID, by: AnyEntry) -> AnyEntry:
    found = entries.read(db, entry_id)
    if identity.owner_of(db, found.person.id) != identity.owner_of(db, by.person.id):
        raise NoSuchRecord(f"Record {found.short_id} is of another person.")
    return found


def _refuse_outdated(db: RecordsDatabase, record: AnyEntry) -> None:
    status = listing.status(db, record.id)
    if status.struck_by:
        raise CheckRefused(f"Record {record.short_id} was marked as entered in error before.")
    if status.superseded_by:
        raise CheckRefused(
            f"Record {record.short_id} was corrected before. Correct the newer record."
        )


def _refuse_amendment(db: RecordsDatabase, record: Record, amends: UUID) -> None:
    amended = entries.read(db, amends)
    if not isinstance(amended, Record):
        raise NoSuchRecord(f"There is no check {amended.short_id} of this person to correct.")
    _of_same_person(db, amends, record)
    _refuse_outdated(db, amended)
    if record.finished.utc != amended.finished.utc:
        raise CheckRefused(
            "A corrected record keeps the time of the check. Take the time of the first record."
        )


def _settle(db: RecordsDatabase, record: Record) -> None:
    """What goes with a check: its plan on file, its draft gone, and the leave that it gives."""
    is_newest = not record.amends and not record.for_earlier
    if record.plan and is_newest and record.plan != plans.plan(db, record.person.id):
        plans.save_plan(db, record.person.id, record.plan, record.finished)
    draft = keeping.draft(db, record.person.id)
    if draft and _became(draft, record):
        keeping.drop_draft(db, record.person.id)
    if record.gives_leave:
        keeping.keep_leave(db, record.person.id, record.id)


def _became(draft: KeptDraft, record: Record) -> bool:
    """Whether the record was made from that draft, and not from another check."""
    if record.amends:
        return draft.amends is not None and draft.amends.id == record.amends.id
    return draft.amends is None and draft.started.utc == record.started.utc
