"""Rows and records as plain text, for a terminal."""

from collections.abc import Iterator

from ketcheck.checklist.details import Medicine, Plan
from ketcheck.checklist.text import inert
from ketcheck.records.model import (
    AnyEntry,
    Clearance,
    IdentityChange,
    Merge,
    Moment,
    Person,
    Record,
    Strike,
)
from ketcheck.records.sealed.rows import Row


def row_line(row: Row) -> str:
    """One line of the list."""
    level = row.level.value if row.level else "-"
    if not row.readable:
        level = "unreadable"
    marks = " (amended)" if row.amended else ""
    marks = " (entered in error)" if row.struck else " (superseded)" if row.superseded else marks
    when = row.finished.isoformat(sep=" ", timespec="minutes")
    return f"{row.short_id}  {when}  {row.person_name}  {row.kind.value}{marks}  {level}"


def entry_lines(entry: AnyEntry) -> Iterator[str]:
    """The whole entry, a fact a line; a text of several lines can't pose as other facts.

    What a program wrote down itself may come from a copy that none of ours made.
    """
    for line in _facts(entry):
        yield inert(line.replace("\n", " / "))


def _facts(entry: AnyEntry) -> Iterator[str]:
    yield f"{entry.short_id}  {entry.kind.value}"
    yield f"id: {entry.id}"
    yield f"person: {_identifiers(entry.person)}"
    match entry:
        case Record():
            yield from _record_lines(entry)
        case Clearance():
            yield from _clearance_lines(entry)
        case Strike():
            yield f"entered in error: {entry.strikes}: {entry.reason}"
        case IdentityChange():
            yield from _identity_lines(entry)
        case Merge():
            yield f"merged: {entry.merged} into {entry.into}"
            yield f"reason: {entry.reason}"
            yield f"recorded by: {entry.recorded_by}"
    yield f"saved: {_when(entry.saved)}, ketcheck {entry.program}"


def _record_lines(record: Record) -> Iterator[str]:
    yield f"finished: {_when(record.finished)}"
    yield f"result: {record.result.level.value}{' (held)' if record.result.held else ''}"
    for reason in record.result.reasons:
        yield f"  {reason.id} ({reason.level.value}): {reason.text}"
    yield f"next step: {record.result.next_step}"
    for asked in record.asked:
        yield f"  {asked.id}: {asked.words} {asked.answer or '(filled in below)'}"
    if record.plan:
        yield f"plan: {_plan(record.plan)}"
    for medicine in record.medicines:
        yield f"medicine: {_medicine(medicine)}"
    if record.reaction:
        yield f"reaction: {_fields(record.reaction.model_dump(exclude_none=True))}"
    if record.instruction:
        yield f"told to cover: {record.instruction.who or '-'}, {record.instruction.when or '-'}"
    yield from _session_lines(record)
    if record.signed:
        yield f"signed: {record.signed}"
    if record.amends:
        yield f"amends: {record.amends.id}: {record.amends.reason}"
    used = record.checklist
    yield f"checklist: {used.id} {used.version} ({used.language})"


def _clearance_lines(clearance: Clearance) -> Iterator[str]:
    yield f"clears: {clearance.clears}"
    yield f"cleared: {_when(clearance.cleared)} by {clearance.who}, {clearance.role}"
    yield f"said: {clearance.said}"


def _identity_lines(change: IdentityChange) -> Iterator[str]:
    if change.before:
        yield f"before: {_identifiers(change.before)}"
    for other in change.apart_from:
        yield f"another person than: {other}"
    yield f"reason: {change.reason}"
    yield f"recorded by: {change.recorded_by}"


def _identifiers(one: Person) -> str:
    return f"{one.name}, born {one.born or 'not given'}, number {one.number or '-'}"


def _when(moment: Moment) -> str:
    return f"{moment.at.isoformat(sep=' ', timespec='seconds')} ({moment.zone})"


def _plan(plan: Plan) -> str:
    return _fields(plan.model_dump(mode="json", exclude_none=True))


def _medicine(medicine: Medicine) -> str:
    return _fields(medicine.model_dump(mode="json", exclude_none=True))


def _fields(values: dict[str, object]) -> str:
    """`amount a pea-size amount; sites left foot, right foot`."""
    filled = {
        name.replace("_", " "): value for name, value in values.items() if value not in ((), [])
    }
    return "; ".join(f"{name} {_value(value)}" for name, value in filled.items())


def _value(value: object) -> str:
    match value:
        case tuple() | list():
            return ", ".join(map(str, value))
        case dict():
            return ", ".join(f"{name} {one}" for name, one in value.items())
        case _:
            return str(value)


def _session_lines(record: Record) -> Iterator[str]:
    if record.clinician:
        yield f"counseled by: {record.clinician.name}, {record.clinician.role}"
    for name, value in (("helper", record.helper), ("interpreter", record.interpreter)):
        if value:
            yield f"{name}: {value}"
    if record.session is None:
        return
    for tip, back in sorted(record.session.teach_back.items()):
        outcome = back.outcome.value if back.outcome else "open"
        again = f", taught again {back.taught_again}" if back.taught_again else ""
        yield f"  {tip}: {outcome}{again}: {back.said or '-'}"
    if record.session.open_questions:
        yield f"open questions: {record.session.open_questions}"
    if record.session.next_steps:
        yield f"next steps: {record.session.next_steps}"
