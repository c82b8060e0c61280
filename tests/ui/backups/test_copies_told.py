"""What home and the overview tell of copies without being asked, and the ways on from there."""

import shutil
from pathlib import Path

import pytest
from house import House, at
from pytestqt.qtbot import QtBot

from ketcheck.documents.headings import seal_code
from ketcheck.records.copies import copies
from ketcheck.records.copies.safekeeping import is_due, keep_copy
from ketcheck.records.opening import RECORD_FILE, open_store
from ketcheck.records.sealed.anchor import ANCHOR_FILE
from ketcheck.ui.settings.computer_flow import ComputerFlow
from tests.ui.conftest import Open
from tests.ui.patient import ESC, Patient


def keep_copies(patient: Patient) -> ComputerFlow:
    """What the program does once home is painted."""
    (computer,) = patient.window.findChildren(ComputerFlow)
    computer.keep_copies()
    return computer


def test_the_first_copy_is_made_right_after_the_first_record_and_home_tells_of_it(
    house: House, open_window: Open, qtbot: QtBot
) -> None:
    patient = open_window()
    computer = keep_copies(patient)
    assert "Backup: none yet." in patient.words
    house.save(0)
    assert not (house.folder / copies.FOLDER).exists()
    computer.copy_first_record()
    qtbot.waitUntil(lambda: "Backed up today" in patient.words)
    assert not is_due(house.store)
    house.save(8)
    computer.copy_first_record()
    patient.click("keep-safe")
    assert is_due(house.store)


def test_the_first_copy_is_made_on_the_way_to_the_next_screen(
    house: House, open_window: Open, qtbot: QtBot
) -> None:
    patient = open_window()
    keep_copies(patient)
    house.save(0)
    patient.click("keep-safe")
    qtbot.waitUntil(lambda: not is_due(house.store))


def test_a_first_copy_that_fails_is_not_tried_on_each_screen(
    house: House, open_window: Open, qtbot: QtBot
) -> None:
    (house.folder / copies.FOLDER).touch()
    patient = open_window()
    computer = keep_copies(patient)
    house.save(0)
    computer.copy_first_record()
    assert computer.copies
    qtbot.waitUntil(lambda: bool(computer.copies and computer.copies.trouble))
    computer.copies.trouble = ""
    computer.copy_first_record()
    patient.click("keep-safe")
    patient.press(ESC)
    assert computer.copies.trouble == ""


@pytest.fixture
def beside(house: House, tmp_path: Path) -> Path:
    """What a sync program left: another computer's records, with one that is not here."""
    house.save(0)
    house.store.close()
    shutil.copytree(house.folder, tmp_path / "elsewhere")
    store = open_store(tmp_path / "elsewhere", keyring=False)
    House(store, house.checklist, house.used, house.person).save(7)
    store.close()
    house.reopen_after_close()
    left = house.folder / "records (conflict copy).db"
    shutil.copy(tmp_path / "elsewhere" / RECORD_FILE, left)
    return left


def test_what_a_sync_program_left_is_told_at_home_and_added(
    house: House, beside: Path, open_window: Open
) -> None:
    patient = open_window()
    assert any(beside.name in text for _, text in patient.notices)
    patient.click("open-conflict-0")
    patient.wait_for("add-records")
    assert "1 record and 0 people" in patient.words
    patient.click_until_told("add-records")
    assert len(house.store.page()) == 2
    assert not any(beside.name in text for _, text in patient.notices)


def test_the_overview_tells_of_it_too(beside: Path, open_window: Open) -> None:
    patient = open_window()
    patient.click("keep-safe")
    assert any(beside.name in text for _, text in patient.notices)
    patient.click("open-conflict-0")
    patient.wait_for("add-records")


def test_older_records_put_in_place_are_told_and_restored(
    house: House, open_window: Open, tmp_path: Path
) -> None:
    house.save(0)
    house.store.close()
    for name in (RECORD_FILE, ANCHOR_FILE):
        shutil.copy(house.folder / name, tmp_path)
    house.reopen_after_close()
    house.save(7)
    keep_copy(house.store, at(8))
    house.store.close()
    for name in (RECORD_FILE, ANCHOR_FILE):
        shutil.copy(tmp_path / name, house.folder)
    house.reopen_after_close()
    patient = open_window()
    assert "1 saved record is lost" in patient.words
    assert "it has them" in patient.words
    assert not patient.sees("start-check")
    patient.click("keep-safe")
    patient.click("open-lost")
    patient.wait_for("add-records")
    patient.click_until_told("add-records")
    assert not patient.sees("open-lost")
    patient.press(ESC)
    assert "lost" not in patient.words


def test_a_seal_from_paper_is_looked_up(safe: Patient) -> None:
    record = safe.house.store.page()[0]
    safe.click("check-paper")
    safe.click("look-up-seal")
    assert "Type the seal." in safe.words
    safe.fill({"seal": "1234"})
    safe.click("look-up-seal")
    assert [text for level, text in safe.notices if level == "ask" and "not a seal" in text]
    safe.fill({"seal": seal_code(safe.house.store.seal(record.id))})
    safe.click("look-up-seal")
    assert [text for level, text in safe.notices if level == "ok" and record.short_id in text]
    safe.press(ESC)
    assert safe.sees("make-copy")


@pytest.fixture
def erased(safe: Patient) -> Patient:
    """The person is gone, and a backup still has them."""
    safe.click("make-copy")
    safe.wait_for("make-copy")
    safe.click("erase-person")
    safe.see("asked_by").setCurrentIndex(1)  # type: ignore[attr-defined]
    safe.fill(
        {"recorded_by": "T. Okafor", "reason": "They asked for it", "confirm": "maria alvarez"}
    )
    safe.click("erase")
    safe.wait_for("renew-copies")
    return safe


def test_backups_that_hold_who_was_erased_are_named_and_renewed(erased: Patient) -> None:
    folder = erased.house.folder / copies.FOLDER
    (old,) = folder.iterdir()
    assert old.name in erased.words.replace("\u200b", "")
    assert "Alvarez" not in erased.words
    said = erased.click_until_told("renew-copies")
    assert said == ["A new backup was made, and 1 older one was deleted."]
    assert not old.exists()
    assert len(list(folder.iterdir())) == 1


def test_backups_that_hold_who_was_erased_are_kept_when_left(erased: Patient) -> None:
    erased.press(ESC)
    erased.wait_for("answer-one-person")
    assert len(list((erased.house.folder / copies.FOLDER).iterdir())) == 1
