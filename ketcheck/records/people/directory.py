"""The people and the clinicians of a clinic: found as a name is typed, edited, merged, archived."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from peewee import fn

from ketcheck.errors import NoSuchPerson, PersonRefused
from ketcheck.records import keeping
from ketcheck.records.acts import Acts, act
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import Clinician, Person
from ketcheck.records.names import name_key
from ketcheck.records.people import identity, people, plans
from ketcheck.records.people.clinicians import ClinicianOnFile, clinicians, keep_clinician
from ketcheck.records.tables import Entry, PersonRow

SHOWN: Final = 50
"""How many people a list shows; more is said, and found by typing on."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A person as the list shows them."""

    person: Person
    archived: bool


class Directory(Acts):
    """Who is on file; a part of `Store`, with the same failures."""

    @act
    def found(self, text: str, *, archived: bool = False, limit: int = SHOWN) -> list[Listed]:
        """People whose name, birth date or number goes with each word of the text, by name.

        A word may be the beginning of a word of the name, of the date, or of the number. The
        archived are left out unless they are asked for.
        """
        return _found(self.db, text, archived=archived, limit=limit)

    @act
    def listed(self, person_id: UUID) -> Listed:
        """One person as the list shows them; NoSuchPerson."""
        return _listed(self.db, person_id)

    @act
    def count_of(self, person_id: UUID) -> int:
        """How many entries a person has, those of merged entries with them."""
        ids = identity.ids_of(self.db, person_id)
        query = Entry.select(fn.COUNT(Entry.place)).where(identity.is_of(Entry.person_id, ids))
        return int(next(row[0] for row in query.tuples().execute(self.db)))

    @act
    def add(self, name: str, born: date | None = None, number: str | None = None) -> Person:
        """Put a person on file; PersonRefused where nobody could tell two people apart."""
        person = people.new(name, born, number)
        with self.db.writing():
            people.refuse_twin(self.db, person)
            people.add(self.db, person)
        return person

    @act
    def edit(self, person: Person) -> None:
        """Change name, birth date or number; PersonRefused as in `add`."""
        with self.db.writing():
            people.refuse_twin(self.db, person)
            people.update(self.db, person)

    @act
    def archive(self, person_id: UUID, *, archived: bool = True) -> None:
        """Leave a person out of the list, or bring them back; nothing of theirs is changed."""
        with self.db.writing():
            people.person(self.db, person_id)
            PersonRow.update(archived=archived).where(PersonRow.id == person_id).execute(self.db)

    @act
    def merge(self, kept: UUID, other: UUID) -> None:
        """Take two entries for one person; both histories are kept, under the entry `kept`.

        The plan on file of `kept` stays; only where there is none, that of `other` is taken over.
        PersonRefused where the two are one entry, or a check of either is not finished.
        """
        with self.db.writing():
            _merge(self.db, identity.owner_of(self.db, kept), identity.owner_of(self.db, other))

    @act
    def twins_of(self, person: Person) -> list[Person]:
        """Others of that name who can be the same person."""
        key = name_key(person.name)
        named = [one for one in people.everyone(self.db) if name_key(one.name) == key]
        return [one for one in named if one.id != person.id and people.may_be_one(person, one)]

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


def _found(db: RecordsDatabase, text: str, *, archived: bool, limit: int) -> list[Listed]:
    query = PersonRow.select().where(PersonRow.merged_into.is_null())
    if not archived:
        query = query.where(PersonRow.archived == False)  # noqa: E712 - peewee's comparison
    for word in name_key(text).split():
        query = query.where(_goes_with(word))
    query = query.order_by(PersonRow.name_key, PersonRow.id).limit(limit)
    rows: Sequence[Any] = list(query.namedtuples().execute(db))
    return [Listed(people.of_row(row), bool(row.archived)) for row in rows]


def _listed(db: RecordsDatabase, person_id: UUID) -> Listed:
    rows = PersonRow.select().where(PersonRow.id == person_id).namedtuples().execute(db)
    for row in rows:
        return Listed(people.of_row(row), bool(row.archived))
    raise NoSuchPerson(people.UNKNOWN)


def _goes_with(word: str) -> Any:  # noqa: ANN401 - an expression
    return (
        PersonRow.name_key.startswith(word)
        | PersonRow.name_key.contains(f" {word}")
        | PersonRow.born.startswith(word)
        | PersonRow.number.startswith(word)
        | PersonRow.number.contains(f" {word}")
    )


def _merge(db: RecordsDatabase, kept: UUID, other: UUID) -> None:
    if kept == other:
        raise PersonRefused("These are one entry already. Choose another one to merge it with.")
    for one in (kept, other):
        if keeping.has_draft(db, one):
            name = people.person(db, one).name
            raise PersonRefused(
                f"A check of {name} is not finished. Finish or discard it, then merge the two."
            )
    plan = next(plans.kept_plans(db, [other]), None)
    if plan and plans.plan(db, kept) is None:
        plans.keep_plan(db, kept, plan)
    ids = identity.ids_of(db, other)
    PersonRow.update(merged_into=kept).where(PersonRow.id.in_(ids)).execute(db)
