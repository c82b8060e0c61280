"""One thing that an entry tells to later checks, small enough to be kept beside the list."""

from enum import StrEnum
from typing import Final
from uuid import UUID

from pydantic import AwareDatetime

from ketcheck.checklist.details import Day, Frozen, Plan, Vouched


class FactName(StrEnum):
    """What an entry may tell."""

    CHECK = "check"
    """A check was finished; `code` is its level."""
    USES_ASKED = "uses-asked"
    USE = "use"
    NOT_USED = "not-used"
    PRESCRIBED = "prescribed"
    PRESCRIBED_DOUBT = "prescribed-doubt"
    FELT_UNSURE = "felt-unsure"
    TODAY = "today"
    SKIN = "skin"
    SKIN_CLOSED = "skin-closed"
    REACTION = "reaction"
    HELD = "held"
    CLEARED = "cleared"
    TO_ASK = "to-ask"
    PERMITTED = "permitted"
    MEDICINES_ASKED = "medicines-asked"
    MEDICINES_DOUBT = "medicines-doubt"
    MEDICINES_TOLD = "medicines-told"
    LABEL = "label"
    TIP_OPEN = "tip-open"
    TIP_UNDERSTOOD = "tip-understood"
    EXTRA_ASKED = "extra-asked"
    COUNSELED = "counseled"
    STRUCK = "struck"


class Fact(Frozen):
    """One thing told by an entry, at the time that it is about.

    `entry` is who tells it, `amends` the entry which that one corrects. What the other fields hold
    goes by the name: `target` is the record that is cleared or struck, or whose STOP a correction
    holds as well, `plan` and `before` the label after and before a change, `until` when time closes
    a doubt.
    """

    name: FactName
    at: AwareDatetime
    entry: UUID
    amends: UUID | None = None
    day: Day | None = None
    sites: tuple[str, ...] = ()
    code: str | None = None
    sure: bool = True
    until: AwareDatetime | None = None
    reasons: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    vouched: Vouched | None = None
    target: UUID | None = None
    plan: Plan | None = None
    before: Plan | None = None


CLOSING: Final = frozenset(
    {
        FactName.USES_ASKED,
        FactName.PRESCRIBED,
        FactName.SKIN_CLOSED,
        FactName.PERMITTED,
        FactName.MEDICINES_ASKED,
        FactName.MEDICINES_TOLD,
        FactName.TIP_UNDERSTOOD,
        FactName.EXTRA_ASKED,
    }
)
"""What lowers a doubt: it counts only while its entry is neither struck nor corrected otherwise."""

RECENT: Final = frozenset(
    {
        FactName.CHECK,
        FactName.USE,
        FactName.NOT_USED,
        FactName.FELT_UNSURE,
        FactName.TODAY,
        FactName.REACTION,
    }
)
"""What later checks go by for two weeks at most, or since uses were last asked about."""

LASTING: Final = frozenset(FactName) - RECENT - {FactName.COUNSELED}
"""What counts until something closes it."""

# How a STRUCK fact says what became of the record, in `code`.
STRUCK_OUT, ANOTHER_PERSON, UNDONE = "struck", "another-person", "undone"
# What a clearance says, in `code`, the strictest first.
NEVER, NOT_YET, MAY_USE_FROM, MAY_USE = "never", "not-yet", "may-use-from", "may-use"
# The sources of a use, in `code`.
BUTTON = "button"
