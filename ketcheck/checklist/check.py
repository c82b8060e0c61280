"""A check under way: what is asked, what was answered; each act gives a new check on the path."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any, Final, Self

from ketcheck.checklist.conditions import is_met
from ketcheck.checklist.content import Answer, Checklist, Detail, Outcome, Question
from ketcheck.checklist.dependents import asked_again
from ketcheck.checklist.details import (
    DETAIL_NAMES,
    Certainty,
    CoverLeave,
    CoverTold,
    Details,
    Medicine,
    Plan,
)
from ketcheck.checklist.draft import Draft, Filled
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.ledger.labels import follow
from ketcheck.checklist.ledger.telling import uses_told
from ketcheck.checklist.ledger.uses import Use, told_once
from ketcheck.checklist.path import Situation, asked
from ketcheck.checklist.sites import chosen_sites, named, only_site
from ketcheck.errors import OffPath

_OPTIONAL: Final = frozenset(
    {
        Detail.INSTRUCTION,
        Detail.VOUCHED,
        Detail.LAST_USE,
        Detail.USES,
        Detail.LATEST_USE,
        Detail.SINCE,
    }
)
"""What may be left out: the answer means less then, but it is given."""


@dataclass(frozen=True)
class Check:
    """A check under way: what is asked, what is known, and a draft that is on the path.

    `now` is the time that it is judged by. In an education-only session nothing about now is
    asked; `is_session` tells of both kinds.
    """

    checklist: Checklist = field(repr=False)
    known: Known
    now: datetime
    draft: Draft = field(default_factory=Draft)
    is_session: bool = False
    is_education: bool = False

    @cached_property
    def path(self) -> tuple[Question, ...]:
        """The questions asked, in order."""
        situation = Situation(
            self.known,
            self.draft.answers,
            self.draft.details,
            self.plan,
            self.now,
            self.is_education,
        )
        return asked(self.checklist, situation)

    @property
    def plan(self) -> Plan | None:
        """The label that holds: the one filled in here, else the one on file."""
        return self.draft.plan or self.known.plan

    @cached_property
    def stricter(self) -> Plan | None:
        """The label that counts beside it, while nobody is named who allowed the change."""
        new = self.draft.plan
        if new is None:
            return self.known.stricter
        return follow(self.known.plan, self.known.stricter, new, new.changed)[1]

    @property
    def medicines(self) -> tuple[Medicine, ...]:
        """The list that counts: the one given here, else the one carried over.

        Who says that everyone was told of them says so of each.
        """
        match self.draft.answers.get("medicines"):
            case "list":
                return self.draft.medicines
            case "none" if self._is_told or not self.known.medicines:
                return ()
            case _ if self._is_told:
                return tuple(_told(one) for one in self.known.medicines)
            case _:
                return self.known.medicines

    @property
    def _is_told(self) -> bool:
        return self.draft.answers.get("told-since") == "all"

    @property
    def sites(self) -> tuple[str, ...]:
        """The places that the cream is to go on; empty for one without a name."""
        return chosen_sites(self.plan, self.draft.answers, self.draft.details)

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """The uses known, newest first, with those that are told of here."""
        told = uses_told(self.plan, self.draft.answers, self.draft.details, self.now)
        new = (Use(at=use.at, sites=use.sites, sure=use.sure) for use in told)
        before = self.known.plan
        gone = before.renamed_in(self.plan) if before and self.plan else frozenset[str]()
        return told_once((*new, *(use.without_places(gone) for use in self.known.uses)))

    @property
    def taken_today(self) -> datetime | None:
        """When alcohol or a drug was taken last, where that was said."""
        today = self.draft.details.today
        return today.at if today else None

    def answered(self, question: Question) -> Answer | None:
        """The answer given to a question, or None."""
        return question.answer(self.draft.answers.get(question.id, ""))

    def outcome(self, question: Question) -> Outcome | None:
        """What the answer given means as of now; None while it, or what it needs, is open."""
        answer = self.answered(question)
        if answer is None or self._lacks(question, answer):
            return None
        if answer.unmet and not is_met(self, question.id, answer.code):
            return answer.unmet
        return answer

    def _lacks(self, question: Question, answer: Answer) -> bool:
        """Whether something that can't be left out is still to be filled in."""
        detail = answer.detail
        if detail is None or detail in _OPTIONAL:
            return False
        if detail is Detail.SITES:
            several = self.plan is not None and len(self.plan.sites) > 1
            return question.id == "area" and several and not named(self.draft.details.area)
        return self.filled(question.id, detail) is None

    def filled(self, question_id: str, detail: Detail) -> Filled | None:
        """What was filled in with a question, or None."""
        value: Filled | None
        match detail:
            case Detail.PLAN:
                return self.draft.plan
            case Detail.MEDICINES:
                return self.draft.medicines or None
            case _:
                value = getattr(self.draft.details, DETAIL_NAMES[question_id])
                return value

    def wants(self, question: Question, answer: Answer) -> bool:
        """Whether something is to be filled in with the answer, or was."""
        detail = answer.detail
        if detail is None or self.filled(question.id, detail) is not None:
            return detail is not None
        if detail is Detail.SITES:
            return self.plan is not None and len(self.plan.sites) > 1
        if question.id == "prescribed":
            return self.known.doubt("prescribed", self.now) is not None
        return not (detail is Detail.INSTRUCTION and self.cover_leave)

    @property
    def cover_leave(self) -> CoverLeave | None:
        """The leave for a tight cover that is kept with the plan; its limits are a cross-check."""
        return self.plan.cover if self.plan else None

    @property
    def cover_told(self) -> CoverTold | None:
        """Who told the person to cover the skin, when and where, as filled in here: all or none."""
        told = self.draft.details.cover_told
        if told is None or not told.is_whole:
            return None
        sites = told.sites or only_site(self.plan)
        is_named = bool(sites) or not (self.plan and self.plan.sites)
        return told.model_copy(update={"sites": sites}) if is_named else None

    @property
    def covered_sites(self) -> tuple[str, ...]:
        """The places that are to be covered."""
        return named(self.draft.details.cover) or self.sites

    @property
    def cover_leave_used(self) -> CoverLeave | None:
        """The leave on file, where an answer relies on it and on nothing filled in here."""
        relies = self.draft.answers.get("cover-told") == "yes" and self.cover_told is None
        return self.cover_leave if relies else None

    def is_open(self, question: Question) -> bool:
        """Whether the question, or what belongs to its answer, is still to be given."""
        if question.detail:
            return self.filled(question.id, question.detail) is None
        return self.outcome(question) is None

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of the asked questions that are open, in order."""
        return tuple(question.id for question in self.path if self.is_open(question))

    def answer(self, question_id: str, code: str) -> Self:
        """The check with that answer, and without the answers that it takes off the path."""
        question = self._on_path(question_id)
        if question.answer(code) is None:
            message = f"{question_id}: unknown answer code {code!r}"
            raise OffPath(message)
        answers = {**self.draft.answers, question_id: code}
        return self._changed(self.draft.model_copy(update={"answers": answers}), question_id)

    def _changed(self, draft: Draft, question_id: str) -> Self:
        """The check with that draft, and without the answers that were about something else."""
        check = self.with_draft(draft)
        again = asked_again(self, check) - {question_id}
        kept = {key: code for key, code in check.draft.answers.items() if key not in again}
        if kept == check.draft.answers:
            return check
        return self.with_draft(check.draft.model_copy(update={"answers": kept}))

    def without(self, question_id: str) -> Self:
        """The check as it was before that question was answered."""
        answers = {key: code for key, code in self.draft.answers.items() if key != question_id}
        return self.with_draft(self.draft.model_copy(update={"answers": answers}))

    def fill(self, question_id: str, detail: Detail, value: Filled | None) -> Self:
        """The check with what was filled in with a question; OffPath where nothing asks for it."""
        if (question_id, detail) not in set(self._details()):
            message = f"{question_id}: {detail.value} is not asked here"
            raise OffPath(message)
        match detail:
            case Detail.PLAN | Detail.MEDICINES:
                changes: dict[str, Any] = {detail.value: value}
            case _:
                name = DETAIL_NAMES[question_id]
                changes = {"details": self.draft.details.model_copy(update={name: value})}
        return self._changed(Draft.model_validate({**dict(self.draft), **changes}), question_id)

    def relabeled(self, plan: Plan) -> Self:
        """The check with a change of the label on file."""
        return self._changed(self.draft.model_copy(update={"plan": plan}), "label")

    def at(self, now: datetime) -> Self:
        """The same check as of another time."""
        return replace(self, now=now)

    def _on_path(self, question_id: str) -> Question:
        for question in self.path:
            if question.id == question_id:
                return question
        message = f"{question_id}: this question is not asked here"
        raise OffPath(message)

    def _details(self) -> Iterator[tuple[str, Detail]]:
        for question in self.path:
            for holder in (question, self.answered(question)):
                if holder and holder.detail:
                    yield question.id, holder.detail

    def with_draft(self, draft: Draft) -> Self:
        """The check with that draft, pruned until nothing of it is off the path."""
        check = replace(self, draft=draft)
        kept = check.draft_on_path
        return check if kept == draft else self.with_draft(kept)

    @property
    def draft_on_path(self) -> Draft:
        """The draft without what is off the path, and without unknown codes.

        A change of the label on file stays: it belongs to no question.
        """
        known = {question.id for question in self.path if self.answered(question)}
        answers = {key: code for key, code in self.draft.answers.items() if key in known}
        asked_for = set(self._details())
        with_details = {DETAIL_NAMES[one] for one, _ in asked_for if one in DETAIL_NAMES}
        details = {
            name: value for name, value in self.draft.details if name in with_details and value
        }
        wants_plan = any(detail is Detail.PLAN for _, detail in asked_for)
        wants_list = any(detail is Detail.MEDICINES for _, detail in asked_for)
        return self.draft.model_copy(
            update={
                "answers": answers,
                "details": Details(**details),
                "plan": self.draft.plan if wants_plan or self.known.plan else None,
                "medicines": self.draft.medicines if wants_list else (),
            }
        )


def _told(medicine: Medicine) -> Medicine:
    return medicine.model_copy(update={"told": Certainty.YES})
