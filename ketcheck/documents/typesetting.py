"""From a template and plain data to a PDF, by typst, that keeps what standards it can.

The data goes in as JSON and is never markup. A standard refuses a character that no font has, so
each rung of a ladder gives up a little: the bundled fonts alone, the system's fonts too, no
standard. The last one prints anything.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from ketcheck.documents.printable import printable
from ketcheck.documents.stream_ends import with_clear_stream_ends
from ketcheck.errors import FontsMissing
from ketcheck.paper import Paper
from ketcheck.resources import resource

if TYPE_CHECKING:
    import typst

STANDARDS = ("a-2a", "ua-1")
"""PDF/A-2a, to be read in many years; PDF/UA-1, to be read aloud."""

_FONT = "Atkinson Hyperlegible Next"


@dataclass(frozen=True)
class Sheet:
    """A finished PDF and the standards that it keeps."""

    pdf: bytes
    standards: tuple[str, ...]


def typeset(template: str, data: Mapping[str, Any], paper: Paper, dated: datetime) -> Sheet:
    """The PDF of a template under `resources/sheets/`; the same input gives the same bytes.

    Raises FontsMissing.
    """
    import typst  # noqa: PLC0415 - the first window needs no paper

    inputs = {"data": json.dumps(printable({**data, "paper": paper.value}))}
    for system_fonts, standards in ((False, STANDARDS), (True, STANDARDS)):
        try:
            pdf = _compile(template, inputs, dated, system_fonts=system_fonts, standards=standards)
        except typst.TypstError:
            continue
        return Sheet(pdf, standards)
    return Sheet(_compile(template, inputs, dated, system_fonts=True, standards=()), ())


def _compile(
    template: str,
    inputs: dict[str, str],
    dated: datetime,
    *,
    system_fonts: bool,
    standards: tuple[str, ...],
) -> bytes:
    pdf = _compiler(template, system_fonts=system_fonts).compile(
        sys_inputs=inputs,
        format="pdf",
        pdf_standards=list(standards),  # type: ignore[arg-type]  # its stub wants literals
        timestamp=int(dated.timestamp()),
    )
    if not isinstance(pdf, bytes):
        raise TypeError(type(pdf))
    return with_clear_stream_ends(pdf)


@cache
def _compiler(template: str, *, system_fonts: bool) -> "typst.Compiler":
    """Kept: reading the fonts takes longer than setting a page."""
    import typst  # noqa: PLC0415 - as above

    folder = resource("sheets")
    return typst.Compiler(folder / template, root=folder, font_paths=_fonts(system=system_fonts))


@cache
def _fonts(*, system: bool) -> "typst.Fonts":
    import typst  # noqa: PLC0415 - as above

    fonts = typst.Fonts(
        include_system_fonts=system,
        include_embedded_fonts=False,
        font_paths=[resource("fonts")],
    )
    bundled = {font.family for font in fonts.fonts() if font.path}
    if _FONT not in bundled:
        raise FontsMissing("The fonts for printing are missing. Install ketcheck again.")
    return fonts
