"""Facts as entries tell them, made short."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from support import NOW

from ketcheck.checklist.ledger.facts import Fact, FactName

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def hours_ago(hours: float) -> datetime:
    """A time so many hours before the fixed now."""
    return NOW - timedelta(hours=hours)


def fact(name: FactName, at: datetime = NOW, entry: UUID | None = None, **fields: object) -> Fact:
    """A fact, of an entry of its own where none is given."""
    return Fact.model_validate(
        {"name": name, "at": at, "entry": entry or uuid4(), "day": at.date(), **fields}
    )


def struck(target: UUID, code: str, at: datetime = NOW) -> Fact:
    """The strike of an entry."""
    return fact(FactName.STRUCK, at, code=code, target=target)
