"""What a file of another program seems to be, told by its first bytes alone."""

import json
import re
from collections.abc import Callable
from typing import Any, Final

HEAD: Final = 65_536
"""How many bytes of a file are enough to tell."""

TOML: Final = "a TOML file, such as a clinic's own checklist"
PLAIN: Final = "plain text"
BACKUP: Final = "a backup of ketcheck"

_MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x1f\x8b", "a gzip-compressed file"),
    (b"BZh", "a bzip2-compressed file"),
    (b"\xfd7zXZ\0", "an xz-compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file, such as an .xls workbook"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"{\\rtf", "an RTF document"),
)
_IN_ZIP: Final[tuple[tuple[bytes, str], ...]] = (
    (b"key-slots.json", BACKUP),
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)"),
    (b"opendocument.text", "an OpenDocument text (.odt)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"word/", "a Word document (.docx)"),
)
_IN_MARKUP: Final = tuple(
    (re.compile(sign, re.DOTALL), kind)
    for sign, kind in (
        (r"http://www\.w3\.org/2002/xforms", "an ODK form (XForm)"),
        (r"openrosa\.org|<data\s[^>]*\bid=", "a filled-in ODK form (XForm)"),
        (
            r"^(<\?xml[^>]*>\s*)?(<!--.{0,999}?-->\s*)?(<!doctype html|<html[\s>])",
            "a web page (HTML)",
        ),
        (r"http://hl7\.org/fhir", "a FHIR resource as XML"),
        (r"urn:hl7-org:v3", "a clinical document (HL7 CDA)"),
    )
)
_OF_A_CHECK: Final = frozenset({"person", "answers"})
_DELIMITERS: Final = {",": "commas", ";": "semicolons", "\t": "tabs"}
_FEW: Final = 5
_MOSTLY: Final = 0.9


def kind_of(head: bytes) -> str | None:
    """What the beginning of a file seems to be, as “a CSV table”; None for what may be a check."""
    if not head.strip():
        return None
    return _kind_of_bytes(head) or _kind_of_text(
        head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").strip()
    )


def _kind_of_bytes(head: bytes) -> str | None:
    """What its first bytes say, or that it is no text in UTF-8; None where they say nothing."""
    kind = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        kind = next((kind for part, kind in _IN_ZIP if part in head), "a zip archive")
    elif b"%PDF-" in head[:1024]:
        kind = "a PDF file"
    elif kind is None and _is_wide(head):
        kind = "a text in UTF-16 (“Unicode” in some editors), not in UTF-8"
    elif kind is None and b"\0" in head:
        kind = "a file of another program, not text"
    return kind


def _is_wide(head: bytes) -> bool:
    """Whether it is UTF-16: by its mark, or by a zero in each second byte and no other."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    even, odd = head[0:200:2], head[1:200:2]
    few, many = sorted((even.count(0), odd.count(0)))
    return few == 0 and many > _MOSTLY * len(odd)


def _kind_of_text(text: str) -> str | None:
    ways: tuple[Callable[[str], str | None], ...] = (_markup, _toml, _json, _table, _yaml)
    for way in ways:
        if kind := way(text):
            return kind
    return None if text[:1] in '{["' or _is_number(text) else _plain(text)


def _plain(text: str) -> str:
    readable = sum(letter.isprintable() or letter.isspace() for letter in text)
    is_text = readable > _MOSTLY * len(text) and text.count("\ufffd") < len(text) / 10
    return PLAIN if is_text else "a file of another program, not text"


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[-+.\deE]+|true|false|null|NaN|-?Infinity", text) is not None


def _markup(text: str) -> str | None:
    if not text.startswith("<"):
        return None
    start = text[:4096].casefold()
    return next((kind for sign, kind in _IN_MARKUP if sign.search(start)), "an XML file")


def _toml(text: str) -> str | None:
    lines = [line for line in text.splitlines()[:200] if line and not line.startswith("#")]
    begins = lines[0] if lines else ""
    if re.match(r"\[\[?[A-Za-z][\w.-]*\]\]?\s*(#|$)|[A-Za-z][\w.-]*\s*=\s*[\"'\d\[{tf]", begins):
        return TOML
    return None


def _json(text: str) -> str | None:
    if text[:1] not in "{[":
        return None
    if named := re.match(r'\{\s*"resourceType"\s*:\s*"(\w{1,60})"', text):
        return f"a FHIR resource ({named[1]})"
    try:
        value, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return _object(value) if isinstance(value, dict) else _list(value)


def _object(value: dict[str, Any]) -> str | None:
    kind = value.get("resourceType")
    if isinstance(kind, str) and kind.isalnum() and len(kind) <= 60:  # noqa: PLR2004 - one line
        return f"a FHIR resource ({kind})"
    if {"result", "checklist", "id"} <= value.keys():
        return "a saved record, as ketcheck show --json prints it"
    if not value or value.keys() & _OF_A_CHECK:
        return None
    return "JSON of another kind, without “person” and “answers”"


def _list(value: list[Any]) -> str:
    items = [one for one in value if isinstance(one, dict)]
    if not items or len(items) < len(value):
        return "a JSON list, between [ and ]"
    if all(one.keys() & _OF_A_CHECK and "short_id" not in one for one in items):
        return "a list of checks, between [ and ]"
    if all("short_id" in one for one in items):
        return "a list that ketcheck list --json printed"
    return "a JSON list, between [ and ]"


def _table(text: str) -> str | None:
    if text.startswith("{"):
        return None
    lines = [line for line in text.splitlines()[:_FEW] if line.strip()]
    for delimiter, called in _DELIMITERS.items():
        counts = {line.count(delimiter) for line in lines}
        least = 1 if len(lines) > 1 or delimiter != "," else 2
        # A sentence with a comma in it is no table.
        is_prose = any(line.rstrip().endswith((".", "!", "?")) for line in lines)
        if min(counts, default=0) >= least and not is_prose and (len(counts) == 1 or '"' in text):
            return f"a table with {called} between its columns (CSV)"
    return None


def _yaml(text: str) -> str | None:
    lines = [line for line in text.splitlines()[:40] if line.strip()]
    keys = re.compile(r"\s*(- )?[\w\"' -]+:(\s|$)|\s*- |\s*#|---")
    if text.startswith(("---", "%YAML")) or all(map(keys.match, lines)):
        return "a YAML file"
    return None
