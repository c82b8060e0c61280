"""A person erased on request: gone from all that is kept, and the seal's chain still whole."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from house import House, at
from plain_pages import plain_pages
from support import FILLED

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Certainty, Medicine, Reaction
from ketcheck.checklist.draft import Draft
from ketcheck.errors import Cancelled, DiskFull, EraseRefused, NoSuchPerson
from ketcheck.records import keeping, working_copy
from ketcheck.records.copies.backup import backup as back_up
from ketcheck.records.copies.restoring import look, restore
from ketcheck.records.copies.safekeeping import keep_copy
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.erasing import Request, erase, wipe_traces
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.model import KeptDraft, Person
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.sealed.erasures import TOMBSTONE, Asker, digest_of
from ketcheck.records.store import Store
from ketcheck.records.tables import ErasedRow, PersonRow, Sealed

TRACES = [b"Quillfeather", b"quillfeather", b"zaleplonium", b"elbowcrook", b"88-1234"]
MEDICINE = Medicine(name="zaleplonium", sleepy=Certainty.NO, told=Certainty.YES)
REACTION = Reaction(site="elbowcrook", worst=2, did="washed it")
TOLD = FILLED | {Detail.MEDICINES: (MEDICINE,), Detail.REACTION: REACTION}


@pytest.fixture
def patient(house: House) -> Person:
    """A second person, whose records lie between those of the first."""
    person = house.store.directory.add("Ann Quillfeather", number="88-1234")
    for number in range(12):
        house.save(7 * number)
        house.save(7 * number + 1, person=person, filled=TOLD, before="yes", reaction="mild")
    house.store.keep_draft(
        KeptDraft(
            person_id=person.id,
            checklist=house.used,
            draft=Draft(answers={"feeling": "fine"}, medicines=(MEDICINE,)),
            started=at(90),
            updated=at(90),
        )
    )
    return person


def traces(house: House) -> list[bytes]:
    """What of the person is in the folder, by anybody who has the key."""
    key = house.store.db.key
    house.store.close()
    pages = plain_pages(house.folder / RECORD_FILE, key)
    names = b" ".join(path.name.encode() for path in house.folder.rglob("*"))
    house.reopen_after_close()
    return [trace for trace in TRACES if trace in pages + names]


def cells(store: Store) -> Iterator[str]:
    """What stands in each table, as somebody reads it who goes around the program."""
    # `search` itself can't be read; what it holds is in tables of its own.
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'search'"
    for (table,) in store.db.execute_sql(query).fetchall():
        for row in store.db.execute_sql(f'SELECT * FROM "{table}"').fetchall():  # noqa: S608
            for value in row:
                yield str(bytes(value) if isinstance(value, memoryview | bytes) else value)


def ask(**rest: str) -> Request:
    return Request(asked_by=Asker.PERSON, **rest)


def test_before_it_all_of_it_is_there(house: House, patient: Person) -> None:
    """The control: the search of this test finds what is there to be found."""
    assert patient
    assert set(traces(house)) == set(TRACES)


def test_nothing_of_a_person_is_left(house: House, patient: Person) -> None:
    erase(house.store, patient.id, ask(recorded_by="Nurse Joy", reason="moved away"), at(100))
    told = " ".join(cells(house.store)).casefold()
    assert not [trace for trace in TRACES if trace.decode().casefold() in told]
    assert patient.id.hex not in told
    log = house.folder / f"{RECORD_FILE}-wal"
    assert not log.exists() or "quill" not in str(log.read_bytes()).casefold()
    assert traces(house) == []
    with pytest.raises(NoSuchPerson):
        house.store.person(patient.id)
    assert house.store.kept_draft(patient.id) is None
    assert house.store.plan(patient.id) is None
    assert house.store.page(search="Quill") == []
    assert house.store.page(person_id=patient.id) == []


def test_nothing_tells_that_it_was_printed(house: House, patient: Person) -> None:
    printed = [row.id for row in house.store.page()]
    house.store.note_printed(printed)
    erase(house.store, patient.id, ask(), at(100))
    kept = [one for one in printed if house.store.is_printed(one)]
    assert kept == [row.id for row in house.store.page(person_id=house.person.id)]


def test_the_records_of_others_stay_as_they_were(house: House, patient: Person) -> None:
    before = house.store.page(person_id=house.person.id)
    found = house.store.page(search="Alvarez")
    known = house.store.known(house.person.id)
    erase(house.store, patient.id, ask(), at(100))
    assert house.store.page(person_id=house.person.id) == before
    assert house.store.page(search="Alvarez") == found
    assert house.store.known(house.person.id) == known
    assert len({house.store.entry(row.id).id for row in before}) == 12


def test_the_chain_stays_whole_and_what_follows_is_sealed_on(house: House, patient: Person) -> None:
    erase(house.store, patient.id, ask(), at(100))
    house.save(101)
    found = house.store.verify()
    assert found.is_sound, found.damaged
    assert (found.erased, found.checked) == (12, 12 + 1 + 1)
    assert house.reopen().verify() == found


def test_an_empty_entry_that_nothing_vouches_for_is_damage(house: House, patient: Person) -> None:
    erase(house.store, patient.id, ask(), at(100))
    row = house.store.page(person_id=house.person.id)[0]
    with house.store.db.writing():
        Sealed.update(body=TOMBSTONE).where(Sealed.seq == row.seq).execute(house.store.db)
        house.store.db.execute_sql("DELETE FROM entry WHERE seq = ?", (row.seq,))
        house.store.db.execute_sql("DELETE FROM fact WHERE seq = ?", (row.seq,))
    (fault,) = house.store.verify().damaged
    assert (fault.where, fault.why) == (
        f"entry {row.seq}",
        "is empty, and nothing says that it was erased",
    )
    assert not house.store.verify().is_sound


def test_a_tombstone_of_another_seal_is_damage(house: House, patient: Person) -> None:
    erasure = erase(house.store, patient.id, ask(), at(100))
    with house.store.db.writing():
        one = erasure.tombstones[3].seq
        Sealed.update(seal=b"x" * 32).where(Sealed.seq == one).execute(house.store.db)
    assert not house.store.verify().is_sound


def test_what_is_sealed_of_it_tells_who_asked_and_not_of_whom(
    house: House, patient: Person
) -> None:
    ids = [row.id for row in house.store.page(person_id=patient.id)]
    erasure = erase(house.store, patient.id, ask(recorded_by="Nurse Joy"), at(100))
    kept = erasure.model_dump_json()
    assert erasure.asked_by is Asker.PERSON
    assert "Nurse Joy" in kept
    assert str(patient.id) not in kept
    assert not [one for one in ids if str(one) in kept or one.hex in kept]
    assert {tombstone.digest for tombstone in erasure.tombstones} == set(map(digest_of, ids))


@pytest.mark.parametrize("field", ["recorded_by", "reason"])
def test_the_name_is_not_kept_in_the_request(house: House, patient: Person, field: str) -> None:
    with pytest.raises(EraseRefused, match="Leave it out"):
        erase(house.store, patient.id, ask(**{field: "ann  QUILLFEATHER asked"}), at(100))
    assert len(house.store.page(person_id=patient.id)) == 12


def test_nobody_is_erased_under_an_unknown_id(house: House) -> None:
    with pytest.raises(NoSuchPerson):
        erase(house.store, uuid4(), ask(), at(1))
    assert house.store.verify().checked == 0


def test_those_merged_with_a_person_go_with_them(house: House, patient: Person) -> None:
    with house.store.db.writing():
        PersonRow.update(merged_into=patient.id).where(PersonRow.id == house.person.id).execute(
            house.store.db
        )
    erase(house.store, house.person.id, ask(), at(100))
    assert house.store.people() == []
    assert house.store.page() == []
    assert traces(house) == []
    assert house.store.verify().is_sound


def test_an_erasure_that_is_cancelled_erases_nothing(house: House, patient: Person) -> None:
    def report(done: int, _total: int) -> None:
        if done > 5:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        erase(house.store, patient.id, ask(), at(100), report)
    assert len(house.store.page(person_id=patient.id)) == 12
    assert len(house.store.page(search="Quillfeather")) == 12
    assert house.store.verify().is_sound


def test_without_room_to_write_the_file_anew_nothing_is_erased(
    house: House, patient: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Room:
        free = 1_000

    monkeypatch.setattr(working_copy.shutil, "disk_usage", lambda _: Room)
    with pytest.raises(DiskFull):
        erase(house.store, patient.id, ask(), at(100))
    assert len(house.store.page(person_id=patient.id)) == 12


def test_a_damaged_record_is_erased_too(house: House, patient: Person) -> None:
    row = house.store.page(person_id=patient.id)[4]
    with house.store.db.writing():
        Sealed.update(body=b"Quillfeather").where(Sealed.seq == row.seq).execute(house.store.db)
    found = house.store.page(search="Alvarez")
    erase(house.store, patient.id, ask(), at(100))
    assert house.store.page(search="Quillfeather") == []
    assert house.store.page(search="Alvarez") == found
    assert traces(house) == []
    assert house.store.verify().is_sound


@pytest.mark.parametrize(
    "copied",
    [
        lambda house, _: keep_copy(house.store, at(101)),
        lambda house, folder: back_up(house.store, folder / "out"),
    ],
    ids=["by itself", "by command"],
)
def test_a_wiping_that_was_cut_off_is_made_up_for_before_the_next_copy(
    house: House,
    patient: Person,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    copied: Callable[[House, Path], object],
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("ketcheck.records.erasing.wipe_traces", lambda _: None)
        erase(house.store, patient.id, ask(), at(100))
    assert house.reopen().setting(keeping.TRACES) == "yes"
    copied(house, tmp_path)
    assert house.store.setting(keeping.TRACES) == ""
    assert traces(house) == []
    wipe_traces(house.store.db)


def test_a_wiping_that_a_reader_is_in_the_way_of_is_made_up_for(
    house: House, patient: Person
) -> None:
    reader = RecordsDatabase(house.folder / RECORD_FILE, house.store.db.key)
    reader.connect()
    reader.execute_sql("BEGIN")
    reader.execute_sql("SELECT COUNT(*) FROM entry").fetchall()
    house.store.db.execute_sql("PRAGMA busy_timeout = 0")
    erase(house.store, patient.id, ask(), at(100))
    assert house.store.setting(keeping.TRACES) == "yes"
    reader.close()
    keep_copy(house.store, at(101))
    assert house.store.setting(keeping.TRACES) == ""
    assert traces(house) == []


def test_a_copy_made_before_brings_nobody_back(
    house: House, patient: Person, tmp_path: Path
) -> None:
    back_up(house.store, tmp_path / "before")
    erase(house.store, patient.id, ask(), at(100))
    seen = look(house.store, tmp_path / "before")
    assert (seen.new_entries, seen.new_people, seen.erased) == (0, 0, 12)
    assert restore(house.store, tmp_path / "before") == 0
    assert house.store.people() == [house.person]
    assert traces(house) == []
    assert house.store.verify().is_sound


def test_a_copy_made_after_holds_nothing_and_comes_back_whole(
    house: House, patient: Person, tmp_path: Path
) -> None:
    erase(house.store, patient.id, ask(), at(100))
    house.save(101)
    back_up(house.store, tmp_path / "after")
    expected = house.store.verify()
    other = House(open_other(house, tmp_path), house.checklist, house.used, house.person)
    assert restore(other.store, tmp_path / "after") == 13
    assert other.store.verify() == expected
    assert traces(other) == []
    assert restore(other.store, tmp_path / "after") == 0
    back_up(other.store, tmp_path / "again")
    assert restore(house.store, tmp_path / "again") == 0
    assert house.store.verify() == expected
    other.store.close()


def test_another_computer_is_told_of_it_and_keeps_what_it_has(
    house: House, patient: Person, tmp_path: Path
) -> None:
    back_up(house.store, tmp_path / "before")
    other = open_other(house, tmp_path)
    restore(other, tmp_path / "before")
    erase(house.store, patient.id, ask(), at(100))
    back_up(house.store, tmp_path / "after")
    seen = look(other, tmp_path / "after")
    assert (seen.erased_there, seen.new_entries) == (12, 0)
    assert restore(other, tmp_path / "after") == 0
    assert len(other.page(person_id=patient.id)) == 12
    assert other.verify().is_sound
    # From now on it knows that they were erased there.
    assert ErasedRow.select().count(other.db)
    erase(other, patient.id, ask(), at(102))
    assert other.verify().is_sound
    other.close()


def open_other(house: House, tmp_path: Path) -> Store:
    """A new store under the same key."""
    folder = tmp_path / "other"
    folder.mkdir()
    shutil.copy(house.folder / KEY_FILE, folder)
    return open_store(folder, keyring=False)
