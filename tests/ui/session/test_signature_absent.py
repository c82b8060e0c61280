"""A patient who does not sign: the record says why, and nothing reads as their signature."""

import pytest
from house import House
from PySide6.QtWidgets import QCheckBox

from ketcheck.records.signature import Absent, Signer
from ketcheck.ui.widgets.fields import ChoiceField
from tests.ui.conftest import Open
from tests.ui.nurse import in_session, to_the_review
from tests.ui.patient import ENTER, ESC, Patient

REASON = "Wants to read it first"
WORDS = {
    Absent.DECLINED: "Declined to sign",
    Absent.UNABLE: "Not able to sign",
    Absent.BY_PHONE: "By phone, not signed",
}


def at_the_signatures(house: House, open_window: Open) -> Patient:
    patient = in_session(house, open_window)
    to_the_review(patient)
    patient.press(ENTER)
    return patient


def choose(patient: Patient, why: Absent) -> None:
    """Say that the patient does not sign."""
    field = next(one for one in patient.all_of(ChoiceField) if one.name == "absent")
    field.set_value(why.value)
    patient.wait()


@pytest.mark.parametrize("why", Absent)
def test_who_does_not_sign_is_on_record_with_the_reason(
    house: House, open_window: Open, why: Absent
) -> None:
    patient = at_the_signatures(house, open_window)
    assert not patient.sees("absent-reason")
    choose(patient, why)
    assert not patient.see("patient-alone", QCheckBox).isEnabled()
    patient.fill({"absent-reason": REASON})
    patient.click("clinician-alone")
    patient.click("save")
    assert patient.sees("saved")
    patient.click("close")
    patient.open_record(0)
    assert f"{WORDS[why]}: {REASON}" in patient.words
    record = patient.newest_record()
    of_patient, of_clinician = record.signatures
    assert (of_patient.by, of_patient.absent) == (Signer.PATIENT, why)
    assert (of_patient.reason, of_patient.strokes) == (REASON, ())
    assert (of_clinician.by, of_clinician.absent) == (Signer.CLINICIAN, None)
    assert record.signed is None


def test_without_a_reason_nothing_is_saved(house: House, open_window: Open) -> None:
    patient = at_the_signatures(house, open_window)
    newest = house.store.newest(house.person.id)
    choose(patient, Absent.DECLINED)
    patient.click("clinician-alone")
    patient.click("save")
    assert "Enter why the patient did not sign." in patient.words
    assert not patient.sees("saved")
    assert house.store.newest(house.person.id) == newest


def test_who_does_not_sign_is_said_again_after_a_break(house: House, open_window: Open) -> None:
    patient = at_the_signatures(house, open_window)
    choose(patient, Absent.UNABLE)
    patient.fill({"absent-reason": REASON})
    patient.press(ESC)
    again = open_window()
    again.click("resume")
    again.click("next")
    assert again.see("absent-reason").property("text") == REASON
    assert not again.see("patient-alone", QCheckBox).isEnabled()
    again.click("clinician-alone")
    again.click("save")
    assert again.sees("saved")
