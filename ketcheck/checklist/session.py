"""A counseling session: what was told, what the patient said back, and what stays open."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ketcheck.checklist.content import Checklist, Id
from ketcheck.checklist.details import Frozen, Plan
from ketcheck.checklist.text import Line, Text

MOST_TAUGHT_AGAIN = 20


class Understanding(StrEnum):
    """Whether the patient could say back what to do."""

    UNDERSTOOD = "understood"
    NOT_YET = "not-yet"


class TeachBack(Frozen):
    """One tip, said back in the patient's own words; `taught_again` counts the rounds between."""

    said: Text | None = None
    outcome: Understanding | None = None
    taught_again: Annotated[int, Field(ge=0, le=MOST_TAUGHT_AGAIN)] = 0

    @property
    def fault(self) -> str:
        """Why it is not finished, in a sentence; empty where it is."""
        if self.outcome is None:
            return "Choose whether it was understood."
        if self.outcome is Understanding.UNDERSTOOD and self.said is None:
            return "Write down what the patient said."
        return ""


class Company(Frozen):
    """Who is here: `answered_by` where it is not the patient, and who helps."""

    answered_by: Line | None = None
    helper: Line | None = None
    """How the helper is related to the patient."""
    interpreter: Line | None = None
    """The language that was interpreted."""


class Session(Frozen):
    """What a session holds beside the check: all of it kept in the draft, and in the record.

    `plan` is the plan on file as it was changed in this session. `read_back` tells whether the plan
    was read aloud and is right, None that nobody said so yet. `told` are ids of topics,
    `teach_back` goes by the id of the tip.
    """

    plan: Plan | None = None
    put_on_now: bool | None = None
    """Whether the cream is put on now, here; where not, it is education only."""
    read_back: bool | None = None
    told: tuple[Id, ...] = ()
    teach_back: dict[Id, TeachBack] = {}
    open_questions: Text | None = None
    next_steps: Text | None = None
    closed: tuple[Text, ...] = ()
    """Open questions and next steps of earlier sessions that are settled now."""

    @property
    def not_yet(self) -> tuple[str, ...]:
        """Ids of the tips that were said not to be understood yet, in order."""
        not_yet = Understanding.NOT_YET
        return tuple(sorted(tip for tip, one in self.teach_back.items() if one.outcome is not_yet))

    def said_back(self, tip: str) -> TeachBack:
        """The teach-back of a tip as far as it is."""
        return self.teach_back.get(tip, TeachBack())


def open_tips(checklist: Checklist, session: Session) -> tuple[str, ...]:
    """Ids of the tips that are not understood yet, in the order of the checklist."""
    return tuple(
        tip.id
        for tip in checklist.tips
        if session.said_back(tip.id).outcome is not Understanding.UNDERSTOOD
    )


def unfinished(checklist: Checklist, session: Session) -> tuple[str, ...]:
    """Ids of the tips whose teach-back is not finished, in the order of the checklist."""
    return tuple(tip.id for tip in checklist.tips if session.said_back(tip.id).fault)
