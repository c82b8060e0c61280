"""The list of a clinic: one field to find by, F2 back to it, and who is signed in."""

import pytest
from house import House
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from ketcheck.records.model import Clinician
from tests.ui.patient import ENTER, Key, Patient

OKAFOR = Clinician(name="Theresa Okafor", role="RN")


def test_nobody_is_opened_before_somebody_is_chosen(nurse: Patient) -> None:
    assert nurse.focused.objectName() == "find-people"
    assert not nurse.see("open-person").isEnabled()
    nurse.press(Key.Key_Down)
    assert nurse.see("open-person").isEnabled()
    nurse.press("x", "x", "x")
    assert "No one found. Check the spelling or type less." in nurse.words
    assert not nurse.see("open-person").isEnabled()


def test_the_only_one_found_can_be_opened_at_once(nurse: Patient) -> None:
    nurse.write("alvarez mar")
    assert nurse.see("open-person").isEnabled()
    nurse.press(ENTER)
    assert nurse.sees("start-session")


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, "Ctrl+F"])
def test_a_key_brings_the_keyboard_back_to_the_field(nurse: Patient, key: Qt.Key | str) -> None:
    nurse.write("mar")
    nurse.press(Key.Key_Down)
    assert nurse.focused.objectName() == "people"
    if key == "Ctrl+F":
        nurse.press_with_ctrl(Qt.Key.Key_F)
    else:
        nurse.press(Qt.Key.Key_F2)
    assert nurse.focused.objectName() == "find-people"
    assert nurse.see("find-people", QLineEdit).selectedText() == "mar"


def test_the_name_in_the_header_leads_to_signing_out(clinic: House, nurse: Patient) -> None:
    clinic.store.directory.keep_clinician(OKAFOR)
    nurse.click("clinician")
    assert not nurse.sees("sign-out")
    nurse.press(Key.Key_Down)
    nurse.click("i-am")
    assert nurse.see("clinician", QPushButton).text() == "Theresa Okafor, RN"
    nurse.click("clinician")
    assert "Signed in: Theresa Okafor, RN" in nurse.words
    nurse.click("sign-out")
    assert nurse.see("clinician", QPushButton).text() == "Sign in"
    assert nurse.sees("find-people")
