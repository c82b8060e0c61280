"""Which facts count: a strike or a correction takes away only what lowered a doubt."""

from collections.abc import Iterable
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

    def _told_to_close(self) -> dict[UUID, set[_Key]]:
        found: dict[UUID, set[_Key]] = {}
        for fact in self.facts:
            if fact.name in CLOSING:
                found.setdefault(fact.entry, set()).add(_key(fact))
        return found


def _targets(facts: Iterable[Fact], *codes: str) -> set[UUID]:
    return {
        fact.target
        for fact in facts
        if fact.name is FactName.STRUCK and fact.target and fact.code in codes
    }


def _key(fact: Fact) -> _Key:
    return fact.name, fact.sites, fact.code
