"""Records that can't be opened are not given up by a click of whoever passes by."""

import pytest

from ketcheck.errors import KeyUnavailable
from ketcheck.ui.protection.locking import Locking
from tests.reading import HIGHEST_GRADE, grade, sentences_in
from tests.ui.patient import ENTER, ESC, Patient
from tests.ui.protection.test_locking import TYPED, unlock

pytestmark = pytest.mark.usefixtures("_quick")
LOST = ["an earlier STOP", "last used the cream", "your label or your medicines", "old records"]


@pytest.fixture
def wanted(patient: Patient) -> list[str]:
    """What was asked of the window from behind its lock, at the screen that gives records up."""
    patient.house.store.vault.add_passphrase("", TYPED)
    patient.house.store.vault.add_passphrase("Ann", "another four words")
    patient.window.protection_changed.emit()
    locking = patient.window.findChild(Locking)
    assert locking
    asked: list[str] = []
    locking.aside_wanted.connect(lambda: asked.append("aside"))
    patient.click("lock")
    patient.click("no-way")
    patient.click("set-aside")
    return asked


def test_behind_the_lock_it_takes_a_passphrase(patient: Patient, wanted: list[str]) -> None:
    for typed, said in (("", "Enter your passphrase."), ("start over", "doesn't open the records")):
        patient.fill({"passphrase": typed})
        patient.click("confirm-aside")
        assert said in patient.words
        assert patient.focused.objectName() == "passphrase"
        assert wanted == []
    patient.fill({"passphrase": TYPED})
    patient.click("confirm-aside")
    assert wanted == ["aside"]


def test_it_may_be_that_of_anybody_who_has_one(patient: Patient, wanted: list[str]) -> None:
    patient.fill({"passphrase": "another four words "})
    patient.click("confirm-aside")
    assert wanted == ["aside"]


def test_a_right_passphrase_leaves_the_records_locked(patient: Patient, wanted: list[str]) -> None:
    patient.fill({"passphrase": TYPED})
    patient.click("confirm-aside")
    assert wanted == ["aside"]
    with pytest.raises(KeyUnavailable):
        patient.house.store.people()


def test_what_is_lost_and_what_is_not_is_said(patient: Patient, wanted: list[str]) -> None:
    assert wanted == []
    assert [part for part in LOST if part not in patient.words] == []
    assert "Nothing is deleted" in patient.words
    assert "Close ketcheck and start it again" in patient.words
    sentences = [one for one in sentences_in(patient.words) if one.startswith("It will")]
    assert [one for one in sentences if grade(one) > HIGHEST_GRADE] == []


def test_enter_and_esc_lose_nothing(patient: Patient, wanted: list[str]) -> None:
    """The filled button goes back."""
    patient.fill({"passphrase": TYPED})
    patient.press(ENTER)
    assert patient.sees("set-aside")
    patient.click("set-aside")
    patient.press(ESC)
    assert patient.sees("set-aside")
    assert wanted == []
    patient.click("try-again")
    unlock(patient)
    assert patient.sees("start-check")
