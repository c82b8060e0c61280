"""The blank forms, to fill in by hand."""

from datetime import UTC, datetime
from typing import Final

from ketcheck.checklist.content import Checklist
from ketcheck.documents.blank_form import blank_data
from ketcheck.documents.typesetting import typeset
from ketcheck.paper import Paper
from ketcheck.records.model import Person

__all__ = ["Paper", "render_blank"]

# A form that nobody has filled in has no date of its own; a fixed one keeps its bytes the same.
_UNDATED: Final = datetime(2026, 1, 1, tzinfo=UTC)

_SIZES: Final = (8.25, 8)
"""Type sizes in points, the one that reads best first."""
_LONG: Final = 9.5
_MOST_PAGES: Final = {False: 2, True: 3}
"""Both sides of a sheet for a check; a session has one page more."""


def render_blank(
    checklist: Checklist, *, person: Person | None = None, paper: Paper, session: bool = False
) -> bytes:
    """The blank form as a PDF, of a check or of a session, with the person's name if given.

    It is set in the largest type that keeps it on its sheet. A clinic's own checklist may be too
    long for that: then it is set to be read well, on as many pages as it takes. FontsMissing.
    """
    data = blank_data(checklist, person, session=session)
    for size in _SIZES:
        sheet = typeset("blank.typ", {**data, "size": size}, paper, _UNDATED)
        if sheet.pages <= _MOST_PAGES[session]:
            return sheet.pdf
    return typeset("blank.typ", {**data, "size": _LONG}, paper, _UNDATED).pdf
