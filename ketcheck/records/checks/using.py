"""Noting that the cream was put on, or was not, and that the label was changed."""

from collections.abc import Sequence

from ketcheck import __version__
from ketcheck.checklist.details import Plan, site_key
from ketcheck.checklist.limits import plan_faults
from ketcheck.errors import CheckRefused
from ketcheck.records.model import (
    LabelEntry,
    Moment,
    NotUsedEntry,
    Person,
    Record,
    UseEntry,
)
from ketcheck.records.recording import new_id


def use_of(  # noqa: PLR0913 - each is a fact of the use, given by name
    person: Person,
    plan: Plan | None,
    *,
    at: Moment,
    saved: Moment,
    sites: Sequence[str] = (),
    record: Record | None = None,
    recorded_by: str | None = None,
) -> UseEntry:
    """A use; the only place of a label is the place of it. CheckRefused for a place not on it."""
    known = {site.key: site.words for site in plan.sites} if plan else {}
    for words in sites:
        if known and site_key(words) not in known:
            places = ", ".join(known.values())
            raise CheckRefused(f"“{words}” is not on the label. The places on it: {places}.")
    named = tuple(known.get(site_key(words), words) for words in sites)
    return UseEntry(
        id=new_id(),
        person=person,
        recorded_by=recorded_by,
        saved=saved,
        program=__version__,
        at=at,
        sites=named or (tuple(known.values()) if len(known) == 1 else ()),
        record=record.id if record else None,
    )


def not_used(record: Record, saved: Moment) -> NotUsedEntry:
    """That the cream was not put on after a check, so that its OK is over."""
    return NotUsedEntry(
        id=new_id(), person=record.person, saved=saved, program=__version__, record=record.id
    )


def label_change(
    person: Person,
    plan: Plan,
    before: Plan | None,
    saved: Moment,
    recorded_by: str | None = None,
) -> LabelEntry:
    """A new label; CheckRefused where its times can't be."""
    for fault in plan_faults(plan):
        raise CheckRefused(f"plan.{fault}")
    return LabelEntry(
        id=new_id(),
        person=person,
        recorded_by=recorded_by,
        saved=saved,
        program=__version__,
        plan=plan,
        before=before,
    )
