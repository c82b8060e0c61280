"""Sheets, handouts and forms, each written to a file of its own."""

import sys
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from ketcheck.commands.naming import person_named
from ketcheck.commands.running import SOUND, Arguments, checklist_in_use
from ketcheck.errors import NoSuchRecord, Refused
from ketcheck.missing_fonts import advice
from ketcheck.paper import paper_for_locale
from ketcheck.records.clock import Clock
from ketcheck.records.failures import explained_output
from ketcheck.records.private_files import whole_new_file
from ketcheck.records.store import Store

if TYPE_CHECKING:
    from ketcheck.documents.papers import Printed


def sheet(store: Store, arguments: Arguments, clock: Clock) -> int:
    """Write the sheets of the records that are named, or of a person's from one day to another."""
    from ketcheck.documents.papers import sheets_of  # noqa: PLC0415 - typst, for sheets alone

    entries = _asked_for(store, arguments)
    pdf = sheets_of(store, entries, paper_for_locale(), clock())
    done = _write(Path(arguments.out), pdf)
    if store.may_write:
        store.note_printed([one.id for one in entries])
    return done


def handout(store: Store, arguments: Arguments, clock: Clock) -> int:
    """Write what a person takes home."""
    from ketcheck.documents.handout import handout_of  # noqa: PLC0415 - typst, as above

    person = person_named(store, arguments.person)
    checklist, _, _ = checklist_in_use(store.folder, arguments)
    pdf = handout_of(store, person.id, checklist, paper_for_locale(), clock())
    return _write(Path(arguments.out), pdf)


def blank(folder: Path, arguments: Arguments) -> int:
    """Write the blank form; it needs no store."""
    from ketcheck.documents.sheet import render_blank  # noqa: PLC0415 - typst, for sheets alone

    checklist, _, _ = checklist_in_use(folder, arguments)
    pdf = render_blank(checklist, paper=paper_for_locale(), session=arguments.session)
    return _write(Path(arguments.out), pdf)


def _asked_for(store: Store, arguments: Arguments) -> list["Printed"]:
    from ketcheck.documents.papers import checks_between, entries_named  # noqa: PLC0415 - as above

    by_days = (arguments.person, arguments.first, arguments.last)
    if arguments.ids and not any(by_days):
        return entries_named(store, arguments.ids)
    if arguments.ids or not all(by_days):
        raise Refused("give the ids of records, or --person, --from, and --to together")
    if arguments.last < arguments.first:
        raise Refused("--to is earlier than --from; swap the two")
    person = person_named(store, arguments.person)
    first, end = _midnight(arguments.first), _midnight(arguments.last + timedelta(days=1))
    records = checks_between(store, person.id, first, end)
    if not records:
        raise NoSuchRecord(f"no checks of {person.name} are on file for these days")
    return records


def _midnight(day: date) -> datetime:
    """The beginning of a day here."""
    return datetime.combine(day, time(), _zone())


def _zone() -> tzinfo:
    from tzlocal import get_localzone  # noqa: PLC0415 - slow to import, and seldom needed

    return get_localzone()


def _write(out: Path, data: bytes) -> int:
    from ketcheck.documents.typesetting import packages_missing  # noqa: PLC0415 - typst, as above

    if blanks := advice(packages_missing(data)):
        print(f"ketcheck: {blanks}", file=sys.stderr)
    with explained_output(out), whole_new_file(out) as made:
        made.write_bytes(data)
    return SOUND
