"""What each command does, on the same engine and store as the window."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from heapq import merge
from pathlib import Path
from typing import Any, BinaryIO, Final
from uuid import UUID

from ketcheck import safekeeping_commands
from ketcheck.documents.plain_text import entry_lines, row_line
from ketcheck.errors import CheckRefused, NoSuchRecord, RecordDamaged, Refused, StoreDamaged
from ketcheck.paper import paper_for_locale
from ketcheck.records.check_lines import checks_in
from ketcheck.records.checklists import checklist_of, load_bundled
from ketcheck.records.clock import Clock, now_here
from ketcheck.records.failures import explained_output
from ketcheck.records.model import Clearance, Record
from ketcheck.records.opening import open_store
from ketcheck.records.people import name_key
from ketcheck.records.private_files import whole_new_file
from ketcheck.records.recording import matches
from ketcheck.records.rows import Row
from ketcheck.records.short_id import short_id
from ketcheck.records.store import Store
from ketcheck.records.submitted import NotJson, read_check
from ketcheck.records.taking import Taker

Arguments = argparse.Namespace

SOUND, DAMAGED = 0, 1
_WAIT: Final = 1.0
"""Seconds that another command, or a window that closes, has to let go of the folder."""
_PAGE: Final = 500
_STANDARD_INPUT: Final = "-"


def run(folder: Path, arguments: Arguments, clock: Clock = now_here) -> int:
    """Run the command that the arguments name; its exit code."""
    if arguments.command == "blank":
        return _blank(Path(arguments.out))
    try:
        as_it_is = arguments.command == "salvage"
        with closing(open_store(folder, wait=_WAIT, as_it_is=as_it_is)) as store:
            if arguments.command in safekeeping_commands.COMMANDS:
                return safekeeping_commands.COMMANDS[arguments.command](store, arguments, clock)
            if arguments.command == "record":
                code = _record(store, arguments.file, clock)
                safekeeping_commands.keep_safe(store, clock)
                return code
            return _COMMANDS[arguments.command](store, arguments)
    except StoreDamaged as error:
        if arguments.command != "verify":
            raise
        print(error)
        return DAMAGED


def _record(store: Store, name: str, clock: Clock) -> int:
    checklist, used, text = load_bundled()
    store.keep_content(text)
    taker = Taker(store, checklist, used, clock)
    saved = line = 0
    with _input(name) as stream:
        try:
            for line, raw in checks_in(stream):  # noqa: B007 - named where one is refused
                record = taker.take(read_check(raw))
                saved += 1
                # At once: who sends checks one by one may wait for each answer.
                print(json.dumps(_judged(record), ensure_ascii=False), flush=True)
        except Refused as error:
            at = line + error.line - 1 if isinstance(error, NotJson) else line
            raise CheckRefused(_located(error, name, at, saved)) from error
    return SOUND


def _input(name: str) -> AbstractContextManager[BinaryIO]:
    if name == _STANDARD_INPUT:
        if sys.stdin is None:
            raise CheckRefused("standard input is closed; name a file")
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise CheckRefused(f"{name} can't be read ({error.strerror})") from error


def _located(error: Refused, name: str, line: int, saved: int) -> str:
    source = "standard input" if name == _STANDARD_INPUT else name
    place = f"{source}, line {line}" if line else source
    earlier = f" (the {saved} before it saved)" if saved else ""
    return f"{place}: {error}{earlier}"


def _judged(record: Record) -> dict[str, Any]:
    reasons = [
        {"id": reason.id, "level": reason.level.value, "text": reason.text}
        for reason in record.result.reasons
    ]
    level = record.result.level.value
    return {"id": str(record.id), "short_id": record.short_id, "level": level, "reasons": reasons}


def _list(store: Store, arguments: Arguments) -> int:
    rows = _rows_of(store, arguments.person) if arguments.person else _pages(store, None)
    if arguments.json:
        _print_array(_row_data(row) for row in rows)
    else:
        for row in rows:
            print(row_line(row))
    return SOUND


def _rows_of(store: Store, text: str) -> Iterator[Row]:
    """Rows of everyone whose name holds the text, or whose number it is, newest first."""
    key = name_key(text)
    people = [one for one in store.people() if key in name_key(one.name) or one.number == text]
    pages = [_pages(store, person.id) for person in people]
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
        "readable": row.readable,
    }


def _print_array(items: Iterable[dict[str, Any]]) -> None:
    """One JSON array, an item a line, without holding all of them."""
    lead = "[\n"
    for item in items:
        print(lead, json.dumps(item, ensure_ascii=False), sep="", end="")
        lead = ",\n"
    print("[]" if lead == "[\n" else "\n]")


def _show(store: Store, arguments: Arguments) -> int:
    entry = store.entry(store.find(arguments.id))
    status = _status(store, entry)
    if arguments.json:
        data = entry.model_dump(mode="json") | {"short_id": entry.short_id} | status
        print(json.dumps(data, ensure_ascii=False))
        return SOUND
    for line in entry_lines(entry):
        print(line)
    if status["superseded_by"]:
        print(f"superseded by: {status['superseded_by']}")
    if status["matches"] is False:
        print("The result does not match the answers.")
    print(f"seal: {status['seal']}")
    return SOUND


def _status(store: Store, entry: Record | Clearance) -> dict[str, Any]:
    superseded_by = store.status(entry.id).superseded_by
    return {
        "superseded_by": short_id(superseded_by) if superseded_by else None,
        "matches": _matches(store, entry),
        "seal": store.seal(entry.id),
    }


def _matches(store: Store, entry: Record | Clearance) -> bool | None:
    """Whether the result, computed again, is the stored one; None where nothing can tell."""
    if not isinstance(entry, Record):
        return None
    try:
        return matches(entry, checklist_of(store, entry.checklist))
    except RecordDamaged:  # its checklist is lost; the record itself still reads
        return None


def _sheet(store: Store, arguments: Arguments) -> int:
    from ketcheck.documents.papers import sheet_of  # noqa: PLC0415 - typst, for sheets alone

    record = store.entry(store.find(arguments.id))
    if not isinstance(record, Record):
        raise NoSuchRecord(f"{record.short_id} is a clearance. Only a check has a sheet.")
    return _write(Path(arguments.out), sheet_of(store, record, paper_for_locale()))


def _blank(out: Path) -> int:
    from ketcheck.documents.sheet import render_blank  # noqa: PLC0415 - typst, for sheets alone

    checklist, _, _ = load_bundled()
    return _write(out, render_blank(checklist, paper=paper_for_locale()))


def _write(out: Path, data: bytes) -> int:
    with explained_output(out), whole_new_file(out) as made:
        made.write_bytes(data)
    return SOUND


_COMMANDS: Final[dict[str, Callable[[Store, Arguments], int]]] = {
    "list": _list,
    "show": _show,
    "sheet": _sheet,
}
