from pathlib import Path

import pytest
from house import House, at

from ketcheck.checklist.draft import Draft
from ketcheck.checklist.level import Level
from ketcheck.errors import Cancelled, StoreDamaged
from ketcheck.records.database import salvage
from ketcheck.records.model import KeptDraft
from ketcheck.records.opening import RECORD_FILE
from ketcheck.records.tables import Entry, Sealed
from ketcheck.records.verifying import verification
from ketcheck.records.verifying.faults import Fault
from ketcheck.records.verifying.verification import Verification

PAGE = 4096
COUNT = 6


@pytest.fixture
def filled(house: House) -> House:
    """A store with a few records, closed so that all is in the one file."""
    for number in range(COUNT):
        house.save(7 * number, skin="whole" if number % 2 else "broken")
    house.reopen()
    return house


def flipped(file: Path, page: int, house: House) -> None:
    """Flip a bit in the middle of a page of the closed file."""
    house.store.close()
    data = bytearray(file.read_bytes())
    data[page * PAGE + 100] ^= 1
    file.write_bytes(data)


def damaged(found: Verification) -> dict[str, str]:
    return {fault.where: fault.why for fault in found.damaged}


def test_a_sound_store_is_sound(filled: House) -> None:
    found = filled.store.verify()
    newest = filled.store.page(limit=1)[0]
    assert found == Verification(
        checked=COUNT,
        erased=0,
        damaged=(),
        seal_ok=True,
        file_ok=True,
        newest_seal=filled.store.seal(newest.id),
    )
    assert found.is_sound


def test_an_empty_store_is_sound(house: House) -> None:
    assert house.store.verify().is_sound


def test_a_changed_record_is_named(filled: House) -> None:
    record_id = filled.store.page()[2].id
    body = filled.store.entry(record_id).model_copy(update={"recorded_by": "Somebody"})
    seq = filled.store.page()[2].seq
    with filled.store.db.writing():
        changed = body.model_dump_json().encode()
        Sealed.update(body=changed).where(Sealed.seq == seq).execute(filled.store.db)
    found = filled.store.verify()
    assert damaged(found) == {body.short_id: "was changed after it was sealed"}
    assert (found.seal_ok, found.file_ok) == (False, True)


@pytest.mark.parametrize("seq", range(1, COUNT))
def test_a_record_that_was_taken_out_is_noticed(filled: House, seq: int) -> None:
    with filled.store.db.writing():
        Sealed.delete().where(Sealed.seq == seq).execute(filled.store.db)
        Entry.delete().where(Entry.seq == seq).execute(filled.store.db)
    found = filled.store.verify()
    assert damaged(found) == {f"entry {seq}": "is missing or can't be read"}
    assert not found.seal_ok


def test_a_newest_record_that_was_taken_out_shows_in_the_printed_seal(filled: House) -> None:
    printed = filled.store.verify().newest_seal
    with filled.store.db.writing():
        Sealed.delete().where(Sealed.seq == COUNT).execute(filled.store.db)
        Entry.delete().where(Entry.seq == COUNT).execute(filled.store.db)
    assert filled.store.verify().newest_seal != printed


@pytest.mark.parametrize("column", ["level", "why", "finished", "person_name", "checks"])
def test_a_list_that_tells_otherwise_is_noticed(filled: House, column: str) -> None:
    filled.store.db.execute_sql(f"UPDATE entry SET {column} = '0' WHERE seq = 3")  # noqa: S608
    (fault,) = filled.store.verify().damaged
    assert fault.why == "the list shows it otherwise than it is"


def test_every_flipped_bit_is_noticed_and_hides_no_record(filled: House) -> None:
    file = filled.folder / RECORD_FILE
    whole = file.read_bytes()
    sound = [row.id for row in filled.reopen().page()]
    lost_some = 0
    for page in range(1, len(whole) // PAGE, 2):
        flipped(file, page, filled)
        try:
            rows = filled.reopen().page()
            found = filled.store.verify()
        except StoreDamaged:
            pass
        else:
            assert not found.file_ok
            assert Fault("the record file", f"HMAC verification failed for page {page + 1}") in (
                found.damaged
            )
            assert len(rows) == COUNT
            readable = [row.id for row in rows if row.readable]
            assert readable == [one for one in sound if one in readable]
            lost_some += len(readable) < COUNT
        filled.store.close()
        file.write_bytes(whole)
    assert lost_some
    filled.reopen()


def test_a_store_goes_on_after_damage_was_met(filled: House) -> None:
    """SQLCipher refuses every read once it met a damaged page; the connection starts over."""
    file = filled.folder / RECORD_FILE
    ids = [row.id for row in filled.store.page()]
    unreadable = set()
    for page in range(len(file.read_bytes()) // PAGE - 1, 0, -1):
        whole = file.read_bytes()
        flipped(file, page, filled)
        try:
            unreadable = {row.id for row in filled.reopen().page() if not row.readable}
        except StoreDamaged:
            unreadable = set()
        if 0 < len(unreadable) < COUNT:
            break
        filled.store.close()
        file.write_bytes(whole)
    assert unreadable
    for entry_id in ids:
        if entry_id not in unreadable:
            assert filled.store.entry(entry_id).id == entry_id


def faults(house: House) -> dict[str, str]:
    return damaged(house.store.verify())


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE fact SET at = at + 1 WHERE seq = 3",
        "UPDATE fact SET name = 'held' WHERE seq = 3",
        "DELETE FROM fact WHERE seq = 3",
        "UPDATE fact SET person_id = '0' WHERE seq = 3",
    ],
)
def test_facts_that_tell_otherwise_are_noticed(filled: House, spoil: str) -> None:
    filled.store.db.execute_sql(spoil)
    (where,) = faults(filled)
    named = [row.short_id for row in filled.store.page() if row.seq == 3]
    assert [where] == named


def test_a_fact_of_no_record_is_noticed(filled: House) -> None:
    filled.store.db.execute_sql(
        "INSERT INTO fact(seq, person_id, name, at, place, body) "
        "VALUES (99, '0', 'use', 0, 0, '{}')"
    )
    assert faults(filled) == {
        "what is known of uses": "tells of records that are not there",
    }


@pytest.mark.parametrize("spoil", ["DELETE FROM content", "UPDATE content SET text = text || '#'"])
def test_a_checklist_that_is_lost_is_named_with_its_records(filled: House, spoil: str) -> None:
    filled.store.db.execute_sql(spoil)
    found = faults(filled)
    named = {row.short_id for row in filled.store.page()}
    assert named <= found.keys() <= named | {"a checklist"}


def test_a_result_that_the_answers_do_not_give_is_named(filled: House) -> None:
    """Sealed and listed as it is, by a program that judged wrongly."""
    record = filled.write(60, skin="broken")
    wrong = record.result.model_copy(update={"level": Level.OK, "reasons": ()})
    filled.store.save(record.model_copy(update={"result": wrong}))
    assert faults(filled) == {record.short_id: "the result does not follow from the answers"}


@pytest.mark.parametrize("table", ["plan", "draft"])
def test_a_plan_and_a_draft_that_do_not_read_are_named(filled: House, table: str) -> None:
    filled.store.keep_draft(
        KeptDraft(
            person_id=filled.person.id,
            checklist=filled.used,
            draft=Draft(),
            started=at(0),
            updated=at(0),
        )
    )
    assert faults(filled) == {}
    filled.store.db.execute_sql(f"UPDATE {table} SET body = '{{}}'")  # noqa: S608
    ((where, why),) = faults(filled).items()
    assert where.endswith(" of Maria Alvarez")
    assert why == "does not read as it was kept"


def test_a_plan_of_nobody_is_noticed(filled: House) -> None:
    filled.store.db.execute_sql("DELETE FROM person")
    assert faults(filled) == {"the label and plan": "is of nobody who is on file"}


def test_a_name_that_would_not_be_found_is_noticed(filled: House) -> None:
    filled.store.db.execute_sql("UPDATE person SET name_key = 'somebody'")
    assert faults(filled) == {"the entry of Maria Alvarez": "is not found by its name"}


def test_verify_tells_how_far_it_is_and_can_be_stopped(filled: House) -> None:
    told: list[tuple[int, int]] = []
    filled.store.verify(lambda done, total: told.append((done, total)))
    assert told == [(0, COUNT), (COUNT, COUNT)]

    def stop(_done: int, _total: int) -> None:
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        filled.store.verify(stop)
    assert filled.store.verify().is_sound


def test_a_check_reads_the_rows_of_a_batch_at_a_time(
    filled: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many there are: else a million of them would not fit."""
    monkeypatch.setattr(verification, "_BATCH", 2)
    sizes = []
    monkeypatch.setattr(
        verification,
        "salvage",
        lambda db, keys, fetch: sizes.append(len(fetch(keys))) or salvage(db, keys, fetch),
    )
    assert filled.store.verify().is_sound
    assert len(sizes) > COUNT
    assert max(sizes) <= 2
