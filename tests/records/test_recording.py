from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from house import House, at
from hypothesis import given
from strategies import finished_checks
from support import LATER, finished, new_check

from ketcheck.checklist.check import Check
from ketcheck.checklist.content import Checklist
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.level import Level
from ketcheck.errors import NotFinished
from ketcheck.records.checklists import load_used
from ketcheck.records.model import Moment, Person, Record
from ketcheck.records.recording import asked_of, check_of, matches, new_id, write_up
from ketcheck.resources import resource

USED = load_used(resource("checklists", "topical-ketamine.toml"))[1]
PERSON = Person(id=UUID(int=1), name="Maria Alvarez")


def written(check: Check, moment: Moment | None = None) -> Record:
    moment = moment or at()
    return write_up(check, person=PERSON, used=USED, started=moment, finished=moment, saved=moment)


@given(finished_checks())
def test_a_record_gives_back_its_check_and_its_result(check: Check) -> None:
    record = Record.model_validate_json(written(check).model_dump_json())
    assert isinstance(record.known, Known)
    again = check_of(record, check.checklist, record.known)
    assert (again.draft, again.known) == (check.draft, check.known)
    assert matches(record, check.checklist)


@given(finished_checks())
def test_a_record_holds_the_path_and_nothing_else(check: Check) -> None:
    record = written(check)
    assert [asked.id for asked in record.asked] == [question.id for question in check.path]
    assert record.answers == check.draft.answers


@pytest.mark.parametrize("level", [level for level in Level if level is not Level.OK])
def test_a_result_that_was_changed_does_not_match(checklist: Checklist, level: Level) -> None:
    record = written(finished(LATER))
    changed = record.result.model_copy(update={"level": level})
    assert not matches(record.model_copy(update={"result": changed}), checklist)


def test_an_answer_that_was_changed_does_not_match(checklist: Checklist) -> None:
    record = written(finished(LATER, skin="broken"))
    asked = tuple(
        one.model_copy(update={"code": "whole"}) if one.id == "skin" else one
        for one in record.asked
    )
    assert not matches(record.model_copy(update={"asked": asked}), checklist)


def test_a_question_that_was_taken_out_does_not_match(checklist: Checklist) -> None:
    record = written(finished(LATER))
    assert not matches(record.model_copy(update={"asked": record.asked[1:]}), checklist)


def test_an_unfinished_check_is_not_written_up() -> None:
    with pytest.raises(NotFinished):
        written(new_check())


def test_questions_are_written_down_as_they_were_asked() -> None:
    words = {asked.id: asked.words for asked in asked_of(finished(LATER))}
    assert "06:00" in words["used"]


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_comes_twice_matches(checklist: Checklist, fold: int) -> None:
    local = datetime(2026, 11, 1, 1, 30, fold=fold, tzinfo=ZoneInfo("America/New_York"))
    record = written(finished(), Moment(at=local, zone="America/New_York"))
    read = Record.model_validate_json(record.model_dump_json())
    assert read.finished.utc == local.astimezone(UTC)
    assert matches(read, checklist)


def test_ids_sort_by_time_and_carry_chance() -> None:
    ids = [new_id() for _ in range(100)]
    assert ids == sorted(ids)
    assert {one.version for one in ids} == {7}
    assert len({one.int & 0xFFFFFFFFFF for one in ids}) == len(ids)


def test_a_saved_record_reads_as_written(house: House) -> None:
    record = house.write()
    assert house.store.save(record) == record
    assert house.reopen().entry(record.id) == record
