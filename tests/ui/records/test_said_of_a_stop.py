"""What was said about a STOP, on its page: who said it, who wrote it down; fixed, crossed out."""

import pytest
from house import House
from papers import words_of
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from ketcheck.records.model import Clinician
from tests.ui.conftest import Open
from tests.ui.patient import Key, Patient

SAID = {
    "verdict": "y",
    "who": "Dr. Lee",
    "role": "t",
    "by": "b",
    "said": "Wash it, then go on.",
    "recorded_by": "Ana Alvarez",
}


@pytest.fixture
def cleared(house: House, open_window: Open) -> Patient:
    """A STOP for a bad reaction, and what was said about it an hour later, by the form."""
    house.use(-9, house.save(-9.1))
    house.save(-1, reaction="bad")
    patient = open_window()
    patient.click("record-clearance")
    patient.fill(SAID)
    patient.click("save-clearance")
    patient.open_record(0)
    return patient


def is_held(patient: Patient) -> bool:
    return bool(patient.house.store.held(patient.house.person.id))


def test_it_says_who_said_so_and_who_wrote_it_down(cleared: Patient) -> None:
    for words in ("Dr. Lee", "By phone", "Wash it, then go on.", "Written down by Ana Alvarez"):
        assert words in cleared.words


def test_it_is_printed_with_who_wrote_it_down(cleared: Patient, previewed: list[bytes]) -> None:
    cleared.click("print-record")
    (page,) = previewed
    for words in ("Dr. Lee", "Wash it, then go on.", "Ana Alvarez"):
        assert words in words_of(page)


def test_crossed_out_it_ends_no_stop_any_more(cleared: Patient) -> None:
    assert not is_held(cleared)
    cleared.click("strike")
    cleared.fill({"reason": "He spoke of another cream", "whose": "n", "recorded_by": "Ana"})
    cleared.click("save-strike")
    assert is_held(cleared)
    assert cleared.result_said == "STOP. Do not apply."
    assert not cleared.sees("start-check")


def test_who_puts_it_right_is_asked_anew(cleared: Patient) -> None:
    cleared.click("correct")
    assert cleared.see("who", QLineEdit).text() == "Dr. Lee"
    assert cleared.see("recorded_by", QLineEdit).text() == ""
    cleared.fill({"verdict": "n"})
    cleared.click("save-clearance")
    assert not is_held(cleared)
    cleared.fill({"recorded_by": "Bea Alvarez"})
    cleared.click("save-clearance")
    assert is_held(cleared)


def test_a_nurse_who_writes_it_down_is_not_offered_as_the_one_who_said_it(
    clinic: House, open_window: Open
) -> None:
    clinic.store.directory.keep_clinician(Clinician(name="T. Okafor", role="RN"))
    clinic.save(-1, feeling="unwell")
    nurse = open_window()
    nurse.click("clinicians")
    nurse.press(Key.Key_Down)
    nurse.click("i-am")
    nurse.open_person("maria")
    nurse.click("record-clearance")
    assert nurse.see("recorded_by", QLineEdit).text() == "T. Okafor"
    assert nurse.see("who", QLineEdit).text() == ""
    assert nurse.see("said", QPlainTextEdit).toPlainText() == ""
    for name in ("verdict", "role", "by"):
        assert nurse.see(name, QComboBox).currentData() is None
