"""A checklist read from its file, with the reference that records keep of it."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.loading import parse_checklist, read_checklist
from ketcheck.errors import ContentRefused, RecordDamaged
from ketcheck.records.model import ChecklistUsed
from ketcheck.resources import resource

if TYPE_CHECKING:
    from ketcheck.records.store import Store


def load_bundled() -> tuple[Checklist, ChecklistUsed, str]:
    """The checklist that ketcheck comes with; as `load_used`."""
    return load_used(resource("checklists", "topical-ketamine.toml"))


def load_used(path: Path) -> tuple[Checklist, ChecklistUsed, str]:
    """The checklist in a file, the reference to it, and its text; ContentRefused as in loading."""
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path.name}: the checklist can't be read; install ketcheck again ({error})"
        raise ContentRefused(message) from error
    checklist = parse_checklist(text, path.name)
    return checklist, used(checklist, text), text


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


def checklist_of(store: "Store", reference: ChecklistUsed) -> Checklist:
    """The checklist that a record was made with, out of the store; RecordDamaged if not there."""
    text = store.content(reference.digest)
    try:
        return _parsed(text, f"{reference.id} {reference.version}")
    except ContentRefused as error:
        message = f"The checklist of this record no longer reads: {error}"
        raise RecordDamaged(message) from error


@lru_cache(maxsize=8)
def _parsed(text: str, name: str) -> Checklist:
    return read_checklist(text, name)
