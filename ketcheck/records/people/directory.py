"""The people and the clinicians of a clinic: found as a name is typed, edited, merged, archived."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final
from uuid import UUID

from peewee import fn

from ketcheck import __version__
from ketcheck.errors import NoSuchPerson, PersonRefused
from ketcheck.records import keeping
from ketcheck.records.acts import Acts, act
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import (
    AnyEntry,
    Clinician,
    IdentityChange,
    Kind,
    Merge,
    Moment,
    Person,
)
from ketcheck.records.people import identity, people, plans
from ketcheck.records.people.clinicians import ClinicianOnFile, clinicians, keep_clinician
from ketcheck.records.people.finding import Listed, found
from ketcheck.records.people.same_person import Verdict
from ketcheck.records.recording import new_id
from ketcheck.records.tables import Entry, PersonRow

SHOWN: Final = 50
"""How many people a list shows; more is said, and found by typing on."""

_OF_THE_LIST: Final = (Kind.IDENTITY.value, Kind.MERGE.value)
"""Kinds of entries that are of the list of people, and no records of a person's use."""

Seal = Callable[[AnyEntry, Callable[[], None]], None]
"""Does something and seals the entry that tells of it, in one transaction."""


@dataclass(frozen=True, slots=True)
class Apart:
    """That somebody new is none of those on file who may seem so: why, who says so, and when."""

    reason: str
    by: str
    at: Moment


class Directory(Acts):
    """Who is on file; a part of `Store`, with the same failures."""

    def __init__(self, folder: Path, db: RecordsDatabase, seal: Seal) -> None:
        super().__init__(folder, db)
        self._seal = seal

    @act
    def found(
        self, text: str, *, archived: bool = False, limit: int | None = SHOWN
    ) -> list[Listed]:
        """People whose name, birth date or number goes with each word of the text, by name.

        A word may be the beginning of a word of the name, of the date, or of the number. The
        archived are left out unless they are asked for.
        """
        return found(self.db, text, archived=archived, limit=limit)

    @act
    def listed(self, person_id: UUID) -> Listed:
        """One person as the list shows them; NoSuchPerson."""
        return _listed(self.db, person_id)

    @act
    def count_of(self, person_id: UUID) -> int:
        """How many records a person has, those of merged entries with them."""
        ids = identity.ids_of(self.db, person_id)
        query = Entry.select(fn.COUNT(Entry.place)).where(
            identity.is_of(Entry.person_id, ids), Entry.kind.not_in(_OF_THE_LIST)
        )
        return int(next(row[0] for row in query.tuples().execute(self.db)))

    @act
    def like(self, person: Person) -> list[tuple[Person, Verdict]]:
        """Others on file who are that person or may be, by name, each with the reason."""
        return people.like(self.db, person)

    @act
    def add(
        self,
        name: str,
        born: date | None = None,
        number: str | None = None,
        *,
        apart: Apart | None = None,
    ) -> Person:
        """Put a person on file.

        PersonRefused where nobody could tell two people apart, where the number is taken, and
        where it may be somebody on file: that person is told `apart` first.
        """
        person = people.new(name, born, number)
        people.refuse_twin(self.db, person, told_apart=apart is not None)
        seeming = tuple(one.id for one, _ in people.like(self.db, person))
        if apart and seeming:
            entry = self._change(person, None, apart.reason, apart.by, apart.at)
            entry = entry.model_copy(update={"apart_from": seeming})
            self._seal(entry, lambda: people.add(self.db, person))
        else:
            with self.db.writing():
                people.add(self.db, person)
        return person

    @act
    def edit(
        self, person: Person, *, reason: str, by: str, at: Moment, told_apart: bool = False
    ) -> None:
        """Change name, birth date or number, and seal who did it and why; PersonRefused as `add`.

        Nothing is sealed where nothing changes.
        """
        before = people.person(self.db, person.id)
        if person != before:
            people.refuse_twin(self.db, person, before, told_apart=told_apart)
            entry = self._change(person, before, reason, by, at)
            self._seal(entry, lambda: people.update(self.db, person))

    @act
    def archive(self, person_id: UUID, *, archived: bool = True) -> None:
        """Leave a person out of the list, or bring them back; nothing of theirs is changed."""
        with self.db.writing():
            people.person(self.db, person_id)
            PersonRow.update(archived=archived).where(PersonRow.id == person_id).execute(self.db)

    @act
    def merge(  # noqa: PLR0913 - each is a fact of the entry, given by name
        self,
        kept: UUID,
        other: UUID,
        *,
        reason: str,
        by: str,
        at: Moment,
        when: Moment | None = None,
    ) -> Merge:
        """Take two entries for one person; both histories are kept, under the entry `kept`.

        Who did it and why is sealed, and `when` if that was before. The plan on file of `kept`
        stays; only where there is none, that of `other` is taken over. PersonRefused where the two
        are one entry, or a check of either is not finished.
        """
        kept, other = (identity.owner_of(self.db, one) for one in (kept, other))
        entry = Merge(
            id=new_id(),
            person=people.person(self.db, kept),
            merged=other,
            into=kept,
            reason=reason,
            recorded_by=by,
            when=when,
            saved=at,
            program=__version__,
        )
        self._seal(entry, lambda: _merge(self.db, kept, other))
        return entry

    @act
    def refuse_one_entry(self, one: UUID, other: UUID) -> None:
        """PersonRefused where two entries are under one person already."""
        _refuse_one(*(identity.owner_of(self.db, each) for each in (one, other)))

    @act
    def twins_of(self, person: Person) -> list[Person]:
        """Others on file who can be the same person."""
        return [one for one, _ in people.like(self.db, person)]

    @act
    def clinicians(self, *, archived: bool = False) -> list[ClinicianOnFile]:
        """Those who counsel here, by name; the archived are left out, or come last."""
        return clinicians(self.db, archived=archived)

    @act
    def keep_clinician(
        self, clinician: Clinician, clinician_id: UUID | None = None, *, archived: bool = False
    ) -> ClinicianOnFile:
        """Put a clinician on file, or change the one of that id."""
        with self.db.writing():
            return keep_clinician(self.db, clinician, clinician_id, archived=archived)

    def _change(
        self, person: Person, before: Person | None, reason: str, by: str, at: Moment
    ) -> IdentityChange:
        return IdentityChange(
            id=new_id(),
            person=person,
            before=before,
            reason=reason,
            recorded_by=by,
            saved=at,
            program=__version__,
        )


def _listed(db: RecordsDatabase, person_id: UUID) -> Listed:
    rows = PersonRow.select().where(PersonRow.id == person_id).namedtuples().execute(db)
    for row in rows:
        return Listed(people.of_row(row), bool(row.archived))
    raise NoSuchPerson(people.UNKNOWN)


def _refuse_one(kept: UUID, other: UUID) -> None:
    if kept == other:
        raise PersonRefused("These are one entry already. Choose another one to merge it with.")


def _merge(db: RecordsDatabase, kept: UUID, other: UUID) -> None:
    _refuse_one(kept, other)
    for one in (kept, other):
        if keeping.has_draft(db, one):
            name = people.person(db, one).name
            raise PersonRefused(
                f"A check of {name} is not finished. Finish it or delete it, then merge the two."
            )
    plan = next(plans.kept_plans(db, [other]), None)
    if plan and plans.plan(db, kept) is None:
        plans.keep_plan(db, kept, plan)
    ids = identity.ids_of(db, other)
    PersonRow.update(merged_into=kept).where(PersonRow.id.in_(ids)).execute(db)
