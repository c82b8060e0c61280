"""What a doctor or nurse said about a held STOP decides; nobody else, and nothing else, does."""

import pytest
from house import House, at
from PySide6.QtWidgets import QComboBox

from ketcheck.records.model import Clearance, Record, Verdict
from ketcheck.ui.home.status_card import StatusCard
from tests.ui.conftest import Open
from tests.ui.patient import Patient

FROM_A_DAY = 2
"""The place of that answer in its list, after the line that asks to choose."""
SAID = {
    "who": "Dr. Lee",
    "role": "t",
    "by": "b",
    "said": "As you were told.",
    "recorded_by": "Maria Alvarez",
}


@pytest.fixture
def held(house: House) -> Record:
    """A STOP of an hour ago, for a bad reaction."""
    house.use(-9, house.save(-9.1))
    return house.save(-1, reaction="bad")


@pytest.fixture
def form(held: Record, open_window: Open) -> Patient:
    """The form of what was said, filled in but for what it comes to."""
    patient = open_window()
    assert held.result.held
    patient.click("record-clearance")
    patient.fill(SAID)
    return patient


def is_held(patient: Patient) -> bool:
    return bool(patient.house.store.held(patient.house.person.id))


def verdict(patient: Patient) -> Verdict:
    (row,) = patient.house.store.page(person_id=patient.house.person.id, limit=1)
    entry = patient.house.store.entry(row.id)
    assert isinstance(entry, Clearance)
    return entry.verdict


def test_not_yet_keeps_the_stop(form: Patient) -> None:
    form.fill({"verdict": "n"})
    form.click("save-clearance")
    assert is_held(form)
    assert verdict(form) is Verdict.NOT_YET
    assert form.result_said == "STOP. Do not apply."
    form.clock.go_on(hours=24)
    form.see("status", StatusCard).refresh()
    form.wait()
    assert form.result_said == "STOP. Do not apply."
    assert form.sees("record-clearance")
    assert not form.sees("start-check")


def test_may_use_clears_it(form: Patient) -> None:
    form.fill({"verdict": "y"})
    form.click("save-clearance")
    assert not is_held(form)
    assert not form.says_ok
    assert not form.sees("record-clearance")


def test_from_a_day_clears_it_from_that_day(form: Patient) -> None:
    form.see("verdict", QComboBox).setCurrentIndex(FROM_A_DAY)
    form.fill({"first_day": "2026-11-24"})
    form.click("save-clearance")
    assert form.sees("record-clearance"), form.words
    assert verdict(form) is Verdict.MAY_USE_FROM
    assert is_held(form)
    assert form.result_said == "STOP. Do not apply."
    assert not form.sees("start-check")
    form.clock.go_on(days=2)
    form.see("status", StatusCard).refresh()
    form.wait()
    form.click("start-check")
    form.to_the_review()
    form.click("save")
    assert "STOP" not in form.result_said


def test_from_a_day_without_the_day_is_refused(form: Patient) -> None:
    form.see("verdict", QComboBox).setCurrentIndex(FROM_A_DAY)
    form.click("save-clearance")
    assert "Enter the day from which the cream may be used" in form.words
    assert form.focused.objectName() == "first_day"


def test_the_patient_is_refused(form: Patient) -> None:
    form.fill({"verdict": "y", "who": "maria alvarez"})
    form.click("save-clearance")
    assert "The patient can't clear a STOP. Enter who said so." in form.words
    assert is_held(form)


def test_a_stop_of_a_clock_that_was_ahead_is_crossed_out_and_then_cleared(
    house: House, open_window: Open
) -> None:
    house.save(24 * 3650, feeling="unwell")
    patient = open_window()
    patient.click("record-clearance")
    patient.fill({**SAID, "verdict": "y"})
    patient.click("save-clearance")
    assert "cross out the record of the STOP first" in patient.words
    patient.click("cancel")
    patient.click("see-held")
    patient.click("strike")
    patient.fill({"reason": "A wrong clock", "whose": "n", "recorded_by": "Maria Alvarez"})
    patient.click("save-strike")
    assert is_held(patient)
    patient.clock.go_on(minutes=5)
    patient.click("record-clearance")
    patient.fill({**SAID, "verdict": "y"})
    patient.click("save-clearance")
    assert not is_held(patient)
    assert patient.sees("start-check")


def test_nothing_is_chosen_beforehand(held: Record, open_window: Open) -> None:
    patient = open_window()
    assert held.result.held
    patient.click("record-clearance")
    patient.click("save-clearance")
    said = patient.words
    assert said.count("Fill this in.") + said.count("Choose one.") >= 5
    assert is_held(patient)


def test_what_was_recorded_wrong_is_put_right(form: Patient) -> None:
    form.fill({"verdict": "y"})
    form.click("save-clearance")
    assert not is_held(form)
    form.open_record(0)
    form.click("correct")
    form.fill({"verdict": "n", "said": "Not yet, call me on Monday."})
    form.fill({"cleared": f"{at().at:%Y-%m-%d %H:%M}", "recorded_by": "Ana Alvarez"})
    form.click("save-clearance")
    assert is_held(form)
    assert form.result_said == "STOP. Do not apply."
