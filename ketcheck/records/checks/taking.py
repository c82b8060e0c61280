"""Taking a submitted check: the person found, the answers put on the path, judged and saved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from ketcheck.checklist.content import Checklist, Detail
from ketcheck.checklist.details import Medicine
from ketcheck.checklist.draft import Check, Draft
from ketcheck.checklist.known import Known
from ketcheck.errors import CheckRefused, OffPath
from ketcheck.records.checks.submitted import SubmittedCheck
from ketcheck.records.checks.submitted_session import taken_from
from ketcheck.records.clock import Clock, moment_here
from ketcheck.records.model import ChecklistUsed, How, Moment, Record
from ketcheck.records.names import shown
from ketcheck.records.people import people
from ketcheck.records.recording import write_up
from ketcheck.records.store import Store


@dataclass(frozen=True)
class Taker:
    """Takes checks into a store, with one checklist and one clock."""

    store: Store
    checklist: Checklist
    used: ChecklistUsed
    clock: Clock
    is_new: bool = False
    """Whether who may seem to be on file is told to be another person."""
    same_as: UUID | None = None
    """Who is told to be the person on file, where that may be."""

    def take(self, submitted: SubmittedCheck) -> Record:
        """The saved record; Refused says what is wrong, and nothing of the check is saved."""
        now = self.clock()
        _refuse_times(submitted, now)
        found = self.store.find_person(
            **dict(submitted.person), is_new=self.is_new, same_as=self.same_as
        )
        person = found or people.new(**dict(submitted.person))
        finished = moment_here(submitted.finished, now) if submitted.finished else now
        as_of = finished if submitted.how is How.FROM_PAPER else None
        known = self.store.known(person.id, as_of=as_of) if found else Known()
        check = on_path(self.checklist, known, submitted)
        record = write_up(
            check,
            person=person,
            used=self.used,
            started=moment_here(submitted.started, now) if submitted.started else finished,
            finished=finished,
            saved=now,
            taken=taken_from(submitted, self.checklist),
        )
        saved = self.store.save(record, new_person=found is None)
        return saved if isinstance(saved, Record) else record


def on_path(checklist: Checklist, known: Known, submitted: SubmittedCheck) -> Check:
    """The finished check that was submitted; Refused names what is off the path, or is missing."""
    known = _with_plan(known, submitted)
    draft = Draft(
        answers=submitted.answers,
        plan=None if known.plan else submitted.plan,
        reaction=submitted.details.reaction,
        instruction=submitted.details.instruction,
        medicines=_listed(submitted, known),
    )
    check = Check(checklist, known, draft)
    for fault in _answer_faults(check):
        raise OffPath(fault)
    if check.missing:
        raise CheckRefused(_not_finished(check))
    for fault in _detail_faults(check):
        raise OffPath(fault)
    return check


def _with_plan(known: Known, submitted: SubmittedCheck) -> Known:
    """What is known, with the plan that a session puts on file in place of the one there."""
    given, kept = submitted.plan, known.plan
    leave = kept.cover if kept else None
    if given and "cover" not in given.model_fields_set:
        given = given.model_copy(update={"cover": leave})
    if given is None or given == kept:
        return known
    if submitted.is_session:
        return known.model_copy(update={"plan": given}) if kept else known
    if kept:
        # The label is not asked here: another one would loosen what the one on file allows.
        raise OffPath("plan: another plan is on file; change it in the window")
    if given.cover:
        raise OffPath("plan.cover: leave for a tight cover is put on file in a session alone")
    return known


def _listed(submitted: SubmittedCheck, known: Known) -> tuple[Medicine, ...]:
    """The list that was given with an answer that asks for one."""
    given, answers = submitted.medicines, submitted.answers
    if given is None or answers.get("medicines") == "list":
        return given or ()
    if answers.get("medicines-changed") == "no":
        if given != known.medicines:
            raise CheckRefused("medicines: not the list on file, though medicines-changed is no")
    elif given:
        raise CheckRefused("medicines: a list is given, but answers.medicines is not list")
    return ()


def _answer_faults(check: Check) -> Iterator[str]:
    path = {question.id for question in check.path}
    for question_id, code in check.draft.answers.items():
        question, place = check.checklist.question(question_id), f"answers.{shown(question_id)}"
        if question is None:
            yield f"{place}: unknown question"
        elif question.detail:
            yield f"{place}: has no answer code; it goes into details"
        elif question.answer(code) is None:
            yield f"{place}: unknown answer code {shown(code)!r}"
        elif question_id not in path:
            yield f"{place}: not asked here"


def _detail_faults(check: Check) -> Iterator[str]:
    kept = check.draft_on_path
    for detail, place in _PLACES.items():
        if check.draft.filled(detail) and not kept.filled(detail):
            yield f"{place}: not asked here"


_PLACES: Final = {
    Detail.PLAN: "plan",
    Detail.MEDICINES: "medicines",
    Detail.REACTION: "details.reaction-detail",
    Detail.INSTRUCTION: "details.cover-told",
}


def _not_finished(check: Check) -> str:
    told = f"not finished: no answer to {', '.join(check.missing)}"
    for question in check.path:
        answer = check.answered(question)
        if answer and answer.detail and question.id in check.missing:
            return f"{told} ({question.id}: {answer.code} needs {_PLACES[answer.detail]})"
    return told


def _refuse_times(submitted: SubmittedCheck, now: Moment) -> None:
    finished = submitted.finished or now.at
    if finished > now.utc:
        raise CheckRefused("finished: this time is still to come")
    if submitted.started and submitted.started > finished:
        raise CheckRefused("started: later than finished")
    for place, day in _days(submitted):
        if day > finished.date():
            raise CheckRefused(f"{place}: later than the check itself")


def _days(submitted: SubmittedCheck) -> Iterator[tuple[str, date]]:
    reaction, instruction = submitted.details.reaction, submitted.details.instruction
    if submitted.plan and submitted.plan.cover:
        yield "plan.cover.when", submitted.plan.cover.when
    if submitted.person.born:
        yield "person.born", submitted.person.born
    if reaction and reaction.since:
        yield "details.reaction-detail.since", reaction.since
    if instruction and instruction.when:
        yield "details.cover-told.when", instruction.when
    for number, medicine in enumerate(submitted.medicines or ()):
        if medicine.changed:
            yield f"medicines.{number}.changed", medicine.changed
