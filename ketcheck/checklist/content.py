"""A checklist as data: tips, questions, answers, levels, cross-checks, teaching, sources."""

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Self

from pydantic import AfterValidator, AliasChoices, Field, StringConstraints, model_validator

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
    USES_NEVER_ASKED = "uses-never-asked"
    USES_ASKED_BEFORE = "uses-asked-before"
    LABEL_TELLS_NO_TIME = "label-tells-no-time"
    SKIN_DOUBT = "skin-doubt"
    SKIN_NOT_TOLD = "skin-not-told"
    TO_ASK = "to-ask"
    USE_POSSIBLE = "use-possible"
    MEDICINES_DOUBT = "medicines-doubt"
    MEDICINES_NEVER_ASKED = "medicines-never-asked"
    MEDICINES_ASKED_BEFORE = "medicines-asked-before"
    REGULAR_USE = "regular-use"
    EXTRA = "extra"
    MONTHLY_EXTRA = "monthly-extra"

    # Of content 1, whose records are read by the rules of then.
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
    """Who told the person to cover the skin, when, and where."""
    VOUCHED = "vouched"
    """Who said so, and when."""
    SITES = "sites"
    LAST_USE = "last-use"
    USES = "uses"
    LATEST_USE = "latest-use"
    """When the latest time was that an unsure use can have been."""
    SINCE = "since"
    """When something was taken last."""


class Shown(StrEnum):
    """Known facts that are on screen beside a question."""

    PLAN = "plan"
    LAST_USE = "last-use"
    USES = "uses"
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
    """One answer card; `unmet` is what it means where what it needs is missing, or does not hold.

    That is a detail left out, or a time that has not passed yet; see `conditions`.
    """

    code: Id
    words: Sentence
    held: bool = False
    leads_to: tuple[Id, ...] = ()
    detail: Detail | None = None
    unmet: Annotated[
        Outcome | None, Field(validation_alias=AliasChoices("unmet", "without_detail"))
    ] = None


class Question(Frozen):
    """One screen: a question with its answers, or with a detail to fill in alone."""

    id: Id
    group: Id
    words: Sentence
    help: Sentence | None = None
    why: Sentence
    source: Sentence
    grade: Sentence | None = None
    """How strong the evidence of an extra's source is."""
    asked: Asked = Asked.ALWAYS
    shows: tuple[Shown, ...] = ()
    detail: Detail | None = None
    answers: tuple[Answer, ...] = ()

    def answer(self, code: str) -> Answer | None:
        """The answer of that code, or None."""
        return next((answer for answer in self.answers if answer.code == code), None)

    @property
    def is_extra(self) -> bool:
        """Whether it is asked only where the plan switches it on."""
        return self.asked in {Asked.EXTRA, Asked.MONTHLY_EXTRA}


class Teaching(Frozen):
    """What the nurse tells, asks back, and takes as understood; `quick` are the patient's words."""

    tell: tuple[Sentence, ...]
    ask_back: Sentence
    understood: Sentence
    quick: tuple[Sentence, ...] = ()
    source: Sentence


class Topic(Frozen):
    """What the nurse tells before or after the tips."""

    id: Id
    taught: Taught
    title: Sentence
    tell: tuple[Sentence, ...]
    source: Sentence


class Group(Frozen):
    """A part of the check; `tip` is 1 to 6, or 0 before them."""

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


class Doubt(Frozen):
    """How an open doubt is named: in a list, and in the question that asks about it."""

    id: Id
    words: Sentence


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


class Unsigned(Frozen):
    """What a clinician has still to read and sign; `id` names a question, a rule or a part."""

    id: Id
    what: Sentence


class Settings(Frozen):
    """Figures that the rules use."""

    ok_minutes: Annotated[int, Field(ge=1, le=30)]
    long_gap_days: Annotated[int, Field(ge=1, le=7)]
    stale_draft_minutes: Annotated[int, Field(ge=1, le=120)]
    asked_again_minutes: Annotated[int, Field(ge=1, le=30)] = 30


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
    doubts: tuple[Doubt, ...] = ()
    topics: tuple[Topic, ...]
    contacts: tuple[Contact, ...] = ()
    ketamine_names: tuple[Sentence, ...] = ()
    """Names of medicines that hold ketamine."""
    unsigned_draft: Sentence | None = None
    """What is shown until a clinician has signed all of `unsigned`."""
    unsigned: tuple[Unsigned, ...] = ()

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

    def doubt(self, doubt_id: str) -> Doubt | None:
        """How a doubt is named, or None."""
        return next((doubt for doubt in self.doubts if doubt.id == doubt_id), None)

    @property
    def is_of_content_1(self) -> bool:
        """Whether its records go by the rules of content 1."""
        return (self.based_on or self.version).startswith("1.")

    @property
    def draft_notice(self) -> str | None:
        """What is shown while something of it is not signed by a clinician yet."""
        return self.unsigned_draft if self.unsigned else None

    @property
    def tips(self) -> tuple[Group, ...]:
        """The six tips, in order."""
        return tuple(group for group in self.groups if group.tip)

    def words_for(self, level: Level) -> LevelWords:
        """How that level is shown."""
        return next(words for words in self.levels if words.level is level)
