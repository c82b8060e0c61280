"""Rows and records as plain text, for a terminal."""

from collections.abc import Collection, Iterator
from datetime import datetime

from ketcheck.checklist.details import Medicine, Plan
from ketcheck.checklist.ledger.known import Known, OpenDoubt
from ketcheck.checklist.ledger.standing import Standing, State
from ketcheck.checklist.level import Level
from ketcheck.checklist.text import inert
from ketcheck.documents.answer_details import details_of
from ketcheck.documents.clearance_sheet import verdict_words
from ketcheck.records.clock import in_zone
from ketcheck.records.model import (
    AnyEntry,
    Clearance,
    IdentityChange,
    LabelEntry,
    Merge,
    Moment,
    NotUsedEntry,
    Person,
    Record,
    Strike,
    UseEntry,
)
from ketcheck.records.sealed.rows import Row


def row_line(row: Row) -> str:
    """One line of the list; what is no check says what it is of in place of a level."""
    level = row.level.value if row.level else inert(row.why)
    if not row.readable:
        level = "unreadable"
    marks = " (amended)" if row.amended else ""
    marks = " (entered in error)" if row.struck else " (superseded)" if row.superseded else marks
    when = row.finished.isoformat(sep=" ", timespec="minutes")
    return f"{row.short_id}  {when}  {row.person_name}  {row.kind.value}{marks}  {level}"


def entry_lines(
    entry: AnyEntry, standing: Standing | None = None, late: Collection[datetime] = ()
) -> Iterator[str]:
    """The whole entry, a fact a line; a text of several lines can't pose as other facts.

    What a program wrote down itself may come from a copy that none of ours made. `standing` is how
    a result stands now: only an OK that is good says what to do. `late` are the times of uses told
    of that came after an unused OK had ended.
    """
    for line in _facts(entry, standing, late):
        yield inert(line.replace("\n", " / "))


def _facts(entry: AnyEntry, standing: Standing | None, late: Collection[datetime]) -> Iterator[str]:
    yield f"{entry.short_id}  {entry.kind.value}"
    yield f"id: {entry.id}"
    yield f"person: {_identifiers(entry.person)}"
    match entry:
        case Record():
            yield from _record_lines(entry, standing, late)
        case Clearance():
            yield from _clearance_lines(entry)
        case Strike():
            yield from _strike_lines(entry)
        case IdentityChange():
            yield from _identity_lines(entry)
        case Merge():
            yield f"merged: {entry.merged} into {entry.into}"
            yield f"reason: {entry.reason}"
        case UseEntry():
            yield f"put on: {_when(entry.at)}"
            yield f"places: {', '.join(entry.sites) or 'not given'}"
            yield f"after check: {entry.record or '-'}"
        case NotUsedEntry():
            yield f"not put on after check: {entry.record}"
        case LabelEntry():
            yield f"label before: {_plan(entry.before) if entry.before else 'none'}"
            yield f"label now: {_plan(entry.plan)}"
    if entry.recorded_by:
        yield f"recorded by: {entry.recorded_by}"
    yield f"saved: {_when(entry.saved)}, ketcheck {entry.program}"


def _record_lines(
    record: Record, standing: Standing | None, late: Collection[datetime]
) -> Iterator[str]:
    yield f"finished: {_when(record.finished)}"
    yield from _result_lines(record, standing)
    yield from _answer_lines(record, late)
    if record.plan:
        yield f"plan: {_plan(record.plan)}"
    for medicine in record.medicines:
        yield f"medicine: {_medicine(medicine)}"
    yield from _session_lines(record)
    if record.signed:
        yield f"signed: {record.signed}"
    if record.amends:
        yield f"amends: {record.amends.id}: {record.amends.reason}"
    if record.for_earlier:
        yield "entered for an earlier time"
    used = record.checklist
    yield f"checklist: {used.id} {used.version} ({used.language})"


def _answer_lines(record: Record, late: Collection[datetime]) -> Iterator[str]:
    known = record.known
    then = in_zone(record.finished)
    for doubt in known.open_at(then) if isinstance(known, Known) else ():
        yield f"open before: {_doubt(doubt, then)}"
    for asked in record.asked:
        yield f"  {asked.id}: {asked.words} {asked.answer or '(filled in below)'}"
        for line in details_of(asked.id, record, late=late):
            yield f"    {line}"
    if record.ended:
        yield f"ended early, not asked: {', '.join(record.not_asked) or '-'}"


def _result_lines(record: Record, standing: Standing | None) -> Iterator[str]:
    yield f"result: {record.result.level.value}{' (held)' if record.result.held else ''}"
    if standing:
        yield f"now: {_STANDING[standing.state]}"
    for reason in record.result.reasons:
        yield f"  {reason.id} ({reason.level.value}): {reason.text}"
    is_over = record.result.level is Level.OK and not (standing and standing.may_apply)
    if not is_over:
        yield f"next step: {record.result.next_step}"


_STANDING = {
    State.VALID: "good now, for one use",
    State.USED: "over, it was used",
    State.ENDED: "over, it was not used",
    State.OVER: "over",
    State.SUPERSEDED: "a newer record is on file",
    State.STRUCK: "entered in error",
    State.CORRECTED: "corrected later",
    State.NO_LEAVE: "a record of the past, never an OK for now",
    State.IN_FORCE: "still holds",
}


def _doubt(doubt: OpenDoubt, then: datetime) -> str:
    about = ", ".join((*doubt.sites, *doubt.medicines, *doubt.reasons))
    since = doubt.since.astimezone(then.tzinfo).isoformat(sep=" ", timespec="minutes")
    return f"{doubt.id}{f' ({about})' if about else ''}, since {since}"


def _clearance_lines(clearance: Clearance) -> Iterator[str]:
    yield f"clears: {clearance.clears}"
    yield f"cleared: {_when(clearance.cleared)} by {clearance.who}, {clearance.role}"
    yield f"verdict: {clearance.verdict.value}: {verdict_words(clearance)}"
    yield f"said: {clearance.said}"
    if clearance.by:
        yield f"how: {clearance.by.value}"
    if clearance.amends:
        yield f"amends: {clearance.amends}"


def _strike_lines(strike: Strike) -> Iterator[str]:
    yield f"{'undone' if strike.undone else 'entered in error'}: {strike.strikes}: {strike.reason}"
    if strike.another_person:
        yield "it is another person's record"


def _identity_lines(change: IdentityChange) -> Iterator[str]:
    if change.before:
        yield f"before: {_identifiers(change.before)}"
    for other in change.apart_from:
        yield f"another person than: {other}"
    yield f"reason: {change.reason}"


def _identifiers(one: Person) -> str:
    return f"{one.name}, born {one.born or 'not given'}, number {one.number or '-'}"


def _when(moment: Moment) -> str:
    return f"{moment.at.isoformat(sep=' ', timespec='seconds')} ({moment.zone})"


def _plan(plan: Plan) -> str:
    return _fields(plan.model_dump(mode="json", exclude_defaults=True))


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
            return ", ".join(map(_value, value))
        case dict():
            return ", ".join(f"{name} {_value(one)}" for name, one in value.items())
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
    if record.session.put_on_now is not None:
        yield f"put on now: {'yes' if record.session.put_on_now else 'no, education only'}"
    for tip, back in sorted(record.session.teach_back.items()):
        outcome = back.outcome.value if back.outcome else "open"
        again = f", taught again {back.taught_again}" if back.taught_again else ""
        yield f"  {tip}: {outcome}{again}: {back.said or '-'}"
    if record.session.open_questions:
        yield f"open questions: {record.session.open_questions}"
    if record.session.next_steps:
        yield f"next steps: {record.session.next_steps}"
