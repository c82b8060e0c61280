"""A real store with one person, and short ways to fill it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from support import FILLED, FINE, NOW, give

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Checklist, Detail
from ketcheck.checklist.details import Plan
from ketcheck.checklist.draft import Filled
from ketcheck.records.checks.clearing import clearance
from ketcheck.records.checks.using import label_change, use_of
from ketcheck.records.model import (
    Amends,
    ChecklistUsed,
    Clearance,
    LabelEntry,
    Moment,
    Person,
    Record,
    Role,
    UseEntry,
)
from ketcheck.records.opening import open_store
from ketcheck.records.people.directory import Apart
from ketcheck.records.recording import write_up
from ketcheck.records.store import Store
from ketcheck.resources import resource

WHO = "T. Okafor"
CONTENT = resource("checklists", "topical-ketamine.toml")


def at(hours: float = 0) -> Moment:
    """So many hours after the fixed now."""
    return Moment(at=NOW + timedelta(hours=hours), zone="Etc/UTC")


def why(reason: str = "Seen on the card", hours: float = 0) -> dict[str, Any]:
    """Who says why and when, as a change of the list of people asks for it."""
    return {"reason": reason, "by": WHO, "at": at(hours)}


APART = Apart("Seen on the card", WHO, at())
"""That somebody new is nobody on file."""


@dataclass
class House:
    """A store with one person and the base checklist."""

    store: Store
    checklist: Checklist
    used: ChecklistUsed
    person: Person

    @property
    def folder(self) -> Path:
        return self.store.folder

    def reopen(self) -> Store:
        """Close the store and open it again, as the next start does."""
        self.store.close()
        return self.reopen_after_close()

    def reopen_after_close(self) -> Store:
        """Open the store that a test has closed."""
        self.store = open_store(self.folder, keyring=False)
        return self.store

    def write(
        self,
        hours: float = 0,
        *,
        person: Person | None = None,
        amends: Amends | None = None,
        record_id: UUID | None = None,
        filled: Mapping[Detail, Filled] = FILLED,
        **answers: str,
    ) -> Record:
        """A finished check at that time, ok but for the answers given; not saved."""
        person = person or self.person
        known = self.store.known(person.id, amends=amends.id if amends else None)
        codes = FINE | {name.replace("_", "-"): code for name, code in answers.items()}
        check = give(Check(self.checklist, known, at(hours).at), codes, filled)
        return write_up(
            check,
            person=person,
            used=self.used,
            started=at(hours),
            finished=at(hours),
            saved=at(hours),
            amends=amends,
            record_id=record_id,
        )

    def save(self, hours: float = 0, **rest: object) -> Record:
        """The same, saved."""
        record = self.write(hours, **rest)  # type: ignore[arg-type]
        saved = self.store.save(record)
        assert isinstance(saved, Record)
        return saved

    def amend(self, record: Record, **rest: object) -> Record:
        """A saved correction of a record."""
        hours = (record.finished.utc - NOW) / timedelta(hours=1)
        return self.save(hours, amends=Amends(id=record.id, reason="misread"), **rest)

    def clear(self, record: Record, hours: float) -> Clearance:
        """A saved clearance of a held record."""
        entry = clearance(
            record,
            who="Dr. Lee",
            role=Role.PRESCRIBER,
            said="It is fine",
            cleared=at(hours),
            saved=at(hours),
        )
        saved = self.store.save(entry)
        assert isinstance(saved, Clearance)
        return saved

    def label(self, plan: Plan, hours: float = 0, person: Person | None = None) -> LabelEntry:
        """A saved change of the label, beside any check."""
        person = person or self.person
        entry = label_change(person, plan, self.store.plan(person.id), at(hours))
        saved = self.store.save(entry)
        assert isinstance(saved, LabelEntry)
        return saved

    def use(self, hours: float, record: Record | None = None) -> UseEntry:
        """A saved use at that time, as the button notes it."""
        plan = self.store.plan(self.person.id)
        entry = use_of(self.person, plan, at=at(hours), saved=at(hours), record=record)
        saved = self.store.save(entry)
        assert isinstance(saved, UseEntry)
        return saved
