"""What was said about held STOPs: the newest by its time counts, corrections only tighten it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from ketcheck.checklist.ledger.counting import Counting
from ketcheck.checklist.ledger.facts import MAY_USE, MAY_USE_FROM, NEVER, NOT_YET, Fact
from ketcheck.checklist.ledger.known import OpenDoubt

_STRICT_FIRST: Final = (NEVER, NOT_YET, MAY_USE_FROM, MAY_USE)


@dataclass(frozen=True)
class _Said:
    at: datetime
    code: str
    first_day: date | None


class Clearances:
    """The clearances, as far as they were taken."""

    def __init__(self, counting: Counting) -> None:
        self._counting = counting
        self._said: dict[UUID, dict[UUID, _Said]] = {}
        """By the record that is cleared, then by the first version of the clearance."""
        self._repeats: dict[UUID, UUID] = {}
        """By a record that corrects another, and holds the same STOP: that other."""

    def take(self, fact: Fact) -> None:
        """Take a clearance; a corrected one counts as the stricter of its versions."""
        code = fact.code or NOT_YET
        if fact.target is None or (
            self._counting.is_struck(fact) and code in {MAY_USE, MAY_USE_FROM}
        ):
            return
        versions = self._said.setdefault(fact.target, {})
        root = self._counting.root(fact.entry)
        new = _Said(fact.at, code, fact.day if code == MAY_USE_FROM else None)
        versions[root] = _stricter(versions[root], new) if root in versions else new

    def repeat(self, correction: UUID, corrected: UUID) -> None:
        """Note that a correction holds the same STOP as what it corrects."""
        self._repeats[correction] = corrected

    def applied(self, doubt: OpenDoubt) -> OpenDoubt | None:
        """A held doubt as it stands: None where it is cleared, with the day that it will be."""
        said = [one for record in self._same_stop(doubt) for one in self._about(record)]
        if not said:
            return doubt
        # Of two at one time the stricter counts.
        newest = max(said, key=lambda one: (one.at, -_STRICT_FIRST.index(one.code)))
        if newest.code == MAY_USE:
            return None
        return doubt.model_copy(update={"free_from": newest.first_day})

    def _same_stop(self, doubt: OpenDoubt) -> Iterator[UUID]:
        """The record that holds, and those whose STOP it repeats."""
        record, seen = doubt.record, set[UUID]()
        while record and record not in seen:
            yield record
            seen.add(record)
            record = self._repeats.get(record)

    def _about(self, record: UUID) -> Iterable[_Said]:
        return self._said.get(record, {}).values()


def _stricter(one: _Said, other: _Said) -> _Said:
    worse = min(one, other, key=lambda said: _STRICT_FIRST.index(said.code))
    days = [said.first_day for said in (one, other) if said.first_day]
    is_from = worse.code == MAY_USE_FROM
    # A yes gives way to what was said since, so that the earlier time is the stricter for it.
    pick = min if worse.code in {MAY_USE, MAY_USE_FROM} else max
    return _Said(pick(one.at, other.at), worse.code, max(days) if is_from and days else None)
