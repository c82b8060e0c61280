"""The label and plan of a person, as of now."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from ketcheck.checklist.details import Plan
from ketcheck.records.clock import microseconds
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import Moment
from ketcheck.records.people.identity import is_of
from ketcheck.records.tables import PersonRow, PlanRow


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan on file, and since when: microseconds since 1970, None where nobody knows."""

    plan: Plan
    changed: int | None


def plan(db: RecordsDatabase, person_id: UUID) -> Plan | None:
    """The plan on file."""
    return next((kept.plan for kept in kept_plans(db, [person_id])), None)


def save_plan(db: RecordsDatabase, person_id: UUID, new: Plan, at: Moment) -> None:
    """Put a plan on file, in place of the one before."""
    keep_plan(db, person_id, KeptPlan(new, microseconds(at.at)))


def kept_plans(db: RecordsDatabase, ids: Sequence[UUID]) -> Iterator[KeptPlan]:
    """The plans that are on file under those ids."""
    query = PlanRow.select(PlanRow.body, PlanRow.changed).where(is_of(PlanRow.person_id, ids))
    for body, changed in query.tuples().execute(db):
        yield KeptPlan(Plan.model_validate_json(body), changed)


def keep_plan(db: RecordsDatabase, person_id: UUID, kept: KeptPlan) -> None:
    """Put it on file as it was elsewhere, in place of the one before."""
    row = {"body": kept.plan.model_dump_json(), "changed": kept.changed}
    replacing = PlanRow.insert(person_id=person_id, **row).on_conflict(
        conflict_target=[PlanRow.person_id], preserve=[PlanRow.body, PlanRow.changed]
    )
    replacing.execute(db)


def all_plans(db: RecordsDatabase) -> dict[UUID, KeptPlan]:
    """The plan of each entry of the list that stands for itself."""
    hidden = PersonRow.select(PersonRow.id).where(PersonRow.merged_into.is_null(is_null=False))
    query = PlanRow.select().where(PlanRow.person_id.not_in(hidden)).tuples()
    return {
        person_id: KeptPlan(Plan.model_validate_json(body), changed)
        for person_id, body, changed in query.execute(db)
    }


def newest(kept: Iterable[KeptPlan]) -> KeptPlan | None:
    """The one that holds; None where there is none, or where nobody knows which one it is."""
    since: dict[Plan, int] = {}
    for one in kept:
        # What is older than form 4 is older than what was put on file by it.
        since[one.plan] = max(since.get(one.plan, 0), one.changed or 0)
    latest = max(since.values(), default=0)
    found = [KeptPlan(plan, at or None) for plan, at in since.items() if at == latest]
    return found[0] if len(found) == 1 else None
