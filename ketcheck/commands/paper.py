"""Sheets and forms, each written to a file of its own."""

from pathlib import Path

from ketcheck.commands.running import SOUND, Arguments, checklist_in_use
from ketcheck.errors import NoSuchRecord
from ketcheck.paper import paper_for_locale
from ketcheck.records.clock import Clock
from ketcheck.records.failures import explained_output
from ketcheck.records.model import Record
from ketcheck.records.private_files import whole_new_file
from ketcheck.records.store import Store


def sheet(store: Store, arguments: Arguments, _clock: Clock) -> int:
    """Write the sheet of a record."""
    from ketcheck.documents.papers import sheet_of  # noqa: PLC0415 - typst, for sheets alone

    record = store.entry(store.find(arguments.id))
    if not isinstance(record, Record):
        raise NoSuchRecord(f"{record.short_id} is a clearance. Only a check has a sheet.")
    return _write(Path(arguments.out), sheet_of(store, record, paper_for_locale()))


def blank(folder: Path, arguments: Arguments) -> int:
    """Write the blank form; it needs no store."""
    from ketcheck.documents.sheet import render_blank  # noqa: PLC0415 - typst, for sheets alone

    checklist, _, _ = checklist_in_use(folder, arguments)
    return _write(Path(arguments.out), render_blank(checklist, paper=paper_for_locale()))


def _write(out: Path, data: bytes) -> int:
    with explained_output(out), whole_new_file(out) as made:
        made.write_bytes(data)
    return SOUND
