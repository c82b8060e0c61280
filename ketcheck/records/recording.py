"""From a finished check to the record of it, and back again to see that the two agree."""

from collections.abc import Iterator
from typing import Literal
from uuid import UUID

from ketcheck import __version__
from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Asked as AskedWhen
from ketcheck.checklist.content import Checklist, Question
from ketcheck.checklist.draft import Draft
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import judge
from ketcheck.checklist.session_findings import session_findings
from ketcheck.checklist.wording import answer_words, question_words
from ketcheck.errors import CheckRefused, NotFinished, OffPath
from ketcheck.messages.catalogue import _
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
    ended: Literal["early"] | None = None,
    for_earlier: bool = False,
) -> Record:
    """The record of a finished check, judged as of `finished`; NotFinished where answers lack."""
    check = check.at(in_zone(finished))
    findings = session_findings(check, taken.session)
    return Record.model_validate(
        {
            **dict(taken),
            "id": record_id or new_id(),
            "person": person,
            "checklist": used,
            "known": check.known,
            "asked": tuple(_asked_of(check)),
            "details": check.draft.details,
            "plan": check.plan,
            "medicines": check.medicines,
            "result": judge(check, findings, early=ended is not None),
            "started": started,
            "finished": finished,
            "saved": saved,
            "amends": amends,
            "ended": ended,
            "not_asked": check.missing,
            "for_earlier": for_earlier,
            "program": __version__,
        }
    )


def is_same_check(kept: Record, record: Record) -> bool:
    """Whether two records differ by no more than when, and under which id, they were written."""
    times = {"id": record.id, "finished": record.finished, "saved": record.saved}
    return kept.model_copy(update=times) == record


def taken_again(corrected: Record, signed: str | None, recorded_by: str | None) -> Taken:
    """How a self-check was taken that is corrected: as it was, but for who wrote this down."""
    return Taken(
        how=corrected.how,
        signed=signed,
        answered_by=corrected.answered_by,
        recorded_by=recorded_by,
        helper=corrected.helper,
        interpreter=corrected.interpreter,
    )


def refuse_unchanged(correction: Record, corrected: Record) -> None:
    """CheckRefused where a correction says the same as the record that it corrects."""
    if _answered(correction) == _answered(corrected):
        raise CheckRefused(
            _("You haven't changed anything yet. Change the answer that was wrong, then save.")
        )


def _answered(record: Record) -> tuple[object, ...]:
    """All that was answered, told and filled in, and by whom."""
    session = record.session and record.session.model_copy(update={"closed": ()})
    company = (record.answered_by, record.helper, record.interpreter)
    label = (record.plan, record.medicines)
    return record.answers, record.details, label, session, company, record.not_asked


def new_id() -> UUID:
    """A UUIDv7: ids sort by the time they were made, and their last 62 bits are random."""
    from uuid6 import uuid7  # noqa: PLC0415 - not needed before the first save

    return UUID(int=uuid7().int)


def draft_of(record: Record) -> Draft:
    """The draft that a record was made from."""
    # A plan that was on file beforehand is known, not filled in.
    is_new = record.known.plan is None or record.plan != record.known.plan
    return Draft(
        answers=record.answers,
        details=record.details,
        plan=record.plan if is_new else None,
        medicines=record.medicines if record.answers.get("medicines") == "list" else (),
    )


def check_of(record: Record, checklist: Checklist, known: Known) -> Check:
    """The check that a record was made from, by what was known."""
    return Check(
        checklist,
        known,
        in_zone(record.finished),
        draft_of(record),
        is_session=record.session is not None,
        is_education=record.is_education,
    )


def matches(record: Record, checklist: Checklist) -> bool:
    """Whether the result, computed again from the answers, is the one that was stored."""
    try:
        if isinstance(record.known, Known):
            return _matches(record, check_of(record, checklist, record.known))
        return _matched_content_1(record, checklist)
    except (NotFinished, OffPath):
        return False


def _matches(record: Record, check: Check) -> bool:
    # What a STOP left unasked stands on the path without an answer.
    path = [question.id for question in check.path if question.id not in check.missing]
    if path != [asked.id for asked in record.asked] or check.missing != record.not_asked:
        return False
    findings = session_findings(check, record.session)
    return judge(check, findings, early=record.ended is not None) == record.result


def _matched_content_1(record: Record, checklist: Checklist) -> bool:
    from ketcheck.checklist.content_1.check import Check as CheckOfContent1  # noqa: PLC0415 - seldom
    from ketcheck.checklist.content_1.result import judge as judge_by_content_1  # noqa: PLC0415

    if isinstance(record.known, Known):
        return False
    check = CheckOfContent1(checklist, record.known, draft_of(record))
    path = [question.id for question in check.path]
    if path != [asked.id for asked in record.asked] or not check.is_on_path:
        return False
    return judge_by_content_1(check, in_zone(record.finished)) == record.result


def asked_of(check: Check) -> tuple[Asked, ...]:
    """Each question that was answered with the words as asked now, and the answer."""
    return tuple(_asked_of(check))


def _asked_of(check: Check) -> Iterator[Asked]:
    for question in check.path:
        if question.id not in check.missing:
            yield _as_asked(check, question)


def _as_asked(check: Check, question: Question) -> Asked:
    answer, outcome = check.answered(question), check.outcome(question)
    return Asked(
        id=question.id,
        group=question.group,
        words=question_words(question, check),
        code=answer.code if answer else None,
        answer=answer_words(question, answer, check) if answer else None,
        level=outcome.level if outcome else Level.OK,
        monthly=question.asked is AskedWhen.MONTHLY_EXTRA,
    )
