"""Records and clearances in a store, to be printed as they stand some hours later."""

from datetime import timedelta
from typing import Any

from papers import (
    FINISHED,
    MARIA,
    printed_record,
)

from ketcheck.documents.papers import Printed
from ketcheck.documents.papers import sheet_of as sheet_at
from ketcheck.paper import Paper
from ketcheck.records.checklists import load_bundled
from ketcheck.records.checks.clearing import clearance
from ketcheck.records.model import (
    Amends,
    Clearance,
    Moment,
    Record,
    Role,
)
from ketcheck.records.store import Store

_, USED, _ = load_bundled()


def kept(store: Store, name: str = MARIA.name, **facts: Any) -> Record:  # noqa: ANN401 - whatever an entry takes
    number = MARIA.number if name == MARIA.name else None
    person = store.directory.add(name, MARIA.born, number)
    return saved(store, person=person, **facts)


def saved(store: Store, answers: dict[str, str] | None = None, **facts: Any) -> Record:  # noqa: ANN401 - whatever an entry takes
    record = store.save(printed_record(answers, **{"used": USED, **facts}))
    assert isinstance(record, Record)
    return record


def amendment(record: Record) -> Amends:
    return Amends(id=record.id, reason="The wrong foot.")


def moment(hours: float) -> Moment:
    return Moment(at=FINISHED.at + timedelta(hours=hours), zone="UTC")


def sheet_of(
    store: Store, entry: Printed, paper: Paper = Paper.A4, *, hours: float = 0, again: bool = False
) -> bytes:
    if again:
        store.note_printed([entry.id])
    return sheet_at(store, entry, paper, moment(hours))


def said(store: Store, record: Record, hours: float, **facts: Any) -> Clearance:  # noqa: ANN401 - whatever an entry takes
    usual: dict[str, Any] = {
        "who": "Dr. Lee",
        "role": Role.PRESCRIBER,
        "said": "It has healed.\nGo on.",
        "cleared": moment(hours),
        "saved": moment(hours),
        "recorded_by": "T. Okafor",
    }
    entry = store.save(clearance(record, **{**usual, **facts}))
    assert isinstance(entry, Clearance)
    return entry
