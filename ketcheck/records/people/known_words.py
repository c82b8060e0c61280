"""Names, numbers and birth dates on file, as somebody may use them in a passphrase."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Final

from ketcheck.messages.dates import MONTHS
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.people.folding import glued, words
from ketcheck.records.tables import ClinicianRow, PersonRow

_MOST: Final = 2_000
"""People of whom they are taken, those who came last: nobody is to wait for a passphrase."""


def known_words(db: RecordsDatabase) -> Iterator[str]:
    """The words, those of who is on file alone first."""
    people = PersonRow.select(PersonRow.name, PersonRow.born, PersonRow.number)
    rows = people.order_by(PersonRow.id.desc()).limit(_MOST).tuples().execute(db)
    for name, born, number in rows:
        yield from _of_name(name)
        yield from (word for word in (born, number) if word)
        with suppress(ValueError):
            yield from _of_day(date.fromisoformat(born or ""))
    for (name,) in ClinicianRow.select(ClinicianRow.name).tuples().execute(db):
        yield from _of_name(name)


def _of_name(name: str) -> Iterator[str]:
    folded = words(name)
    yield from (name, " ".join(folded), " ".join(reversed(folded)), glued(name))
    yield from ("".join(reversed(folded)), *folded, *name.split())


def _of_day(day: date) -> Iterator[str]:
    """As it is written with the name of its month, and in figures alone: in each order."""
    month = MONTHS[day.month - 1]
    for named in (month, month[:3]):
        for parts in ((day.day, named, day.year), (named, day.day, day.year)):
            yield " ".join(map(str, parts))
            yield "".join(map(str, parts))
        yield f"{named} {day.day}, {day.year}"
    yield from (f"{day:{form}}" for form in ("%Y%m%d", "%d%m%Y", "%m%d%Y", "%d%m%y", "%m%d%y"))
