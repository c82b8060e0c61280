"""What stands on the sheet of a record, as plain data for its template."""

from collections.abc import Iterable, Iterator
from typing import Any

from ketcheck.checklist.content import Checklist, Detail
from ketcheck.checklist.details import Plan
from ketcheck.checklist.draft import Check
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Reason, good_until
from ketcheck.documents.headings import (
    headings,
    numbered_title,
    offset_of,
    person_data,
    plain,
    seal_code,
    stamp,
    stamp_with_zone,
    zone_name,
)
from ketcheck.documents.session_sheet import session_data, teach_back_data
from ketcheck.documents.sheet_words import sheet_words
from ketcheck.documents.standing import Mark, Standing
from ketcheck.records.model import Asked, Clearance, How, Record
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
        "outcome": _outcome(record, checklist, standing.mark),
        "call": _call(record, checklist, standing),
        "reasons": [_reason(reason, checklist) for reason in record.result.reasons],
        "groups": list(_groups(record, checklist)),
        "medicines": [plain(medicine) for medicine in record.medicines],
        "plan": plan_data(record.plan) if record.plan else None,
        **_earlier_and_later(record, standing),
        "session": session_data(record, checklist) if record.session else None,
        "checklist": record.checklist.model_dump(
            include={"id", "version", "modified_by", "based_on"}
        ),
    }


def plan_data(plan: Plan) -> Data:
    """A label and plan, each fact of it in the words of the label."""
    hours = f"{plan.hours_between:g}" if plan.hours_between is not None else None
    return {
        **plain(plan),
        "hours_between": hours,
        "sites": ", ".join(plan.sites) or None,
    }


def _written_down(record: Record) -> Data:
    from_paper = record.how is How.FROM_PAPER
    return {
        "entered_later": stamp_with_zone(record.saved) if record.is_entered_later else None,
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
        "struck": {"short_id": struck.short_id, "on": stamp_with_zone(struck.saved)}
        | {"by": struck.recorded_by, "reason": struck.reason}
        if struck
        else None,
        "clearances": _clearances(standing.before),
        "cleared": _clearances(standing.cleared),
    }


def _clearances(clearances: Iterable[Clearance]) -> list[Data]:
    return [
        {
            "short_id": clearance.short_id,
            "clears": short_id(clearance.clears),
            "who": clearance.who,
            "role": clearance.role,
            "by": clearance.by.value if clearance.by else None,
            "cleared": stamp_with_zone(clearance.cleared),
            "said": clearance.said,
        }
        for clearance in clearances
    ]


def _outcome(record: Record, checklist: Checklist, mark: Mark) -> Data:
    result = record.result
    if mark is Mark.NOT_FINISHED:
        asking = checklist.words_for(Level.ASK)
        return {
            "level": Level.ASK.value,
            "title": mark.value.capitalize(),
            "next_step": asking.next_step,
            "valid_until": None,
            "held": False,
        }
    return {
        "level": result.level.value,
        "title": checklist.words_for(result.level).title,
        "next_step": _next_step(record, mark),
        "valid_until": _valid_until(record, checklist) if mark.may_say_ok else None,
        "held": result.held,
    }


def _call(record: Record, checklist: Checklist, standing: Standing) -> list[Data]:
    """Whom to call at the level that the sheet shows."""
    level = Level.ASK if standing.mark is Mark.NOT_FINISHED else record.result.level
    plan = standing.plan or record.plan
    lines = whom_to_call(level, standing.numbers, plan, checklist.contacts)
    return [line.model_dump() for line in lines]


def _next_step(record: Record, mark: Mark) -> str:
    """What to do; a sheet that no longer counts tells nobody to use the cream."""
    if record.result.level is Level.OK and not mark.may_say_ok:
        void: str = sheet_words()["record"]["void"]
        return void
    return record.result.next_step


def _valid_until(record: Record, checklist: Checklist) -> str | None:
    if record.result.level is not Level.OK:
        return None
    until = good_until(Check(checklist, record.known), record.finished.utc)
    # The offset of then, not the zone: half an hour later the clocks may have been changed,
    # and a reader compares this with the time printed beside it.
    return stamp(until.astimezone(offset_of(record.finished.at)))


def _reason(reason: Reason, checklist: Checklist) -> Data:
    group = checklist.group(reason.group)
    return {
        "level": reason.level.value,
        "group": f"Tip {group.tip}" if group.tip else group.title,
        "text": reason.text,
        "next_step": reason.next_step,
    }


def _groups(record: Record, checklist: Checklist) -> Iterator[Data]:
    """The groups in which something was asked or taught; a tip that was not said back too."""
    check = check_of(record, checklist)
    for group in checklist.groups:
        rows = [_row(item, record, check) for item in record.asked if item.group == group.id]
        said_back = teach_back_data(record.session, group) if record.session else None
        if rows or said_back:
            yield {"title": numbered_title(group), "rows": rows, "teach_back": said_back}


def _row(item: Asked, record: Record, check: Check) -> Data:
    question = check.checklist.question(item.id)
    answer = question.answer(item.code or "") if question else None
    details = {holder.detail for holder in (question, answer) if holder}
    reaction = record.reaction if Detail.REACTION in details else None
    instruction = record.instruction if Detail.INSTRUCTION in details else None
    leave = check.cover_leave_used if Detail.INSTRUCTION in details else None
    return {
        "level": item.level.value,
        "question": item.words,
        "answer": item.answer,
        "reaction": plain(reaction) if reaction else None,
        "instruction": plain(instruction) if instruction else None,
        "leave": plain(leave) if leave else None,
    }
