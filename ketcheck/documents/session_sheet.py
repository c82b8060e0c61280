"""What stands on the sheet of a counseling session beside the check, as plain data."""

from typing import Any

from ketcheck.checklist.content import Checklist, Group
from ketcheck.checklist.session import Session, Understanding, open_tips
from ketcheck.documents.headings import numbered_title, stamp
from ketcheck.records.model import Record
from ketcheck.records.signature import Signature, Signer

Data = dict[str, Any]


def session_data(record: Record, checklist: Checklist) -> Data:
    """Who counselled and who was there, what was told and understood, and who signed."""
    session = record.session or Session()
    still_open = open_tips(checklist, session)
    return {
        "clinician": record.clinician.model_dump() if record.clinician else None,
        "helper": record.helper,
        "interpreter": record.interpreter,
        "read_back": bool(session.read_back),
        "told": [topic.title for topic in checklist.topics if topic.id in session.told],
        "open": [numbered_title(tip) for tip in checklist.tips if tip.id in still_open],
        "open_questions": session.open_questions,
        "next_steps": session.next_steps,
        "closed": list(session.closed),
        "signatures": [_signature(record, signer) for signer in Signer],
    }


def teach_back_data(session: Session, group: Group) -> Data | None:
    """What was said back of a tip; None for what is no tip."""
    if not group.tip:
        return None
    said_back = session.said_back(group.id)
    return {
        "said": said_back.said,
        "understood": said_back.outcome is Understanding.UNDERSTOOD,
        "taught_again": said_back.taught_again,
    }


def _signature(record: Record, signer: Signer) -> Data:
    """A signature, or who has to sign on the line; the strokes are whole numbers alone."""
    given = next((one for one in record.signatures if one.by is signer), None)
    typed = _name_typed(record, signer, given)
    return {
        "by": signer.value,
        "name": typed,
        "on": stamp(record.finished.at) if typed else None,
        "instead": _not_signed(given),
        "strokes": [list(map(list, stroke)) for stroke in given.strokes] if given else [],
    }


def _not_signed(given: Signature | None) -> str | None:
    """Why the patient did not sign: a name on paper must not be read as a signature."""
    return f"{given.absent.words}: {given.reason}" if given and given.absent else None


def _name_typed(record: Record, signer: Signer, given: Signature | None) -> str | None:
    if given:
        return given.name
    return record.signed if signer is Signer.PATIENT else None
