"""What goes with an answer: the label and plan, uses, places, medicines, who said so and when."""

from ketcheck.checklist.details.filled_in import (
    DETAIL_NAMES,
    CoverTold,
    Details,
    LastUse,
    Reaction,
    Since,
    Sites,
    Uses,
    UseTold,
)
from ketcheck.checklist.details.frozen import Day, Frozen
from ketcheck.checklist.details.label import (
    WHEN_NEEDED,
    Contact,
    CoverLeave,
    GivenPlan,
    Plan,
    Site,
    day_limit,
    site_key,
)
from ketcheck.checklist.details.medicine import Certainty, Medicine, MedicineKind
from ketcheck.checklist.details.vouched import Vouched

__all__ = [
    "DETAIL_NAMES",
    "WHEN_NEEDED",
    "Certainty",
    "Contact",
    "CoverLeave",
    "CoverTold",
    "Day",
    "Details",
    "Frozen",
    "GivenPlan",
    "LastUse",
    "Medicine",
    "MedicineKind",
    "Plan",
    "Reaction",
    "Since",
    "Site",
    "Sites",
    "UseTold",
    "Uses",
    "Vouched",
    "day_limit",
    "site_key",
]
