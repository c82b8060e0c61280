"""From the text of a checklist file to a checklist that keeps the rules."""

from functools import lru_cache
from pathlib import Path
from typing import Final

import tomli

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.rules import broken_rules
from ketcheck.errors import ContentRefused

_KEPT: Final = 8
"""Texts that are read once: the one in use, and those that the records on file were made with."""


def load_checklist(path: Path) -> Checklist:
    """The checklist in a TOML file; ContentRefused names file, id and rule."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path.name}: the checklist can't be read; install ketcheck again ({error})"
        raise ContentRefused(message) from error
    return parse_checklist(text, path.name)


@lru_cache(_KEPT)
def parse_checklist(text: str, name: str) -> Checklist:
    """The checklist in a TOML text that came from `name`."""
    checklist = read_checklist(text, name)
    for fault in broken_rules(checklist):
        raise ContentRefused(f"{name}: {fault}")
    return checklist


@lru_cache(_KEPT)
def read_checklist(text: str, name: str) -> Checklist:
    """The same without the rules: one that was used before keeps the rules of then."""
    try:
        return Checklist.model_validate(tomli.loads(text))
    except (ValueError, RecursionError) as error:  # tomli lets more through than its own error
        from ketcheck.checklist.content_faults import parsed  # noqa: PLC0415 - keeps the start short

        _nothing, faults = parsed(text)
        raise ContentRefused(f"{name}: {faults[0]}") from error
