"""All that is wrong with a clinic's own checklist, each fault with its place and its line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import tomli
from pydantic import ValidationError

from ketcheck.checklist.clinic import broken_promises
from ketcheck.checklist.clinic_words import contradictions
from ketcheck.checklist.content import Checklist
from ketcheck.checklist.content_lines import LISTS, line_of
from ketcheck.checklist.fault_words import MISSING, Place, sentences
from ketcheck.checklist.rules import broken_rules
from ketcheck.checklist.text import inert
from ketcheck.checklist.toml_words import fault_and_line
from ketcheck.file_kinds import HEAD, TOML, kind_of

_LIKE_TOML: Final = re.compile(r"^\s*(\[[\w.]+\]|\[\[[\w.]+\]\]|[\w.-]+\s*=)", re.MULTILINE)
_SAID_TWICE: Final = ("lowered", "removed", "not sure")
"""What the rules and the comparison with the bundled file both look at."""


@dataclass(frozen=True, slots=True)
class ContentFault:
    """One fault: where it is, what to do, and the line of the file where that is known."""

    place: str
    words: str
    line: int | None = None

    def __str__(self) -> str:
        """`line 12: skin.broken: what is wrong`, fit for one line whatever the file holds."""
        parts = [f"line {self.line}" if self.line else "", self.place, self.words]
        return inert(": ".join(part for part in parts if part))


def faults_in(text: str, base: Checklist) -> Iterator[ContentFault]:
    """Each fault in the text of a clinic's checklist; none where it may be used."""
    checklist, faults = parsed(text)
    yield from faults
    if checklist is None:
        return
    told: set[tuple[str, str]] = set()
    for rules in (broken_rules(checklist), clinic_faults(checklist, base)):
        yield from _placed(rules, text, told)


def clinic_faults(clinic: Checklist, base: Checklist) -> Iterator[str]:
    """What a clinic's copy may not change, and what its own words may not say."""
    yield from broken_promises(clinic, base)
    yield from contradictions(clinic, base)


def parsed(text: str) -> tuple[Checklist | None, list[ContentFault]]:
    """The checklist in a text, or why there is none; the rules are not asked."""
    try:
        raw = tomli.loads(text)
    except (ValueError, RecursionError) as error:  # tomli lets more through than its own error
        return None, [_not_toml(text, error)]
    try:
        return Checklist.model_validate(raw), []
    except ValidationError as error:
        faults = sentences(error.errors(include_url=False, include_input=False))
        return None, [_of_field(text, raw, place, words) for place, words in faults]


def _not_toml(text: str, error: Exception) -> ContentFault:
    kind = kind_of(text.encode("utf-8")[:HEAD])
    if kind and kind != TOML and not _LIKE_TOML.search(text):
        return ContentFault("", f"this seems to be {kind}; a checklist is a TOML file")
    words, line = fault_and_line(error, text)
    return ContentFault("", words, line)


def _of_field(text: str, raw: Any, place: Place, words: str) -> ContentFault:  # noqa: ANN401 - raw TOML
    names = _named(raw, place)
    stands = names[:-1] if words == MISSING else names
    return ContentFault(".".join(names), words, line_of(text, stands))


def _named(raw: Any, place: Place) -> list[str]:  # noqa: ANN401 - raw TOML
    """The place with ids for list positions, or counted from 1: `questions.skin.answers.2.code`."""
    names: list[str] = []
    for step in place:
        try:
            raw = raw[step]
        except (KeyError, IndexError, TypeError):
            raw = {}
        label = (raw.get("id") or raw.get("code")) if isinstance(raw, dict) else None
        counted = step + 1 if isinstance(step, int) else step
        names.append(str(label or counted))
    return names


def _placed(faults: Iterable[str], text: str, told: set[tuple[str, str]]) -> Iterator[ContentFault]:
    """The faults with their lines; what another rule told of the same place is left out."""
    for fault in faults:
        place, _, words = fault.partition(": ")
        names = place.split(".")
        key = _of_what(names, words)
        if key is None or key not in told:
            yield ContentFault(place, words, line_of(text, names))
        if key:
            told.add(key)


def _of_what(names: list[str], words: str) -> tuple[str, str] | None:
    short = ".".join(name for name in names if name not in LISTS)
    return next(((short, what) for what in _SAID_TWICE if what in words), None)
