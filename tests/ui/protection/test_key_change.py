"""A new key through the screens."""

from datetime import date

import pytest
from PySide6.QtWidgets import QFrame

from ketcheck.errors import WrongPassphrase
from ketcheck.records.keys import key_swap
from ketcheck.records.keys.recovery_code import read_code
from ketcheck.records.keys.unlocking import Passphrase, RecoveryCode
from ketcheck.ui.shell.menu import Item
from tests.ui.patient import ESC, Patient
from tests.ui.protection.test_protecting import NEW, TYPED, opens

pytestmark = pytest.mark.usefixtures("_quick")


def begin(patient: Patient) -> None:
    patient.choose_in_menu(Item.PRIVACY)
    patient.click("change-key")


def typed(patient: Patient, text: str, again: str | None = None) -> None:
    patient.fill({"new-passphrase-1": text, "again-1": text if again is None else again})


def test_a_new_passphrase_takes_the_place_of_the_old_one(patient: Patient) -> None:
    patient.house.store.vault.add_passphrase("Ann", TYPED)
    key = patient.house.store.vault.key
    begin(patient)
    assert "Backups you made before still open with the old passphrase" in patient.words
    typed(patient, NEW, f"{NEW} ")
    assert "Make a new backup soon" in patient.click_until_told("change-key-now")[0]
    assert "The passphrase of Ann" in patient.words
    assert patient.house.store.vault.key != key
    opens(patient, Passphrase("Ann", NEW))
    with pytest.raises(WrongPassphrase):
        opens(patient, Passphrase("Ann", TYPED))
    opens(patient, Passphrase("Ann", NEW))


def test_a_new_code_is_shown_before_the_key_is_changed(patient: Patient) -> None:
    old = patient.house.store.vault.make_recovery_code(date(2026, 11, 24))
    key = patient.house.store.vault.key
    begin(patient)
    patient.click("change-key-now")
    code = read_code(patient.see("recovery-code", QFrame).accessibleName())
    assert code != old
    patient.press(ESC)
    assert patient.house.store.vault.key == key
    patient.click("change-key")
    patient.click("change-key-now")
    code = read_code(patient.see("recovery-code", QFrame).accessibleName())
    patient.click_until_told("code-kept")[0]
    opens(patient, RecoveryCode(code))


@pytest.mark.parametrize(
    ("text", "again", "fault"),
    [
        ("short", None, "at least 8 characters"),
        (NEW, "other words in it", "not the same"),
        ("", "", "at least one"),
        ("Maria Alvarez", None, "People who know you"),
    ],
)
def test_what_is_wrong_is_said_under_its_field(
    patient: Patient, text: str, again: str | None, fault: str
) -> None:
    patient.house.store.vault.add_passphrase("Ann", TYPED)
    patient.house.store.vault.remove("key-file")
    begin(patient)
    typed(patient, text, again)
    patient.click("change-key-now")
    assert fault in patient.words
    patient.click("cancel")
    assert "What opens your records" in patient.words


def no_room(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_failure_is_told_and_all_is_as_it_was(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = patient.house.store.vault.key
    begin(patient)
    monkeypatch.setattr(key_swap, "commit", no_room)
    told = patient.click_until_told("change-key-now")[0]
    assert "The disk is full" in told
    assert "recovery code" not in told
    assert patient.house.store.vault.key == key
    assert patient.house.store.people()


@pytest.mark.parametrize("step", ["make_ready", "commit"])
def test_after_a_failure_the_code_that_was_just_shown_is_not_the_one_to_keep(
    patient: Patient, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    old = patient.house.store.vault.make_recovery_code(date(2026, 11, 24))
    begin(patient)
    patient.click("change-key-now")
    monkeypatch.setattr(key_swap, step, no_room)
    assert "Keep your old one" in patient.click_until_told("code-kept")[0]
    opens(patient, RecoveryCode(old))
