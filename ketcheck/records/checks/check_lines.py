"""Splitting input into checks: one JSON object over many lines, or one a line."""

from collections.abc import Iterator
from typing import BinaryIO

from ketcheck.errors import CheckRefused
from ketcheck.records.checks.submitted import LIMIT, NotJson, decoded, parse_json


def checks_in(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Each check as bytes, with the number of its first line; CheckRefused where there is none.

    A line is handed out before the next one is read, so that who writes them may wait for the
    answer to each.
    """
    number, found = 0, False
    while line := stream.readline(LIMIT + 1):
        number += 1
        if not line.strip():
            continue
        if not found and _goes_on(line):
            yield number, line + stream.read(LIMIT + 1)
            return
        found = True
        yield number, line
    if not found:
        raise CheckRefused("there is no check in it")


def _goes_on(line: bytes) -> bool:
    """Whether the first line is the beginning of one object rather than a whole one."""
    try:
        parse_json(decoded(line))
    except NotJson as error:
        return error.is_at_end
    except CheckRefused:
        return False
    return False
