"""Who took a submitted check, and what was taught in a submitted session."""

from collections.abc import Iterator
from typing import Final

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.session import Company, Session, unfinished
from ketcheck.errors import CheckRefused
from ketcheck.records.checks.counseling import taken_in_session
from ketcheck.records.checks.submitted import SubmittedCheck
from ketcheck.records.model import How, Taken
from ketcheck.records.names import shown


def taken_from(submitted: SubmittedCheck, checklist: Checklist) -> Taken:
    """Who answered and recorded, and what was said back; CheckRefused says what is amiss."""
    for fault in _faults(submitted, checklist):
        raise CheckRefused(fault)
    if submitted.is_session:
        return _of_session(submitted)
    return Taken(
        how=submitted.how or How.ALONE,
        answered_by=submitted.answered_by,
        recorded_by=submitted.recorded_by,
        helper=submitted.helper,
        interpreter=submitted.interpreter,
        signed=submitted.signed,
    )


def _of_session(submitted: SubmittedCheck) -> Taken:
    session = Session(
        read_back=submitted.read_back,
        told=submitted.told,
        teach_back=submitted.teach_back,
        open_questions=submitted.open_questions,
        next_steps=submitted.next_steps,
        put_on_now=submitted.put_on_now,
    )
    company = Company(
        answered_by=submitted.answered_by,
        helper=submitted.helper,
        interpreter=submitted.interpreter,
    )
    taken = taken_in_session(
        session,
        company,
        patient=submitted.person.name,
        clinician=submitted.clinician,
        signed=submitted.signed,
    )
    how, recorded_by = submitted.how or taken.how, submitted.recorded_by or taken.recorded_by
    return taken.model_copy(
        update={"how": how, "recorded_by": recorded_by, "signed": submitted.signed}
    )


def _faults(submitted: SubmittedCheck, checklist: Checklist) -> Iterator[str]:
    if submitted.how is How.FROM_PAPER:
        if submitted.finished is None:
            yield "finished: missing; give the time that stands on the paper"
        if submitted.recorded_by is None:
            yield "recorded_by: missing; say who enters the paper form"
    yield from _session_faults(submitted, checklist) if submitted.is_session else _alone(submitted)


def _alone(submitted: SubmittedCheck) -> Iterator[str]:
    for name in _OF_A_SESSION:
        if getattr(submitted, name):
            yield f'{name}: only a counseling session has this; give "kind": "counseling"'


_OF_A_SESSION: Final = (
    *("clinician", "read_back", "told", "teach_back", "open_questions", "next_steps"),
    "put_on_now",
)


def _session_faults(submitted: SubmittedCheck, checklist: Checklist) -> Iterator[str]:
    if submitted.clinician is None:
        yield "clinician: missing; give name and role of who counsels"
    if submitted.how is How.ALONE:
        yield "how: a session is an interview, or from-paper"
    tips, topics = {tip.id for tip in checklist.tips}, {topic.id for topic in checklist.topics}
    for name in submitted.teach_back.keys() - tips:
        yield f"teach_back.{shown(name)}: unknown tip"
    for name in submitted.told:
        if name not in topics:
            yield f"told.{name}: unknown topic"
    session = Session(teach_back=submitted.teach_back)
    for tip in unfinished(checklist, session):
        if tip not in submitted.teach_back:
            yield f"not finished: no teach_back of {tip}"
        yield f"teach_back.{tip}: {session.said_back(tip).fault}"
