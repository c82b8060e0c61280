"""The medicine list: Enter adds and stays, and the list is kept with each change of it."""

from house import House
from PySide6.QtWidgets import QComboBox, QLineEdit

from tests.ui.check.test_drafts import add_medicine, to_the_medicines
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, TAB, Key, Patient


def names_kept(house: House) -> list[str]:
    """The list as it is in the store."""
    draft = house.store.kept_draft(house.person.id)
    assert draft
    return [medicine.name for medicine in draft.draft.medicines]


def typed_and_kept(house: House) -> dict[str, str]:
    """What stands in the form, in the store."""
    draft = house.store.kept_draft(house.person.id)
    assert draft
    return draft.typed.get("medicines", {})


def test_enter_in_the_last_field_adds_and_stays(patient: Patient) -> None:
    to_the_medicines(patient)
    patient.fill({"name": "vitamin C"})
    patient.press(TAB, TAB, TAB, "n", TAB, "y", TAB, ENTER)
    assert patient.asked == "medicines-medicines"
    assert patient.focused.objectName() == "name"
    assert names_kept(patient.house) == ["vitamin C"]


def test_enter_never_goes_on_while_something_is_typed(patient: Patient) -> None:
    to_the_medicines(patient)
    add_medicine(patient, "vitamin C")
    for field in ("name", "dose", "sleepy", "changed"):
        patient.fill({"dose": "one a day"})
        patient.see(field).setFocus()
        patient.press(ENTER)
        assert patient.asked == "medicines-medicines"
    patient.fill({"dose": ""})
    patient.see("dose", QLineEdit).clear()
    patient.see("name").setFocus()
    patient.press(ENTER)
    assert patient.asked == "medicines-told"


def test_enter_on_the_button_adds_and_stays(patient: Patient) -> None:
    to_the_medicines(patient)
    for name in ("vitamin C", "aspirin"):
        patient.fill({"name": name})
        patient.press(TAB, TAB, TAB, Key.Key_Down, TAB, Key.Key_Down)
        # Past the three boxes of a day.
        patient.press(TAB, TAB, TAB, TAB)
        assert patient.focused.objectName() == "add-medicine"
        patient.press(ENTER)
        assert patient.asked == "medicines-medicines"
    assert names_kept(patient.house) == ["vitamin C", "aspirin"]


def test_a_medicine_is_off_the_list_at_once(patient: Patient) -> None:
    to_the_medicines(patient)
    add_medicine(patient, "vitamin C")
    patient.click("remove-medicine")
    assert names_kept(patient.house) == []


def test_what_is_half_typed_is_kept_with_each_letter(patient: Patient, open_window: Open) -> None:
    to_the_medicines(patient)
    for length in range(1, 8):
        patient.press("aspirin"[length - 1])
        assert typed_and_kept(patient.house)["name"] == "aspirin"[:length]
    patient.press(TAB, TAB, "s")
    assert typed_and_kept(patient.house)["kind"] == patient.see("kind", QComboBox).currentData()
    # As after a kill: nothing was left by its own way.
    again = open_window()
    again.click("resume")
    assert again.asked == "medicines-medicines"
    assert again.see("name", QLineEdit).text() == "aspirin"


def test_what_is_taken_is_not_half_typed_any_more(patient: Patient, open_window: Open) -> None:
    to_the_medicines(patient)
    add_medicine(patient, "vitamin C")
    assert not any(typed_and_kept(patient.house).values())
    patient.click("next")
    patient.press("1")
    again = open_window()
    again.click("resume")
    assert again.sees("review")


def test_a_listed_medicine_is_edited_in_the_form(patient: Patient) -> None:
    to_the_medicines(patient)
    patient.fill({"name": "vitamin D", "dose": "one a day"})
    for name, number in (("sleepy", 2), ("told", 1)):
        patient.see(name, QComboBox).setCurrentIndex(number)
    patient.click("add-medicine")
    assert "one a day, doesn't make you sleepy, your prescriber knows" in patient.words
    patient.click("edit-medicine")
    assert names_kept(patient.house) == []
    assert typed_and_kept(patient.house)["name"] == "vitamin D"
    patient.fill({"name": "vitamin C"})
    patient.click("add-medicine")
    assert names_kept(patient.house) == ["vitamin C"]
    assert "one a day, doesn't make you sleepy, your prescriber knows" in patient.words
