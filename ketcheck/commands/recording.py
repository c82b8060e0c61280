"""Checks taken from JSON: judged, saved, answered."""

import json
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO, Final

from ketcheck.commands.foreign_input import foreign, other_kind
from ketcheck.commands.running import SOUND, Arguments, checklist_in_use
from ketcheck.errors import CheckRefused, Refused
from ketcheck.records.checks.check_lines import checks_in
from ketcheck.records.checks.submitted import NotJson, read_check
from ketcheck.records.checks.taking import Taker
from ketcheck.records.clock import Clock
from ketcheck.records.model import Record
from ketcheck.records.names import printable
from ketcheck.records.store import Store

_STANDARD_INPUT: Final = "-"


def record(store: Store, arguments: Arguments, clock: Clock) -> int:
    """Take each check of a file or of standard input; the first bad one ends it."""
    name: str = arguments.file
    checklist, used, text = checklist_in_use(store.folder, arguments)
    store.keep_content(text)
    taker = Taker(store, checklist, used, clock)
    saved = line = 0
    raw = b""
    with _input(name) as stream:
        try:
            for line, raw in checks_in(stream):  # noqa: B007 - named where one is refused
                taken = taker.take(read_check(raw))
                saved += 1
                # At once: who sends checks one by one may wait for each answer.
                print(json.dumps(_judged(taken), ensure_ascii=False), flush=True)
        except Refused as error:
            if not saved and (kind := other_kind(stream, raw)):
                raise CheckRefused(foreign(_source(name), kind)) from error
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
        raise CheckRefused(f"{printable(name)} can't be read ({error.strerror})") from error


def _located(error: Refused, name: str, line: int, saved: int) -> str:
    place = f"{_source(name)}, line {line}" if line else _source(name)
    earlier = f" (the {saved} before it saved)" if saved else ""
    return f"{place}: {error}{earlier}"


def _source(name: str) -> str:
    return "standard input" if name == _STANDARD_INPUT else printable(name)


def _judged(record: Record) -> dict[str, Any]:
    reasons = [
        {"id": reason.id, "level": reason.level.value, "text": reason.text}
        for reason in record.result.reasons
    ]
    level = record.result.level.value
    return {"id": str(record.id), "short_id": record.short_id, "level": level, "reasons": reasons}
