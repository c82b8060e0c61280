"""The one person that a text names."""

from typing import TYPE_CHECKING, Final

from ketcheck.errors import NoSuchPerson
from ketcheck.records.model import Person
from ketcheck.records.people.folding import glued
from ketcheck.records.people.people import described
from ketcheck.records.people.same_person import has_number

if TYPE_CHECKING:
    from ketcheck.records.store import Store

_LISTED: Final = 5


def person_named(store: "Store", text: str) -> Person:
    """The person of that id, number or name, else the only one who is found by the text.

    NoSuchPerson where there is none, or more than one: then it lists how to tell them apart.
    """
    everyone = store.people()
    found = [one for one in everyone if text == str(one.id)]
    found = found or [one for one in everyone if has_number(one, text)]
    found = found or [one for one in everyone if glued(one.name) == glued(text)]
    found = found or people_found(store, text)
    if len(found) == 1:
        return found[0]
    if not found:
        raise NoSuchPerson(f"No one on file matches “{text}”. See ketcheck people.")
    listed = "; ".join(map(_told_apart, found[:_LISTED]))
    more = f"; and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    raise NoSuchPerson(
        f"“{text}” matches {len(found)} people. Give the number or id of one: {listed}{more}."
    )


def people_found(store: "Store", text: str) -> list[Person]:
    """Everyone who is found by a name, birth date or number; nobody by a text without a letter."""
    if not any(map(str.isalnum, text)):
        return []
    return [one.person for one in store.directory.found(text, archived=True, limit=None)]


def _told_apart(one: Person) -> str:
    return described(one) if one.number else f"{described(one)}, id {one.id}"
