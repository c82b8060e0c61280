"""What still reads of a damaged store, saved into a new one."""

import shutil
from pathlib import Path

import pytest
from house import House, at, why

from ketcheck.errors import Cancelled, FolderUnusable, RecordDamaged, StoreDamaged
from ketcheck.records.erasing import Request, erase
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.rescue.salvaging import Salvaged, salvage_into
from ketcheck.records.store import Store
from ketcheck.records.tables import PersonRow, Schema, Sealed

PAGE = 4096
COUNT = 8


@pytest.fixture
def filled(house: House) -> House:
    """A store with a few records, closed so that all is in the one file."""
    for number in range(COUNT):
        house.save(7 * number)
    house.reopen()
    return house


def salvaged(store: Store, tmp_path: Path) -> tuple[Salvaged, Store]:
    found = salvage_into(store, tmp_path / "new")
    return found, open_store(tmp_path / "new", keyring=False)


def test_a_sound_store_comes_out_as_it_was(filled: House, tmp_path: Path) -> None:
    filled.store.set_setting("paper", "a4")
    found, new = salvaged(filled.store, tmp_path)
    assert found == Salvaged(COUNT, ())
    assert new.page() == filled.store.page()
    assert new.verify() == filled.store.verify()
    assert new.known(filled.person.id) == filled.store.known(filled.person.id)
    assert new.people() == filled.store.people()
    assert new.plan(filled.person.id) == filled.store.plan(filled.person.id)
    assert new.setting("paper") == "a4"
    new.close()


def test_a_damaged_record_is_named_and_all_others_are_saved(filled: House, tmp_path: Path) -> None:
    rows = filled.store.page()
    with filled.store.db.writing():
        Sealed.update(body=b"{}").where(Sealed.seq == rows[3].seq).execute(filled.store.db)
    found, new = salvaged(filled.store, tmp_path)
    assert [fault.where for fault in found.lost] == [rows[3].short_id]
    assert found.saved == COUNT - 1
    assert {row.id for row in new.page()} == {row.id for row in rows} - {rows[3].id}
    assert new.loss
    assert new.loss.names == (rows[3].short_id,)
    with pytest.raises(RecordDamaged, match="1 saved record is lost"):
        new.known(filled.person.id)
    new.accept_loss()
    assert new.verify().is_sound
    assert new.known(filled.person.id).uses_since
    new.close()


def test_the_damaged_folder_stays_as_it_is(filled: House, tmp_path: Path) -> None:
    file = filled.folder / RECORD_FILE
    before = file.read_bytes()
    _, new = salvaged(filled.store, tmp_path)
    new.close()
    filled.store.close()
    assert file.read_bytes() == before
    filled.reopen_after_close()


def test_whatever_page_is_damaged_each_record_is_saved_or_named(
    filled: House, tmp_path: Path
) -> None:
    """All that the list shows as readable is saved; what is not saved is told."""
    file = filled.folder / RECORD_FILE
    filled.store.close()
    whole = file.read_bytes()
    lost_some = 0
    for page in range(1, len(whole) // PAGE):
        data = bytearray(whole)
        data[page * PAGE + 100] ^= 1
        file.write_bytes(data)
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        try:
            store = open_store(filled.folder, keyring=False, as_it_is=True)
        except StoreDamaged:
            continue
        try:
            found, new = salvaged(store, tmp_path)
        finally:
            store.close()
        assert found.saved + len(found.lost) == COUNT, page
        assert len(new.page()) == found.saved
        assert new.people()
        if new.loss:
            new.accept_loss()
        assert not [one for one in new.verify().damaged if "checklist" not in one.why]
        lost_some += 0 < found.saved < COUNT
        new.close()
    assert lost_some
    file.write_bytes(whole)
    filled.reopen_after_close()


def test_a_store_that_lost_its_form_is_salvaged(filled: House, tmp_path: Path) -> None:
    with filled.store.db.writing():
        Schema.delete().execute(filled.store.db)
    filled.store.close()
    with pytest.raises(StoreDamaged, match="lost its form"):
        open_store(filled.folder, keyring=False)
    filled.store = open_store(filled.folder, keyring=False, as_it_is=True)
    found, new = salvaged(filled.store, tmp_path)
    assert found == Salvaged(COUNT, ())
    new.close()


def test_people_who_are_lost_come_back_from_their_records(filled: House, tmp_path: Path) -> None:
    with filled.store.db.writing():
        PersonRow.delete().execute(filled.store.db)
    _, new = salvaged(filled.store, tmp_path)
    assert new.people() == [filled.person]
    new.close()


def test_who_was_merged_stays_one_person_without_the_list(filled: House, tmp_path: Path) -> None:
    other = filled.store.directory.add("Ann Lee")
    filled.save(70, person=other)
    filled.store.directory.merge(filled.person.id, other.id, **why(hours=71))
    with filled.store.db.writing():
        PersonRow.delete().execute(filled.store.db)
    _, new = salvaged(filled.store, tmp_path)
    assert new.people() == [filled.person]
    assert new.directory.count_of(other.id) == COUNT + 1
    new.close()


def test_what_was_erased_stays_erased(filled: House, tmp_path: Path) -> None:
    other = filled.store.directory.add("Ann Lee")
    filled.save(70, person=other)
    filled.save(71)
    erase(filled.store, other.id, Request(), at(80))
    found, new = salvaged(filled.store, tmp_path)
    assert found == Salvaged(COUNT + 1, ())
    assert new.verify() == filled.store.verify()
    assert new.people() == [filled.person]
    new.close()


def test_a_folder_that_holds_something_is_left_alone(filled: House, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "letter.txt").touch()
    with pytest.raises(FolderUnusable, match="not empty"):
        salvage_into(filled.store, tmp_path / "new")
    with pytest.raises(FolderUnusable, match="not empty"):
        salvage_into(filled.store, filled.folder)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["letter.txt"]


def test_a_salvage_that_is_cancelled_leaves_nothing(filled: House, tmp_path: Path) -> None:
    def report(_done: int, _total: int) -> None:
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        salvage_into(filled.store, tmp_path / "new", report)
    assert list((tmp_path / "new").iterdir()) == []
    assert salvage_into(filled.store, tmp_path / "new").saved == COUNT
