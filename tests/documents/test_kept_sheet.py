"""The sheet of a record in the store tells what came of the record."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from clinic import raw_checklist, toml
from papers import COVER, FINISHED, MARIA, faults, printed_record, words_of
from support import PLAN

from ketcheck.checklist.content import Detail
from ketcheck.checklist.known import Known
from ketcheck.checklist.loading import parse_checklist
from ketcheck.documents.papers import sheet_of
from ketcheck.paper import Paper
from ketcheck.records.checklists import load_bundled, used
from ketcheck.records.checks.clearing import clearance
from ketcheck.records.model import Amends, How, Moment, Record, Strike
from ketcheck.records.numbers import Numbers, keep_numbers
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store

_, USED, TEXT = load_bundled()
OTHER_ID = UUID("01900000-0000-7000-8000-00ab12cd3600")
CORRECTION_ID = UUID("01900000-0000-7000-8000-00ab12cd3500")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    one = open_store(tmp_path / "data", keyring=False)
    one.keep_content(TEXT)
    yield one
    one.close()


def kept(store: Store, name: str = MARIA.name, **facts: Any) -> Record:  # noqa: ANN401
    person = store.directory.add(name, MARIA.born, MARIA.number)
    return saved(store, person=person, **facts)


def saved(store: Store, answers: dict[str, str] | None = None, **facts: Any) -> Record:  # noqa: ANN401
    record = store.save(printed_record(answers, **{"used": USED, **facts}))
    assert isinstance(record, Record)
    return record


def amendment(record: Record) -> Amends:
    return Amends(id=record.id, reason="The wrong foot.")


def moment(hours: float) -> Moment:
    return Moment(at=FINISHED.at + timedelta(hours=hours), zone="UTC")


def test_it_bears_the_beginning_of_the_seal(store: Store) -> None:
    record = kept(store)
    text = words_of(sheet_of(store, record, Paper.A4))
    seal = store.seal(record.id)
    assert f"seal {seal[:4]}-{seal[4:8]}-{seal[8:12]}-{seal[12:16]} " in text
    assert "ORIGINAL" in text


def test_a_correction_and_what_it_corrects_name_each_other(store: Store) -> None:
    first = kept(store)
    correction = saved(store, person=first.person, record_id=CORRECTION_ID, amends=amendment(first))
    old, new = (words_of(sheet_of(store, one, Paper.A4)) for one in (first, correction))
    assert "SUPERSEDED" in old
    assert correction.short_id in old
    assert "Good for one use" not in old
    assert "AMENDED" in new
    assert f"corrects {first.short_id}" in new


def test_a_correction_voids_what_was_signed_before(store: Store) -> None:
    first = kept(store)
    correction = saved(store, person=first.person, record_id=CORRECTION_ID, amends=amendment(first))
    old, new = (words_of(sheet_of(store, one, Paper.A4)) for one in (first, correction))
    assert "The names signed on this sheet no longer count." in old
    assert f"The names signed on {first.short_id} no longer count." in new
    other = kept(store, "Ben Ito", record_id=OTHER_ID)
    assert "no longer count" not in words_of(sheet_of(store, other, Paper.A4))


def test_a_struck_record_says_so_with_the_reason(store: Store) -> None:
    record = kept(store)
    strike = Strike(
        id=CORRECTION_ID,
        person=record.person,
        recorded_by="T. Okafor",
        saved=FINISHED,
        program="0",
        strikes=record.id,
        reason="The wrong person.",
    )
    store.save(strike)
    pdf = sheet_of(store, record, Paper.LETTER)
    assert faults(pdf) == []
    text = words_of(pdf)
    assert "ENTERED IN ERROR" in text
    assert "marked so by T. Okafor on 22 November 2026, 14:00 (UTC)." in text
    assert "The wrong person." in text
    assert "do not count" in text
    assert "Good for one use" not in text


def test_a_clearance_is_printed_with_the_next_sheet_and_named_by_the_held_one(
    store: Store,
) -> None:
    held = kept(store, answers={"reaction": "bad"})
    entry = clearance(
        held,
        who="Dr. Lee",
        role="doctor",
        said="It has healed.\nGo on.",
        cleared=moment(hours=1),
        saved=moment(hours=1),
    )
    store.save(entry)
    later = saved(
        store,
        person=held.person,
        record_id=CORRECTION_ID,
        known=store.known(held.person.id),
        started=moment(hours=8),
        finished=moment(hours=8),
        saved=moment(hours=8),
    )
    next_sheet = words_of(sheet_of(store, later, Paper.A4))
    assert "Dr. Lee, doctor, 22 November 2026, 15:00 (UTC): It has healed. Go on." in next_sheet
    assert f"Clearance {entry.short_id} of the STOP on record {held.short_id}" in next_sheet
    again = words_of(sheet_of(store, held, Paper.A4, again=True))
    assert "REPRINT" in again
    assert f"This STOP was cleared later, by clearance {entry.short_id}." in again
    assert "It has healed." in again


def test_the_leave_on_file_is_named_where_an_answer_relies_on_it(store: Store) -> None:
    known = Known(plan=PLAN.model_copy(update={"cover": COVER}))
    record = kept(
        store,
        known=known,
        answers={"cover": "tight", "cover-told": "yes"},
        filled={Detail.INSTRUCTION: None},
    )
    assert record.instruction is None
    text = words_of(sheet_of(store, record, Paper.A4))
    words = "Dr. Lee on 1 November 2026: left heel, until 1 December 2026"
    assert f"By the leave on file: {words}" in text
    assert f"Leave for a tight cover {words}" in text


def test_whom_to_call_is_as_the_store_knows_it_now(store: Store) -> None:
    record = kept(store, answers={"feeling": "unwell"})
    keep_numbers(store, Numbers(emergency="911"))
    plan = PLAN.model_copy(update={"prescriber": "Dr. Lee", "call": "555-0134"})
    store.save_plan(record.person.id, plan, moment(hours=1))
    text = words_of(sheet_of(store, record, Paper.A4))
    assert "Whom to call Emergency number 911 Dr. Lee · Prescribed your cream 555-0134" in text


def test_a_check_copied_from_paper_says_who_and_when(store: Store) -> None:
    record = kept(store, how=How.FROM_PAPER, recorded_by="Ann Clerk", saved=moment(hours=3))
    text = words_of(sheet_of(store, record, Paper.A4))
    assert "Time on the paper form 22 November 2026, 14:00" in text
    assert (
        "Entered from paper by Ann Clerk on 22 November 2026, 17:00 (UTC). "
        "Time on the paper: 22 November 2026, 14:00 (UTC)." in text
    )


def test_a_clinics_own_checklist_is_named_with_its_contacts(store: Store) -> None:
    raw = raw_checklist() | {
        "modified_by": "North Clinic",
        "based_on": "1.1.0",
        "version": "1.2.0",
        "contacts": [{"label": "Pain clinic", "value": "555 0100"}],
    }
    text = toml(raw)
    store.keep_content(text)
    reference = used(parse_checklist(text, "clinic.toml"), text)
    record = kept(store, used=reference)
    pdf = sheet_of(store, record, Paper.A4)
    assert faults(pdf) == []
    words = words_of(pdf)
    assert "topical-ketamine 1.2.0, modified by North Clinic, based on version 1.1.0" in words
    assert "Whom to call Pain clinic: 555 0100" in words
