"""The sheets of kept records: the marks, the seals, and the words they were asked with."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

from ketcheck.documents.batch import MOST
from ketcheck.documents.clearance_sheet import clearance_data
from ketcheck.documents.record_sheet import Data, record_data
from ketcheck.documents.setting import set_sheets
from ketcheck.documents.standing import SaidOfStop, Standing
from ketcheck.errors import NoSuchRecord, RecordDamaged, TooMany
from ketcheck.paper import Paper
from ketcheck.records.model import AnyEntry, Clearance, Moment, Record, Strike
from ketcheck.records.numbers import numbers_of
from ketcheck.records.short_id import short_id
from ketcheck.records.store import Store

Printed = Record | Clearance
"""What has a sheet of its own."""

TOO_MANY: Final = f"These are too many records for one print. Choose fewer: {MOST} at most."


def sheet_of(store: Store, entry: Printed, paper: Paper, now: Moment) -> bytes:
    """The PDF of a check or a clearance as the store knows it now; a reprint is marked as one."""
    data = sheet_data(store, entry, now)
    return set_sheets([data], paper, dated([entry])).pdf


def sheets_of(store: Store, entries: Sequence[Printed], paper: Paper, now: Moment) -> bytes:
    """The sheets of several in one PDF, person by person; TooMany above `MOST`."""
    if len(entries) > MOST:
        raise TooMany(TOO_MANY)
    people = list(dict.fromkeys(entry.person.id for entry in entries))
    by_person = sorted(entries, key=lambda entry: people.index(entry.person.id))
    data = [sheet_data(store, entry, now) for entry in by_person]
    return set_sheets(data, paper, dated(entries)).pdf


def dated(entries: Sequence[Printed]) -> datetime:
    """The date that a PDF of those bears: that of the newest."""
    return max(_when(entry).utc for entry in entries)


def _when(entry: Printed) -> Moment:
    return entry.finished if isinstance(entry, Record) else entry.cleared


def entries_named(store: Store, names: Iterable[str]) -> list[Printed]:
    """The checks and clearances that ids name, in that order, each once; NoSuchRecord."""
    entries = [store.entry(found) for found in dict.fromkeys(map(store.find, names))]
    return [_printed(entry) for entry in entries]


def checks_between(store: Store, person_id: UUID, first: datetime, end: datetime) -> list[Printed]:
    """The checks of a person from `first` until before `end`, oldest first.

    RecordDamaged where one of them can't be read: the print would not be whole. TooMany as above.
    """
    rows = store.between(person_id, first, end, limit=MOST + 1)
    if len(rows) > MOST:
        raise TooMany(TOO_MANY)
    if lost := [row for row in rows if not row.readable]:
        raise RecordDamaged(
            f"Record {lost[0].short_id} can't be read, so this print would not be whole. "
            "Print the others by their ids, and run ketcheck verify."
        )
    return [_printed(store.entry(row.id)) for row in rows]


def _printed(entry: AnyEntry) -> Printed:
    if not isinstance(entry, Record | Clearance):
        raise NoSuchRecord(
            f"{entry.short_id} has no sheet. Only checks, sessions and clearances have one."
        )
    return entry


def sheet_data(store: Store, entry: Printed, now: Moment) -> Data:
    """What that sheet prints, as plain data."""
    if isinstance(entry, Clearance):
        return _clearance_data(store, entry)
    checklist = store.checklist_of(entry.checklist)
    minutes = checklist.settings.ok_minutes
    standing = standing_of(store, entry, now, minutes=minutes)
    return record_data(entry, checklist, standing)


def standing_of(store: Store, record: Record, now: Moment, *, minutes: int) -> Standing:
    """What the store knows of a record now; RecordDamaged where what strikes it can't be read."""
    status, held = store.status(record.id), _held(store, record)
    return Standing(
        result=store.standing(record, now.at, minutes=minutes),
        is_correction=record.is_correction,
        again=store.is_printed(record.id),
        seal=store.seal(record.id),
        superseded_by=short_id(status.superseded_by) if status.superseded_by else None,
        struck=_strike(store, status.struck_by),
        before=[_said(store, one) for one in store.clearances_before(record)],
        said=list(_said_of(store, record)),
        is_held=record.id in held,
        held=held,
        numbers=numbers_of(store),
        plan=store.plan(record.person.id),
    )


def _clearance_data(store: Store, clearance: Clearance) -> Data:
    stopped = store.entry(clearance.clears)
    if not isinstance(stopped, Record):
        raise RecordDamaged(f"The record with the STOP of {clearance.short_id} is no check.")
    said = replace(
        _said(store, clearance),
        again=store.is_printed(clearance.id),
        seal=store.seal(clearance.id),
        stop_is_struck=store.status(stopped.id).struck_by is not None,
    )
    return clearance_data(said, stopped, store.checklist_of(stopped.checklist))


def _said_of(store: Store, record: Record) -> Iterator[SaidOfStop]:
    """What was said about the STOP that a record holds, or that one holds which it corrects."""
    for version in _versions(store, record):
        if version.result.held:
            for clearance in store.clearances_of(version.id):
                yield _said(store, clearance)


def _versions(store: Store, record: Record) -> Iterator[Record]:
    """The record, and what it corrects, back to the first."""
    entry: AnyEntry = record
    while isinstance(entry, Record):
        yield entry
        if entry.amends is None:
            return
        entry = store.entry(entry.amends.id)


def _said(store: Store, clearance: Clearance) -> SaidOfStop:
    status = store.status(clearance.id)
    return SaidOfStop(
        clearance,
        struck=_strike(store, status.struck_by),
        corrected_by=status.superseded_by,
        newer=_newer(store, clearance),
        still_held=clearance.clears in _held(store, clearance),
    )


def _held(store: Store, entry: Printed) -> frozenset[UUID]:
    return frozenset(one.id for one in store.held(entry.person.id))


def _newer(store: Store, clearance: Clearance) -> Clearance | None:
    """The newest by its time that was said about the same STOP, where that is another."""
    others = store.clearances_of(clearance.clears)
    sound = [one for one in others if store.status(one.id).is_current]
    newest = max(sound, key=lambda one: one.cleared.utc, default=clearance)
    return newest if newest.cleared.utc > clearance.cleared.utc else None


def _strike(store: Store, struck_by: UUID | None) -> Strike | None:
    struck = store.entry(struck_by) if struck_by else None
    return struck if isinstance(struck, Strike) else None
