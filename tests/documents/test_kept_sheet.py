"""The sheet of a record in the store tells what came of the record."""

import shutil
from pathlib import Path
from uuid import UUID

import pytest
from clinic import raw_checklist, toml
from papers import (
    COVER,
    FINISHED,
    faults,
    words_of,
)
from support import LATER, PLAN

from ketcheck.checklist.content import Detail
from ketcheck.checklist.ledger.known import Known
from ketcheck.checklist.loading import parse_checklist
from ketcheck.documents.papers import entries_named, sheets_of
from ketcheck.errors import NoSuchRecord
from ketcheck.paper import Paper
from ketcheck.records.checklists import used
from ketcheck.records.checks.striking import strike
from ketcheck.records.checks.using import not_used, use_of
from ketcheck.records.model import (
    Clearance,
    How,
    Record,
    Verdict,
)
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store
from tests.documents.kept_records import amendment, kept, moment, said, saved, sheet_of

STORES = Path(__file__).parents[1] / "records" / "stores"
OTHER_ID = UUID("01900000-0000-7000-8000-00ab12cd3600")
CORRECTION_ID = UUID("01900000-0000-7000-8000-00ab12cd3500")


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
    assert "Good only until" not in old
    assert "It never means OK now." in new
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
    mark = strike(record, reason="The wrong person.", recorded_by="T. Okafor", saved=FINISHED)
    store.save(mark.model_copy(update={"another_person": True}))
    pdf = sheet_of(store, record, Paper.LETTER)
    assert faults(pdf) == []
    text = words_of(pdf)
    assert "ENTERED IN ERROR" in text
    assert "T. Okafor crossed it out on 22 Nov 2026, 14:00 (UTC)." in text
    assert "The wrong person. It’s someone else’s record." in text  # noqa: RUF001 - as printed
    assert "no longer count" in text
    assert "Good only until" not in text


def later_check(store: Store, held: Record, hours: float = 8) -> Record:
    return saved(
        store,
        person=held.person,
        record_id=CORRECTION_ID,
        known=store.known(held.person.id),
        started=moment(hours),
        finished=moment(hours),
        saved=moment(hours),
    )


def test_an_ok_is_good_only_while_it_is(store: Store) -> None:
    record = kept(store, known=LATER)
    good = "Good only until 14:30 on 22 Nov 2026, for one use."
    assert good in words_of(sheet_of(store, record))
    over = words_of(sheet_of(store, record, hours=0.5))
    assert "The result then was: OK to apply once, until 14:30. This is over." in over
    assert good not in over


def test_a_use_ends_it(store: Store) -> None:
    record = kept(store, known=LATER)
    at = moment(hours=0.2)
    store.save(use_of(record.person, record.plan, at=at, saved=at, record=record))
    text = words_of(sheet_of(store, record, hours=0.25))
    assert "OK to apply once, until 14:30. It was used at 14:12. This is over." in text


def test_so_does_that_it_was_not_used(store: Store) -> None:
    record = kept(store, known=LATER)
    store.save(not_used(record, moment(hours=0.1)))
    text = words_of(sheet_of(store, record, hours=0.2))
    assert "OK to apply once, until 14:30. It was not used. This is over." in text


def test_a_clearance_is_printed_with_the_next_sheet_and_named_by_the_held_one(
    store: Store,
) -> None:
    held = kept(store, answers={"feeling": "unwell"})
    assert "Every later check will say STOP too" in words_of(sheet_of(store, held))
    entry = said(store, held, 1)
    next_sheet = words_of(sheet_of(store, later_check(store, held), hours=8))
    words = "Dr. Lee, prescriber, 22 Nov 2026, 15:00 (UTC): The cream may be used again. “It has"
    assert words in next_sheet
    named = f"Clearance {entry.short_id} of the STOP on record {held.short_id}"
    assert f"{named}, recorded by T. Okafor" in next_sheet
    again = words_of(sheet_of(store, held, again=True, hours=9))
    assert "REPRINT" in again
    assert "Every later check will say STOP too" not in again
    assert "Dr. Lee said about this STOP: The cream may be used again. Check again" in again
    assert "It has healed." in again


def test_what_does_not_lift_a_stop_leaves_it_in_force(store: Store) -> None:
    held = kept(store, answers={"feeling": "unwell"})
    said(store, held, 1, verdict=Verdict.NOT_YET, said="Wait.")
    text = words_of(sheet_of(store, held, hours=2))
    assert "Then: " not in text
    assert "Every later check will say STOP too" in text
    assert "22 Nov 2026, 15:00 (UTC): Not yet. Don’t use the cream. “Wait.”" in text  # noqa: RUF001
    assert "Dr. Lee said about this STOP" not in text


def correction_of(store: Store, held: Record, hours: float) -> Record:
    return saved(
        store,
        person=held.person,
        record_id=CORRECTION_ID,
        known=store.known(held.person.id, amends=held.id),
        amends=amendment(held),
        saved=moment(hours),
    )


@pytest.mark.parametrize("lifted_first", [True, False])
def test_a_correction_of_a_lifted_stop_does_not_say_that_it_is_in_force(
    store: Store, *, lifted_first: bool
) -> None:
    held = kept(store, answers={"feeling": "unwell"})
    if lifted_first:
        said(store, held, 1)
    correction = correction_of(store, held, 2)
    if not lifted_first:
        assert "A STOP (14:00) is still in force." in words_of(sheet_of(store, correction))
        said(store, held, 3)
    text = words_of(sheet_of(store, correction, hours=4))
    assert "still in force" not in text
    assert "Every later check will say STOP too" not in text
    then = "A STOP (22 Nov 2026, 14:00) was in force when this check was done. It ended later."
    assert (then in text) is not lifted_first
    assert f"Dr. Lee said about the STOP of record {held.short_id}: The cream may be" in text


def test_a_stop_that_stands_against_a_later_check_is_in_force(store: Store) -> None:
    held = kept(store, answers={"feeling": "unwell"})
    later = later_check(store, held)
    assert "A STOP (14:00) is still in force." in words_of(sheet_of(store, later, hours=8))
    said(store, held, 9)
    text = words_of(sheet_of(store, later, hours=10))
    assert "is still in force" not in text
    assert "was in force when this check was done. It ended later." in text


def test_only_checks_and_clearances_have_a_sheet(store: Store) -> None:
    record = kept(store)
    entry = store.save(not_used(record, moment(0.1)))
    with pytest.raises(NoSuchRecord, match="has no sheet"):
        entries_named(store, [entry.short_id])
    assert entries_named(store, [record.short_id, str(record.id)]) == [record]


def test_the_leave_on_file_is_named_where_an_answer_relies_on_it(store: Store) -> None:
    cover = COVER.model_copy(update={"sites": ("left foot",)})
    known = Known(plan=PLAN.model_copy(update={"cover": cover}))
    record = kept(
        store,
        known=known,
        answers={"cover": "tight", "cover-told": "yes"},
        filled={Detail.INSTRUCTION: None},
    )
    assert record.details.cover_told is None
    text = words_of(sheet_of(store, record, Paper.A4))
    words = "Dr. Lee on 1 Nov 2026: left foot, until 1 Dec 2026"
    assert f"Permission on file: {words}" in text
    assert f"Permission to use an airtight dressing {words}" in text


def test_a_check_copied_from_paper_says_who_and_when(store: Store) -> None:
    record = kept(store, how=How.FROM_PAPER, recorded_by="Ann Clerk", saved=moment(hours=3))
    text = words_of(sheet_of(store, record, Paper.A4))
    assert "Time on the paper form 22 Nov 2026, 14:00" in text
    assert (
        "Entered from paper by Ann Clerk on 22 Nov 2026, 17:00 (UTC). "
        "Time on the paper: 22 Nov 2026, 14:00 (UTC)." in text
    )
    assert "A record of the past." in text
    assert "OK to apply once. It never means OK now." in text


def test_a_clinics_own_checklist_is_named_with_its_contacts(store: Store) -> None:
    raw = raw_checklist() | {
        "modified_by": "North Clinic",
        "based_on": "2.0.0",
        "version": "2.1.0",
        "contacts": [{"label": "Pain clinic", "value": "555 0100"}],
    }
    text = toml(raw)
    store.keep_content(text)
    reference = used(parse_checklist(text, "clinic.toml"), text)
    record = kept(store, used=reference)
    pdf = sheet_of(store, record, Paper.A4)
    assert faults(pdf) == []
    words = words_of(pdf)
    assert "topical-ketamine 2.1.0, modified by North Clinic, based on version 2.0.0" in words
    assert "Who to call Pain clinic: 555 0100" in words


@pytest.mark.parametrize("kept_by", sorted(STORES.iterdir()), ids=lambda path: path.name)
def test_records_of_older_versions_are_printed_in_their_own_words(
    kept_by: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(kept_by, folder)
    store = open_store(folder, keyring=False)
    entries = [store.entry(row.id) for row in store.page()]
    printed = [one for one in entries if isinstance(one, Record | Clearance)]
    pdf = sheets_of(store, printed, Paper.A4, moment(100))
    store.close()
    assert faults(pdf) == []
    text = words_of(pdf)
    for record in printed:
        if isinstance(record, Record):
            assert all(" ".join(item.words.split()) in text for item in record.asked)
    assert "Good only until" not in text
    assert len(printed) > 5
