"""One person's entries without a store: the real engine from answers to facts to what is known.

What the store does between two checks is said here once more, in few lines: the facts of an entry
count by the second it is about, and a later entry is judged by the facts up to its own time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from typing import Final
from uuid import UUID

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Asked, Checklist, Question
from ketcheck.checklist.details import Details, Medicine, Plan, Vouched
from ketcheck.checklist.draft import Draft
from ketcheck.checklist.ledger.facts import (
    BUTTON,
    MAY_USE,
    STRUCK_OUT,
    Fact,
    FactName,
)
from ketcheck.checklist.ledger.fold import known_from
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.ledger.telling import FinishedCheck, facts_of
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Result, judge
from ketcheck.checklist.session import Session, TeachBack, Understanding
from ketcheck.checklist.session_findings import session_findings
from ketcheck.records.checklists import load_bundled

FIRST: Final[Mapping[str, str]] = {
    "prescribed": "yes",
    "feeling": "fine",
    "label": "here",
    "before": "no",
    "amount": "label",
    "area": "told",
    "skin": "whole",
    "cover": "none",
    "today": "none",
    "medicines": "none",
}
"""A first check of somebody who is well."""

LATER: Final[Mapping[str, str]] = {
    "feeling": "fine",
    "used": "no",
    "timing": "due",
    "amount": "label",
    "area": "told",
    "skin-since": "healed",
    "skin": "whole",
    "permit": "may",
    "reaction": "none",
    "cover": "none",
    "today": "none",
    "told-since": "all",
    "medicines-changed": "no",
    "missed": "none",
    "heat": "no",
    "urine": "no",
}
"""A later one; what is not asked then is left out."""

_ids = count(1)


@cache
def bundled() -> Checklist:
    """The checklist that ketcheck comes with, as it is loaded."""
    return load_bundled()[0]


@dataclass(frozen=True)
class Judged:
    """A check that was saved."""

    id: UUID
    at: datetime
    check: Check
    result: Result

    @property
    def level(self) -> str:
        return self.result.level.value

    @property
    def is_ok(self) -> bool:
        return self.level == "ok"

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple(reason.id for reason in self.result.reasons)


@dataclass(frozen=True)
class Done:
    """One entry: what it was, when, of which entry, and what it said."""

    what: str
    at: datetime
    entry: UUID
    target: UUID | None = None
    code: str = ""
    sites: tuple[str, ...] = ()
    plan: Plan | None = None
    judged: Judged | None = None


@dataclass
class Person:
    """What is on record of one person; `copy` branches off."""

    facts: list[Fact] = field(default_factory=list)
    checks: list[Judged] = field(default_factory=list)
    checklist: Checklist = field(default_factory=bundled)
    struck: set[UUID] = field(default_factory=set)
    log: list["Done"] = field(default_factory=list)
    """What was done, to be done again with a store."""
    places: dict[UUID, datetime] = field(default_factory=dict)
    """What each entry is about: an entry for an earlier time knows those up to its own."""

    def copy(self) -> "Person":
        return replace(
            self,
            facts=list(self.facts),
            checks=list(self.checks),
            log=list(self.log),
            struck=set(self.struck),
            places=dict(self.places),
        )

    def known(self, at: datetime | None = None) -> Known:
        """What is known, of an entry for an earlier time: as of then."""
        facts = self.facts if at is None else [one for one in self.facts if self._place(one) <= at]
        current = [
            one for one in self.checks if one.id not in self.struck and (at is None or one.at <= at)
        ]
        newest = max(current, key=lambda one: one.at, default=None)
        return known_from(facts, medicines=newest.check.medicines if newest else ())

    def _place(self, fact: Fact) -> datetime:
        return self.places.get(fact.entry, fact.at)

    def check(  # noqa: PLR0913 - what a check is given, by name
        self,
        at: datetime,
        answers: Mapping[str, str] | None = None,
        *,
        details: Details | None = None,
        plan: Plan | None = None,
        medicines: tuple[Medicine, ...] = (),
        earlier: bool = False,
    ) -> Judged:
        """A check by a well person, but for the answers given, judged and saved."""
        known = self.known(at if earlier else None)
        check = begun(self.checklist, known, at, answers or {}, details, plan, medicines)
        return self.save(check, early=bool(check.missing))

    def save(self, check: Check, *, early: bool = False, amends: UUID | None = None) -> Judged:
        """A finished check, judged; its facts count from now on."""
        judged = Judged(new_id(), check.now, check, judge(check, early=early))
        self.checks.append(judged)
        self.places[judged.id] = judged.at
        self.log.append(Done("check", judged.at, judged.id, target=amends, judged=judged))
        if amends:
            self.struck.add(amends)
        self.facts += facts_of(_finished(judged, amends))
        return judged

    def session(self, at: datetime, tips: Mapping[str, bool]) -> Judged:
        """A counseling session; of each tip that was said back, whether it was understood."""
        check = begun(self.checklist, self.known(), at, {})
        check = replace(check, is_session=True)
        outcomes = {True: Understanding.UNDERSTOOD, False: Understanding.NOT_YET}
        said = {tip: TeachBack(said="So.", outcome=outcomes[one]) for tip, one in tips.items()}
        session = Session(teach_back=said, read_back=True, put_on_now=True)
        result = judge(check, session_findings(check, session))
        judged = Judged(new_id(), at, check, result)
        self.checks.append(judged)
        self.facts += facts_of(replace(_finished(judged, None), is_session=True, tips=tips))
        return judged

    def correct(self, judged: Judged, answers: Mapping[str, str]) -> Judged:
        """A correction, which knows what was known then, and the hold of what it corrects."""
        before = self._known_before(judged)
        draft = judged.check.draft
        check = Check(self.checklist, before, judged.at).with_draft(
            draft.model_copy(update={"answers": {**LATER, **FIRST, **draft.answers, **answers}})
        )
        return self.save(check, early=bool(check.missing), amends=judged.id)

    def _known_before(self, judged: Judged) -> Known:
        """As the store has it: what was told before, its own hold, and the label of then."""
        begun = next(at for at, one in enumerate(self.facts) if one.entry == judged.id)
        earlier = [
            one
            for at, one in enumerate(self.facts)
            if self._place(one) < judged.at or (at < begun and self._place(one) == judged.at)
        ]
        own = {FactName.HELD: "entry", FactName.CLEARED: "target"}
        earlier += [
            one
            for one in self.facts
            if one.name in own and getattr(one, own[one.name]) == judged.id
        ]
        older = [one for one in self.checks if one.id not in self.struck and one.at < judged.at]
        newest = max(older, key=lambda one: one.at, default=None)
        medicines = newest.check.medicines if newest else ()
        return known_from(earlier, plan=judged.check.known.plan, medicines=medicines)

    def use(self, at: datetime, sites: tuple[str, ...] = ()) -> UUID:
        """The button "I put it on"."""
        entry = new_id()
        fact = Fact(name=FactName.USE, at=at, entry=entry, sites=sites, code=BUTTON)
        self.facts.append(fact)
        self.log.append(Done("use", at, entry, sites=sites))
        return entry

    def not_used(self, at: datetime, judged: Judged) -> UUID:
        """ "I didn't use it"."""
        entry = new_id()
        self.facts.append(Fact(name=FactName.NOT_USED, at=at, entry=entry, target=judged.id))
        return entry

    def strike(self, at: datetime, target: UUID, code: str = STRUCK_OUT) -> None:
        """The mark of an entry made in error, of another person's, or of an undone one."""
        self.struck.add(target)
        self.log.append(Done("strike", at, new_id(), target=target, code=code))
        fact = Fact(name=FactName.STRUCK, at=at, entry=new_id(), code=code, target=target)
        self.facts.append(fact)

    def clear(
        self, at: datetime, judged: Judged, said: str = MAY_USE, *, amends: UUID | None = None
    ) -> None:
        """What was said about a held STOP, or the correction of that."""
        entry, target = new_id(), judged.id
        fact = Fact(
            name=FactName.CLEARED, at=at, entry=entry, code=said, target=target, amends=amends
        )
        self.facts.append(fact)

    def label(self, at: datetime, plan: Plan) -> None:
        """A change of the label beside a check."""
        self.log.append(Done("label", at, new_id(), plan=plan))
        fact = Fact(
            name=FactName.LABEL,
            at=at,
            entry=new_id(),
            day=at.date(),
            plan=plan,
            before=self.known().plan,
            vouched=plan.changed,
        )
        self.facts.append(fact)


def begun(  # noqa: PLR0913, PLR0917 - what a check is given
    checklist: Checklist,
    known: Known,
    at: datetime,
    answers: Mapping[str, str],
    details: Details | None = None,
    plan: Plan | None = None,
    medicines: tuple[Medicine, ...] = (),
) -> Check:
    """A check with those answers, and those of a well person where others are asked.

    Where somebody was to be asked, Dr. Lee has just said that the cream may be used. An empty code
    leaves a question unanswered, which only a STOP may.
    """
    said = Vouched(who="Dr. Lee", when=at.date())
    is_same = known.plan is not None and plan is not None and plan == known.plan
    given = details or Details()
    codes = {name: code for name, code in {**LATER, **FIRST, **answers}.items() if code}
    draft = Draft(
        answers=codes,
        details=given if given.permit else given.model_copy(update={"permit": said}),
        plan=None if is_same else plan,
        medicines=medicines,
    )
    return Check(checklist, known, at).with_draft(draft)


def _finished(judged: Judged, amends: UUID | None) -> FinishedCheck:
    check, result = judged.check, judged.result
    return FinishedCheck(
        entry=judged.id,
        at=judged.at,
        level=result.level.value,
        reasons=tuple(reason.id for reason in result.reasons),
        held=result.held,
        answers=check.draft.answers,
        details=check.draft.details,
        known=check.known,
        plan=check.plan,
        medicines=check.medicines,
        amends=amends,
        monthly=frozenset(one.id for one in check.path if _is_clear(check, one)),
    )


def _is_clear(check: Check, question: Question) -> bool:
    outcome = check.outcome(question)
    is_monthly = question.asked is Asked.MONTHLY_EXTRA
    return is_monthly and outcome is not None and outcome.level is Level.OK


def new_id() -> UUID:
    """An id that no other entry has."""
    return UUID(int=next(_ids))


MINUTE: Final = timedelta(minutes=1)
HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
