"""The sheets of kept records: the marks, the seals, and the words they were asked with."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from ketcheck.documents.batch import MOST
from ketcheck.documents.record_sheet import Data, record_data
from ketcheck.documents.setting import set_sheets
from ketcheck.documents.standing import Mark, Standing
from ketcheck.errors import NoSuchRecord, RecordDamaged, TooMany
from ketcheck.paper import Paper
from ketcheck.records.model import AnyEntry, Record, Strike
from ketcheck.records.numbers import numbers_of
from ketcheck.records.sealed.rows import Status
from ketcheck.records.short_id import short_id
from ketcheck.records.store import Store

TOO_MANY: Final = f"These are too many records for one print. Choose fewer: {MOST} at most."


def sheet_of(store: Store, record: Record, paper: Paper, *, again: bool = False) -> bytes:
    """The PDF of a record as the store knows it now; `again` marks it as a reprint."""
    data = sheet_data(store, record, again=again)
    return set_sheets([data], paper, record.finished.utc).pdf


def sheets_of(
    store: Store, records: Sequence[Record], paper: Paper, *, again: bool = False
) -> bytes:
    """The sheets of several records in one PDF; TooMany where they are more than `MOST`."""
    if len(records) > MOST:
        raise TooMany(TOO_MANY)
    data = [sheet_data(store, record, again=again) for record in records]
    return set_sheets(data, paper, dated(records)).pdf


def dated(records: Sequence[Record]) -> datetime:
    """The date that a PDF of those records bears: that of the newest."""
    return max(record.finished.utc for record in records)


def checks_named(store: Store, names: Iterable[str]) -> list[Record]:
    """The checks that ids name, in that order, each once; NoSuchRecord for any other entry."""
    entries = [store.entry(found) for found in dict.fromkeys(map(store.find, names))]
    return [_check(entry) for entry in entries]


def checks_between(store: Store, person_id: UUID, first: datetime, end: datetime) -> list[Record]:
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
    return [_check(store.entry(row.id)) for row in rows]


def _check(entry: AnyEntry) -> Record:
    if not isinstance(entry, Record):
        raise NoSuchRecord(f"{entry.short_id} is no check. Only a check has a sheet.")
    return entry


def sheet_data(store: Store, record: Record, *, again: bool = False) -> Data:
    """What that sheet prints, as plain data."""
    checklist = store.checklist_of(record.checklist)
    return record_data(record, checklist, standing_of(store, record, again=again))


def standing_of(store: Store, record: Record, *, again: bool = False) -> Standing:
    """What the store knows of a record now; RecordDamaged where what strikes it can't be read."""
    status = store.status(record.id)
    struck = store.entry(status.struck_by) if status.struck_by else None
    return Standing(
        mark=_mark(record, status, again=again),
        seal=store.seal(record.id),
        superseded_by=short_id(status.superseded_by) if status.superseded_by else None,
        struck=struck if isinstance(struck, Strike) else None,
        before=store.clearances_before(record),
        cleared=store.clearances_of(record.id) if record.result.held else (),
        numbers=numbers_of(store),
        plan=store.plan(record.person.id),
    )


def _mark(record: Record, status: Status, *, again: bool) -> Mark:
    if status.struck_by:
        return Mark.ENTERED_IN_ERROR
    if status.superseded_by:
        return Mark.SUPERSEDED
    if record.amends:
        return Mark.AMENDED
    return Mark.REPRINT if again else Mark.ORIGINAL
