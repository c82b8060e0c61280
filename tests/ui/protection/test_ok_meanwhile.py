"""An OK at home, and what comes between it and its use: a lock, another key, another computer."""

import shutil
from pathlib import Path

import pytest
from house import House, at

from ketcheck.records.copies.restoring import restore
from ketcheck.records.copies.safekeeping import keep_copy
from ketcheck.records.key_change import change_key
from ketcheck.records.keys.new_key import NewWays
from ketcheck.records.opening import open_store
from ketcheck.ui.shell.menu import Item
from tests.ui.conftest import Open
from tests.ui.patient import Patient
from tests.ui.protection.test_locking import TYPED, unlock

pytestmark = pytest.mark.usefixtures("_quick")


@pytest.fixture
def patient(house: House, open_window: Open) -> Patient:
    """At home with an OK of ten minutes ago."""
    house.save(-1 / 6)
    patient = open_window()
    assert is_good(patient)
    return patient


def is_good(patient: Patient) -> bool:
    assert patient.sees("status"), "home is shown"
    return patient.result_said.startswith("OK until") and patient.sees("used-it")


def comes_home(patient: Patient) -> None:
    patient.choose_in_menu(Item.PRIVACY)
    patient.click("close")


@pytest.mark.parametrize(("minutes", "good"), [(19, True), (40, False), (-20, False)])
def test_it_is_judged_anew_once_unlocked(patient: Patient, minutes: int, *, good: bool) -> None:
    patient.house.store.vault.add_passphrase("", TYPED)
    patient.window.protection_changed.emit()
    patient.click("lock")
    patient.clock.go_on(minutes=minutes)
    unlock(patient)
    assert is_good(patient) is good


def test_under_a_new_key_it_is_good_for_as_long_as_before(patient: Patient) -> None:
    change_key(patient.house.store, NewWays())
    patient.clock.go_on(minutes=5)
    comes_home(patient)
    assert is_good(patient)
    patient.clock.go_on(minutes=16)
    comes_home(patient)
    assert not is_good(patient)


@pytest.mark.parametrize(
    "answers", [{"feeling": "unwell"}, {"skin": "broken"}, {"used": "yes"}, {"used": "unsure"}]
)
def test_it_is_over_once_a_newer_check_comes_from_another_computer(
    patient: Patient, tmp_path: Path, answers: dict[str, str]
) -> None:
    house = patient.house
    there = tmp_path / "there"
    shutil.copytree(house.folder, there)
    other = House(open_store(there, keyring=False), house.checklist, house.used, house.person)
    other.save(-1 / 12, **answers)
    brought = keep_copy(other.store, at(-1 / 12)).copy
    other.store.close()
    assert restore(house.store, brought) == 1
    comes_home(patient)
    assert not is_good(patient)
