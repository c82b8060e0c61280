"""What stands on the sheet of a record, as plain data for its template."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from enum import StrEnum
from itertools import groupby
from typing import Any

from ketcheck.checklist.content import Checklist, Detail
from ketcheck.checklist.details import Plan
from ketcheck.checklist.draft import Check
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Reason, good_until
from ketcheck.documents.printable import line
from ketcheck.records.model import Asked, Moment, Person, Record
from ketcheck.records.short_id import short_id

Data = dict[str, Any]


class Mark(StrEnum):
    """What a sheet is among the sheets of its record."""

    ORIGINAL = "ORIGINAL"
    REPRINT = "REPRINT"
    AMENDED = "AMENDED"
    SUPERSEDED = "SUPERSEDED"
    NOT_FINISHED = "NOT FINISHED - NOT A CLEARANCE"


# Nothing on these may be read as leave to apply the cream.
_NEVER_OK = {Mark.SUPERSEDED, Mark.NOT_FINISHED}


def record_data(
    record: Record,
    checklist: Checklist,
    *,
    mark: Mark,
    seal: str | None = None,
    superseded_by: str | None = None,
) -> Data:
    """Everything that the template `record.typ` prints."""
    kept = record.model_dump(
        mode="json",
        include={"kind", "medicines", "signed", "answered_by", "recorded_by", "how", "program"},
    )
    return {
        **kept,
        **headings(checklist),
        "person": person_data(record.person),
        "mark": mark.value,
        "short_id": record.short_id,
        "seal": _seal_code(seal) if seal else None,
        "finished": _stamp(record.finished.at),
        "zone": _zone(record.finished),
        "entered_later": _entered_later(record),
        "outcome": _outcome(record, checklist, mark),
        "reasons": [_reason(reason, checklist) for reason in record.result.reasons],
        "groups": list(_groups(record, checklist)),
        "plan": _plan(record.plan) if record.plan else None,
        "amends": _amends(record),
        "superseded_by": superseded_by,
        "checklist": record.checklist.model_dump(include={"id", "version", "modified_by"}),
    }


def headings(checklist: Checklist) -> Data:
    """What both papers say of their checklist."""
    return {
        "language": checklist.language.split("-")[0],
        "title": checklist.title,
        "disclaimer": checklist.disclaimer,
        "levels": {words.level.value: words.short for words in checklist.levels},
    }


def person_data(person: Person) -> Data:
    """Name and the other identifiers, each of them on one line."""
    return {
        "name": line(person.name),
        "born": person.born.isoformat() if person.born else None,
        "number": line(person.number) if person.number else None,
    }


def _seal_code(seal: str) -> str:
    """`5a1f-88c2-0b1d-77e0`: the first 64 bits, which a person can compare and nobody can hit."""
    return "-".join(seal[at : at + 4] for at in range(0, 16, 4))


def _stamp(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"


def _zone(moment: Moment) -> str:
    """`UTC-05:00, America/New_York`, with a true minus sign; the offset alone where that is all."""
    offset = str(_offset(moment.at))
    zone = offset if moment.zone.endswith(offset) else f"{offset}, {moment.zone}"
    return zone.replace("UTC-", "UTC\N{MINUS SIGN}")


def _offset(at: datetime) -> timezone:
    return timezone(at.utcoffset() or timedelta())


def _entered_later(record: Record) -> str | None:
    if not record.is_entered_later:
        return None
    return f"{_stamp(record.saved.at)} ({_zone(record.saved)})"


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
        "next_step": result.next_step,
        "valid_until": None if mark in _NEVER_OK else _valid_until(record, checklist),
        "held": result.held,
    }


def _valid_until(record: Record, checklist: Checklist) -> str | None:
    if record.result.level is not Level.OK:
        return None
    until = good_until(Check(checklist, record.known), record.finished.utc)
    # The offset of then, not the zone: half an hour later the clocks may have been changed,
    # and a reader compares this with the time printed beside it.
    return _stamp(until.astimezone(_offset(record.finished.at)))


def _reason(reason: Reason, checklist: Checklist) -> Data:
    group = checklist.group(reason.group)
    return {
        "level": reason.level.value,
        "group": f"Tip {group.tip}" if group.tip else group.title,
        "text": reason.text,
        "next_step": reason.next_step,
    }


def _groups(record: Record, checklist: Checklist) -> Iterator[Data]:
    for group_id, asked in groupby(record.asked, key=lambda item: item.group):
        group = checklist.group(group_id)
        yield {
            "title": f"{group.tip} {group.title}" if group.tip else group.title,
            "rows": [_row(item, record, checklist) for item in asked],
        }


def _row(item: Asked, record: Record, checklist: Checklist) -> Data:
    question = checklist.question(item.id)
    answer = question.answer(item.code or "") if question else None
    details = {holder.detail for holder in (question, answer) if holder}
    reaction = record.reaction if Detail.REACTION in details else None
    instruction = record.instruction if Detail.INSTRUCTION in details else None
    return {
        "level": item.level.value,
        "question": item.words,
        "answer": item.answer,
        "reaction": reaction.model_dump(mode="json") if reaction else None,
        "instruction": instruction.model_dump(mode="json") if instruction else None,
    }


def _plan(plan: Plan) -> Data:
    hours = f"{plan.hours_between:g}" if plan.hours_between is not None else None
    return {
        **plan.model_dump(mode="json"),
        "hours_between": hours,
        "sites": ", ".join(plan.sites) or None,
    }


def _amends(record: Record) -> Data | None:
    if record.amends is None:
        return None
    return {"short_id": short_id(record.amends.id), "reason": record.amends.reason}
