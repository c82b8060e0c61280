"""What the list keeps of an entry beside its sealed bytes, computed from the entry alone."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from ketcheck.checklist.result import Result
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
    Verdict,
)
from ketcheck.records.short_id import code_of

Columns = dict[str, Any]

ALL_CLEAR: Final = "All six tips clear"
_SEQ_BITS: Final = 28
LAST_SEQ: Final = (1 << _SEQ_BITS) - 1
"""Stands in a place for the end of its second."""
_TIP = re.compile(r"tip-([1-6])")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def columns_of(entry: AnyEntry, seq: int) -> Columns:
    """The row of `tables.Entry`."""
    when = time_of(entry)
    return {
        "seq": seq,
        "place": place_of(when, seq),
        "id": entry.id,
        "code": code_of(entry.id),
        "short_id": entry.short_id,
        "kind": entry.kind.value,
        "person_id": entry.person.id,
        "person_name": entry.person.name,
        "finished": when.at.isoformat(),
        "zone": when.zone,
        **_of(entry),
    }


def time_of(entry: AnyEntry) -> Moment:
    """When it happened, as against when it was saved."""
    match entry:
        case Record():
            return entry.finished
        case Clearance():
            return entry.cleared
        case UseEntry():
            return entry.at
        case Merge():
            return entry.when or entry.saved
        case _:
            return entry.saved


def place_of(moment: Moment, seq: int) -> int:
    """Sorts by the second it happened in, then by seq: one whole number, so one plain index."""
    return place_at(moment.at) | seq


def place_at(at: datetime) -> int:
    """The first place of the second that a time is in."""
    return (at - _EPOCH) // timedelta(seconds=1) << _SEQ_BITS


def split_place(place: int) -> tuple[int, datetime]:
    """The seq and the second in a place."""
    return place & LAST_SEQ, _EPOCH + timedelta(seconds=place >> _SEQ_BITS)


def why(result: Result, open_tips: Sequence[str] = ()) -> str:
    """The worst reason in one line; where there is none, the tips that a session left open."""
    if not result.reasons:
        numbers = ", ".join(tip.removeprefix("tip-") for tip in open_tips)
        return f"Not understood yet: tip {numbers}" if numbers else ALL_CLEAR
    worst = result.reasons[0]
    tip = _TIP.fullmatch(worst.group)
    return f"Tip {tip[1]} · {worst.text}" if tip else worst.text


def _of(entry: AnyEntry) -> Columns:
    match entry:
        case Record():
            return _of_record(entry)
        case Clearance():
            return _of_clearance(entry)
        case Strike():
            return _of_strike(entry)
        case IdentityChange():
            return _of_nothing_checked(_why_changed(entry))
        case Merge():
            return _of_nothing_checked(f"Two entries of one person: {_on_a_line(entry.reason)}")
        case _:
            return _of_nothing_checked(_of_use(entry))


def _of_record(record: Record) -> Columns:
    return {
        "level": record.result.level.value,
        "why": why(record.result, record.session.not_yet if record.session else ()),
        "checks": True,
        "amends": record.amends.id if record.amends else None,
        "clears": None,
    }


def _of_clearance(clearance: Clearance) -> Columns:
    said = _on_a_line(clearance.said)
    by = f"{VERDICT_WORDS[clearance.verdict]} {clearance.who}, {clearance.role}: {said}"
    return _of_nothing_checked(by) | {"amends": clearance.amends, "clears": clearance.clears}


def _of_strike(strike: Strike) -> Columns:
    # As a correction does, it takes the record out of what later checks go by.
    row = _of_nothing_checked(f"Entered in error: {_on_a_line(strike.reason)}")
    return row | {"amends": strike.strikes}


def _why_changed(change: IdentityChange) -> str:
    # It is kept as it is worded here: verifying words it again.
    before = f"Was {_identifiers(change.before)}" if change.before else "Another person"
    return f"{before}: {_on_a_line(change.reason)}"


def _identifiers(one: Person) -> str:
    return ", ".join(str(value) for value in (one.name, one.born, one.number) if value)


def _of_nothing_checked(words: str) -> Columns:
    return {"level": None, "why": words, "checks": False, "amends": None, "clears": None}


def _on_a_line(text: str) -> str:
    return " ".join(text.split())


def _of_use(entry: UseEntry | NotUsedEntry | LabelEntry) -> str:
    match entry:
        case UseEntry():
            return f"Cream put on: {', '.join(entry.sites)}" if entry.sites else "Cream put on"
        case NotUsedEntry():
            return "Cream not put on"
        case LabelEntry():
            said = entry.plan.changed
            return f"Label changed, as {said.who} said" if said and said.who else "Label changed"


VERDICT_WORDS: Final = {
    Verdict.MAY_USE: "Cleared by",
    Verdict.MAY_USE_FROM: "Cleared from a day on by",
    Verdict.NOT_YET: "Not cleared yet by",
    Verdict.NEVER: "Stopped for good by",
}
