"""Both sign under what the review shows; what is no signature is refused, and nothing is lost."""

from typing import Never

import pytest
from house import House
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel

from ketcheck.errors import DiskFull
from ketcheck.records.model import Record
from ketcheck.records.signature import Signer, is_drawn
from ketcheck.records.store import Store
from ketcheck.ui.widgets.signature import SignatureField
from tests.ui.conftest import Open
from tests.ui.nurse import begin_session, signs_by_name, text_in, to_page, to_the_review
from tests.ui.patient import ENTER, ESC, Patient
from tests.ui.session_tour import sign

EMPTY = "Sign in the box, or check “Typed name alone” below it."
DOT = "This is too small to be a signature. Sign again, or check “Typed name alone” below it."
CHANGED = "Read it again, then save."
FULL = "The disk is full, so nothing was saved. Make room, then try again."


def disk_full(*_: object, **__: object) -> Never:
    raise DiskFull(FULL)


def saved(house: House) -> Record:
    """The newest record."""
    row = house.store.newest(house.person.id)
    assert row
    record = house.store.entry(row.id)
    assert isinstance(record, Record)
    return record


@pytest.fixture
def signing(house: House, open_window: Open) -> Patient:
    """A session at its last page; the first check of it was eight hours ago."""
    house.save(-8)
    patient = open_window()
    begin_session(patient)
    to_the_review(patient)
    patient.press(ENTER)
    return patient


def test_the_names_are_offered(signing: Patient) -> None:
    assert text_in(signing, "patient-name") == "Maria Alvarez"
    assert text_in(signing, "clinician-name") == "T. Okafor"


def test_an_empty_field_is_refused(signing: Patient) -> None:
    signing.click("save")
    assert EMPTY in signing.words
    assert signing.sees("patient-field")


def test_a_dot_is_refused(signing: Patient) -> None:
    field = signing.see("patient-field", SignatureField)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(40, 30))
    signing.click("save")
    assert DOT in signing.words
    signing.click("patient-clear")
    assert field.strokes == ()
    assert DOT not in signing.words


def test_a_drawn_signature_is_kept_with_the_record(signing: Patient) -> None:
    sign(signing, "patient-field")
    drawn = signing.see("patient-field", SignatureField).strokes
    signing.click("clinician-alone")
    signing.click("save")
    assert signing.sees("saved")
    patient, clinician = saved(signing.house).signatures
    assert (patient.by, patient.strokes) == (Signer.PATIENT, drawn)
    assert is_drawn(patient.strokes)
    assert (clinician.by, clinician.name, clinician.strokes) == (
        Signer.CLINICIAN,
        "T. Okafor",
        (),
    )


def test_a_drawing_does_not_count_beside_the_tick(signing: Patient) -> None:
    sign(signing, "patient-field")
    signs_by_name(signing)
    assert saved(signing.house).signatures[0].strokes == ()


def test_without_a_name_there_is_nothing_to_save(signing: Patient) -> None:
    signing.fill({"patient-name": ""})
    signing.press("\b")
    assert not signing.see("save").isEnabled()


def test_what_was_signed_is_there_again(signing: Patient, open_window: Open) -> None:
    sign(signing, "patient-field")
    drawn = signing.see("patient-field", SignatureField).strokes
    signing.fill({"clinician-name": "Tola Okafor"})
    signing.click("clinician-alone")
    signing.press(ESC)
    again = open_window()
    again.click("resume")
    assert again.sees("review")
    again.click("next")
    assert again.see("patient-field", SignatureField).strokes == drawn
    assert text_in(again, "clinician-name") == "Tola Okafor"
    assert again.see("clinician-alone", QCheckBox).isChecked()


def test_a_result_that_changed_is_shown_before_it_is_saved(house: House, open_window: Open) -> None:
    house.use(-5.9, house.save(-6))
    patient = open_window()
    begin_session(patient)
    to_page(patient, "used")
    # Too soon by six minutes, which is said at once.
    patient.press("1", ENTER)
    to_the_review(patient)
    assert "too soon" in patient.words.casefold()
    patient.press(ENTER)
    patient.clock.go_on(minutes=10)
    patient.press_with_alt("t", "n")
    patient.click("save")
    assert not patient.sees("saved")
    assert CHANGED in patient.words
    assert "too soon" not in patient.words.casefold()
    patient.click("next")
    assert patient.see("patient-alone", QCheckBox).isChecked()
    patient.click("save")
    assert patient.sees("saved")


def test_answers_that_are_too_old_are_not_signed(signing: Patient) -> None:
    signing.press_with_alt("t", "n")
    before = signing.house.store.newest(signing.house.person.id)
    signing.clock.go_on(minutes=121)
    signing.click("save")
    assert signing.house.store.newest(signing.house.person.id) == before
    assert not signing.sees("saved")
    assert "Some answers are more than 30 minutes old" in signing.words
    assert not signing.see("next").isEnabled()


def test_a_full_disk_loses_nothing(signing: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "save", disk_full)
    signing.press_with_alt("t", "n")
    signing.click("save")
    assert [words for _, words in signing.notices] == [FULL]
    monkeypatch.undo()
    signing.click("save")
    assert signing.see("record-id", QLabel).text().startswith("Record ")
