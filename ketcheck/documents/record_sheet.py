"""What stands on the sheet of a record, as plain data for its template."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Checklist
from ketcheck.checklist.details import CoverLeave, Medicine, Plan
from ketcheck.checklist.ledger.known import Known, OpenDoubt
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Reason
from ketcheck.checklist.sites import in_words
from ketcheck.checklist.used_against import late_uses
from ketcheck.checklist.wording import in_full, question_words
from ketcheck.documents.answer_details import details_of, leave_words
from ketcheck.documents.clearance_sheet import said_line
from ketcheck.documents.headings import (
    day,
    headings,
    numbered_title,
    person_data,
    seal_code,
    stamp,
    stamp_with_zone,
    zone_name,
)
from ketcheck.documents.outcome import outcome
from ketcheck.documents.plan_facts import plan_facts, site_facts
from ketcheck.documents.session_sheet import session_data, teach_back_data
from ketcheck.documents.sheet_words import sheet_words
from ketcheck.documents.standing import Standing
from ketcheck.records.checks.next_use import ledger_at
from ketcheck.records.clock import in_zone
from ketcheck.records.model import Asked, How, Record
from ketcheck.records.recording import check_of
from ketcheck.records.short_id import short_id
from ketcheck.records.whom_to_call import whom_to_call

Data = dict[str, Any]


def record_data(record: Record, checklist: Checklist, standing: Standing) -> Data:
    """Everything that the sheet prints, of a check or of a session."""
    kept = record.model_dump(
        mode="json",
        include={"kind", "signed", "answered_by", "recorded_by", "how", "program"},
    )
    check = _check(record, checklist)
    return {
        **kept,
        **headings(checklist),
        "person": person_data(record.person),
        "mark": standing.mark.value,
        "short_id": record.short_id,
        "seal": seal_code(standing.seal) if standing.seal else None,
        "finished": stamp(record.finished.at),
        "zone": zone_name(record.finished),
        **_written_down(record),
        "outcome": outcome(record, checklist, standing),
        "call": _call(record, checklist, standing),
        "reasons": [
            _reason(reason, record, checklist, standing) for reason in record.result.reasons
        ],
        "groups": list(_groups(record, checklist, check)),
        "not_asked": _not_asked(record, check),
        "open_before": [_open(doubt, record, checklist) for doubt in _doubts(check)],
        "medicines": [_medicine(one) for one in record.medicines],
        "plan": plan_data(record.plan) if record.plan else None,
        **_earlier_and_later(record, standing),
        "session": session_data(record, checklist) if record.session else None,
        "checklist": record.checklist.model_dump(
            include={"id", "version", "modified_by", "based_on"}
        ),
    }


def plan_data(plan: Plan) -> Data:
    """A label and plan, each fact of it in the words of the label."""
    return {
        "facts": [list(fact) for fact in plan_facts(plan)],
        "sites": site_facts(plan),
        "cover": leave_words(plan.cover) if plan.cover else None,
    }


def _check(record: Record, checklist: Checklist) -> Check | None:
    """The check that it was; None of one that goes by the rules of content 1."""
    return check_of(record, checklist, record.known) if isinstance(record.known, Known) else None


def _written_down(record: Record) -> Data:
    from_paper = record.how is How.FROM_PAPER
    return {
        "entered_later": stamp_with_zone(record.saved) if record.is_entered_later else None,
        "for_earlier": record.for_earlier,
        "education": record.is_education,
        "entered_from_paper": {
            "by": record.recorded_by,
            "on": stamp_with_zone(record.saved),
            "time": stamp_with_zone(record.finished),
        }
        if from_paper
        else None,
    }


def _earlier_and_later(record: Record, standing: Standing) -> Data:
    amends, struck = record.amends, standing.struck
    return {
        "amends": {"short_id": short_id(amends.id), "reason": amends.reason} if amends else None,
        "superseded_by": standing.superseded_by,
        "struck": {
            "on": stamp_with_zone(struck.saved),
            "by": struck.recorded_by,
            "reason": struck.reason,
            "another_person": struck.another_person,
        }
        if struck
        else None,
        "clearances": [said_line(one) for one in standing.before],
        "said": [said_line(one) for one in standing.said],
        "lifted": [
            {**said_line(one), "corrected": one.clearance.clears != record.id}
            for one in standing.said
            if one.ends_the_stop
        ],
    }


def _call(record: Record, checklist: Checklist, standing: Standing) -> list[Data]:
    """Whom to call at the level that the sheet shows; every number there is where help is needed.

    A screen is to be read at a glance, and leaves out then who may be called later. Paper is kept.
    """
    plan = standing.plan or record.plan
    numbers, others = standing.numbers, checklist.contacts
    lines = whom_to_call(record.result.level, numbers, plan, others)
    if record.result.level is Level.URGENT:
        later = whom_to_call(Level.STOP, numbers, plan, others)
        lines += tuple(one for one in later if one.number and one not in lines)
    return [line.model_dump() for line in lines]


def _reason(reason: Reason, record: Record, checklist: Checklist, standing: Standing) -> Data:
    group = checklist.group(reason.group)
    ended = _ended_since(reason, record, standing)
    return {
        "level": reason.level.value,
        "group": f"Tip {group.tip}" if group.tip else group.title,
        "text": ended or reason.text,
        "next_step": None if ended else reason.next_step,
    }


def _ended_since(reason: Reason, record: Record, standing: Standing) -> str | None:
    """What is said of a STOP that stood against this check, and that somebody has lifted since."""
    if reason.id != "held" or standing.holds(record.known.held_by):
        return None
    held = record.known.doubts if isinstance(record.known, Known) else ()
    times = [in_full(one.since.astimezone(record.finished.at.tzinfo)) for one in held if one.held]
    if not times:
        return None
    words: str = sheet_words()["record"]["stop-then"]
    return words.format(when=in_words(times))


def _not_asked(record: Record, check: Check | None) -> list[str]:
    """The questions that a STOP left unasked, in the words that they would have had."""
    if check is None or record.ended is None:
        return []
    questions = (check.checklist.question(one) for one in record.not_asked)
    return [question_words(question, check) for question in questions if question]


def _doubts(check: Check | None) -> Sequence[OpenDoubt]:
    if check is None:
        return ()
    return ledger_at(check.checklist, check.known, check.now).open


def _open(doubt: OpenDoubt, record: Record, checklist: Checklist) -> str:
    """A doubt that was open before the check, with what it is about and since when."""
    named = checklist.doubt(doubt.id)
    words = named.words if named else doubt.id
    about = in_words(doubt.sites) or in_words(doubt.medicines)
    then = doubt.since.astimezone(in_zone(record.finished).tzinfo)
    since = sheet_words()["detail"]["since"].format(day=in_full(then))
    return ", ".join(filter(None, (f"{words}: {about}" if about else words, since)))


def _medicine(medicine: Medicine) -> Data:
    return {**medicine.model_dump(mode="json"), "changed": day(medicine.changed)}


def _groups(record: Record, checklist: Checklist, check: Check | None) -> Iterator[Data]:
    """The groups in which something was asked or taught; a tip that was not said back too."""
    leave = _leave_used(record, check)
    late = late_uses(check) if check else ()
    for group in checklist.groups:
        asked = (item for item in record.asked if item.group == group.id)
        rows = [_row(item, record, leave, late) for item in asked]
        said_back = teach_back_data(record.session, group) if record.session else None
        if rows or said_back:
            yield {"title": numbered_title(group), "rows": rows, "teach_back": said_back}


def _leave_used(record: Record, check: Check | None) -> CoverLeave | None:
    """The permission on file that an answer relies on, where nothing was filled in with it."""
    if check is not None:
        return check.cover_leave_used
    is_told = record.answers.get("cover-told") == "yes" and record.details.cover_told is None
    return record.plan.cover if record.plan and is_told else None


def _row(item: Asked, record: Record, leave: CoverLeave | None, late: Collection[datetime]) -> Data:
    return {
        "level": item.level.value,
        "is_ok": item.level is Level.OK,
        "question": item.words,
        "answer": item.answer,
        "details": details_of(item.id, record, leave if item.id == "cover-told" else None, late),
    }
