"""What an entry tells to later checks, kept so that none of them need open the entry."""

from collections.abc import Iterator
from uuid import UUID

from ketcheck.checklist.details import Vouched
from ketcheck.checklist.ledger.facts import (
    ANOTHER_PERSON,
    BUTTON,
    STRUCK_OUT,
    UNDONE,
    Fact,
    FactName,
)
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.ledger.telling import FinishedCheck, facts_of
from ketcheck.checklist.level import Level
from ketcheck.checklist.session import Understanding
from ketcheck.records.clock import from_microseconds, in_zone, microseconds
from ketcheck.records.model import (
    AnyEntry,
    Clearance,
    LabelEntry,
    NotUsedEntry,
    Record,
    Strike,
    UseEntry,
)

_COLUMNS = {"name", "at", "entry", "amends"}
"""What the row, or the list, tells of a fact beside its body."""


def rows_of(entry: AnyEntry, seq: int, place: int) -> list[dict[str, object]]:
    """The rows of `tables.Fact`."""
    return [
        {
            "seq": seq,
            "person_id": entry.person.id,
            "name": fact.name.value,
            "at": microseconds(fact.at),
            "place": place,
            "body": fact.model_dump_json(exclude=_COLUMNS, exclude_defaults=True),
        }
        for fact in told_by(entry)
    ]


def fact_of(name: str, at: int, body: str, entry: UUID, amends: UUID | None) -> Fact:
    """The fact in a row, with what the list tells of its entry; times are in UTC."""
    fact = Fact.model_validate_json(body[:-1] + _JOINT[body == "{}"] + _HEAD % (name, entry))
    return fact.model_copy(update={"at": from_microseconds(at), "amends": amends})


_HEAD = '"name":"%s","entry":"%s","at":"1970-01-01T00:00:00Z"}'
_JOINT = {True: "", False: ","}


def told_by(entry: AnyEntry) -> Iterator[Fact]:
    """The facts of an entry, what closes a doubt before what opens one."""
    match entry:
        case Record():
            yield from _of_record(entry)
        case Clearance():
            first, at = entry.first_day, in_zone(entry.cleared)
            yield Fact(
                name=FactName.CLEARED,
                at=at,
                entry=entry.id,
                amends=entry.amends,
                code=entry.verdict.value,
                target=entry.clears,
                day=first,
            )
        case Strike():
            yield Fact(
                name=FactName.STRUCK,
                at=entry.saved.at,
                entry=entry.id,
                code=_what_was_struck(entry),
                target=entry.strikes,
            )
        case UseEntry():
            at = entry.at.at
            yield Fact(name=FactName.USE, at=at, entry=entry.id, sites=entry.sites, code=BUTTON)
        case NotUsedEntry():
            at, record = entry.saved.at, entry.record
            yield Fact(name=FactName.NOT_USED, at=at, entry=entry.id, target=record)
        case LabelEntry():
            yield _of_label(entry)


def _what_was_struck(strike: Strike) -> str:
    if strike.undone:
        return UNDONE
    return ANOTHER_PERSON if strike.another_person else STRUCK_OUT


def _of_label(entry: LabelEntry) -> Fact:
    return Fact(
        name=FactName.LABEL,
        at=entry.saved.at,
        entry=entry.id,
        day=entry.saved.at.date(),
        plan=entry.plan,
        before=entry.before,
        vouched=entry.plan.changed,
    )


def _of_record(record: Record) -> Iterator[Fact]:
    for fact in _told(record):
        is_session_label = fact.name is FactName.LABEL and record.clinician is not None
        if is_session_label and not (fact.vouched and fact.vouched.is_whole):
            # In a session, who counsels is who said so.
            who = record.clinician.name if record.clinician else None
            vouched = Vouched(who=who, when=record.finished.at.date())
            yield fact.model_copy(update={"vouched": vouched})
        else:
            yield fact


def _told(record: Record) -> Iterator[Fact]:
    check = _finished(record)
    if isinstance(record.known, Known):
        return facts_of(check)
    from ketcheck.checklist.content_1.telling import facts_of_content_1  # noqa: PLC0415 - seldom

    return facts_of_content_1(check, record.known)


def _finished(record: Record) -> FinishedCheck:
    said = record.session.teach_back.items() if record.session else ()
    understood = Understanding.UNDERSTOOD
    known = record.known if isinstance(record.known, Known) else Known(plan=record.known.plan)
    return FinishedCheck(
        entry=record.id,
        at=in_zone(record.finished),
        level=record.result.level.value,
        reasons=tuple(reason.id for reason in record.result.reasons),
        held=record.result.held,
        answers=record.answers,
        details=record.details,
        known=known,
        plan=record.plan,
        medicines=record.medicines,
        amends=record.amends.id if record.amends else None,
        is_session=record.session is not None,
        tips={tip: one.outcome is understood for tip, one in said if one.outcome},
        monthly=frozenset(
            item.id for item in record.asked if item.monthly and item.level is Level.OK
        ),
    )
