"""The first start asks who uses the computer; at home with several people, each start does."""

from collections.abc import Iterator
from datetime import date

import pytest
from house import House
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QListWidget

from ketcheck.checklist.details import Contact, Plan
from ketcheck.messages.catalogue import PSEUDO, use_language
from ketcheck.records.begun_form import begun_form, left_for_later
from ketcheck.records.numbers import Numbers, numbers_of
from ketcheck.records.used_by import UsedBy, set_used_by, used_by
from ketcheck.ui.shell.menu import Item
from ketcheck.ui.widgets.cards import AnswerCard
from ketcheck.ui.widgets.emergency_field import NOT_ANSWERED
from tests.ui.conftest import BORN, Open
from tests.ui.patient import ENTER, ESC, TAB, Key, Patient

TO_COME = "Enter today's date or an earlier one."


def fill_in_person(patient: Patient) -> None:
    patient.choose_use("one-person")
    patient.fill({"person-name": "Maria Alvarez", "person-born": "1956-03-14"})
    patient.click("person-continue")


def finish(patient: Patient) -> None:
    """Go on from the page of whom to call, with no label and no medicines."""
    patient.click("save-numbers")
    patient.click("later")
    patient.click("finish-setup")


def test_a_person_is_set_up_by_keys_alone(empty_house: House, open_window: Open) -> None:
    patient = open_window()
    patient.press("1", ENTER)
    patient.write("Maria Alvarez")
    patient.press(ENTER)
    patient.write("1956-03-14")
    patient.press(ENTER)
    assert "Step 3 of 5" in patient.words
    assert patient.focused.objectName() == "emergency"
    patient.press(*[ENTER] * 5)
    assert "Step 4 of 5" in patient.words
    patient.write("a pea-size amount")
    patient.press(*[ENTER] * 6)
    assert "Is this what your label says?" in patient.words
    assert empty_house.store.people() == []
    patient.press(ENTER)
    assert "Step 5 of 5" in patient.words
    patient.press(ENTER)
    (person,) = empty_house.store.people()
    assert (person.name, person.born) == ("Maria Alvarez", date(1956, 3, 14))
    assert empty_house.store.plan(person.id) == Plan(amount="a pea-size amount")
    assert patient.sees("start-check")
    assert begun_form(empty_house.store) == {}


def test_what_is_on_the_label_and_the_list_waits_for_the_first_check(
    empty_house: House, open_window: Open
) -> None:
    patient = open_window()
    fill_in_person(patient)
    patient.fill({"emergency": "112", "prescriber_name": "Dr. Lee", "prescriber_phone": "555-0100"})
    patient.click("save-numbers")
    patient.fill({"amount": "a pea", "hours_between": "6 hours", "sites": "left foot, right knee"})
    patient.click("save-plan")
    assert "left foot; right knee" in patient.words
    assert "Dr. Lee, 555-0100" in patient.words
    patient.click("save-label")
    patient.fill({"name": "diphenhydramine"})
    patient.press(TAB, TAB, "y", TAB, "y", ENTER)
    assert patient.focused.objectName() == "name"
    patient.fill({"name": "aspirin"})
    for name in ("sleepy", "told"):
        patient.see(name, QComboBox).setCurrentIndex(2)
    patient.click("finish-setup")
    (person,) = empty_house.store.people()
    plan = empty_house.store.plan(person.id)
    assert plan
    assert (plan.hours_between, plan.site_words) == (6, ("left foot", "right knee"))
    assert plan.prescriber == Contact(name="Dr. Lee", phone="555-0100")
    assert numbers_of(empty_house.store) == Numbers(emergency="112")
    listed = empty_house.store.known(person.id).medicines
    assert [one.name for one in listed] == ["diphenhydramine", "aspirin"]
    patient.choose_in_menu(Item.MEDICINES)
    assert "This is what you entered at the start." in patient.words
    assert "diphenhydramine" in patient.words
    patient.click("close")
    patient.click("start-check")
    assert patient.wizard.underway.carried == listed


def test_a_label_that_was_left_is_asked_for_with_what_was_typed(
    empty_house: House, open_window: Open
) -> None:
    patient = open_window()
    fill_in_person(patient)
    patient.fill({"prescriber_name": "Dr. Lee"})
    patient.click("save-numbers")
    patient.fill({"times_a_day": "3"})
    patient.click("save-plan")
    assert "Enter the amount on your label." in patient.words
    patient.click("later")
    patient.click("finish-setup")
    (person,) = empty_house.store.people()
    assert empty_house.store.plan(person.id) is None
    left = left_for_later(empty_house.store, person.id, "label")
    assert left == {"times_a_day": "3"}
    assert left_for_later(empty_house.store, person.id, "call") == {"prescriber_name": "Dr. Lee"}


def test_no_page_speaks_of_keys_or_disks_and_none_closes_the_window(open_window: Open) -> None:
    patient = open_window()
    said = [patient.words]
    fill_in_person(patient)
    said.append(patient.words)
    patient.click("save-numbers")
    said.append(patient.words)
    patient.click("later")
    said.append(patient.words)
    for words in said:
        assert not {"key", "keyring", "disk", "file"} & set(words.lower().split())
    for step, name in ((5, "save-plan"), (4, "save-numbers"), (3, "person-continue")):
        assert f"Step {step} of 5" in said[step - 2]
        assert not patient.sees("close")
        patient.click("back")
        assert patient.sees(name)
    patient.click("back")
    assert not patient.sees("close")
    assert patient.see("answer-one-person", AnswerCard).isChecked()


@pytest.mark.parametrize(
    ("name", "born", "fault", "field"),
    [
        ("", "1956-03-14", "Enter the name.", "person-name"),
        ("   ", "1956-03-14", "Enter the name.", "person-name"),
        ("x" * 5000, "1956-03-14", "This is too long. Use fewer words.", "person-name"),
        ("Maria", "", "Enter the date of birth.", "person-born"),
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
    fill_in_person(patient)
    patient.fill({"emergency": "112"})
    finish(patient)
    assert numbers_of(empty_house.store) == Numbers(emergency="112")


def test_what_is_typed_and_right_is_kept_where_a_page_is_skipped(
    empty_house: House, open_window: Open
) -> None:
    patient = open_window()
    fill_in_person(patient)
    patient.fill({"emergency": "112"})
    patient.click("later")
    patient.fill({"amount": "a pea-size amount"})
    patient.click("later")
    patient.click("save-label")
    patient.fill({"name": "aspirin"})
    for name in ("sleepy", "told"):
        patient.see(name, QComboBox).setCurrentIndex(2)
    patient.click("later")
    (person,) = empty_house.store.people()
    assert numbers_of(empty_house.store) == Numbers(emergency="112")
    assert empty_house.store.plan(person.id) == Plan(amount="a pea-size amount")
    assert [one.name for one in empty_house.store.known(person.id).medicines] == ["aspirin"]


def test_what_is_wrong_on_a_skipped_page_is_said_once(
    empty_house: House, open_window: Open
) -> None:
    patient = open_window()
    fill_in_person(patient)
    patient.fill({"emergency": "112", "poison": "call them"})
    patient.click("later")
    assert "Step 3 of 5" in patient.words
    patient.click("later")
    patient.click("later")
    patient.fill({"name": "aspirin"})
    patient.click("later")
    assert "Step 5 of 5" in patient.words
    patient.click("later")
    assert numbers_of(empty_house.store) == Numbers(emergency="112")


def test_a_medicine_of_the_set_up_is_edited_in_the_form(
    empty_house: House, open_window: Open
) -> None:
    patient = open_window()
    fill_in_person(patient)
    patient.click("save-numbers")
    patient.click("later")
    patient.fill({"name": "asprin"})
    for name, number in (("sleepy", 2), ("told", 3)):
        patient.see(name, QComboBox).setCurrentIndex(number)
    patient.click("add-medicine")
    assert "doesn't make you sleepy, not sure if your prescriber knows" in patient.words
    patient.click("edit-medicine")
    patient.fill({"name": "aspirin"})
    patient.click("finish-setup")
    (person,) = empty_house.store.people()
    (kept,) = empty_house.store.known(person.id).medicines
    assert (kept.name, kept.told) == ("aspirin", "unsure")


def test_home_leads_to_a_label_that_was_skipped(open_window: Open) -> None:
    patient = open_window()
    fill_in_person(patient)
    patient.click("save-numbers")
    patient.fill({"times_a_day": "3"})
    patient.click("later")
    patient.click("finish-setup")
    assert "Your label isn't filled in yet." in patient.words
    patient.click("fill-label")
    assert patient.see("times_a_day", QLineEdit).text() == "3"
    patient.fill({"amount": "a pea-size amount"})
    patient.click("save-plan")
    patient.click("save-label")
    assert not patient.sees("fill-label")


def test_nobody_is_on_file_before_the_last_page(empty_house: House, open_window: Open) -> None:
    patient = open_window()
    fill_in_person(patient)
    patient.fill({"emergency": "112"})
    patient.press(ESC)
    assert patient.see("person-name", QLineEdit).text() == "Maria Alvarez"
    assert patient.see("person-born", QLineEdit).text() == "14"
    assert patient.see("person-born-month", QLineEdit).text() == "March"
    assert patient.see("person-born-year", QLineEdit).text() == "1956"
    assert "14 March 1956, 70 years old" in patient.words
    assert empty_house.store.people() == []
    assert numbers_of(empty_house.store) == Numbers()
    patient.click("person-continue")
    assert patient.see("emergency", QLineEdit).text() == "112"
    finish(patient)
    assert [person.name for person in empty_house.store.people()] == ["Maria Alvarez"]


def test_tab_comes_to_the_act_before_the_way_back(open_window: Open) -> None:
    patient = open_window()
    patient.choose_use("one-person")
    reached = []
    while not reached or reached[-1] != "back":
        patient.press(TAB)
        reached.append(patient.focused.objectName())
    boxes = ["person-born", "person-born-month", "person-born-year"]
    assert reached == [*boxes, "person-continue", "back"]


def test_enter_goes_to_the_next_box_and_from_the_last_one_on(open_window: Open) -> None:
    patient = open_window()
    patient.choose_use("one-person")
    patient.write("Maria Alvarez")
    patient.press(ENTER)
    for box, text in (("", "14"), ("-month", "March"), ("-year", "1956")):
        assert patient.focused.objectName() == f"person-born{box}"
        patient.write(text)
        patient.press(ENTER)
    assert patient.sees("save-numbers")


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
    finish(again)
    assert begun_form(empty_house.store) == {}


@pytest.mark.parametrize(("answer", "number"), [("yes", "911"), ("another", "")])
def test_an_answer_about_the_emergency_number_stays(
    open_window: Open, monkeypatch: pytest.MonkeyPatch, answer: str, number: str
) -> None:
    monkeypatch.setattr("ketcheck.ui.label.numbers_form.offered_number", lambda: "911")
    patient = open_window()
    fill_in_person(patient)
    patient.click("save-numbers")
    assert NOT_ANSWERED in patient.words
    patient.click(f"answer-{answer}")
    assert NOT_ANSWERED not in patient.words
    if not number:
        patient.fill({"emergency": "112"})
    patient.click("back")
    patient.click("person-continue")
    assert patient.see(f"answer-{answer}", AnswerCard).isChecked()


def test_esc_goes_back_and_loses_nothing(open_window: Open) -> None:
    patient = open_window()
    patient.choose_use("one-person")
    patient.write("Maria")
    patient.press(ESC)
    assert patient.window.isVisible()
    patient.choose_use("one-person")
    assert patient.see("person-name", QLineEdit).text() == "Maria"


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
    patient.choose_in_menu(Item.SETTINGS)
    for name in ("merge-person", "archive-person"):
        assert not patient.sees(name)


def test_who_uses_the_computer_is_changed_later(house: House, open_window: Open) -> None:
    record = house.save()
    patient = open_window()
    patient.choose_in_menu(Item.SETTINGS)
    patient.click("used-by")
    patient.press(ESC)
    assert "Recent checks" in patient.words
    patient.choose_in_menu(Item.SETTINGS)
    patient.click("used-by")
    patient.choose_use("clinic")
    patient.open_person("alv")
    assert patient.sees("start-session")
    assert house.store.entry(record.id) == record
    patient.press(ESC)
    patient.click("this-computer")
    patient.click("used-by")
    patient.choose_use("one-person")
    assert "Recent checks" in patient.words
    assert not patient.sees("start-session")
    assert not patient.sees("clinician")


def test_every_sentence_of_the_set_up_is_looked_up(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ketcheck.ui.label.numbers_form.offered_number", lambda: "911")
    use_language(PSEUDO)
    try:
        patient = open_window()
        unsaid = list(not_looked_up(patient))
        patient.choose_use("one-person")
        patient.click("person-continue")
        unsaid += not_looked_up(patient)
        patient.fill({"person-name": "Maria", "person-born": "1956-03-14"})
        patient.click("person-continue")
        patient.click("save-numbers")
        unsaid += not_looked_up(patient)
        patient.click("later")
        patient.fill({"times_a_day": "3-4"})
        patient.click("save-plan")
        unsaid += not_looked_up(patient)
        patient.click("later")
        patient.click("add-medicine")
        unsaid += not_looked_up(patient)
    finally:
        use_language("en")
    assert unsaid == []


def not_looked_up(patient: Patient) -> Iterator[str]:
    """Words on screen that stand in no brackets, but for those of the checklist and the name."""
    known = {"ketcheck", "Aa", "", patient.house.checklist.disclaimer}
    said = [label.text() for label in patient.all_of(QLabel)]
    said += [button.text() for button in patient.all_of(QAbstractButton)]
    said += [card.words for card in patient.all_of(AnswerCard)]
    return (one for one in said if one not in known and not one.strip().startswith("⟦"))
