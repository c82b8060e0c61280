"""The numbers to call: an offer counts only once it is confirmed, and what is typed is kept."""

import pytest
from house import House
from PySide6.QtWidgets import QLineEdit

from ketcheck.records.numbers import Numbers, keep_numbers, numbers_of, numbers_while_locked
from ketcheck.ui.shell.menu import Item
from ketcheck.ui.widgets.emergency_field import NOT_ANSWERED
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, Key, Patient

QUESTION = "Is 911 the number to call in an emergency where you are?"


@pytest.fixture
def offered(house: House, open_window: Open, monkeypatch: pytest.MonkeyPatch) -> Patient:
    """Someone whose computer says that it is where 911 is called, in front of the form."""
    monkeypatch.setattr("ketcheck.ui.label.numbers_form.offered_number", lambda: "911")
    assert house.person
    patient = open_window()
    show_form(patient)
    return patient


def show_form(patient: Patient) -> None:
    patient.choose_in_menu(Item.SETTINGS)
    patient.click("change-numbers")


def test_an_offer_is_confirmed_by_keys(offered: Patient) -> None:
    assert QUESTION in offered.words
    assert not offered.sees("emergency")
    offered.press("1", ENTER)
    assert numbers_of(offered.house.store) == Numbers(emergency="911")


def test_an_offer_that_is_not_answered_counts_for_nothing(offered: Patient) -> None:
    offered.fill({"poison": "555-0111"})
    offered.click("save-numbers")
    assert NOT_ANSWERED in offered.words
    assert offered.focused.objectName() == "answer-yes"
    assert numbers_of(offered.house.store) == Numbers()
    offered.click("cancel")
    assert numbers_of(offered.house.store) == Numbers()


def test_another_number_takes_the_place_of_the_offer(offered: Patient) -> None:
    offered.click("save-numbers")
    offered.click("answer-another")
    assert NOT_ANSWERED not in offered.words
    offered.fill({"emergency": "112"})
    offered.click("save-numbers")
    assert numbers_of(offered.house.store) == Numbers(emergency="112")


def test_nobody_has_to_know_a_number(offered: Patient) -> None:
    offered.click("answer-another")
    offered.click("save-numbers")
    assert numbers_of(offered.house.store) == Numbers()


def test_a_change_of_mind_does_not_keep_what_was_typed(offered: Patient) -> None:
    offered.click("answer-another")
    offered.fill({"emergency": "112"})
    offered.click("answer-yes")
    assert not offered.sees("emergency")
    offered.click("save-numbers")
    assert numbers_of(offered.house.store) == Numbers(emergency="911")


def test_a_number_on_file_is_not_asked_about_again(
    house: House, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ketcheck.ui.label.numbers_form.offered_number", lambda: "911")
    keep_numbers(house.store, Numbers(emergency="999"))
    patient = open_window()
    show_form(patient)
    assert QUESTION not in patient.words
    field = patient.see("emergency", QLineEdit)
    assert field.text() == "999"
    field.selectAll()
    patient.press(Key.Key_Delete)
    patient.click("save-numbers")
    assert numbers_of(house.store) == Numbers()
    assert numbers_while_locked(house.folder) == Numbers()


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("call Jane", "Enter the phone number in digits, like 555-0134."),
        ("jane1956@example.org", "This looks like an email address. Enter a phone number."),
        ("555-0134 or 555-0135 or 555-0136 after five", "Enter one phone number only"),
    ],
)
@pytest.mark.parametrize("field", ["emergency", "poison"])
def test_what_nobody_can_dial_is_said_under_its_field(
    patient: Patient, field: str, typed: str, fault: str
) -> None:
    show_form(patient)
    patient.fill({field: typed})
    patient.click("save-numbers")
    assert fault in patient.words
    assert patient.focused.objectName() == field
    assert numbers_of(patient.house.store) == Numbers()
