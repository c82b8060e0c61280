"""People on file, as of now."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, Final
from uuid import UUID

from ketcheck.errors import CheckRefused, NoSuchPerson, PersonRefused
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import Person
from ketcheck.records.people.folding import glued, number_key, search_key, words
from ketcheck.records.people.identity import owner_of
from ketcheck.records.people.same_person import (
    Crowd,
    Likeness,
    Verdict,
    has_number,
    may_be_born_alike,
)
from ketcheck.records.recording import new_id
from ketcheck.records.tables import PersonRow

UNKNOWN: Final = "There is no such person in these records."
_NAMED: Final = 5
"""People whom one sentence names."""


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


def like(db: RecordsDatabase, one: Person) -> list[tuple[Person, Verdict]]:
    """Others on file who are that person or may be, each once, by name.

    An entry that was merged into another leads to that one: its old name still tells who it is.
    """
    found: dict[UUID, tuple[Person, Verdict]] = {}
    own = owner_of(db, one.id)
    for other, verdict in Crowd(_near(db, one)).like(one):
        owner = owner_of(db, other.id)
        if owner != own and (owner not in found or verdict.likeness is Likeness.SAME):
            found[owner] = (person(db, owner), verdict)
    return list(found.values())


def find(
    db: RecordsDatabase, typed: Person, *, is_new: bool = False, same_as: UUID | None = None
) -> Person | None:
    """The person on file who is that one; None for somebody new.

    PersonRefused where somebody on file may be that person: what is held of them must not be
    missed. `is_new` or `same_as` tells then. CheckRefused where more than one person fits.
    """
    found = like(db, typed)
    same = _the_one(typed, [one for one, verdict in found if verdict.likeness is Likeness.SAME])
    if same is None and same_as:
        same = next((one for one, _ in found if one.id == owner_of(db, same_as)), None)
    if same_as and (same is None or same.id != owner_of(db, same_as)):
        raise PersonRefused(_not_that_one(typed, person(db, same_as), same))
    if same is None and found and not is_new:
        raise PersonRefused(_may_be(typed, found))
    refuse_number(typed, (one for one, _ in found if same is None or one.id != same.id))
    return same


def refuse_number(typed: Person, others: Iterable[Person]) -> None:
    """PersonRefused where one of the others has that number."""
    for other in others:
        if has_number(other, typed.number):
            raise PersonRefused(
                f"{typed.number} is the number of {described(other)}. Look at the number again."
            )


def refuse_twin(
    db: RecordsDatabase, one: Person, before: Person | None = None, *, told_apart: bool = False
) -> None:
    """PersonRefused where nobody could tell this person from another on file.

    Who only may be another is refused unless they are `told_apart`, or were like that `before`.
    """
    found = like(db, one)
    if before is None or not has_number(before, one.number):
        refuse_number(one, (other for other, _ in found))
    known = {other.id for other, _ in like(db, before)} if before else set()
    for other, verdict in found:
        if verdict.likeness is Likeness.SAME:
            raise PersonRefused(
                f"A person of this name and birth date is on file: {described(other)}. Open that "
                "entry."
            )
        if not told_apart and other.id not in known:
            raise PersonRefused(
                f"This may be {described(other)}, who is on file: {verdict.reason}."
            )


def described(one: Person) -> str:
    """Who it is in a sentence: name, birth date, and a number if there is one."""
    born = f"born {one.born}" if one.born else "no birth date"
    number = f", number {one.number}" if one.number else ""
    return f"{one.name}, {born}{number}"


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
        "name_key": search_key(one.name, one.number),
        "born": one.born.isoformat() if one.born else None,
        "number": one.number,
    }


def _near(db: RecordsDatabase, one: Person) -> Iterator[Person]:
    """Those who are worth a comparison, without making a `Person` of each of the others."""
    number = f"#{number_key(one.number)}" if one.number else None
    query = PersonRow.select().where(_has_a_trait_of(one)).order_by(PersonRow.name_key)
    for row in query.namedtuples().execute(db):
        born = date.fromisoformat(row.born) if row.born else None
        if may_be_born_alike(one.born, born) or (number and number in row.name_key):
            yield of_row(row)


def _has_a_trait_of(one: Person) -> Any:  # noqa: ANN401 - an expression
    """What leaves out nearly everyone, so that a list of thousands is not compared one by one."""
    key = PersonRow.name_key
    kept = {word for word in words(one.name) if len(word) > 1} | {glued(one.name)}
    traits = [key.contains(word) for word in sorted(kept)]
    traits += [key.contains(f"#{number_key(one.number)}")] if one.number else []
    traits += [PersonRow.born == one.born.isoformat()] if one.born else []
    return reduce(or_, traits)


def _the_one(typed: Person, same: Sequence[Person]) -> Person | None:
    exact = [one for one in same if one.number == typed.number or has_number(one, typed.number)]
    near = exact or same
    if len(near) > 1:
        raise CheckRefused("more than one person has this name and birth date; give the number too")
    return next(iter(near), None)


def _may_be(typed: Person, found: Sequence[tuple[Person, Verdict]]) -> str:
    named = "; ".join(f"{described(one)} ({verdict.reason})" for one, verdict in found[:_NAMED])
    more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return (
        f"{described(typed)} may be a person on file: {named}{more}. Give --same-as PERSON if it "
        "is one of them, or --new-person if it is another person."
    )


def _not_that_one(typed: Person, named: Person, same: Person | None) -> str:
    other = f"is {described(same)}, who is on file" if same else "is not like that person"
    return f"--same-as names {described(named)}, but {described(typed)} {other}."
