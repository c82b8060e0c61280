"""Those who counsel, as of now; records keep them as of then."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import Clinician
from ketcheck.records.people.folding import glued, words
from ketcheck.records.recording import new_id
from ketcheck.records.tables import ClinicianRow


@dataclass(frozen=True, slots=True)
class ClinicianOnFile:
    """A clinician under an id, so that a change of name or phone is no second one."""

    id: UUID
    clinician: Clinician
    archived: bool = False


def clinicians(db: RecordsDatabase, *, archived: bool = False) -> list[ClinicianOnFile]:
    """By name; the archived after all others, where they are wanted."""
    query = ClinicianRow.select().where(ClinicianRow.archived <= archived)
    rows = query.order_by(ClinicianRow.archived, ClinicianRow.name).dicts().execute(db)
    return [of_row(row) for row in rows]


def profile_of(found: Iterable[ClinicianOnFile], user: str) -> ClinicianOnFile | None:
    """The one clinician who has a passphrase under that name, or under their initials."""
    profiles = list(found)
    key = glued(user)
    named = [one for one in profiles if glued(one.clinician.name) == key]
    named = named or [one for one in profiles if _initials(one.clinician.name) == key]
    return named[0] if len(named) == 1 else None


def keep_clinician(
    db: RecordsDatabase, clinician: Clinician, clinician_id: UUID | None, *, archived: bool
) -> ClinicianOnFile:
    """Put one on file, or change the one of that id."""
    row = {**clinician.model_dump(), "archived": archived}
    if clinician_id is None:
        clinician_id = new_id()
        ClinicianRow.insert(id=clinician_id, **row).execute(db)
    else:
        ClinicianRow.update(**row).where(ClinicianRow.id == clinician_id).execute(db)
    return ClinicianOnFile(clinician_id, clinician, archived)


def of_row(row: dict[str, object]) -> ClinicianOnFile:
    """The clinician in a row of the table; pydantic's ValidationError where it does not read."""
    facts = {name: row[name] for name in Clinician.model_fields}
    clinician = Clinician.model_validate(facts)
    return ClinicianOnFile(UUID(str(row["id"])), clinician, bool(row["archived"]))


def _initials(name: str) -> str:
    return "".join(word[0] for word in words(name))
