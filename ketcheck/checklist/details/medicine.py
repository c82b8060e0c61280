"""The other medicines of a person (Tip 5)."""

from enum import StrEnum

from ketcheck.checklist.details.frozen import Day, Frozen
from ketcheck.checklist.text import Line


class Certainty(StrEnum):
    """Yes, no, or not sure."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class MedicineKind(StrEnum):
    """Where a medicine comes from (Tip 5 s2)."""

    PRESCRIPTION = "prescription"
    STORE_BOUGHT = "store-bought"
    VITAMIN_OR_HERB = "vitamin-or-herb"


class Medicine(Frozen):
    """One other medicine (Tip 5 s2); what is not said counts as not sure."""

    name: Line
    dose: Line | None = None
    kind: MedicineKind | None = None
    sleepy: Certainty = Certainty.UNSURE
    told: Certainty = Certainty.UNSURE
    changed: Day | None = None

    @property
    def is_sleepy_and_untold(self) -> bool:
        """Whether it may make sleepy and the provider may not know (Tip 5 s1-2)."""
        return self.sleepy is not Certainty.NO and self.told is not Certainty.YES

    @property
    def is_untold(self) -> bool:
        """Whether the provider may not know of it (Tip 5 s2)."""
        return self.told is not Certainty.YES
