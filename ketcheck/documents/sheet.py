"""Papers by their data: the sheets of records, and the blank forms to fill in by hand."""

from datetime import UTC, datetime
from typing import Final

from ketcheck.checklist.content import Checklist
from ketcheck.documents.blank_form import blank_data
from ketcheck.documents.record_sheet import record_data
from ketcheck.documents.setting import set_sheets
from ketcheck.documents.standing import Mark, Standing
from ketcheck.documents.typesetting import typeset
from ketcheck.paper import Paper, paper_for_locale
from ketcheck.records.model import Person, Record

__all__ = ["Mark", "Paper", "Standing", "paper_for_locale", "render_blank", "render_record"]

# A form that nobody has filled in has no date of its own; a fixed one keeps its bytes the same.
_UNDATED: Final = datetime(2026, 1, 1, tzinfo=UTC)


def render_record(
    record: Record,
    checklist: Checklist,
    *,
    paper: Paper,
    standing: Standing = Standing(),  # noqa: B008 - it is frozen
) -> bytes:
    """The record as a PDF of one page, more where its lists are long; always the same bytes.

    `checklist` is the one that was asked. Raises FontsMissing.
    """
    data = record_data(record, checklist, standing)
    return set_sheets([data], paper, record.finished.utc).pdf


def render_blank(
    checklist: Checklist, *, person: Person | None = None, paper: Paper, session: bool = False
) -> bytes:
    """The blank form as a PDF, of a check or of a session, with the person's name if given.

    Raises FontsMissing.
    """
    return typeset("blank.typ", blank_data(checklist, person, session=session), paper, _UNDATED).pdf
