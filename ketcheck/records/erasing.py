"""Erasing a person on request: nothing of theirs stays but the places that their entries had."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from peewee import Model

from ketcheck import __version__
from ketcheck.errors import EraseRefused, RecordDamaged
from ketcheck.messages.catalogue import marked
from ketcheck.records import keeping, leftovers
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import explained
from ketcheck.records.model import Moment
from ketcheck.records.people import identity, people
from ketcheck.records.people.folding import words
from ketcheck.records.progress import Report, unheard
from ketcheck.records.recording import new_id
from ketcheck.records.sealed import entries, search
from ketcheck.records.sealed.erasures import (
    TOMBSTONE,
    Asker,
    Erasure,
    Tombstone,
    digest_of,
    seal_erasure,
)
from ketcheck.records.store import Store
from ketcheck.records.tables import DraftRow, Entry, Fact, PersonRow, PlanRow, Sealed
from ketcheck.records.working_copy import refuse_without_room

STAYS: Final = marked(
    "You can't undo this. It deletes all of this person's records for good: checks, labels, and "
    "everything else. New backups won't have them. Printed pages and older backups still do. "
    "Destroy those yourself."
)
"""What to tell before it."""

_OF_PEOPLE: Final[tuple[tuple[type[Model], Any], ...]] = (
    (Entry, Entry.person_id),
    (Fact, Fact.person_id),
    (PlanRow, PlanRow.person_id),
    (DraftRow, DraftRow.person_id),
    (PersonRow, PersonRow.id),
)


@dataclass(frozen=True, slots=True)
class Request:
    """Who asked for it, who did it and why, without the name of the person: it would stay."""

    asked_by: Asker = Asker.PERSON
    recorded_by: str | None = None
    reason: str | None = None


def erase(
    store: Store, person_id: UUID, request: Request, now: Moment, report: Report = unheard
) -> Erasure:
    """Erase a person, with every entry of the list that was merged with theirs.

    All or nothing. NoSuchPerson; EraseRefused where the request would keep the name; DiskFull
    where there is no room to write the file anew, which leaves no trace in its free pages.
    """
    db = store.db
    with explained(store.folder):
        refuse_without_room(store.folder, 2 * db.size())
        db.execute_sql("PRAGMA secure_delete = ON")
        try:
            with store.sealing():
                erasure = _erased(db, person_id, request, now, report)
                keeping.set_setting(db, keeping.TRACES, "yes")
        finally:
            db.execute_sql("PRAGMA secure_delete = FAST")
        wipe_traces(db)
        _sweep(store)
    return erasure


def wipe_traces(db: RecordsDatabase) -> None:
    """Write the file anew, if an erasure is not finished by that yet; no copy is made before.

    What another connection keeps from it stays noted, to be made up for before the next copy.
    """
    if keeping.setting(db, keeping.TRACES) == "yes" and db.write_anew():
        with db.writing():
            keeping.set_setting(db, keeping.TRACES, "")


def _sweep(store: Store) -> None:
    """Copies that a kill cut off hold the person too, and nobody knows of them.

    The chosen folder may have been out of reach since.
    """
    leftovers.sweep(store.folder)
    chosen = keeping.setting(store.db, keeping.COPIES_FOLDER)
    if chosen:
        leftovers.sweep_copies(keeping.folder_named(chosen), store.slots.store)


def _erased(
    db: RecordsDatabase, person_id: UUID, request: Request, now: Moment, report: Report
) -> Erasure:
    people.person(db, person_id)
    ids = identity.ids_of(db, person_id)
    _refuse_names(db, ids, request)
    tombstones = _emptied(db, ids, report)
    for table, column in _OF_PEOPLE:
        table.delete().where(column.in_(ids)).execute(db)
    keeping.forget_leaves(db, ids)
    # What the set-up still holds may be of this person; it is of use until a first check alone.
    keeping.set_setting(db, keeping.BEGUN_FORM, "")
    if search.is_left(db, {tombstone.seq for tombstone in tombstones}):
        _rebuild_search(db)
    erasure = Erasure(
        id=new_id(),
        person=tuple(digest_of(one) for one in ids),
        tombstones=tuple(tombstones),
        asked_by=request.asked_by,
        recorded_by=request.recorded_by,
        reason=request.reason,
        saved=now,
        program=__version__,
    )
    seal_erasure(db, erasure, None, *entries.newest_seal(db))
    return erasure


def _refuse_names(db: RecordsDatabase, ids: Sequence[UUID], request: Request) -> None:
    names = [" ".join(words(people.person(db, one).name)) for one in ids]
    for text in (request.recorded_by, request.reason):
        if text and any(name in " ".join(words(text)) for name in names):
            raise EraseRefused("The person's name would stay on file. Leave it out.")


def _emptied(db: RecordsDatabase, ids: Sequence[UUID], report: Report) -> list[Tombstone]:
    """Empty each entry of theirs, and take its words out of the search."""
    columns = (Entry.seq, Entry.id, Entry.place, Entry.why)
    rows = list(Entry.select(*columns).where(Entry.person_id.in_(ids)).tuples().execute(db))
    search.begin_forgetting(db)
    tombstones = []
    for done, (seq, entry_id, place, why) in enumerate(sorted(rows)):
        report(done, len(rows))
        query = Sealed.select(Sealed.body, Sealed.seal).where(Sealed.seq == seq)
        for body, seal in query.tuples().execute(db):
            _forget(db, bytes(body), place, why)
            Sealed.update(body=TOMBSTONE).where(Sealed.seq == seq).execute(db)
            tombstones.append(
                Tombstone(seq=seq, seal=bytes(seal).hex(), digest=digest_of(entry_id))
            )
    keeping.forget_printed(db, [entry_id for _, entry_id, _, _ in rows])
    return tombstones


def _forget(db: RecordsDatabase, body: bytes, place: int, why: str) -> None:
    # Words that are not known are found left over, and the index is made anew.
    with suppress(RecordDamaged):
        search.forget(db, entries.parse(body), place, why)


def _rebuild_search(db: RecordsDatabase) -> None:
    search.clear(db)
    rows = Entry.select(Entry.place, Entry.why, Sealed.body)
    rows = rows.join(Sealed, on=(Sealed.seq == Entry.seq)).order_by(Entry.seq)
    for place, why, body in rows.tuples().execute(db).iterator():
        # A damaged record stays in the list, but what it says is not known.
        with suppress(RecordDamaged):
            search.note(db, entries.parse(bytes(body)), place, why)
