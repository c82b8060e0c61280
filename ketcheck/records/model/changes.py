"""Entries beside the checks: a strike, a use or none, a change of the label or of the people."""

from datetime import timedelta
from typing import Literal
from uuid import UUID

from ketcheck.checklist.details import Plan
from ketcheck.checklist.text import Line, Text
from ketcheck.records.model.entry import Entry, Kind
from ketcheck.records.model.moment import Moment
from ketcheck.records.model.person import Person

UNDO_WITHIN = timedelta(minutes=1)
USE_TOLD_WITHIN = timedelta(days=30)
"""A use of longer ago, or of longer before the first check, is a day that was mistyped."""


class Strike(Entry):
    """An entry marked as entered in error: it stays, and can't lower what is known any more.

    What it holds stays held: only a clearance releases that. One of `another_person` tells nothing
    of this one; `undone` takes back a use, or that there was none, within a minute.
    """

    kind: Literal[Kind.STRIKE] = Kind.STRIKE
    strikes: UUID
    reason: Text
    another_person: bool = False
    undone: bool = False


class UseEntry(Entry):
    """That the cream was put on; `record` is the check whose OK it used, if one was good."""

    kind: Literal[Kind.USE] = Kind.USE
    at: Moment
    sites: tuple[Line, ...] = ()
    record: UUID | None = None


class NotUsedEntry(Entry):
    """That the cream was not put on after a check: its OK is over."""

    kind: Literal[Kind.NOT_USED] = Kind.NOT_USED
    record: UUID


class LabelEntry(Entry):
    """A change of the label beside a check; `before` is what was on file."""

    kind: Literal[Kind.LABEL] = Kind.LABEL
    plan: Plan
    before: Plan | None = None


class IdentityChange(Entry):
    """A change of a person's name, birth date or number; `person` is as of after it.

    Without `before` it is of somebody new, who was told apart from people on file.
    """

    kind: Literal[Kind.IDENTITY] = Kind.IDENTITY
    before: Person | None = None
    apart_from: tuple[UUID, ...] = ()
    """People on file who may seem to be this one, and are others."""
    reason: Text
    recorded_by: Line


class Merge(Entry):
    """Two entries of the list that are one person; `person` is the one that stays."""

    kind: Literal[Kind.MERGE] = Kind.MERGE
    merged: UUID
    into: UUID
    reason: Text
    recorded_by: Line
    when: Moment | None = None
    """When they were merged, where it was written down later."""
