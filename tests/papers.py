"""What tests of paper share: a record to print, and what can be read on the printed pages."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import page
from pypdf import PdfReader
from support import FILLED, FINE, FIRST, base_checklist, give

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Checklist, Detail
from ketcheck.checklist.details import CoverLeave, Medicine
from ketcheck.checklist.draft import Draft, Filled
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.ledger.standing import Since, State, standing
from ketcheck.checklist.level import Level
from ketcheck.checklist.session import Session, TeachBack, Understanding
from ketcheck.documents.record_sheet import record_data
from ketcheck.documents.setting import set_sheets
from ketcheck.documents.standing import Standing
from ketcheck.paper import Paper
from ketcheck.records.model import (
    ChecklistUsed,
    Clinician,
    How,
    Kind,
    Moment,
    Person,
    Record,
    Taken,
)
from ketcheck.records.recording import write_up
from ketcheck.records.signature import Signature, Signer

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

FIVE_MEDICINES = (
    *MEDICINES,
    Medicine(name="gabapentin", dose="300 mg three times a day", sleepy="yes", told="yes"),
    Medicine(name="lidocaine patch 5%", dose="one patch for 12 hours", sleepy="no", told="yes"),
)

LONGEST_PATH = {"before": "yes", "reaction": "gone", "cover": "tight"}
"""With FINE, every question that a first check can have."""


BY_LEVEL: Mapping[Level, dict[str, str]] = {
    Level.OK: {},
    Level.ASK: {"area": "unsure"},
    Level.STOP: {"skin": "broken"},
    Level.URGENT: {"feeling": "unwell"},
}
"""Answers of a check, by what comes out of it."""


def printed_record(
    answers: dict[str, str] | None = None,
    *,
    known: Known = FIRST,
    filled: dict[Detail, Filled] | None = None,
    **facts: Any,  # noqa: ANN401 - whatever write_up and Taken take
) -> Record:
    """A record of a check with ok answers, but for those given."""
    session = facts.get("session")
    check = Check(
        base_checklist(),
        known,
        FINISHED.at,
        is_session=session is not None,
        is_education=session is not None and session.put_on_now is False,
    )
    check = give(check, {**FINE, **(answers or {})}, {**FILLED, **(filled or {})})
    usual: dict[str, Any] = {
        "person": MARIA,
        "used": _used(),
        "started": Moment(at=FINISHED.at - timedelta(minutes=2), zone="UTC"),
        "finished": FINISHED,
        "saved": FINISHED,
        "record_id": RECORD_ID,
    }
    taken = {"signed": "Maria Alvarez", "answered_by": "Maria Alvarez", **facts}
    how = {name: taken.pop(name) for name in Taken.model_fields if name in taken}
    return write_up(check, **{**usual, **taken}, taken=Taken(**how))


def ended_early() -> Record:
    """A record of a check that ended with its first STOP."""
    answers = {"prescribed": "yes", "feeling": "slow"}
    check = Check(base_checklist(), FIRST, FINISHED.at).with_draft(Draft(answers=answers))
    return write_up(
        check,
        person=MARIA,
        used=_used(),
        started=FINISHED,
        finished=FINISHED,
        saved=FINISHED,
        ended="early",
        record_id=RECORD_ID,
    )


def _used() -> ChecklistUsed:
    checklist = base_checklist()
    return ChecklistUsed(
        id=checklist.id, version=checklist.version, language=checklist.language, digest="0" * 64
    )


def standing_of(record: Record, state: State | None = None, **facts: Any) -> Standing:  # noqa: ANN401
    """How a record stands right after it was saved, or in that state."""
    result = standing(
        level=record.result.level,
        finished=record.finished.at,
        saved=record.saved.at,
        gives_leave=record.gives_leave,
        minutes=30,
        since=Since(),
        now=record.saved.at,
    )
    if state is not None:
        until = result.until if state is State.VALID else None
        result = replace(result, state=state, until=until)
    usual: dict[str, Any] = {
        "is_correction": record.is_correction,
        "is_held": record.result.held,
    }
    return Standing(result=result, **{**usual, **facts})


def data_of(record: Record, checklist: Checklist | None = None) -> dict[str, Any]:
    """What the sheet of a record prints right after it was saved, as plain data."""
    return record_data(record, checklist or base_checklist(), standing_of(record))


def render_record(
    record: Record, checklist: Checklist, *, paper: Paper, standing: Standing | None = None
) -> bytes:
    """The sheet of a record as a PDF; right after it was saved unless it stands otherwise."""
    data = record_data(record, checklist, standing or standing_of(record))
    return set_sheets([data], paper, record.finished.utc).pdf


CLINICIAN = Clinician(
    name="T. Okafor",
    role="nurse",
    number="RN 20331",
    workplace="Pain clinic, Room 4",
    phone="555 0199",
)
COVER = CoverLeave(
    who="Dr. Lee", when=date(2026, 11, 1), sites=("left heel",), until=date(2026, 12, 1)
)
SAID = {
    "tip-1": "A pea, three times a day, on my left foot. No more if it hurts.",
    "tip-2": "I look for cuts and red skin.",
    "tip-3": "I stop, and I call you.",
    "tip-4": "Nothing tight on it.",
    "tip-5": "I tell you about each pill, and the herbs too.",
    "tip-6": "Morning, noon, night. If I miss one I skip it.",
}
UNDERSTOOD = Session(
    put_on_now=True,
    read_back=True,
    told=("what-it-is-for", "needs-a-prescription"),
    teach_back={
        tip: TeachBack(said=said, outcome=Understanding.UNDERSTOOD) for tip, said in SAID.items()
    },
    next_steps="I will do the check tonight before I use it.",
)
DRAWN = Signature(
    by=Signer.PATIENT,
    name="Maria Alvarez",
    strokes=(((100, 200), (200, 50), (300, 250)), ((500, 150), (700, 150))),
)
TYPED = Signature(by=Signer.CLINICIAN, name="T. Okafor")


def session_record(
    answers: dict[str, str] | None = None,
    **facts: Any,  # noqa: ANN401 - as printed_record
) -> Record:
    """The record of a session of which all was understood."""
    usual: dict[str, Any] = {
        "kind": Kind.COUNSELING,
        "how": How.INTERVIEW,
        "clinician": CLINICIAN,
        "recorded_by": CLINICIAN.name,
        "session": UNDERSTOOD,
        "signatures": (DRAWN, TYPED),
    }
    return printed_record(answers, **{**usual, **facts})


def with_open(tip: str, said: str | None = None, *, again: int = 0) -> Session:
    """That session with one tip not understood yet."""
    open_tip = TeachBack(said=said, outcome=Understanding.NOT_YET, taught_again=again)
    return UNDERSTOOD.model_copy(update={"teach_back": {**UNDERSTOOD.teach_back, tip: open_tip}})


def page_words(pdf: bytes) -> list[str]:
    """The text of each page in the order of its content, blanks evened out."""
    pages = PdfReader(BytesIO(pdf)).pages
    return [" ".join(one.extract_text().replace("\u200b", "").split()) for one in pages]


def words_of(pdf: bytes) -> str:
    """The text of the whole document."""
    return " ".join(page_words(pdf))


def assert_in_order(text: str, landmarks: Sequence[str]) -> None:
    """Each landmark stands in the text, after the one before it."""
    at = 0
    for landmark in landmarks:
        found = text.find(landmark, at)
        assert found >= 0, f"{landmark!r} does not come after {text[max(0, at - 80) : at]!r}"
        at = found + len(landmark)


def faults(pdf: bytes) -> list[str]:
    """What a validator of PDF/A-2a and PDF/UA-1 finds wrong."""
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in ("2a", "ua1")]
    return [failure.message for report in reports for failure in report.failures]


def spoken_pictures(pdf: bytes) -> list[str]:
    """The alternative texts of the pictures, as a screen reader says them."""
    reader = PdfReader(BytesIO(pdf))
    objects = (reader.get_object(number) for number in reader.xref[0])
    return [str(one["/Alt"]) for one in objects if isinstance(one, dict) and "/Alt" in one]
