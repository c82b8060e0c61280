"""Data folders filled with sealed records, as many checks as a benchmark asks for."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from uuid6 import uuid7

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Checklist, Detail
from ketcheck.checklist.details import Medicine, Plan
from ketcheck.checklist.ledger.known import Known
from ketcheck.records.checklists import load_used
from ketcheck.records.clock import now_here
from ketcheck.records.model import ChecklistUsed, Moment, Person, Record
from ketcheck.records.opening import open_store
from ketcheck.records.people import plans
from ketcheck.records.recording import write_up
from ketcheck.records.sealed import entries
from ketcheck.resources import resource
from tests.answers import FIRST, UNUSED

MOST_PEOPLE = 100
BETWEEN_CHECKS = timedelta(hours=4)
"""As often as one person can be meant to check, asleep and awake."""
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
PLAN = Plan(amount="a pea-size amount", times_a_day=3, hours_between=6, sites=("left foot",))
MEDICINES = (Medicine(name="metformin", dose="500 mg in the morning", sleepy="no", told="yes"),)
FINE = {**FIRST, "medicines": "list", "medicines-told": "all"}


def _kinds(fine: dict[str, str]) -> tuple[dict[str, str], ...]:
    """Answers of checks that end in ok, ask and stop."""
    return fine, {**fine, "amount": "unsure"}, {**fine, "amount": "more"}


KINDS = _kinds(FINE)
KINDS_LATER = _kinds(UNUSED)


class Shelf:
    """Folders with the checks of up to 100 people, each made once: a million takes a while."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch

    def folder(self, count: int) -> Path:
        """The one with so many records."""
        folder = self._scratch / str(count)
        if not folder.exists():
            fill(folder, count, min(MOST_PEOPLE, count))
        return folder


def fill(folder: Path, count: int, people: int = 1) -> list[Person]:
    """A data folder with so many records, the checks dealt out among so many people."""
    checklist, used, text = load_used(resource("checklists", "topical-ketamine.toml"))
    store = open_store(folder, keyring=False)
    store.keep_content(text)
    persons = [store.directory.add(f"Person {number}") for number in range(1, people + 1)]
    # One transaction: a save each would take an hour.
    with store.db.writing():
        for person in persons:
            plans.save_plan(store.db, person.id, PLAN, now_here())
        for record in records(checklist, used, persons, count):
            entries.append(store.db, record)
    store.close()
    return persons


def records(
    checklist: Checklist, used: ChecklistUsed, people: list[Person], count: int
) -> Iterator[Record]:
    """Valid records, oldest first, the newest a day old."""
    now = now_here()
    later = Known(
        prescribed=True,
        plan=PLAN,
        # Before any of them: each is judged by the same, whenever it is.
        newest=LONG_AGO,
        uses_since=LONG_AGO,
        medicines=MEDICINES,
        medicines_asked=True,
    )
    first = [_written_up(checklist, used, people[0], one, now, Known()) for one in KINDS]
    others = [_written_up(checklist, used, people[0], one, now, later) for one in KINDS_LATER]
    for number in range(count):
        at = now.at - timedelta(days=1) - BETWEEN_CHECKS / len(people) * (count - number)
        moment = Moment(at=at, zone=now.zone)
        patterns = first if number < len(people) else others
        yield patterns[number % len(patterns)].model_copy(
            update={
                "id": UUID(int=uuid7().int),
                "person": people[number % len(people)],
                "started": moment,
                "finished": moment,
                "saved": moment,
            }
        )


def _written_up(  # noqa: PLR0913, PLR0917 - each is a fact of the record
    checklist: Checklist,
    used: ChecklistUsed,
    person: Person,
    answers: dict[str, str],
    now: Moment,
    known: Known,
) -> Record:
    check = Check(checklist, known, now.at)
    for question_id, code in answers.items():
        check = check.answer(question_id, code)
        if question_id == "label":
            check = check.fill("label", Detail.PLAN, PLAN)
        if question_id == "medicines":
            check = check.fill("medicines", Detail.MEDICINES, MEDICINES)
    return write_up(check, person=person, used=used, started=now, finished=now, saved=now)
