"""The sheet of a kept record: its mark, its seal, and the words it was asked with."""

from ketcheck.documents.sheet import Mark, render_record
from ketcheck.paper import Paper
from ketcheck.records.checklists import checklist_of
from ketcheck.records.model import Record
from ketcheck.records.short_id import short_id
from ketcheck.records.store import Store


def sheet_of(store: Store, record: Record, paper: Paper, *, again: bool = False) -> bytes:
    """The PDF of a record as the store knows it now; `again` marks it as a reprint."""
    superseded_by = store.status(record.id).superseded_by
    return render_record(
        record,
        checklist_of(store, record.checklist),
        paper=paper,
        mark=_mark(record, is_superseded=superseded_by is not None, again=again),
        seal=store.seal(record.id),
        superseded_by=short_id(superseded_by) if superseded_by else None,
    )


def _mark(record: Record, *, is_superseded: bool, again: bool) -> Mark:
    if is_superseded:
        return Mark.SUPERSEDED
    if record.amends:
        return Mark.AMENDED
    return Mark.REPRINT if again else Mark.ORIGINAL
