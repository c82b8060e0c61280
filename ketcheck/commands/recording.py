"""Checks taken from JSON: judged, saved, answered."""

import json
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO, Final

from ketcheck.commands.foreign_input import foreign, other_kind
from ketcheck.commands.judged import judged
from ketcheck.commands.naming import person_named
from ketcheck.commands.running import SOUND, Arguments, checklist_in_use
from ketcheck.commands.times import clock_at
from ketcheck.errors import CheckRefused, Refused
from ketcheck.records.checks.check_lines import checks_in
from ketcheck.records.checks.submitted import NotJson, read_check
from ketcheck.records.checks.taking import Taker
from ketcheck.records.clock import Clock
from ketcheck.records.names import printable
from ketcheck.records.store import Store

_STANDARD_INPUT: Final = "-"


def record(store: Store, arguments: Arguments, clock: Clock) -> int:
    """Take each check of a file or of standard input; the first bad one ends it."""
    name: str = arguments.file
    checklist, used, text = checklist_in_use(store.folder, arguments)
    store.keep_content(text)
    clock = clock_at(arguments.when, clock)
    same_as = person_named(store, arguments.same_as).id if arguments.same_as else None
    taker = Taker(store, checklist, used, clock, arguments.new_person, same_as)
    saved = line = 0
    raw = b""
    with _input(name) as stream:
        try:
            for line, raw in checks_in(stream):  # noqa: B007 - named where one is refused
                taken = taker.take(read_check(raw))
                saved += 1
                # At once: who sends checks one by one may wait for each answer.
                told = judged(store, checklist, taken, clock)
                print(json.dumps(told, ensure_ascii=False), flush=True)
        except Refused as error:
            if not saved and (kind := other_kind(stream, raw)):
                raise CheckRefused(foreign(_source(name), kind)) from error
            at = line + error.line - 1 if isinstance(error, NotJson) else line
            raise CheckRefused(_located(error, name, at, saved)) from error
    return SOUND


def _input(name: str) -> AbstractContextManager[BinaryIO]:
    if name == _STANDARD_INPUT:
        if sys.stdin is None:
            raise CheckRefused("standard input is closed; name a file instead")
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise CheckRefused(f"{printable(name)} can't be read ({error.strerror})") from error


def _located(error: Refused, name: str, line: int, saved: int) -> str:
    place = f"{_source(name)}, line {line}" if line else _source(name)
    earlier = f" (saved before it: {saved})" if saved else ""
    return f"{place}: {error}{earlier}"


def _source(name: str) -> str:
    return "standard input" if name == _STANDARD_INPUT else printable(name)
