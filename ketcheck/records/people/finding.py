"""Finding people as something of them is typed: a name, a birth date or a number, as people do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Final

from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import Person
from ketcheck.records.people import people
from ketcheck.records.people.folding import glued, number_key, words
from ketcheck.records.people.typed_dates import dates_in
from ketcheck.records.tables import PersonRow

_LABEL: Final = re.compile(r"(?<!\w)(?:mrn|number|no|nr|#)[\s.:#-]+(?=\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Listed:
    """A person as the list shows them."""

    person: Person
    archived: bool


def found(db: RecordsDatabase, text: str, *, archived: bool, limit: int | None) -> list[Listed]:
    """People with whom each word of the text goes, by name; see `Directory.found`."""
    query = PersonRow.select().where(PersonRow.merged_into.is_null(), *_conditions(text))
    if not archived:
        query = query.where(PersonRow.archived == False)  # noqa: E712 - peewee's comparison
    query = query.order_by(PersonRow.name_key, PersonRow.id).limit(limit)
    rows: Sequence[Any] = list(query.namedtuples().execute(db))
    return [Listed(people.of_row(row), bool(row.archived)) for row in rows]


def _conditions(text: str) -> Iterator[Any]:
    days, rest = dates_in(text)
    for some in days:
        yield PersonRow.born.in_([day.isoformat() for day in some])
    typed = _LABEL.sub("", rest).replace(",", " ").split()
    if typed:
        each = reduce(lambda one, other: one & other, map(_goes_with, typed))
        # "Mary Ann" is looked for as "Maryann" too.
        yield each | _begins(glued(rest)) if len(typed) > 1 else each


def _goes_with(word: str) -> Any:  # noqa: ANN401 - an expression
    parts = words(word) if any(map(str.isalnum, word)) else (word,)
    ways = [reduce(lambda one, other: one & other, map(_begins, parts))]
    ways.append(_begins(glued(word)))
    ways.append(PersonRow.born.startswith(word))
    ways.append(PersonRow.number.startswith(word))
    ways.append(PersonRow.number.contains(f" {word}"))
    if any(map(str.isdigit, word)):
        ways.append(PersonRow.name_key.contains(f" #{number_key(word)}"))
    return reduce(or_, ways)


def _begins(word: str) -> Any:  # noqa: ANN401 - an expression
    """Whether a word of the name begins so."""
    return PersonRow.name_key.startswith(word) | PersonRow.name_key.contains(f" {word}")
