"""The people of a copy and of these records: who is one person, who is new, and who stays out.

What was merged on either computer is one person on both from then on: a STOP that is held of one
of the entries must not be missed. Who was erased here stays out, whatever entry they come under.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from ketcheck.records import keeping
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.people import identity, plans
from ketcheck.records.people.plans import KeptPlan
from ketcheck.records.sealed.erasures import erased_of
from ketcheck.records.tables import PersonRow, PlanRow

Links = dict[UUID, UUID | None]


@dataclass(frozen=True, slots=True)
class Joined:
    """What becomes of the people; nothing is changed by finding out."""

    new: frozenset[UUID]
    """Entries of the list that are not here yet."""
    left_out: frozenset[UUID]
    """Entries that were erased here, or are of a person who was."""
    owners: dict[UUID, UUID]
    """Of each entry that will be under another one: that one."""
    merged: int
    """Entries that stand for themselves here and will not any more."""
    plans: dict[UUID, KeptPlan | None]
    """Each plan that will be another one; None where two differ and nobody knows which holds."""


def joined(ours: RecordsDatabase, theirs: RecordsDatabase) -> Joined:
    """What becomes of the people where a copy is added to these records."""
    here, there = identity.links(ours), identity.links(theirs)
    erased = erased_of(ours, here.keys() | there.keys()) - here.keys()
    new, left_out = set(there.keys() - here.keys()), set(erased)
    owners: dict[UUID, UUID] = {}
    for group in _groups(here, there):
        if group & erased and not group & here.keys():
            left_out |= group
        else:
            root = _root(group - erased, here, there)
            owners |= dict.fromkeys(group - erased - {root}, root)
    merged = sum(1 for one in owners if one in here and here[one] is None)
    new -= left_out
    changed = dict(_plans(ours, theirs, owners, left_out))
    return Joined(frozenset(new), frozenset(left_out), owners, merged, changed)


def take_in(ours: RecordsDatabase, theirs: RecordsDatabase, people: Joined) -> None:
    """Put the people on file, inside a transaction."""
    for row in PersonRow.select().dicts().execute(theirs):
        if row["id"] in people.new:
            PersonRow.insert(row).execute(ours)
    for one, owner in people.owners.items():
        PersonRow.update(merged_into=owner).where(PersonRow.id == one).execute(ours)
    for owner in set(people.owners.values()):
        PersonRow.update(merged_into=None).where(PersonRow.id == owner).execute(ours)
    PlanRow.delete().where(PlanRow.person_id.in_(list(people.owners))).execute(ours)
    # An OK knew nothing of the other entry, or of the other label, and no entry need tell of them.
    keeping.forget_leaves(ours, {*people.owners, *people.owners.values(), *people.plans})
    for one, kept in people.plans.items():
        if kept:
            plans.keep_plan(ours, one, kept)
        else:
            PlanRow.delete().where(PlanRow.person_id == one).execute(ours)


def _groups(here: Links, there: Links) -> Iterator[set[UUID]]:
    links = [*here.items(), *there.items()]
    return iter(identity.groups((one, owner) for one, owner in links if owner))


def _root(group: set[UUID], here: Links, there: Links) -> UUID:
    """The entry that stays: one that stands for itself, here if there is one; then the oldest."""
    alone_here = {one for one in group if one in here and here[one] is None}
    alone_there = {one for one in group if one in there and there[one] is None}
    known = {one for one in group if one in here or one in there}
    return min(alone_here & alone_there or alone_here or alone_there or known)


def _plans(
    ours: RecordsDatabase, theirs: RecordsDatabase, owners: dict[UUID, UUID], left_out: set[UUID]
) -> Iterator[tuple[UUID, KeptPlan | None]]:
    """Each plan that will be another one than it is here, by the entry that it is under then."""
    here = plans.all_plans(ours)
    found: dict[UUID, list[KeptPlan]] = {}
    for kept in (here, plans.all_plans(theirs)):
        for one in kept.keys() - left_out:
            found.setdefault(owners.get(one, one), []).append(kept[one])
    for owner, both in found.items():
        after, before = plans.newest(both), here.get(owner)
        if (after and after.plan) != (before and before.plan):
            yield owner, after
