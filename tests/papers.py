"""What tests of paper share: a record to print, and what can be read on the printed pages."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import page
from pypdf import PdfReader
from support import FILLED, FINE, FIRST, base_checklist, give, new_check

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Medicine
from ketcheck.checklist.draft import Filled
from ketcheck.checklist.known import Known
from ketcheck.records.model import ChecklistUsed, Moment, Person, Record, Taken
from ketcheck.records.recording import write_up

MARIA = Person(id=UUID(int=1), name="Maria Alvarez", born=date(1956, 3, 14), number="MRN 0042")
FINISHED = Moment(at=datetime(2026, 11, 22, 14, 0, tzinfo=UTC), zone="UTC")
RECORD_ID = UUID("01900000-0000-7000-8000-00ab12cd34ef")

MEDICINES = (
    Medicine.model_validate(
        {
            "name": "diphenhydramine",
            "dose": "25 mg at bedtime",
            "kind": "store-bought",
            "sleepy": "yes",
            "told": "no",
            "changed": date(2026, 11, 20),
        }
    ),
    Medicine.model_validate({"name": "metformin", "kind": "prescription", "sleepy": "no"}),
    Medicine.model_validate({"name": "vitamin D", "kind": "vitamin-or-herb", "told": "yes"}),
)

LONGEST_PATH = {"reaction": "gone", "cover": "tight", "missed": "one"}
"""With FINE, every question that a first check can have."""


def printed_record(
    answers: dict[str, str] | None = None,
    *,
    known: Known = FIRST,
    filled: dict[Detail, Filled] | None = None,
    **facts: Any,  # noqa: ANN401 - whatever write_up and Taken take
) -> Record:
    """A record of a check with ok answers, but for those given."""
    check = give(new_check(known), {**FINE, **(answers or {})}, {**FILLED, **(filled or {})})
    checklist = base_checklist()
    usual: dict[str, Any] = {
        "person": MARIA,
        "used": ChecklistUsed(
            id=checklist.id,
            version=checklist.version,
            language=checklist.language,
            digest="0" * 64,
        ),
        "started": Moment(at=FINISHED.at - timedelta(minutes=2), zone="UTC"),
        "finished": FINISHED,
        "saved": FINISHED,
        "record_id": RECORD_ID,
    }
    taken = {"signed": "Maria Alvarez", "answered_by": "Maria Alvarez", **facts}
    how = {name: taken.pop(name) for name in Taken.model_fields if name in taken}
    return write_up(check, **{**usual, **taken}, taken=Taken(**how))


def page_words(pdf: bytes) -> list[str]:
    """The text of each page in the order of its content, blanks evened out."""
    pages = PdfReader(BytesIO(pdf)).pages
    return [" ".join(one.extract_text().replace("\u200b", "").split()) for one in pages]


def words_of(pdf: bytes) -> str:
    """The text of the whole document."""
    return " ".join(page_words(pdf))


def faults(pdf: bytes) -> list[str]:
    """What a validator of PDF/A-2a and PDF/UA-1 finds wrong."""
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in ("2a", "ua1")]
    return [failure.message for report in reports for failure in report.failures]
