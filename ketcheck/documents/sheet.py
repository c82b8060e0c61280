"""The two papers: a finished check, and the blank form to fill in by hand."""

from datetime import UTC, datetime

from ketcheck.checklist.content import Checklist
from ketcheck.documents.blank_form import blank_data
from ketcheck.documents.record_sheet import Mark, record_data
from ketcheck.documents.typesetting import typeset
from ketcheck.paper import Paper, paper_for_locale
from ketcheck.records.model import Person, Record

__all__ = ["Mark", "Paper", "paper_for_locale", "render_blank", "render_record"]

# A form that nobody has filled in has no date of its own; a fixed one keeps its bytes the same.
_UNDATED = datetime(2026, 1, 1, tzinfo=UTC)


def render_record(  # noqa: PLR0913 - each is a fact of its own, and named
    record: Record,
    checklist: Checklist,
    *,
    paper: Paper,
    mark: Mark = Mark.ORIGINAL,
    seal: str | None = None,
    superseded_by: str | None = None,
) -> bytes:
    """The record as a PDF of one page, more where its lists are long; always the same bytes.

    `checklist` is the one that was asked, `seal` the hexadecimal seal of the record, and
    `superseded_by` the short id of the record that took its place. Raises FontsMissing.
    """
    data = record_data(record, checklist, mark=mark, seal=seal, superseded_by=superseded_by)
    return typeset("record.typ", data, paper, record.finished.utc).pdf


def render_blank(checklist: Checklist, *, person: Person | None = None, paper: Paper) -> bytes:
    """The blank form as a PDF, with the person's name on it if given. Raises FontsMissing."""
    return typeset("blank.typ", blank_data(checklist, person), paper, _UNDATED).pdf
