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


def render_blank(
    checklist: Checklist, *, person: Person | None = None, paper: Paper, session: bool = False
) -> bytes:
    """The blank form as a PDF, of a check or of a session, with the person's name if given.

    Raises FontsMissing.
    """
    return typeset("blank.typ", blank_data(checklist, person, session=session), paper, _UNDATED).pdf
