"""Taking a submitted check: the person found, the answers put on the path, judged and saved."""

from dataclasses import dataclass
from uuid import UUID

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.ledger.known import Known
from ketcheck.errors import CheckRefused
from ketcheck.records.checks.on_path import on_path
from ketcheck.records.checks.submitted import SubmittedCheck
from ketcheck.records.checks.submitted_session import taken_from
from ketcheck.records.checks.times import refuse_times
from ketcheck.records.clock import Clock, moment_here, moment_in
from ketcheck.records.model import (
    EARLIER_AFTER,
    Amends,
    ChecklistUsed,
    Moment,
    Person,
    Record,
    Taken,
)
from ketcheck.records.people import people
from ketcheck.records.recording import write_up
from ketcheck.records.store import Store


@dataclass(frozen=True)
class _Place:
    """Who a check is of, and where in time it stands."""

    person: Person
    is_new: bool
    finished: Moment
    for_earlier: bool
    amended: Record | None = None


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
        refuse_times(submitted, now)
        place = self._place(submitted, now)
        known = self._known(place)
        check = on_path(self.checklist, known, submitted, place.finished)
        amended = place.amended
        started = moment_here(submitted.started, now) if submitted.started else place.finished
        record = write_up(
            check,
            person=place.person,
            used=self.used,
            started=amended.started if amended else started,
            finished=place.finished,
            saved=now,
            taken=self._taken(submitted, amended),
            amends=Amends(id=amended.id, reason=submitted.reason or "") if amended else None,
            ended=submitted.ended,
            for_earlier=place.for_earlier,
        )
        saved = self.store.save(record, new_person=place.is_new)
        return saved if isinstance(saved, Record) else record

    def _taken(self, submitted: SubmittedCheck, amended: Record | None) -> Taken:
        """Who took it and how; a correction that does not say was taken as the record was."""
        taken = taken_from(submitted, self.checklist)
        if amended is None:
            return taken
        names = ("how", "answered_by", "helper", "interpreter")
        unsaid = {name: getattr(amended, name) for name in names if not getattr(submitted, name)}
        return taken.model_copy(update=unsaid)

    def _place(self, submitted: SubmittedCheck, now: Moment) -> _Place:
        if submitted.amends:
            return self._of_correction(submitted)
        found = self.store.find_person(
            **dict(submitted.person), is_new=self.is_new, same_as=self.same_as
        )
        person = found or people.new(**dict(submitted.person))
        finished = _finished(submitted, now)
        newest = self.store.newest(person.id) if found else None
        is_older = newest is not None and finished.at < newest.finished <= now.at
        return _Place(person, is_new=found is None, finished=finished, for_earlier=is_older)

    def _of_correction(self, submitted: SubmittedCheck) -> _Place:
        amended = self.store.entry(self.store.find(submitted.amends or ""))
        if not isinstance(amended, Record):
            raise CheckRefused("amends: this names no check; give the id of the check to correct")
        if submitted.reason is None:
            raise CheckRefused("reason: missing; say what was wrong in the record")
        if submitted.finished and submitted.finished != amended.finished.at:
            raise CheckRefused("finished: a correction keeps the time of the check; leave it out")
        person = amended.person
        self._refuse_other_person(submitted, person)
        return _Place(
            person, is_new=False, finished=amended.finished, for_earlier=False, amended=amended
        )

    def _refuse_other_person(self, submitted: SubmittedCheck, person: Person) -> None:
        given = submitted.person
        found = self.store.find_person(given.name, given.born, given.number)
        if found is None or found.id != self.store.owner(person.id):
            raise CheckRefused("person: the record to correct is of another person")

    def _known(self, place: _Place) -> Known:
        if place.amended:
            return self.store.known(place.person.id, amends=place.amended.id)
        if place.is_new:
            return Known()
        is_earlier = place.for_earlier or _is_late(place.finished, self.clock())
        return self.store.known(place.person.id, as_of=place.finished if is_earlier else None)


def _finished(submitted: SubmittedCheck, now: Moment) -> Moment:
    if submitted.finished is None:
        return now
    if submitted.zone:
        return moment_in(submitted.finished, submitted.zone)
    return moment_here(submitted.finished, now)


def _is_late(finished: Moment, now: Moment) -> bool:
    return now.utc - finished.utc > EARLIER_AFTER
