"""The first start asks who uses the computer; at home with several people, each start does."""

from datetime import date

import pytest
from house import House
from PySide6.QtWidgets import QLineEdit, QListWidget

from ketcheck.records.begun_form import begun_form
from ketcheck.records.numbers import Numbers, numbers_of
from ketcheck.records.used_by import UsedBy, set_used_by, used_by
from tests.ui.conftest import BORN, Open
from tests.ui.patient import ENTER, ESC, TAB, Key, Patient

TO_COME = "Enter today's date or an earlier one."


def test_a_person_is_asked_for_by_keys_alone(empty_house: House, open_window: Open) -> None:
    patient = open_window()
    patient.press("1", ENTER)
    patient.write("Maria Alvarez")
    patient.press(TAB)
    patient.write("1956-03-14")
    patient.press(ENTER)
    assert empty_house.store.people() == []
    assert patient.focused.objectName() == "emergency"
    patient.press(ENTER)
    (person,) = empty_house.store.people()
    assert (person.name, person.born) == ("Maria Alvarez", date(1956, 3, 14))
    assert patient.at_heading == "Check before you apply"
    assert patient.see("person").property("text") == "Maria Alvarez · born 14 March 1956"


@pytest.mark.parametrize(
    ("name", "born", "fault", "field"),
    [
        ("", "1956-03-14", "Please fill this in.", "person-name"),
        ("   ", "1956-03-14", "Please fill this in.", "person-name"),
        ("x" * 5000, "1956-03-14", "This is too long. Use fewer words.", "person-name"),
        ("Maria", "", "Please fill this in.", "person-born"),
        ("Maria", "spring", "Enter a date like 14 March 1956.", "person-born"),
        ("Maria", "1956-02-30", "February 1956 has only 29 days. Check the day.", "person-born"),
        (
            "Maria",
            "2026-11-23",
            "Enter today's date or an earlier one.",
            "person-born",
        ),
        ("Maria", "1856-03-14", "Enter 1 January 1900 or a later date.", "person-born"),
    ],
)
def test_what_is_wrong_is_said_under_its_field(  # noqa: PLR0913, PLR0917 - a row of a table
    empty_house: House, open_window: Open, name: str, born: str, fault: str, field: str
) -> None:
    patient = open_window()
    patient.choose_use("one-person")
    patient.see("person-name", QLineEdit).setText(name)
    patient.see("person-born", QLineEdit).setText(born)
    patient.click("person-continue")
    assert fault in patient.words
    assert patient.focused.objectName() == field
    assert empty_house.store.people() == []


def test_the_numbers_to_call_are_kept(empty_house: House, open_window: Open) -> None:
    patient = open_window()
    patient.choose_use("one-person")
    patient.fill({"person-name": "Maria", "person-born": "1956-03-14"})
    patient.click("person-continue")
    patient.fill({"emergency": "112"})
    patient.click("save-numbers")
    patient.show_tab("Label and plan")
    assert "Emergency number 112" in patient.words
    assert "Poison line" not in patient.words
    patient.click("change-numbers")
    patient.fill({"poison": "1-800-222-1222"})
    patient.click("save-numbers")
    both = Numbers(emergency="112", poison="1-800-222-1222")
    assert numbers_of(empty_house.store) == both


def test_nobody_is_on_file_before_the_last_page(empty_house: House, open_window: Open) -> None:
    patient = open_window()
    patient.choose_use("one-person")
    patient.fill({"person-name": "Maria", "person-born": "1956-03-14"})
    patient.click("person-continue")
    patient.fill({"emergency": "112"})
    patient.press(ESC)
    assert patient.see("person-name", QLineEdit).text() == "Maria"
    assert patient.see("person-born", QLineEdit).text() == "14"
    assert patient.see("person-born-month", QLineEdit).text() == "March"
    assert patient.see("person-born-year", QLineEdit).text() == "1956"
    assert empty_house.store.people() == []
    assert numbers_of(empty_house.store) == Numbers()
    patient.click("person-continue")
    patient.click("save-numbers")
    assert [person.name for person in empty_house.store.people()] == ["Maria"]


def test_tab_comes_to_the_act_before_the_ways_out(open_window: Open) -> None:
    patient = open_window()
    patient.choose_use("one-person")
    reached = []
    while not reached or reached[-1] != "close":
        patient.press(TAB)
        reached.append(patient.focused.objectName())
    boxes = ["person-born", "person-born-month", "person-born-year"]
    assert reached == [*boxes, "person-continue", "close"]


def test_enter_goes_on_and_never_closes(empty_house: House, open_window: Open) -> None:
    patient = open_window()
    patient.choose_use("one-person")
    patient.fill({"person-name": "Maria Alvarez", "person-born": "1956-03-14"})
    patient.see("close").setFocus()
    patient.press(ENTER)
    assert patient.window.isVisible()
    assert patient.see("person-name", QLineEdit).text() == "Maria Alvarez"
    patient.click("person-continue")
    patient.see("poison").setFocus()
    patient.press(ENTER)
    (person,) = empty_house.store.people()
    assert person.name == "Maria Alvarez"


def test_what_is_typed_stays_when_the_window_is_closed(
    empty_house: House, open_window: Open
) -> None:
    typed = {"person-name": "Maria Alv", "person-born": "14"}
    patient = open_window()
    patient.choose_use("one-person")
    patient.fill(typed)
    assert patient.window.close()
    empty_house.reopen()
    files = [path for path in empty_house.folder.rglob("*") if path.is_file()]
    assert not [path for path in files if b"Maria" in path.read_bytes()]
    # One person was chosen before, and nobody is on file yet.
    again = open_window()
    assert {name: again.see(name, QLineEdit).text() for name in typed} == typed
    again.fill({"person-name": "Maria Alvarez", "person-born": "1956-03-14"})
    again.click("person-continue")
    again.click("save-numbers")
    assert begun_form(empty_house.store) == {}


def test_esc_on_the_first_form_closes_the_window(open_window: Open) -> None:
    patient = open_window()
    patient.choose_use("one-person")
    patient.press(ESC)
    assert not patient.window.isVisible()


def test_of_several_people_one_is_chosen(empty_house: House, open_window: Open) -> None:
    empty_house.store.directory.add("Bob Brown", date(1960, 1, 2))
    empty_house.store.directory.add("Maria Alvarez", BORN)
    set_used_by(empty_house.store, UsedBy.ONE_PERSON)
    patient = open_window()
    people = patient.see("people", QListWidget)
    assert [people.item(row).text() for row in range(people.count())] == [
        "Bob Brown · born 2 January 1960",
        "Maria Alvarez · born 14 March 1956",
    ]
    patient.press(Key.Key_Down, ENTER)
    assert patient.see("person").property("text") == "Maria Alvarez · born 14 March 1956"
    assert patient.sees("start-check")


def test_who_uses_the_computer_is_asked_once_and_by_keys(
    empty_house: House, open_window: Open
) -> None:
    patient = open_window()
    assert not patient.see("continue").isEnabled()
    patient.press(ENTER)
    assert patient.sees("answer-clinic")
    patient.press("2", ENTER)
    assert used_by(empty_house.store) is UsedBy.CLINIC
    assert open_window().sees("find-people")


def test_esc_before_anything_is_chosen_closes_the_window(
    empty_house: House, open_window: Open
) -> None:
    patient = open_window()
    patient.press(ESC)
    assert not patient.window.isVisible()
    assert used_by(empty_house.store) is None


def test_a_home_computer_never_sees_the_question_nor_a_list(patient: Patient) -> None:
    assert patient.sees("start-check")
    for name in ("find-people", "answer-clinic", "close-person", "clinician", "start-session"):
        assert not patient.sees(name)
    patient.show_tab("More")
    for name in ("merge-person", "archive-person"):
        assert not patient.sees(name)


def test_who_uses_the_computer_is_changed_later(house: House, open_window: Open) -> None:
    record = house.save()
    patient = open_window()
    patient.show_tab("More")
    patient.click("this-computer")
    patient.click("used-by")
    patient.press(ESC)
    assert patient.sees("start-check")
    patient.show_tab("More")
    patient.click("this-computer")
    patient.click("used-by")
    patient.choose_use("clinic")
    patient.open_person("alv")
    assert patient.sees("start-session")
    assert house.store.entry(record.id) == record
    patient.press(ESC)
    patient.click("this-computer")
    patient.click("used-by")
    patient.choose_use("one-person")
    assert patient.sees("start-check")
    assert not patient.sees("start-session")
    assert not patient.sees("clinician")
