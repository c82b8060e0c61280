"""From a template and plain data to a PDF, by typst, that keeps what standards it can.

The data goes in as JSON and is never markup. A standard refuses a letter that no font has, so each
rung of a ladder gives up a little: the bundled fonts alone, the system's fonts too, a line to write
on for the words that neither has (its alternative text is those words), such a line for all that is
not ASCII, no standard. The last one prints anything, and it alone may print a box for a letter.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ketcheck.documents.printable import JOINERS, printable
from ketcheck.documents.stream_ends import with_clear_stream_ends
from ketcheck.errors import FontsMissing
from ketcheck.missing_fonts import packages_for, packages_in
from ketcheck.paper import Paper
from ketcheck.resources import resource

if TYPE_CHECKING:
    import typst

STANDARDS = ("a-2a", "ua-1")
"""PDF/A-2a, to be read in many years; PDF/UA-1, to be read aloud."""

FontFolders = tuple[tuple[str, float], ...]
"""Folders with fonts, and when each was changed last."""

_FONT: Final = "Atkinson Hyperlegible Next"
_ANY_TIME: Final = datetime(2026, 1, 1, tzinfo=UTC)
_PAGE: Final = re.compile(rb"/Type\s*/Page\b")


@dataclass(frozen=True)
class Sheet:
    """A finished PDF and the standards that it keeps."""

    pdf: bytes
    standards: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(_PAGE.findall(self.pdf))

    def pages_of_each(self) -> list[int]:
        """The pages of each paper in it: a paper begins with the one heading of the first level."""
        import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415 - seldom needed

        document = pypdfium2.PdfDocument(self.pdf)
        try:
            marks = [mark for mark in document.get_toc() if mark.level == 0]
            starts = [dest.get_index() for mark in marks if (dest := mark.get_dest())]
        finally:
            document.close()
        return [after - start for start, after in pairwise([*starts, self.pages])]


def typeset(template: str, data: Mapping[str, Any], paper: Paper, dated: datetime) -> Sheet:
    """The PDF of a template under `resources/sheets/`; the same input gives the same bytes.

    Raises FontsMissing.
    """
    plain = given_to_template(data, paper)
    for system_fonts in (False, True):
        pdf = _standard(template, plain, dated, system_fonts=system_fonts)
        if pdf:
            return Sheet(pdf, STANDARDS)
    letters = sorted(_letters(plain))
    for missing in (_unprinted(letters), letters):
        packages = packages_for(missing)
        blank = {**plain, "missing": [f"{ord(one):x}" for one in missing], "packages": packages}
        pdf = _standard(template, blank, dated, system_fonts=True) if missing else None
        if pdf:
            return Sheet(pdf, STANDARDS)
    return Sheet(_compile(template, plain, dated, system_fonts=True, standards=()), ())


def given_to_template(data: Mapping[str, Any], paper: Paper) -> dict[str, Any]:
    """The data as a template reads it, where the fonts have every letter."""
    return printable({**data, "paper": paper.value, "missing": [], "packages": []})


def packages_missing(pdf: bytes) -> list[str]:
    """The Debian packages with fonts for what a finished page leaves blank."""
    import pypdfium2  # noqa: PLC0415 - as above

    document = pypdfium2.PdfDocument(pdf)
    try:
        return packages_in(document.get_metadata_value("Keywords"))
    finally:
        document.close()


def _standard(
    template: str, data: Mapping[str, Any], dated: datetime, *, system_fonts: bool
) -> bytes | None:
    """The PDF by the standards, or None where they refuse a letter."""
    import typst  # noqa: PLC0415 - the first window needs no paper

    try:
        return _compile(template, data, dated, system_fonts=system_fonts, standards=STANDARDS)
    except typst.TypstError:
        return None


def _letters(value: object) -> set[str]:
    """Every letter in plain data that could be missing from a font."""
    match value:
        case str():
            return {letter for letter in value if not letter.isascii()} - JOINERS
        case dict():
            return set().union(*map(_letters, value.values()))
        case list():
            return set().union(*map(_letters, value))
        case _:
            return set()


def _unprinted(letters: Sequence[str]) -> list[str]:
    """Those that neither the bundled fonts nor the system's have, found by halving."""
    data = {"title": "Letters", "language": "en", "letters": list(letters)}
    if not letters or _standard("letters.typ", data, _ANY_TIME, system_fonts=True):
        return []
    if len(letters) == 1:
        return list(letters)
    middle = len(letters) // 2
    return [*_unprinted(letters[:middle]), *_unprinted(letters[middle:])]


def _compile(
    template: str,
    data: Mapping[str, Any],
    dated: datetime,
    *,
    system_fonts: bool,
    standards: tuple[str, ...],
) -> bytes:
    fonts = _system_fonts() if system_fonts else None
    pdf = _compiler(template, fonts).compile(
        sys_inputs={"data": json.dumps(data)},
        format="pdf",
        pdf_standards=list(standards),  # type: ignore[arg-type]  # its stub wants literals
        timestamp=int(dated.timestamp()),
    )
    if not isinstance(pdf, bytes):
        raise TypeError(type(pdf))
    return with_clear_stream_ends(pdf)


@lru_cache(maxsize=16)
def _compiler(template: str, system: FontFolders | None) -> "typst.Compiler":
    """Kept: reading the fonts takes longer than setting a page.

    `system` is where the system's fonts are, None where they are not to be used.
    """
    import typst  # noqa: PLC0415 - as above

    folder = resource("sheets")
    return typst.Compiler(folder / template, root=folder, font_paths=_fonts(system))


@lru_cache(maxsize=2)
def _fonts(system: FontFolders | None) -> "typst.Fonts":
    import typst  # noqa: PLC0415 - as above

    fonts = typst.Fonts(
        include_system_fonts=system is not None,
        include_embedded_fonts=False,
        font_paths=[resource("fonts")],
    )
    bundled = {font.family for font in fonts.fonts() if font.path}
    if _FONT not in bundled:
        raise FontsMissing("The fonts for printing are missing. Install ketcheck again.")
    return fonts


def _system_fonts() -> FontFolders:
    """Where the system's fonts are, and when that changed: a package may come while we run."""
    own = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "fonts"
    places = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), own, Path.home() / ".fonts")
    folders = (folder for place in places for folder, _, _ in os.walk(place))
    return tuple((folder, _changed(folder)) for folder in sorted(folders))


def _changed(folder: str) -> float:
    try:
        return Path(folder).stat().st_mtime
    except OSError:
        # A package manager has just taken it away.
        return 0.0
