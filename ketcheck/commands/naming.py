"""The one person that a text names."""

from typing import TYPE_CHECKING, Final

from ketcheck.errors import NoSuchPerson
from ketcheck.records.model import Person
from ketcheck.records.names import name_key

if TYPE_CHECKING:
    from ketcheck.records.store import Store

_LISTED: Final = 5


def person_named(store: "Store", text: str) -> Person:
    """The person of that id, number or name, else the only one whose name holds the text.

    NoSuchPerson where there is none, or more than one: then it lists how to tell them apart.
    """
    people = store.people()
    key = name_key(text)
    found = [one for one in people if text in {str(one.id), one.number}]
    found = found or [one for one in people if key and name_key(one.name) == key]
    found = found or [one for one in people if key and key in name_key(one.name)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NoSuchPerson(f"Nobody on file goes by “{text}”. See ketcheck people.")
    listed = "; ".join(map(_told_apart, found[:_LISTED]))
    more = f"; and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    raise NoSuchPerson(
        f"“{text}” fits {len(found)} people. Name one by number or id: {listed}{more}."
    )


def _told_apart(one: Person) -> str:
    born = f"born {one.born}" if one.born else "no birth date"
    number = f"number {one.number}" if one.number else f"id {one.id}"
    return f"{one.name}, {born}, {number}"
