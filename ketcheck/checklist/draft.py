"""The answers so far; each act gives a new check that holds nothing off the path."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from ketcheck.checklist.content import Answer, Checklist, Detail, Outcome, Question
from ketcheck.checklist.details import (
    CoverLeave,
    Frozen,
    Instruction,
    Medicine,
    Plan,
    Reaction,
)
from ketcheck.checklist.known import Known
from ketcheck.checklist.path import asked
from ketcheck.errors import OffPath

Filled = Plan | Reaction | Instruction | tuple[Medicine, ...]


class Draft(Frozen):
    """Answer codes by question id, and what was filled in with them.

    The fields beside `answers` are named as the `Detail` that they hold.
    """

    answers: dict[str, str] = {}
    plan: Plan | None = None
    reaction: Reaction | None = None
    instruction: Instruction | None = None
    medicines: tuple[Medicine, ...] = ()

    def filled(self, detail: Detail) -> Filled | None:
        """What was filled in, or None; half an instruction is none."""
        value: Filled | None = getattr(self, detail.value)
        if isinstance(value, Instruction) and not value.is_whole:
            return None
        return value or None


@dataclass(frozen=True)
class Check:
    """A check under way: what is asked, what is known, and a draft that is on the path."""

    checklist: Checklist
    known: Known
    draft: Draft = field(default_factory=Draft)

    @cached_property
    def path(self) -> tuple[Question, ...]:
        """The questions asked, in order."""
        return asked(self.checklist, self.known, self.draft.answers, self.plan)

    @property
    def plan(self) -> Plan | None:
        """The plan that counts: the one filled in here, else the one on file."""
        return self.draft.plan or self.known.plan

    @property
    def medicines(self) -> tuple[Medicine, ...]:
        """The list that counts: the one given here, else the one carried over."""
        match self.draft.answers.get("medicines"):
            case "list":
                return self.draft.medicines
            case "none":
                return ()
            case _:
                return self.known.medicines

    def answered(self, question: Question) -> Answer | None:
        """The answer given to a question, or None."""
        return question.answer(self.draft.answers.get(question.id, ""))

    def outcome(self, question: Question) -> Outcome | None:
        """What the answer given means, a detail left out counted in; None while it is open."""
        answer = self.answered(question)
        if answer and answer.detail and not self.is_filled(answer.detail):
            return answer.without_detail
        return answer

    def is_filled(self, detail: Detail) -> bool:
        """Whether a detail is given here, or stands on file where that is as good."""
        if detail is Detail.INSTRUCTION and self.cover_leave:
            return True
        return self.draft.filled(detail) is not None

    def wants(self, detail: Detail) -> bool:
        """Whether a detail is to be filled in, or was; not where what is on file serves."""
        return self.draft.filled(detail) is not None or not self.is_filled(detail)

    @property
    def cover_leave(self) -> CoverLeave | None:
        """The leave for a tight cover that is kept with the plan; its limits are a cross-check."""
        return self.plan.cover if self.plan else None

    @property
    def cover_leave_used(self) -> CoverLeave | None:
        """That leave, where an answer relies on it and on nothing filled in here."""
        says_told = any(
            answer.detail is Detail.INSTRUCTION
            for answer in map(self.answered, self.path)
            if answer
        )
        typed = self.draft.filled(Detail.INSTRUCTION)
        return self.cover_leave if says_told and typed is None else None

    def is_open(self, question: Question) -> bool:
        """Whether the question, or what belongs to its answer, is still to be given."""
        if question.detail:
            return self.draft.filled(question.detail) is None
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
        return self.with_draft(self.draft.model_copy(update={"answers": answers}))

    def without(self, question_id: str) -> Self:
        """The check as it was before that question was answered."""
        answers = {key: code for key, code in self.draft.answers.items() if key != question_id}
        return self.with_draft(self.draft.model_copy(update={"answers": answers}))

    def fill(self, detail: Detail, value: Filled) -> Self:
        """The check with a detail filled in; OffPath where no answer asks for it."""
        if detail not in self._details():
            message = f"{detail.value}: not asked here"
            raise OffPath(message)
        return self.with_draft(Draft.model_validate({**dict(self.draft), detail.value: value}))

    def _on_path(self, question_id: str) -> Question:
        for question in self.path:
            if question.id == question_id:
                return question
        message = f"{question_id}: this question is not asked here"
        raise OffPath(message)

    def _details(self) -> set[Detail]:
        answers = [self.answered(question) for question in self.path]
        details = [holder.detail for holder in (*self.path, *answers) if holder]
        return {detail for detail in details if detail}

    def with_draft(self, draft: Draft) -> Self:
        """The check with that draft, pruned until nothing of it is off the path."""
        check = replace(self, draft=draft)
        kept = check.draft_on_path
        return check if kept == draft else self.with_draft(kept)

    @property
    def draft_on_path(self) -> Draft:
        """The draft without what is off the path, and without unknown codes."""
        known = {question.id for question in self.path if self.answered(question)}
        answers = {key: code for key, code in self.draft.answers.items() if key in known}
        kept = self._details()
        dropped = {
            detail.value: () if detail is Detail.MEDICINES else None
            for detail in Detail
            if detail not in kept
        }
        return self.draft.model_copy(update={"answers": answers, **dropped})
