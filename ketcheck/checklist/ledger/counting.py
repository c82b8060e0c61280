"""Which facts count: a strike or a correction takes away only what lowered a doubt."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from ketcheck.checklist.ledger.facts import (
    ANOTHER_PERSON,
    CLOSING,
    STRUCK_OUT,
    UNDONE,
    Fact,
    FactName,
)

_Key = tuple[FactName, tuple[str, ...], str | None]


class Counting:
    """The facts without those of another person and of what was undone, and what of them counts."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        given = list(facts)
        void = _targets(given, ANOTHER_PERSON, UNDONE)
        self.facts = [fact for fact in given if fact.entry not in void]
        self._struck = _targets(given, STRUCK_OUT)
        self._amended = {fact.entry: fact.amends for fact in self.facts if fact.amends}
        self._versions = self._chains()
        ends = self._strike_times(given)
        self.facts = [_in_time(fact, ends.get(self.root(fact.entry))) for fact in self.facts]
        self._closing = self._told_to_close()

    def counts(self, fact: Fact) -> bool:
        """Whether it counts; what closes a doubt has to be told by each version of its record."""
        if fact.name not in CLOSING:
            return True
        versions = self._versions.get(self.root(fact.entry), {fact.entry})
        if versions & self._struck:
            return False
        return all(_key(fact) in self._closing.get(one, set()) for one in versions)

    def is_struck(self, fact: Fact) -> bool:
        """Whether its record was struck out as entered in error."""
        return bool(self._versions.get(self.root(fact.entry), {fact.entry}) & self._struck)

    def root(self, entry: UUID) -> UUID:
        """The first version of a record."""
        seen = {entry}
        while (earlier := self._amended.get(entry)) and earlier not in seen:
            seen.add(earlier)
            entry = earlier
        return entry

    def _chains(self) -> dict[UUID, set[UUID]]:
        found: dict[UUID, set[UUID]] = {}
        for entry, amended in self._amended.items():
            found.setdefault(self.root(entry), set()).update((entry, amended))
        return found

    def _strike_times(self, facts: Iterable[Fact]) -> dict[UUID, datetime]:
        """When each record, by its first version, was first struck out as entered in error."""
        found: dict[UUID, datetime] = {}
        for fact in facts:
            if fact.target and fact.target in self._struck and fact.code == STRUCK_OUT:
                root = self.root(fact.target)
                found[root] = min(found.get(root, fact.at), fact.at)
        return found

    def _told_to_close(self) -> dict[UUID, set[_Key]]:
        found: dict[UUID, set[_Key]] = {}
        for fact in self.facts:
            if fact.name in CLOSING:
                found.setdefault(fact.entry, set()).add(_key(fact))
        return found


def _in_time(fact: Fact, struck: datetime | None) -> Fact:
    """The fact; what a wrong clock told of a time to come counts from when that was struck out.

    It stays as open as it was, but time, and what closes a doubt, can come after it again. That it
    was checked keeps its time: an OK that was struck out must not stand before a use.
    """
    if struck is None or fact.at <= struck or fact.name is FactName.CHECK:
        return fact
    until = fact.until and struck + (fact.until - fact.at)
    return fact.model_copy(update={"at": struck, "day": struck.date(), "until": until})


def _targets(facts: Iterable[Fact], *codes: str) -> set[UUID]:
    return {
        fact.target
        for fact in facts
        if fact.name is FactName.STRUCK and fact.target and fact.code in codes
    }


def _key(fact: Fact) -> _Key:
    return fact.name, fact.sites, fact.code
