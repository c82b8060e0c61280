"""From the text of a checklist file to a checklist that keeps the rules."""

import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.rules import broken_rules
from ketcheck.errors import ContentRefused


def load_checklist(path: Path) -> Checklist:
    """The checklist in a TOML file; ContentRefused names file, id and rule."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path.name}: the checklist can't be read; install ketcheck again ({error})"
        raise ContentRefused(message) from error
    return parse_checklist(text, path.name)


def parse_checklist(text: str, name: str) -> Checklist:
    """The checklist in a TOML text that came from `name`."""
    checklist = read_checklist(text, name)
    for fault in broken_rules(checklist):
        raise ContentRefused(f"{name}: {fault}")
    return checklist


def read_checklist(text: str, name: str) -> Checklist:
    """The same without the rules: one that was used before keeps the rules of then."""
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # tomllib lets more through than its own error
        message = f"{name}: not a checklist file: {error}"
        raise ContentRefused(message) from error
    try:
        return Checklist.model_validate(raw)
    except ValidationError as error:
        raise ContentRefused(f"{name}: {_first_fault(error, raw)}") from error


def _first_fault(error: ValidationError, raw: dict[str, Any]) -> str:
    fault = error.errors(include_url=False, include_input=False)[0]
    return f"{_place(fault['loc'], raw)}: {fault['msg']}"


def _place(location: tuple[int | str, ...], raw: Any) -> str:  # noqa: ANN401 - raw TOML
    """`questions.skin.whole.level`: ids in place of list positions."""
    names: list[str] = []
    for step in location:
        try:
            raw = raw[step]
        except (KeyError, IndexError, TypeError):
            raw = {}
        label = (raw.get("id") or raw.get("code")) if isinstance(raw, dict) else None
        names.append(str(label or step))
    return ".".join(names)
