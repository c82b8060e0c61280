"""`earliest` of the ledger, transcribed for up to four uses, and the rule that it has to meet."""

from typing import Any

import z3

Formula = Any
MOST = 4
_DAY = 24 * 60


class Times:
    """Minutes of up to four sure uses, newest first, of now, and what the label says."""

    def __init__(self, *, window: int = 20 * 60, less: int = 0, days: bool = True) -> None:
        self.uses = [z3.Int(f"use {number}") for number in range(MOST)]
        self.count, self.now = z3.Int("count"), z3.Int("now")
        self.spacing, self.limit = z3.Int("spacing"), z3.Int("limit")
        self.window, self.less, self.days = window, less, days
        ordered = [self.uses[at] >= self.uses[at + 1] for at in range(MOST - 1)]
        self.rules = z3.And(
            *ordered,
            self.uses[-1] >= 0,
            self.now >= self.uses[0],
            self.count >= 1,
            self.count <= MOST,
            self.spacing >= 0,
            self.limit >= 1,
        )

    @property
    def earliest(self) -> Formula:
        """As the code has it."""
        after = self.uses[0] + self.spacing - self.less
        for at, use in enumerate(self.uses):
            is_last = z3.And(self.limit == at + 1, self.count >= at + 1)
            later = z3.If(use + self.window > after, use + self.window, after)
            after = z3.If(is_last, later, after)
        if not self.days:
            return after
        is_full = self._on_day(after) >= self.limit
        return z3.If(is_full, (_day(after) + 1) * _DAY, after)

    @property
    def is_too_soon(self) -> Formula:
        """As the design says it."""
        lately = self._counted(lambda use: self.now - use < 20 * 60)
        return z3.Or(
            self.now - self.uses[0] < self.spacing,
            lately >= self.limit,
            self._on_day(self.now) >= self.limit,
        )

    def _on_day(self, moment: Formula) -> Formula:
        return self._counted(lambda use: _day(use) == _day(moment))

    def _counted(self, holds: Any) -> Formula:  # noqa: ANN401 - a formula of a use
        return z3.Sum(
            [z3.If(z3.And(at < self.count, holds(use)), 1, 0) for at, use in enumerate(self.uses)]
        )


def _day(moment: Formula) -> Formula:
    return moment / _DAY
