"""Where in the text of a checklist file a place is."""

import re
from collections.abc import Sequence
from typing import Final

LISTS: Final = frozenset({"questions", "answers", "groups", "cross_checks", "topics", "levels"})
"""Lists whose items go by an id, a code or a level: the name of the list says no more."""
_HEADER: Final = re.compile(r"^[ \t]*\[", re.MULTILINE)


def line_of(text: str, place: Sequence[str]) -> int | None:
    """The line of the last step of a place that is found, counting from 1; None without any.

    An item without a name is counted, from 1.
    """
    start, found = 0, None
    for before, step in zip(("", *place), place, strict=False):
        at = None if step in LISTS else _found(text, before, step, start)
        if at is not None:
            found = at
            start = _beginning_of_block(text, at)
    return None if found is None else text.count("\n", 0, found) + 1


def _found(text: str, before: str, step: str, start: int) -> int | None:
    if step.isdecimal():
        return _counted(text, before, int(step), start)
    # A table and an item may have one name: what is sought stands nearer.
    named = [at for at in (_item(text, step, start), _table(text, step, start)) if at is not None]
    return min(named) if named else _field(text, step, start)


def _counted(text: str, name: str, number: int, start: int) -> int | None:
    header = re.compile(rf"^[ \t]*\[\[(?:\w+\.)?{re.escape(name)}\]\]", re.MULTILINE)
    headers = [match.start() for match in header.finditer(text, start)]
    return headers[number - 1] if 0 < number <= len(headers) else None


def _item(text: str, name: str, start: int) -> int | None:
    keys = r"\b(?:id|code|level|label)\s*=\s*"
    return _at(re.compile(rf"{keys}(?P<it>[\"']{re.escape(name)}[\"'])"), text, start)


def _table(text: str, name: str, start: int) -> int | None:
    table = re.compile(rf"^[ \t]*\[+[\w.]*\b(?P<it>{re.escape(name)})\]", re.MULTILINE)
    return _at(table, text, start)


def _field(text: str, name: str, start: int) -> int | None:
    """A field of the block that begins at `start`."""
    key = re.compile(rf"(?:^|[{{,])[ \t]*(?P<it>{re.escape(name)})\s*=", re.MULTILINE)
    field = _at(key, text, start)
    return field if field is not None and field < _end_of_block(text, start) else None


def _at(pattern: re.Pattern[str], text: str, start: int) -> int | None:
    found = pattern.search(text, start)
    return found.start("it") if found else None


def _beginning_of_block(text: str, at: int) -> int:
    """The end of the last header before it: fields may stand above the id."""
    headers = [match.end() for match in _HEADER.finditer(text, 0, at + 1)]
    begin = headers[-1] if headers else 0
    # All on one line, as some programs write: what stands before it is of another item.
    return at if text.count("\n", begin, at) == 0 and headers == [] else begin


def _end_of_block(text: str, start: int) -> int:
    following = _HEADER.search(text, start)
    return following.start() if following else len(text)
