"""Who said so, and when."""

from ketcheck.checklist.details.frozen import Day, Frozen
from ketcheck.checklist.text import Line


class Vouched(Frozen):
    """Who said so, and when; it counts only with both."""

    who: Line | None = None
    when: Day | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it says who and when."""
        return self.who is not None and self.when is not None
