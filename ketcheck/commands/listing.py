"""What is on file, as lines or as JSON."""

import json
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from heapq import merge
from typing import Any, Final
from uuid import UUID

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.ledger.standing import Standing
from ketcheck.checklist.used_against import late_uses
from ketcheck.commands.naming import people_found
from ketcheck.commands.running import SOUND, Arguments
from ketcheck.documents.plain_text import entry_lines, row_line
from ketcheck.errors import RecordDamaged
from ketcheck.records.clock import Clock
from ketcheck.records.model import AnyEntry, Record
from ketcheck.records.recording import check_of, matches
from ketcheck.records.sealed.rows import Row
from ketcheck.records.short_id import short_id
from ketcheck.records.store import Store

_PAGE: Final = 500


def list_rows(store: Store, arguments: Arguments, _clock: Clock) -> int:
    """Print the rows, newest first."""
    rows = _rows_of(store, arguments.person) if arguments.person else _pages(store, None)
    if arguments.json:
        _print_array(_row_data(row) for row in rows)
    else:
        for row in rows:
            print(row_line(row))
    return SOUND


def _rows_of(store: Store, text: str) -> Iterator[Row]:
    """Rows of everyone who is found by the text, newest first."""
    pages = [_pages(store, person.id) for person in people_found(store, text)]
    return merge(*pages, key=lambda row: (row.finished, row.seq), reverse=True)


def _pages(store: Store, person_id: UUID | None) -> Iterator[Row]:
    before = None
    while rows := store.page(person_id=person_id, before=before, limit=_PAGE):
        yield from rows
        before = rows[-1].seq


def _row_data(row: Row) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "short_id": row.short_id,
        "when": row.finished.isoformat(),
        "person": row.person_name,
        "kind": row.kind.value,
        "level": row.level.value if row.level else None,
        "why": row.why,
        "superseded": row.superseded,
        "amended": row.amended,
        "entered_in_error": row.struck,
        "readable": row.readable,
    }


def _print_array(items: Iterable[dict[str, Any]]) -> None:
    """One JSON array, an item a line, without holding all of them."""
    lead = "[\n"
    for item in items:
        print(lead, json.dumps(item, ensure_ascii=False), sep="", end="")
        lead = ",\n"
    print("[]" if lead == "[\n" else "\n]")


def show(store: Store, arguments: Arguments, clock: Clock) -> int:
    """Print one entry, whole."""
    entry = store.entry(store.find(arguments.id))
    standing = _standing(store, entry, clock)
    status = _status(store, entry) | {"standing": standing.state.value if standing else None}
    if arguments.json:
        data = entry.model_dump(mode="json") | {"short_id": entry.short_id} | status
        print(json.dumps(data, ensure_ascii=False))
        return SOUND
    for line in entry_lines(entry, standing, _late(store, entry)):
        print(line)
    if status["superseded_by"]:
        print(f"superseded by: {status['superseded_by']}")
    if status["matches"] is False:
        print("The result does not match the answers.")
    print(f"seal: {status['seal']}")
    return SOUND


def _standing(store: Store, entry: AnyEntry, clock: Clock) -> Standing | None:
    """How the result of a check stands now; None where nothing can tell."""
    if not isinstance(entry, Record):
        return None
    checklist = _checklist_of(store, entry)
    if checklist is None:
        return None
    return store.standing(entry, clock().at, minutes=checklist.settings.ok_minutes)


def _late(store: Store, entry: AnyEntry) -> Collection[datetime]:
    """Times of the uses told of that came after an unused OK had ended."""
    if not isinstance(entry, Record) or not isinstance(entry.known, Known):
        return ()
    checklist = _checklist_of(store, entry)
    return late_uses(check_of(entry, checklist, entry.known)) if checklist else ()


def _status(store: Store, entry: AnyEntry) -> dict[str, Any]:
    superseded_by = store.status(entry.id).superseded_by
    return {
        "superseded_by": short_id(superseded_by) if superseded_by else None,
        "matches": _matches(store, entry),
        "seal": store.seal(entry.id),
    }


def _matches(store: Store, entry: AnyEntry) -> bool | None:
    """Whether the result, computed again, is the stored one; None where nothing can tell."""
    if not isinstance(entry, Record):
        return None
    checklist = _checklist_of(store, entry)
    return matches(entry, checklist) if checklist else None


def _checklist_of(store: Store, record: Record) -> Checklist | None:
    """What it was asked with; None where that is lost: the record itself still reads."""
    try:
        return store.checklist_of(record.checklist)
    except RecordDamaged:
        return None
