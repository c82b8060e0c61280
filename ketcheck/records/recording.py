"""From a finished check to the record of it, and back again to see that the two agree."""

from datetime import datetime
from uuid import UUID

from ketcheck import __version__
from ketcheck.checklist.content import Checklist, Question
from ketcheck.checklist.draft import Check, Draft
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import judge
from ketcheck.checklist.wording import question_words
from ketcheck.errors import NotFinished
from ketcheck.records.clock import in_zone
from ketcheck.records.model import (
    Amends,
    Asked,
    ChecklistUsed,
    Moment,
    Person,
    Record,
    Taken,
)


def write_up(  # noqa: PLR0913 - each is a fact of the record, given by name
    check: Check,
    *,
    person: Person,
    used: ChecklistUsed,
    started: Moment,
    finished: Moment,
    saved: Moment,
    taken: Taken = Taken(),  # noqa: B008 - it is frozen
    amends: Amends | None = None,
    record_id: UUID | None = None,
) -> Record:
    """The record of a finished check, judged as of `finished`; NotFinished where answers lack."""
    now = in_zone(finished)
    return Record.model_validate(
        {
            **dict(taken),
            "id": record_id or new_id(),
            "person": person,
            "checklist": used,
            "known": check.known,
            "asked": asked_of(check, now),
            "plan": check.plan,
            "medicines": check.medicines,
            "reaction": check.draft.reaction,
            "instruction": check.draft.instruction,
            "result": judge(check, now),
            "started": started,
            "finished": finished,
            "saved": saved,
            "amends": amends,
            "program": __version__,
        }
    )


def new_id() -> UUID:
    """A UUIDv7: ids sort by the time they were made, and their last 62 bits are random."""
    from uuid6 import uuid7  # noqa: PLC0415 - not needed before the first save

    return UUID(int=uuid7().int)


def check_of(record: Record, checklist: Checklist) -> Check:
    """The check that a record was made from."""
    answers = record.answers
    draft = Draft(
        answers=answers,
        # A plan that was on file beforehand is known, not filled in.
        plan=None if record.known.plan else record.plan,
        reaction=record.reaction,
        instruction=record.instruction,
        medicines=record.medicines if answers.get("medicines") == "list" else (),
    )
    return Check(checklist, record.known, draft)


def matches(record: Record, checklist: Checklist) -> bool:
    """Whether the result, computed again from the answers, is the one that was stored."""
    check = check_of(record, checklist)
    on_path = [question.id for question in check.path] == [asked.id for asked in record.asked]
    if not on_path or check.draft_on_path != check.draft:
        return False
    try:
        return judge(check, in_zone(record.finished)) == record.result
    except NotFinished:
        return False


def asked_of(check: Check, now: datetime) -> tuple[Asked, ...]:
    """Each question on the path with the words as asked now, and the answer."""
    return tuple(_as_asked(check, question, now) for question in check.path)


def _as_asked(check: Check, question: Question, now: datetime) -> Asked:
    answer, outcome = check.answered(question), check.outcome(question)
    return Asked(
        id=question.id,
        group=question.group,
        words=question_words(question, check.known, now),
        code=answer.code if answer else None,
        answer=answer.words if answer else None,
        level=outcome.level if outcome else Level.OK,
    )
