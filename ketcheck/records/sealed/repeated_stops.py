"""Corrections that hold the very STOP of what they correct: what was said about it ends both."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from ketcheck.checklist.ledger.facts import Fact, FactName
from ketcheck.checklist.level import Level
from ketcheck.errors import NoSuchRecord, RecordDamaged
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import Record
from ketcheck.records.sealed import entries

_OF_ANOTHER: Final = "held"
"""The reason that a STOP of another record gives: it is no STOP of the check itself."""


def name_repeats(db: RecordsDatabase, facts: Iterable[Fact]) -> list[Fact]:
    """The facts; a hold that repeats the STOP of the record it corrects names it as `target`."""
    return [_named(db, one) if one.name is FactName.HELD and one.amends else one for one in facts]


def repeats_stop(corrected: Record, correction: Record) -> bool:
    """Whether a correction says STOP for nothing that the corrected record did not say.

    Who lifted the STOP knew of those reasons, of that reaction, of that label and its places, and
    of those medicines and drugs alone.
    """
    is_same = _known_to_whoever_lifted_it(correction) == _known_to_whoever_lifted_it(corrected)
    return corrected.result.held and is_same and _stops(correction) <= _stops(corrected)


def _known_to_whoever_lifted_it(record: Record) -> tuple[object, ...]:
    told = record.details
    plan = record.plan and record.plan.model_copy(update={"changed": None})
    return (
        *(told.reaction_detail, told.area, told.skin, plan, record.medicines),
        *(record.answers.get("today"), told.today, record.answers.get("medicines")),
    )


def _stops(record: Record) -> set[tuple[str, Level, str]]:
    return {
        (one.id, one.level, one.text)
        for one in record.result.reasons
        if one.level >= Level.STOP and one.id != _OF_ANOTHER
    }


def _named(db: RecordsDatabase, fact: Fact) -> Fact:
    correction, corrected = _record(db, fact.entry), _record(db, fact.amends)
    if corrected is None or correction is None or not repeats_stop(corrected, correction):
        return fact
    return fact.model_copy(update={"target": corrected.id})


def _record(db: RecordsDatabase, entry_id: UUID | None) -> Record | None:
    """The record, or None where it can't be read: then nobody can tell that a STOP is the same."""
    try:
        entry = entries.read(db, entry_id) if entry_id else None
    except (NoSuchRecord, RecordDamaged):
        return None
    return entry if isinstance(entry, Record) else None
