"""The same life with a real store: what the pure engine said has to be what is taken and saved."""

from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from ketcheck.checklist.details import Plan
from ketcheck.checklist.ledger.facts import ANOTHER_PERSON, UNDONE
from ketcheck.errors import Refused
from ketcheck.records.checklists import load_bundled
from ketcheck.records.checks.striking import strike, undo
from ketcheck.records.checks.submitted import SubmittedCheck, SubmittedPerson
from ketcheck.records.checks.taking import Taker
from ketcheck.records.checks.using import label_change, use_of
from ketcheck.records.clock import moment_here
from ketcheck.records.model import How, Moment, NotUsedEntry, Person, UseEntry
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store
from tests.proof.person import Done, Judged

ZONE: Final = "America/New_York"
_MARIA: Final = SubmittedPerson(name="Maria Alvarez", number="20418")


class Again:
    """Does again, with a store, what a person's log tells."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.checklist, self.used, text = load_bundled()
        store.keep_content(text)
        self.ids: dict[UUID, UUID] = {}
        self.now: datetime | None = None
        self.compared = 0

    def do(self, done: Done) -> list[str]:
        """Where the store says otherwise than the engine alone; empty where it does not."""
        self.now = max(self.now or done.at, done.at)
        match done.what:
            case "check":
                return self._check(done)
            case "use":
                sites = done.sites
                entry = use_of(
                    self._person(), self._plan(), at=self._at(done.at), saved=self._clock(),
                    sites=sites,
                )  # fmt: skip
                self.ids[done.entry] = self.store.save(entry).id
            case "label":
                if done.plan is not None and done.plan != self._plan():
                    plan, before = done.plan, self._plan()
                    self.store.save(label_change(self._person(), plan, before, self._clock()))
            case "strike":
                self._strike(done)
        return []

    def _check(self, done: Done) -> list[str]:
        judged = done.judged
        assert judged is not None
        taker = Taker(self.store, self.checklist, self.used, self._clock)
        try:
            record = taker.take(self._submitted(done, judged))
        except Refused as error:
            return [f"{done.at}: {judged.level} alone, refused with a store: {error}"]
        self.ids[done.entry] = record.id
        self.compared += 1
        said = (record.result.level.value, tuple(one.id for one in record.result.reasons))
        right = (judged.level, judged.reasons)
        return [] if said == right else [f"{done.at}: {right} alone, {said} with a store"]

    def _submitted(self, done: Done, judged: Judged) -> SubmittedCheck:
        draft = judged.check.draft
        is_late = self.now is not None and done.at < self.now
        return SubmittedCheck(
            person=_MARIA,
            how=How.FROM_PAPER if is_late and not done.target else None,
            recorded_by="N" if is_late else None,
            finished=None if done.target else done.at,
            zone=None if done.target else ZONE,
            plan=draft.plan,
            answers=draft.answers,
            details=draft.details,
            medicines=draft.medicines or None,
            ended="early" if judged.check.missing else None,
            amends=str(self.ids[done.target]) if done.target else None,
            reason="misread" if done.target else None,
        )

    def _strike(self, done: Done) -> None:
        assert done.target is not None
        target = self.store.entry(self.ids[done.target])
        if done.code == UNDONE:
            assert isinstance(target, UseEntry | NotUsedEntry)
            self.store.save(undo(target, self._clock()))
            return
        is_anothers = done.code == ANOTHER_PERSON
        entry = strike(
            target, reason="a slip", recorded_by="N", saved=self._clock(),
            another_person=is_anothers,
        )  # fmt: skip
        self.store.save(entry)

    def _clock(self) -> Moment:
        assert self.now is not None
        return self._at(self.now)

    def _at(self, at: datetime) -> Moment:
        return moment_here(at, Moment(at=at, zone=ZONE))

    def _person(self) -> Person:
        (person,) = self.store.people()
        return person

    def _plan(self) -> Plan | None:
        return self.store.plan(self._person().id)


def differences(log: list[Done], folder: Path) -> tuple[int, list[str]]:
    """How many checks were compared, and where the two say different things."""
    store = open_store(folder, keyring=False)
    try:
        again = Again(store)
        found = [one for done in log for one in again.do(done)]
    finally:
        store.close()
    return again.compared, found
