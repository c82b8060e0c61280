"""Drafts: begun, resumed, and begun from a record that is to be corrected."""

from typing import TYPE_CHECKING
from uuid import UUID

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.draft import Draft
from ketcheck.checklist.session import Company, Session
from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.checks.underway import Underway
from ketcheck.records.clock import Clock
from ketcheck.records.model import (
    Amends,
    ChecklistUsed,
    Clinician,
    How,
    KeptDraft,
    Moment,
    PaperForm,
    Person,
    Record,
)
from ketcheck.records.recording import draft_of

if TYPE_CHECKING:
    from ketcheck.records.store import Store


def resumed(
    store: "Store", clock: Clock, person: Person, checklist: Checklist, kept: KeptDraft
) -> Underway:
    """The check or the session that a draft is of."""
    way = Counseling if kept.session else Underway
    return way(store, clock, person, checklist, kept)


def new_draft(
    person_id: UUID,
    used: ChecklistUsed,
    now: Moment,
    *,
    paper: PaperForm | None = None,
    clinician: Clinician | None = None,
    **facts: object,
) -> KeptDraft:
    """A draft with nothing answered; with a clinician it is of a session."""
    return KeptDraft.model_validate(
        {
            "person_id": person_id,
            "checklist": used,
            "draft": Draft(),
            "started": paper.at if paper else now,
            "updated": now,
            "paper": paper,
            "clinician": clinician,
            "session": Session() if clinician else None,
            **facts,
        }
    )


def correction(record: Record, reason: str, by: str, now: Moment) -> KeptDraft:
    """The draft of a correction, starting from the answers of the record; `by` who makes it."""
    is_paper = record.how is How.FROM_PAPER
    return KeptDraft(
        person_id=record.person.id,
        checklist=record.checklist,
        draft=draft_of(record),
        started=now,
        updated=now,
        amends=Amends(id=record.id, reason=reason),
        recorded_by=by,
        paper=PaperForm(at=record.finished, entered_by=record.recorded_by or record.person.name)
        if is_paper
        else None,
        clinician=record.clinician,
        company=Company(
            answered_by=record.answered_by if record.session else None,
            helper=record.helper,
            interpreter=record.interpreter,
        ),
        session=record.session,
    )
