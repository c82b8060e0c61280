"""People on file, as of now."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from ketcheck.errors import CheckRefused, NoSuchPerson, PersonRefused
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import Person
from ketcheck.records.names import name_key
from ketcheck.records.people.identity import owner_of
from ketcheck.records.recording import new_id
from ketcheck.records.tables import PersonRow

UNKNOWN: Final = "There is no such person in these records."


def everyone(db: RecordsDatabase) -> list[Person]:
    """All, by name; entries that were merged into another are none of their own."""
    query = PersonRow.select().where(PersonRow.merged_into.is_null())
    query = query.order_by(PersonRow.name_key, PersonRow.id)
    return [of_row(row) for row in query.namedtuples().execute(db)]


def person(db: RecordsDatabase, person_id: UUID) -> Person:
    """One person; NoSuchPerson where there is none of that id."""
    rows = PersonRow.select().where(PersonRow.id == person_id).namedtuples().execute(db)
    for row in rows:
        return of_row(row)
    raise NoSuchPerson(UNKNOWN)


def is_on_file(db: RecordsDatabase, person_id: UUID) -> bool:
    """Whether there is a person of that id."""
    query = PersonRow.select(PersonRow.id).where(PersonRow.id == person_id)
    return bool(list(query.tuples().execute(db)))


def find(db: RecordsDatabase, name: str, born: date | None, number: str | None) -> Person | None:
    """The person of that name and birth date; of two numbers, both have to be the same.

    An entry that was merged into another leads to that one.

    CheckRefused where more than one person fits, or where only the birth date that one of the two
    lacks could tell: what is held of a person must not be missed.
    """
    rows = PersonRow.select().where(PersonRow.name_key == name_key(name)).namedtuples().execute(db)
    named = [of_row(row) for row in rows]
    same = [one for one in named if one.born == born]
    if not same and any(one.born is None or born is None for one in named):
        raise CheckRefused("person.born: a person of this name is on file; give the birth date")
    exact = [one for one in same if one.number == number]
    near = exact or [one for one in same if one.number is None or number is None]
    owners = {owner_of(db, one.id) for one in near}
    if len(owners) > 1:
        raise CheckRefused("more than one person has this name and birth date; give the number too")
    return next((person(db, owner) for owner in owners), None)


def may_be_one(one: Person, other: Person) -> bool:
    """Whether two of the same name can be one person: neither birth date nor number differs."""
    pairs = ((one.born, other.born), (one.number, other.number))
    return all(a is None or b is None or a == b for a, b in pairs)


def refuse_twin(db: RecordsDatabase, one: Person) -> None:
    """PersonRefused where another person has this name and birth date, and no other number."""
    query = PersonRow.select().where(
        PersonRow.name_key == name_key(one.name),
        PersonRow.merged_into.is_null(),
        PersonRow.id != one.id,
    )
    for other in map(of_row, query.namedtuples().execute(db)):
        told_apart = one.number and other.number and one.number != other.number
        if other.born == one.born and not told_apart:
            raise PersonRefused(
                "A person of this name and birth date is on file. Open that entry, or give both "
                "a number that tells them apart."
            )


def new(name: str, born: date | None, number: str | None) -> Person:
    """A person with a new id; pydantic's ValidationError where a field is not taken."""
    return Person(id=new_id(), name=name, born=born, number=number)


def add(db: RecordsDatabase, new: Person) -> None:
    """Put a person on file."""
    PersonRow.insert(id=new.id, **_columns(new)).execute(db)


def update(db: RecordsDatabase, changed: Person) -> None:
    """Change name, birth date or number; records keep the person as of then."""
    person(db, changed.id)
    PersonRow.update(**_columns(changed)).where(PersonRow.id == changed.id).execute(db)


def of_row(row: Any) -> Person:  # noqa: ANN401 - a named tuple
    """The person in a row of the table."""
    born = date.fromisoformat(row.born) if row.born else None
    return Person(id=row.id, name=row.name, born=born, number=row.number)


def _columns(one: Person) -> dict[str, str | None]:
    return {
        "name": one.name,
        "name_key": name_key(one.name),
        "born": one.born.isoformat() if one.born else None,
        "number": one.number,
    }
