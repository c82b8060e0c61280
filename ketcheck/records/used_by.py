"""Who uses this computer: one person, who never picks a name, or a clinic with a list."""

from enum import StrEnum
from typing import TYPE_CHECKING

from ketcheck.records.settings import USED_BY

if TYPE_CHECKING:
    from ketcheck.records.store import Store


class UsedBy(StrEnum):
    """The two kinds of use."""

    ONE_PERSON = "one-person"
    CLINIC = "clinic"


def used_by(store: "Store") -> UsedBy | None:
    """What was chosen; None where it is still to be asked.

    One person alone on file is a home computer, and is not asked.
    """
    chosen = store.setting(USED_BY)
    if chosen in set(UsedBy):
        return UsedBy(chosen)
    return UsedBy.ONE_PERSON if len(store.people()) == 1 else None


def set_used_by(store: "Store", chosen: UsedBy) -> None:
    """Keep what was chosen; it can be changed at any time."""
    store.set_setting(USED_BY, chosen.value)
