"""What an entry tells to later checks, kept so that none of them need open the entry."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

from ketcheck.checklist.content import NOT_SURE
from ketcheck.records.clock import microseconds
from ketcheck.records.model import Kind, Record


class Told(StrEnum):
    """The facts."""

    PRESCRIBED = "prescribed"
    USED = "used"
    """The cream was put on after the check that finished then."""
    MAYBE_USED = "maybe-used"
    HELD = "held"
    COUNSELED = "counseled"
    """A counseling session was finished then."""


def rows_of(record: Record, seq: int, place: int) -> list[dict[str, object]]:
    """The rows of `tables.Fact`."""
    return [
        {
            "seq": seq,
            "person_id": record.person.id,
            "name": told.value,
            "at": microseconds(at),
            "place": place,
        }
        for told, at in _told(record)
    ]


def _told(record: Record) -> Iterator[tuple[Told, datetime]]:
    answers, finished = record.answers, record.finished.utc
    if answers.get("prescribed") == "yes":
        yield Told.PRESCRIBED, finished
    if record.result.held:
        yield Told.HELD, finished
    if record.kind is Kind.COUNSELING:
        yield Told.COUNSELED, finished
    # `applied` speaks of the check before, whose time the record names.
    if record.known.last_ok is not None:
        match answers.get("applied"):
            case "yes":
                yield Told.USED, record.known.last_ok
            case code if code == NOT_SURE:
                yield Told.MAYBE_USED, record.known.last_ok
