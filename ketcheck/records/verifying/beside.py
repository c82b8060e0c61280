"""Checking what is kept beside the entries: content files, people, plans, drafts, settings."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ValidationError

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.details import Plan
from ketcheck.checklist.loading import read_checklist
from ketcheck.errors import ContentRefused, RecordDamaged
from ketcheck.records import keeping
from ketcheck.records.checklists import digest_of
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.failures import DATABASE_ERRORS, is_damage
from ketcheck.records.model import KeptDraft, Record
from ketcheck.records.names import shown
from ketcheck.records.recording import matches
from ketcheck.records.settings import BROUGHT_ALONG, is_sound
from ketcheck.records.tables import Content, DraftRow, PersonRow, PlanRow, Setting
from ketcheck.records.verifying.faults import Fault
from ketcheck.records.verifying.on_file import clinician_faults, person_faults


class Contents:
    """The checklists that records were made with, each read once."""

    def __init__(self, db: RecordsDatabase) -> None:
        self._db = db
        self._read: dict[str, Checklist | None] = {}

    def faults(self, record: Record) -> Iterator[Fault]:
        """Where its words are lost, or its result is not the one that its answers give."""
        digest = record.checklist.digest
        if digest not in self._read:
            self._read[digest] = self._checklist(digest)
        checklist = self._read[digest]
        if checklist is None:
            yield Fault(record.short_id, "the checklist that it was made with is lost")
        elif not matches(record, checklist):
            yield Fault(record.short_id, "the result does not follow from the answers")

    def _checklist(self, digest: str) -> Checklist | None:
        try:
            return read_checklist(keeping.content(self._db, digest), digest)
        except DATABASE_ERRORS as error:
            if not is_damage(error):
                raise
            self._db.reconnect()
            return None
        except (RecordDamaged, ContentRefused):
            return None


def beside_faults(db: RecordsDatabase) -> Iterator[Fault]:
    """What is wrong with the people, and with what is kept for them."""
    try:
        names = dict(_rows(db, PersonRow.id, PersonRow.name))
        yield from person_faults(db)
        yield from clinician_faults(db)
        yield from _misread(db, PlanRow, Plan, "the label and plan", names)
        for (changed,) in _rows(db, PlanRow.changed):
            if not isinstance(changed, int | None):
                yield Fault("a label and plan", "does not tell since when it holds")
        yield from _misread(db, DraftRow, KeptDraft, "the check that is not finished", names)
        for digest, text in _rows(db, Content.digest, Content.text):
            if digest_of(text) != digest:
                yield Fault("a checklist", "was changed after it was kept")
        for name, value in _rows(db, Setting.name, Setting.value):
            if name in BROUGHT_ALONG and not is_sound(name, value):
                yield Fault(f"the setting {name}", "does not read as it was kept")
    except DATABASE_ERRORS as error:
        if not is_damage(error):
            raise
        db.reconnect()
        yield Fault("people and plans", "can't all be read")
    except (ValueError, TypeError, AttributeError):  # no id, or no text
        yield Fault("people and plans", "don't all read as they were kept")


def _misread(
    db: RecordsDatabase,
    table: type[PlanRow | DraftRow],
    form: type[BaseModel],
    what: str,
    names: dict[UUID, str],
) -> Iterator[Fault]:
    for person_id, body in _rows(db, table.person_id, table.body):
        where = f"{what} of {shown(names[person_id])}" if person_id in names else what
        if person_id not in names:
            yield Fault(where, "is of nobody who is on file")
        try:
            kept = form.model_validate_json(body)
        except ValidationError:
            yield Fault(where, "does not read as it was kept")
            continue
        # It is kept again under the id that it names.
        if isinstance(kept, KeptDraft) and kept.person_id != person_id:
            yield Fault(where, "is of somebody else")


def _rows(db: RecordsDatabase, *columns: Any) -> Any:  # noqa: ANN401 - a query's
    return columns[0].model.select(*columns).tuples().execute(db)
