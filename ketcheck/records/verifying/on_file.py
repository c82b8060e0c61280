"""Checking who is on file: each reads, is found by name, and leads to an entry that stands."""

from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID

from ketcheck.records.database import RecordsDatabase
from ketcheck.records.names import shown
from ketcheck.records.people import clinicians, people
from ketcheck.records.people.folding import search_key
from ketcheck.records.tables import ClinicianRow, PersonRow
from ketcheck.records.verifying.faults import Fault

_MOST_MERGES: Final = 64
"""Entries that lead from one to the next; of more, it is a ring."""


def person_faults(db: RecordsDatabase) -> Iterator[Fault]:
    """What is wrong with the entries of people."""
    rows = list(PersonRow.select().namedtuples().execute(db))
    merged = {row.id: row.merged_into for row in rows}
    for row in rows:
        where = f"the entry of {shown(row.name)}"
        try:
            people.of_row(row)
        except (ValueError, TypeError):
            yield Fault(where, "does not read as it was kept")
        if search_key(row.name, row.number) != row.name_key:
            yield Fault(where, "is not found by its name")
        if not _stands(merged, row.id):
            yield Fault(where, "is merged into an entry that is not there")


def clinician_faults(db: RecordsDatabase) -> Iterator[Fault]:
    """What is wrong with those who counsel."""
    for row in ClinicianRow.select().dicts().execute(db):
        try:
            clinicians.of_row(row)
        except (ValueError, TypeError):
            yield Fault(f"the clinician {shown(row['name'])}", "does not read as it was kept")


def _stands(merged: Mapping[UUID, UUID | None], one: UUID) -> bool:
    """Whether an entry is none that was merged, or leads to such a one."""
    for _ in range(_MOST_MERGES):
        owner = merged.get(one, one)
        if owner is None or owner == one:
            return owner is None
        one = owner
    return False
