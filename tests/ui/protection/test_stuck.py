"""Records that nothing opens at the start of the program, and the ways on."""

from pathlib import Path

import pytest
from keyrings import MemoryKeyring
from PySide6.QtWidgets import QComboBox

from ketcheck.records.keys.slot_files import SLOT_COPY, SLOT_FILE
from ketcheck.records.opening import RECORD_FILE
from tests.ui.patient import Patient
from tests.ui.protection.starting import PERSON, Start, change, to_passphrases
from tests.ui.protection.test_locking import TYPED, unlock

pytestmark = pytest.mark.usefixtures("_quick")


def give_up(patient: Patient, typed: dict[str, str]) -> None:
    """Confirm that the records are set aside; where they are then is told in a message."""
    patient.fill(typed)
    with patient.answering("message-close") as said:
        patient.click("confirm-aside")
    assert "Your records are now in the folder" in said[0]


def test_without_any_way_the_records_are_set_aside(
    folder: Path, start: Start, system: MemoryKeyring
) -> None:
    kept = dict(system.kept)
    system.kept.clear()
    patient = start()
    assert "can't open your records" in patient.words
    patient.click("set-aside")
    assert "ketcheck will not know of an earlier STOP" in patient.words
    patient.click("keep-records")
    assert "can't open your records" in patient.words
    assert (folder / RECORD_FILE).exists()
    patient.click("set-aside")
    give_up(patient, {"typed-word": " Start  over "})
    patient.choose_use("one-person")
    assert patient.sees("person-name")
    (aside,) = folder.glob("records-set-aside-*")
    assert {RECORD_FILE, SLOT_FILE, SLOT_COPY} <= {path.name for path in aside.iterdir()}
    system.kept.update(kept)


@pytest.mark.parametrize("typed", ["", "yes", "start", "set aside"])
def test_another_word_sets_nothing_aside(folder: Path, start: Start, typed: str) -> None:
    (folder / RECORD_FILE).write_bytes(b"")
    patient = start()
    patient.click("set-aside")
    patient.fill({"typed-word": typed})
    patient.click("confirm-aside")
    assert "Type “start over” here, or go back." in patient.words
    assert not list(folder.glob("records-set-aside-*"))


def test_try_again_opens_what_opens_now(folder: Path, start: Start, system: MemoryKeyring) -> None:
    assert (folder / SLOT_FILE).exists()
    kept = dict(system.kept)
    system.kept.clear()
    patient = start()
    patient.click("try-again")
    assert "can't open your records" in patient.words
    system.kept.update(kept)
    patient.click("try-again")
    assert patient.sees("start-check")


@pytest.mark.parametrize("spoil", [b"", b"x" * 9000])
def test_a_damaged_record_file_has_a_way_on(folder: Path, start: Start, spoil: bytes) -> None:
    (folder / RECORD_FILE).write_bytes(spoil)
    patient = start()
    assert "can't open your records" in patient.words
    assert patient.at_heading


def test_two_lost_slot_files_have_a_way_on(folder: Path, start: Start) -> None:
    for name in (SLOT_FILE, SLOT_COPY):
        (folder / name).write_bytes(b"")
    patient = start()
    assert "damaged" in patient.words
    assert patient.sees("set-aside")


def test_with_a_passphrase_they_can_be_given_up_behind_the_lock(folder: Path, start: Start) -> None:
    change(folder, to_passphrases)
    patient = start()
    patient.see("user", QComboBox).setCurrentIndex(1)
    unlock(patient)
    patient.click("start-check")
    patient.click("lock")
    patient.click("no-way")
    patient.click("set-aside")
    give_up(patient, {"passphrase": TYPED})
    patient.choose_use("one-person")
    assert patient.sees("person-name")
    assert PERSON not in patient.words
    assert not patient.sees("lock")
    patient.fill({"person-name": "Bob Brown", "person-born": "1960-01-02"})
    patient.click("person-continue")
    patient.click("save-numbers")
    patient.click("later")
    patient.click("finish-setup")
    assert patient.sees("start-check")
