"""A copy looked at and added, as somebody at the window does so; also one of another computer."""

import shutil
from pathlib import Path

import pytest
from house import CONTENT, House, at
from pytestqt.qtbot import QtBot

from ketcheck.records.checklists import load_used
from ketcheck.records.copies.backup import backup
from ketcheck.records.copies.restoring import restore
from ketcheck.records.keys.vault import KEY_FILE
from ketcheck.records.opening import open_store
from ketcheck.records.store import Store
from ketcheck.records.tables import PersonRow
from ketcheck.records.used_by import UsedBy, set_used_by
from tests.ui.conftest import Choose, Open
from tests.ui.patient import ESC, Patient

SECRET = "four words in a row"  # noqa: S105 - of a test


def test_a_copy_is_looked_at_before_it_is_added(
    safe: Patient, choose: Choose, tmp_path: Path
) -> None:
    house = safe.house
    backup(house.store, tmp_path / "copy")
    other = open_store(tmp_path / "other", keyring=False)
    other.close()
    choose(tmp_path / "copy")
    safe.click("look-into-copy")
    safe.wait_for("add-records")
    assert "There is nothing to add" in safe.words
    assert not safe.see("add-records").isEnabled()
    safe.click("cancel")
    assert safe.sees("make-copy")


def test_what_is_missing_is_added(
    house: House, open_window: Open, choose: Choose, tmp_path: Path
) -> None:
    record = house.save(0)
    source = House(open_copy(house, tmp_path), house.checklist, house.used, house.person)
    source.save(7)
    backup(source.store, tmp_path / "newer")
    source.store.close()
    patient = open_window()
    patient.click("keep-safe")
    choose(tmp_path / "newer")
    patient.click("look-into-copy")
    patient.wait_for("add-records")
    assert "1 record and 0 people" in patient.words
    assert len(house.store.page()) == 1
    said = patient.click_until_told("add-records")
    assert said == ["Added: 1 record."]
    assert len(house.store.page()) == 2
    assert house.store.entry(record.id) == record
    patient.press(ESC)
    assert patient.sees("start-check")


@pytest.mark.usefixtures("_quick")
def test_a_copy_of_another_key_opens_with_what_is_typed(
    house: House, open_window: Open, qtbot: QtBot, choose: Choose, tmp_path: Path
) -> None:
    other = open_store(tmp_path / "other", keyring=False)
    other.vault.add_passphrase("", SECRET)
    code = other.vault.make_recovery_code(at().at.date())
    other.directory.add("Ann Lee")
    backup(other, tmp_path / "copy")
    number = other.slots.short_name
    other.close()
    patient = open_window()
    patient.click("keep-safe")
    choose(tmp_path / "copy")
    patient.click("look-into-copy")
    patient.wait_for("open-copy")
    assert number in patient.words
    patient.fill({"secret": "another secret"})
    patient.click("open-copy")
    patient.wait_for("open-copy")
    qtbot.waitUntil(lambda: "doesn't open" in patient.words)
    patient.fill({"secret": code})
    patient.click("open-copy")
    patient.wait_for("add-records")
    assert "0 records and 1 person" in patient.words
    patient.click_until_told("add-records")
    assert len(house.store.people()) == 2
    assert patient.sees("make-copy")


def open_copy(house: House, tmp_path: Path) -> Store:
    """A second store of the same records."""
    backup(house.store, tmp_path / "copy")
    (tmp_path / "other").mkdir()
    shutil.copy(house.folder / KEY_FILE, tmp_path / "other")
    store = open_store(tmp_path / "other", keyring=False)
    restore(store, tmp_path / "copy")
    return store


def test_a_file_that_is_no_copy_is_told(safe: Patient, choose: Choose, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear Maria")
    choose(tmp_path / "letter")
    said = safe.click_until_told("look-into-copy")
    assert "is no backup of ketcheck" in said[0]
    assert safe.sees("make-copy")


@pytest.fixture
def from_before(house: House, tmp_path: Path) -> Path:
    """A copy of the same person's records, made on a computer that had the same key."""
    folder = tmp_path / "before"
    folder.mkdir()
    shutil.copy(house.folder / KEY_FILE, folder)
    store = open_store(folder, keyring=False)
    store.keep_content(load_used(CONTENT)[2])
    before = House(store, house.checklist, house.used, store.directory.add("maria alvarez"))
    before.save(0, feeling="unwell")
    backup(store, tmp_path / "copy")
    store.close()
    return tmp_path / "copy"


@pytest.mark.parametrize(("answer", "people"), [("message-yes", 1), ("message-no", 2)])
def test_who_comes_with_a_copy_and_is_here_already_can_be_one(  # noqa: PLR0913, PLR0917
    house: House,
    open_window: Open,
    qtbot: QtBot,
    choose: Choose,
    from_before: Path,
    answer: str,
    people: int,
) -> None:
    set_used_by(house.store, UsedBy.ONE_PERSON)
    patient = open_window()
    patient.click("keep-safe")
    choose(from_before)
    patient.click("look-into-copy")
    patient.wait_for("add-records")
    assert [text for _, text in patient.notices if "is already here" in text]
    with patient.answering("message-close", answer) as said:
        patient.click("add-records")
        qtbot.waitUntil(lambda: len(said) == 2)
    assert "a STOP of one of them counts for both" in said[1]
    if people == 1:
        patient.click("answer-first")
        patient.fill({"reason": "It is me", "recorded_by": "Maria Alvarez"})
        with patient.answering("message-yes"):
            patient.click("merge")
    patient.press(ESC)
    assert len(house.store.people()) == people
    held = bool(house.store.held(house.person.id))
    assert held == (people == 1)


def test_a_first_start_can_begin_with_a_copy(
    house: House, open_window: Open, choose: Choose, from_before: Path
) -> None:
    with house.store.db.writing():
        PersonRow.delete().execute(house.store.db)
    patient = open_window()
    choose(from_before)
    patient.click("bring-records")
    patient.wait_for("add-records")
    patient.click_until_told("add-records")
    assert patient.sees("keep-safe")
    assert "maria alvarez" in patient.words
