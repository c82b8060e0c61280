"""A checklist read from its files, with the reference that records keep of it.

The optional questions are a file of their own that is read as the end of the main one, so that one
text, one version and one digest cover both.
"""

import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from ketcheck.checklist.clinic import broken_promises
from ketcheck.checklist.content import Checklist
from ketcheck.checklist.loading import parse_checklist, read_checklist
from ketcheck.errors import ContentRefused, RecordDamaged
from ketcheck.records.model import ChecklistUsed
from ketcheck.resources import resource

CONTENT_FILE: Final = "content.toml"
"""A clinic's own copy of the checklist, in the data folder."""
_LIMIT: Final = 1_000_000
"""The most bytes of a content file."""
_QUESTION_ID: Final = re.compile(r'^id = "([^"]+)"$', re.MULTILINE)

Loaded = tuple[Checklist, ChecklistUsed, str]
"""A checklist, the reference that records keep of it, and its text."""


def load_active(folder: Path, named: Path | None = None) -> Loaded:
    """The checklist to ask by: the file named, else the one in the data folder, else the bundled.

    ContentRefused where a clinic's copy removes, renames or lowers.
    """
    path = named or folder / CONTENT_FILE
    if named is None and not path.exists():
        return load_bundled()
    return load_clinic(path)


def load_clinic(path: Path) -> Loaded:
    """A clinic's own copy; as `load_active`."""
    loaded, bundled = load_used(path), load_bundled()
    if loaded[1].digest != bundled[1].digest:
        for fault in broken_promises(loaded[0], bundled[0]):
            raise ContentRefused(f"{path.name}: {fault}")
    return loaded


def load_bundled() -> Loaded:
    """The checklist that ketcheck comes with; as `load_used`."""
    return load_used(resource("checklists", "topical-ketamine.toml"))


def load_used(path: Path) -> Loaded:
    """The checklist in a file, with the optional questions; ContentRefused as in loading."""
    text = with_extras(_read(path))
    checklist = parse_checklist(text, path.name)
    return checklist, used(checklist, text), text


def with_extras(text: str) -> str:
    """A content file's text and the optional questions after it.

    A text that has some of them is left alone: a clinic that changes them keeps a copy of them all.
    """
    extras = _read(resource("checklists", "extras.toml"))
    ids = "|".join(_QUESTION_ID.findall(extras))
    has_some = re.search(rf"""\bid["']?\s*=\s*["']({ids})["']""", text)
    return text if has_some else f"{text}\n{extras}"


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(_LIMIT + 1)
        if len(raw) <= _LIMIT:
            return raw.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path.name}: the checklist can't be read; put a sound file there ({error})"
        raise ContentRefused(message) from error
    raise ContentRefused(f"{path.name}: longer than {_LIMIT:,} bytes")


def used(checklist: Checklist, text: str) -> ChecklistUsed:
    """The reference that a record keeps."""
    return ChecklistUsed(
        id=checklist.id,
        version=checklist.version,
        language=checklist.language,
        modified_by=checklist.modified_by,
        based_on=checklist.based_on,
        digest=digest_of(text),
    )


def digest_of(text: str) -> str:
    """SHA-256 of a content file's text, hexadecimal."""
    return sha256(text.encode("utf-8")).hexdigest()


def parse_kept(text: str, reference: ChecklistUsed) -> Checklist:
    """The checklist that a record was made with, out of its kept text; RecordDamaged."""
    try:
        return _parsed(text, f"{reference.id} {reference.version}")
    except ContentRefused as error:
        message = f"The checklist of this record no longer reads: {error}"
        raise RecordDamaged(message) from error


@lru_cache(maxsize=8)
def _parsed(text: str, name: str) -> Checklist:
    return read_checklist(text, name)
