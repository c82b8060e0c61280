"""A checklist as data: tips, questions, answers, levels, cross-checks, teaching, sources."""

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.level import Level
from ketcheck.checklist.text import one_line

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
Sentence = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=600),
    AfterValidator(one_line),
]

NOT_SURE = "unsure"


class Asked(StrEnum):
    """When a question is asked, beside being led to by an answer."""

    ALWAYS = "always"
    FOLLOW_UP = "follow-up"
    NOT_YET_PRESCRIBED = "not-yet-prescribed"
    NO_PLAN = "no-plan"
    LAST_WAS_OK = "last-was-ok"
    TIME_UNKNOWN = "time-unknown"
    FIRST_CHECK = "first-check"
    LATER_CHECK = "later-check"


class Detail(StrEnum):
    """What an answer, or a question without answers, has filled in with it."""

    PLAN = "plan"
    MEDICINES = "medicines"
    REACTION = "reaction"
    INSTRUCTION = "instruction"


class Shown(StrEnum):
    """Known facts that are on screen beside a question."""

    PLAN = "plan"
    LAST_USE = "last-use"
    MEDICINES = "medicines"
    COVER = "cover"


class Taught(StrEnum):
    """Where in a counseling session a topic has its place."""

    BEFORE = "before"
    AFTER = "after"


class Outcome(Frozen):
    """A level with the words for it: why, what shows at once, and what to do next."""

    level: Level
    reason: Sentence | None = None
    notice: Sentence | None = None
    next_step: Sentence | None = None

    @model_validator(mode="after")
    def _raised_levels_are_explained(self) -> Self:
        if self.level > Level.OK and not (self.reason and self.notice and self.next_step):
            message = f"level {self.level.value} needs a reason, a notice and a next step"
            raise ValueError(message)
        return self


class Answer(Outcome):
    """One answer card; `without_detail` is what it means when its detail is left out."""

    code: Id
    words: Sentence
    held: bool = False
    leads_to: tuple[Id, ...] = ()
    detail: Detail | None = None
    without_detail: Outcome | None = None


class Question(Frozen):
    """One screen: a question with its answers, or with a detail to fill in alone."""

    id: Id
    group: Id
    words: Sentence
    help: Sentence | None = None
    why: Sentence
    source: Sentence
    asked: Asked = Asked.ALWAYS
    shows: tuple[Shown, ...] = ()
    detail: Detail | None = None
    answers: tuple[Answer, ...] = ()

    def answer(self, code: str) -> Answer | None:
        """The answer of that code, or None."""
        return next((answer for answer in self.answers if answer.code == code), None)


class Teaching(Frozen):
    """What the nurse tells, asks back, and takes as understood."""

    tell: tuple[Sentence, ...]
    ask_back: Sentence
    understood: Sentence
    source: Sentence


class Topic(Frozen):
    """What the nurse tells before or after the tips."""

    id: Id
    taught: Taught
    title: Sentence
    tell: tuple[Sentence, ...]
    source: Sentence


class Group(Frozen):
    """A stop of the side rail; `tip` is 1 to 6, or 0 before them."""

    id: Id
    tip: Annotated[int, Field(ge=0, le=6)]
    title: Sentence
    advice: Sentence | None = None
    teaching: Teaching | None = None


class CrossCheck(Outcome):
    """A rule over several answers; `reason` holds the fields that the rule fills in."""

    id: Id
    group: Id
    source: Sentence


class LevelWords(Frozen):
    """How a level is shown and what it tells to do when no answer says more."""

    level: Level
    short: Sentence
    title: Sentence
    next_step: Sentence


class Contact(Frozen):
    """A line of whom to call, on screen and on paper."""

    label: Sentence
    value: Sentence


class Settings(Frozen):
    """Figures that the rules use."""

    ok_minutes: Annotated[int, Field(ge=1, le=30)]
    long_gap_days: Annotated[int, Field(ge=1, le=7)]
    stale_draft_minutes: Annotated[int, Field(ge=1, le=120)]


class Checklist(Frozen):
    """A whole checklist; the rules over it are in `rules`."""

    id: Id
    version: Version
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
    title: Sentence
    source: Sentence
    disclaimer: Sentence
    modified_by: Sentence | None = None
    based_on: Version | None = None
    """The version that a clinic's own copy was made from."""
    settings: Settings
    levels: tuple[LevelWords, ...]
    groups: tuple[Group, ...]
    questions: tuple[Question, ...]
    cross_checks: tuple[CrossCheck, ...]
    topics: tuple[Topic, ...]
    contacts: tuple[Contact, ...] = ()

    @cached_property
    def _questions_by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    def question(self, question_id: str) -> Question | None:
        """The question of that id, or None."""
        return self._questions_by_id.get(question_id)

    def group(self, group_id: str) -> Group:
        """The group of that id; the rules make sure that it is there."""
        return next(group for group in self.groups if group.id == group_id)

    def cross_check(self, check_id: str) -> CrossCheck | None:
        """The words of a cross-check; None in a checklist that is older than the rule."""
        return next((check for check in self.cross_checks if check.id == check_id), None)

    @property
    def tips(self) -> tuple[Group, ...]:
        """The six tips, in order."""
        return tuple(group for group in self.groups if group.tip)

    def words_for(self, level: Level) -> LevelWords:
        """How that level is shown."""
        return next(words for words in self.levels if words.level is level)
