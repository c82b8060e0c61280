"""A checklist read from its files, with the reference that records keep of it.

The optional questions are a file of their own that is read as the end of the main one, so that one
text, one version and one digest cover both.
"""

import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.loading import parse_checklist, read_checklist
from ketcheck.errors import ContentRefused, RecordDamaged
from ketcheck.file_kinds import HEAD, PLAIN, TOML, kind_of
from ketcheck.records.model import ChecklistUsed
from ketcheck.records.names import printable
from ketcheck.resources import resource

CONTENT_FILE: Final = "content.toml"
"""A clinic's own copy of the checklist, in the data folder."""
_LIMIT: Final = 1_000_000
"""The most bytes of a content file."""
_QUESTION_ID: Final = re.compile(r'^id = "([^"]+)"$', re.MULTILINE)
_QUESTIONS: Final = re.compile(r"^\s*(?:\[\[questions\]\]|questions\s*=)", re.MULTILINE)

Loaded = tuple[Checklist, ChecklistUsed, str]
"""A checklist, the reference that records keep of it, and its text."""


def load_active(folder: Path, named: Path | None = None) -> Loaded:
    """The checklist to ask by: the file named, else the one in the data folder, else the bundled.

    ContentRefused where a clinic's copy removes, renames or lowers.
    """
    path = named or folder / CONTENT_FILE
    if named is None and not path.exists():
        return load_bundled()
    try:
        return load_clinic(path)
    except ContentRefused as error:
        raise ContentRefused(f"{str(error).removesuffix('.')}. {_remedy(named)}") from error


def _remedy(named: Path | None) -> str:
    """Without its checklist nothing opens: who reads this is to know the way on."""
    if named:
        return "Mend it, or leave out --content, and ketcheck uses its own words."
    return f"Mend it or move {CONTENT_FILE} out of that folder, and ketcheck uses its own words."


def load_clinic(path: Path) -> Loaded:
    """A clinic's own copy; as `load_active`."""
    from ketcheck.checklist.content_faults import clinic_faults  # noqa: PLC0415 - for clinics alone

    loaded, bundled = load_used(path), load_bundled()
    if loaded[1].digest != bundled[1].digest:
        for fault in clinic_faults(loaded[0], bundled[0]):
            raise ContentRefused(f"{_called(path)}: {fault}")
    return loaded


def load_bundled() -> Loaded:
    """The checklist that ketcheck comes with; as `load_used`."""
    return load_used(resource("checklists", "topical-ketamine.toml"))


def load_used(path: Path) -> Loaded:
    """The checklist in a file, with the optional questions; ContentRefused as in loading."""
    text = with_extras(read_content(path))
    checklist = parse_checklist(text, _called(path))
    return checklist, used(checklist, text), text


def with_extras(text: str) -> str:
    """A content file's text and the optional questions after it.

    A text that has some of them is left alone: a clinic that changes them keeps a copy of them all.
    So is one without questions, which is no checklist and is to be told as what it is.
    """
    if not _QUESTIONS.search(text):
        return text
    extras = read_content(resource("checklists", "extras.toml"))
    ids = "|".join(_QUESTION_ID.findall(extras))
    has_some = re.search(rf"""\bid["']?\s*=\s*["']({ids})["']""", text)
    return text if has_some else f"{text}\n{extras}"


def read_content(path: Path) -> str:
    """The text of a checklist file; ContentRefused where it can't be read, or is no text."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LIMIT + 1)
    except OSError as error:
        raise ContentRefused(f"{_called(path)}: can't be read ({error.strerror})") from error
    if len(raw) > _LIMIT:
        raise ContentRefused(f"{_called(path)}: too long for a checklist (over {_LIMIT:,} letters)")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        kind = kind_of(raw[:HEAD])
        is_text = kind in {None, TOML, PLAIN}
        fault = "holds letters that are not UTF-8" if is_text else f"seems to be {kind}"
        raise ContentRefused(f"{_called(path)}: {fault}; save it as TOML text in UTF-8") from error


def _called(path: Path) -> str:
    return printable(str(path.absolute()))


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
