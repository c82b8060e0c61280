"""Records and people, as frozen models; a naive time is refused by each of them."""

from ketcheck.records.model.changes import (
    UNDO_WITHIN,
    USE_TOLD_WITHIN,
    IdentityChange,
    LabelEntry,
    Merge,
    NotUsedEntry,
    Strike,
    UseEntry,
)
from ketcheck.records.model.clearance import Clearance, Reached, Role, Verdict
from ketcheck.records.model.entry import Kind
from ketcheck.records.model.kept_draft import KeptDraft, PaperForm
from ketcheck.records.model.moment import Moment
from ketcheck.records.model.person import EARLIEST_BIRTH, Born, Clinician, Person
from ketcheck.records.model.record import (
    EARLIER_AFTER,
    ENTERED_LATER_AFTER,
    Amends,
    Asked,
    ChecklistUsed,
    How,
    Record,
    Taken,
)

__all__ = [
    "EARLIER_AFTER",
    "EARLIEST_BIRTH",
    "ENTERED_LATER_AFTER",
    "UNDO_WITHIN",
    "USE_TOLD_WITHIN",
    "Amends",
    "AnyEntry",
    "Asked",
    "Born",
    "ChecklistUsed",
    "Clearance",
    "Clinician",
    "How",
    "IdentityChange",
    "KeptDraft",
    "Kind",
    "LabelEntry",
    "Merge",
    "Moment",
    "NotUsedEntry",
    "PaperForm",
    "Person",
    "Reached",
    "Record",
    "Role",
    "Strike",
    "Taken",
    "UseEntry",
    "Verdict",
]

AnyEntry = (
    Record | Clearance | Strike | UseEntry | NotUsedEntry | LabelEntry | IdentityChange | Merge
)
