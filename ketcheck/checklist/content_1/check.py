"""A finished check of content 1: what was asked, what was known, and the answers on the path."""

from dataclasses import dataclass
from functools import cached_property

from ketcheck.checklist.content import Answer, Checklist, Detail, Outcome, Question
from ketcheck.checklist.content_1.known import KnownOfContent1
from ketcheck.checklist.content_1.path import asked
from ketcheck.checklist.details import CoverLeave, Medicine, Plan
from ketcheck.checklist.draft import Draft, Filled


@dataclass(frozen=True)
class Check:
    """Answers with what was known; nothing is answered here any more."""

    checklist: Checklist
    known: KnownOfContent1
    draft: Draft

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
        if answer and answer.detail and not self._is_filled(answer.detail):
            return answer.unmet
        return answer

    @property
    def cover_leave_used(self) -> CoverLeave | None:
        """The leave on file, where an answer relies on it and on nothing filled in here."""
        says_told = any(
            answer.detail is Detail.INSTRUCTION
            for answer in map(self.answered, self.path)
            if answer
        )
        typed = self._filled(Detail.INSTRUCTION)
        return self.plan.cover if self.plan and says_told and typed is None else None

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids of the asked questions that are open, in order."""
        return tuple(question.id for question in self.path if self._is_open(question))

    @property
    def is_on_path(self) -> bool:
        """Whether each answer, and each thing filled in, was asked for."""
        asked_for = {question.id for question in self.path if self.answered(question)}
        holders = [*self.path, *(self.answered(question) for question in self.path)]
        details = {holder.detail for holder in holders if holder and holder.detail}
        kept = {detail for detail in _DETAILS if self._filled(detail)}
        return self.draft.answers.keys() <= asked_for and kept <= details

    def _is_open(self, question: Question) -> bool:
        if question.detail:
            return self._filled(question.detail) is None
        return self.outcome(question) is None

    def _is_filled(self, detail: Detail) -> bool:
        if detail is Detail.INSTRUCTION and self.plan and self.plan.cover:
            return True
        return self._filled(detail) is not None

    def _filled(self, detail: Detail) -> Filled | None:
        match detail:
            case Detail.PLAN:
                return self.draft.plan
            case Detail.MEDICINES:
                return self.draft.medicines or None
            case Detail.REACTION:
                return self.draft.details.reaction_detail
            case _:
                told = self.draft.details.cover_told
                return told if told and told.is_whole else None


_DETAILS = (Detail.PLAN, Detail.MEDICINES, Detail.REACTION, Detail.INSTRUCTION)
