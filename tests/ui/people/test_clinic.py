"""A clinic: people are found as a name is typed, and nothing is left of the one before."""

from collections.abc import Iterator

import pytest
from house import House
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
)

from ketcheck.checklist.details import Plan
from ketcheck.checklist.session import Session, TeachBack, Understanding
from ketcheck.errors import StoreDamaged
from ketcheck.records.model import Clinician, IdentityChange, Kind, Record
from ketcheck.records.people.directory import SHOWN
from ketcheck.ui.shell.menu import Item
from tests.ui.conftest import BORN, Open
from tests.ui.nurse import put_on_file
from tests.ui.patient import ENTER, ESC, Key, Patient


def listed(nurse: Patient) -> list[str]:
    model = nurse.see("people", QTableView).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ["Bob Brown", "Maria Alvarez"]),
        ("alv", ["Maria Alvarez"]),
        ("alv mar", ["Maria Alvarez"]),
        ("1960", ["Bob Brown"]),
        ("MRN", ["Bob Brown", "Maria Alvarez"]),
        ("204", ["Maria Alvarez"]),
        ("Alvarez, Maria", ["Maria Alvarez"]),
        ("mrn20418", ["Maria Alvarez"]),
        ("MRN 20418", ["Maria Alvarez"]),
        ("3/14/1956", ["Maria Alvarez"]),
        ("14.3.1956", ["Maria Alvarez"]),
        ("14 march 1956", ["Maria Alvarez"]),
        ("nobody", []),
        ("%", []),
    ],
)
def test_people_are_found_by_what_is_typed(nurse: Patient, typed: str, names: list[str]) -> None:
    nurse.write(typed)
    assert listed(nurse) == names
    assert ("No one found." in nurse.words) is not bool(names)


def test_typing_down_and_enter_opens(nurse: Patient) -> None:
    nurse.write("a")
    nurse.press("\b")
    nurse.press(Key.Key_Down, Key.Key_Down, ENTER)
    assert nurse.see("person", QLabel).text() == "Maria Alvarez · born 14 March 1956 · MRN 20418"
    assert nurse.at_heading
    nurse.press(ENTER)
    # A session asks first who is at work.
    assert nurse.sees("clinicians-list")


def test_enter_alone_opens_nobody_unless_there_is_one(nurse: Patient) -> None:
    nurse.press(ENTER)
    assert "Choose a person in the list first." in nurse.words
    assert nurse.focused.objectName() == "find-people"
    nurse.write("mar")
    nurse.press(ENTER)
    assert nurse.sees("start-session")


def test_letters_typed_in_the_list_go_on_in_the_search_field(nurse: Patient) -> None:
    nurse.press(Key.Key_Down)
    assert nurse.focused.objectName() == "people"
    nurse.press("m", "a")
    assert nurse.focused.objectName() == "find-people"
    assert listed(nurse) == ["Maria Alvarez"]
    nurse.press(Key.Key_Down, Key.Key_Up)
    assert nurse.focused.objectName() == "find-people"


def test_more_than_are_listed_is_said(clinic: House, open_window: Open) -> None:
    for number in range(SHOWN):
        clinic.store.directory.add(f"Zoe {number:03}", BORN)
    nurse = open_window()
    assert len(listed(nurse)) == SHOWN
    assert f"The first {SHOWN} are shown." in nurse.words
    nurse.write("zoe 049")
    assert listed(nurse) == ["Zoe 049"]
    assert "are shown." not in nurse.words


def test_a_new_person_has_two_identifiers(clinic: House, nurse: Patient) -> None:
    nurse.click("new-person")
    assert "New patient" in nurse.words
    nurse.fill({"name": "Chen Li"})
    nurse.press(ENTER)
    assert "Enter the date of birth." in nurse.words
    assert nurse.focused.objectName() == "born"
    nurse.fill({"born": "1971-05-06"})
    nurse.press(ENTER)
    assert nurse.see("person", QLabel).text() == "Chen Li · born 6 May 1971"
    assert [one.person.name for one in clinic.store.directory.found("chen")] == ["Chen Li"]


def test_who_is_on_file_is_opened_and_is_no_second_entry(clinic: House, nurse: Patient) -> None:
    nurse.click("new-person")
    nurse.fill({"name": "Alvarez, Maria", "born": "1956-03-14"})
    nurse.click("save-person")
    assert "this person is on file" in nurse.words
    assert not nurse.sees("another")
    nurse.click("same-1")
    assert nurse.see("person", QLabel).text() == "Maria Alvarez · born 14 March 1956 · MRN 20418"
    assert len(clinic.store.people()) == 2


def test_who_may_be_on_file_is_told_apart_by_hand_with_a_reason(
    clinic: House, nurse: Patient
) -> None:
    nurse.click("new-person")
    nurse.fill({"name": "Maria Alvarez", "born": "1956-03-15"})
    nurse.click("save-person")
    for words in ("You typed", "On file", "14 March 1956", "15 March 1956", "a day off"):
        assert words in nurse.words
    assert len(clinic.store.people()) == 2
    nurse.click("another")
    assert "Fill this in." in nurse.words
    nurse.fill({"reason": "A cousin, seen together", "recorded_by": "T. Okafor"})
    nurse.click("another")
    assert nurse.see("person", QLabel).text() == "Maria Alvarez · born 15 March 1956"
    (entry,) = changes(clinic)
    assert entry.before is None
    assert entry.apart_from == (clinic.person.id,)
    assert (entry.reason, entry.recorded_by) == ("A cousin, seen together", "T. Okafor")


def test_what_was_typed_is_there_again_on_the_way_back(nurse: Patient) -> None:
    nurse.click("new-person")
    nurse.fill({"name": "M. Alvarez", "born": "1956-03-14"})
    nurse.click("save-person")
    nurse.press(ESC)
    assert nurse.see("name", QLineEdit).text() == "M. Alvarez"
    boxes = [nurse.see(f"born{part}", QLineEdit).text() for part in ("", "-month", "-year")]
    assert boxes == ["14", "March", "1956"]


def test_a_number_is_of_one_person_alone(clinic: House, nurse: Patient) -> None:
    nurse.click("new-person")
    nurse.fill({"name": "Chen Li", "born": "1971-05-06", "number": "20418"})
    nurse.click("save-person")
    assert "This is the number of Maria Alvarez, born 1956-03-14" in nurse.words
    assert len(clinic.store.people()) == 2


def test_a_change_of_name_and_birth_date_asks_whether_it_is_another_person(
    clinic: House, nurse: Patient
) -> None:
    nurse.open_person("maria")
    nurse.choose_in_menu(Item.SETTINGS)
    nurse.click("change-person")
    why = {"reason": "Read from the card", "recorded_by": "T. Okafor"}
    nurse.fill({"name": "Ana Costa", "born": "1990-01-02", **why})
    with nurse.answering("message-no") as said:
        nurse.click("save-person")
    assert said == ["The name and the birth date both change. Is this still the same person?"]
    assert clinic.store.person(clinic.person.id) == clinic.person
    assert changes(clinic) == []
    with nurse.answering("message-yes"):
        nurse.click("save-person")
    (entry,) = changes(clinic)
    assert entry.before == clinic.person
    assert entry.person.name == "Ana Costa"
    assert (entry.reason, entry.recorded_by) == ("Read from the card", "T. Okafor")


def changes(clinic: House) -> list[IdentityChange]:
    """What is sealed of changes of who people are."""
    found = [clinic.store.entry(row.id) for row in clinic.store.page()]
    return [entry for entry in found if isinstance(entry, IdentityChange)]


def test_one_without_a_birth_date_is_asked_for_it_before_anything_else(
    clinic: House, open_window: Open
) -> None:
    clinic.store.directory.add("Old Entry")
    nurse = open_window()
    nurse.open_person("old")
    assert not nurse.sees("start-session")
    nurse.press(ENTER)
    assert "Fill this in." in nurse.words
    nurse.fill({"born": "1944-04-04", "reason": "Asked", "recorded_by": "T. Okafor"})
    nurse.press(ENTER)
    assert nurse.see("person", QLabel).text() == "Old Entry · born 4 April 1944"


def test_a_name_is_changed_and_records_keep_the_one_of_then(
    clinic: House, open_window: Open
) -> None:
    record = clinic.save()
    nurse = open_window()
    nurse.open_person("maria")
    nurse.choose_in_menu(Item.SETTINGS)
    nurse.click("change-person")
    nurse.fill({"name": "Maria Alvarez Ruiz"})
    nurse.click("save-person")
    assert "Fill this in." in nurse.words
    nurse.fill({"reason": "Married", "recorded_by": "T. Okafor"})
    nurse.click("save-person")
    assert "Maria Alvarez Ruiz" in nurse.see("person", QLabel).text()
    assert clinic.store.entry(record.id).person.name == "Maria Alvarez"
    nurse.open_record(0)
    assert "Before Maria Alvarez · born 14 March 1956" in nurse.words
    assert "After Maria Alvarez Ruiz" in nurse.words
    assert "Changed by T. Okafor" in nurse.words
    assert "Why Married" in nurse.words


def test_the_archived_are_listed_when_asked_for(clinic: House, nurse: Patient) -> None:
    nurse.open_person("bob")
    nurse.choose_in_menu(Item.SETTINGS)
    nurse.click("archive-person")
    assert "This person is not on the list of people." in nurse.words
    nurse.press(ESC)
    assert listed(nurse) == ["Maria Alvarez"]
    nurse.click("show-archived")
    assert listed(nurse) == ["Bob Brown (archived)", "Maria Alvarez"]
    nurse.open_person("bob")
    nurse.choose_in_menu(Item.SETTINGS)
    nurse.click("archive-person")
    nurse.press(ESC)
    assert listed(nurse) == ["Bob Brown", "Maria Alvarez"]
    assert not clinic.store.directory.listed(clinic.person.id).archived


def test_what_is_open_is_kept_and_said_before_the_list_comes_back(
    clinic: House, nurse: Patient
) -> None:
    nurse.open_person("maria")
    nurse.click("start-check")
    nurse.press("1", "1")
    with nurse.answering("message-close") as said:
        nurse.click("close-person")
    assert said == ["Maria Alvarez's check is not finished. We kept it for next time."]
    assert listed(nurse) == ["Bob Brown", "Maria Alvarez"]
    nurse.open_person("bob")
    assert not nurse.sees("resume")
    nurse.click("start-check")
    assert nurse.asked == "prescribed"
    nurse.press(ESC, ESC)
    nurse.open_person("maria")
    assert nurse.at_heading.startswith("You have an unfinished check from")
    nurse.press(ENTER)
    assert nurse.asked == "label"
    assert clinic.store.kept_draft(clinic.person.id)


def test_a_form_is_left_by_its_own_buttons(nurse: Patient) -> None:
    nurse.open_person("maria")
    nurse.choose_in_menu(Item.LABEL)
    for name in ("close-person", "clinician"):
        assert not nurse.see(name).isEnabled()
    nurse.press(ESC)
    assert nurse.see("close-person").isEnabled()


def test_nothing_of_the_first_is_left_after_the_second_is_opened(
    clinic: House, open_window: Open
) -> None:
    put_on_file(clinic, Plan(amount="a pearl", sites=("left elbow",), prescriber="Dr. Quill"))
    record = clinic.save(skin="irritated")
    nurse = open_window()
    nurse.open_person("maria")
    for item in (Item.LABEL, Item.MEDICINES, Item.SETTINGS, Item.RECORDS):
        nurse.choose_in_menu(item)
        nurse.press(ESC)
    traces = ("Maria", "Alvarez", "1956", "20418", "pearl", "elbow", "Quill", record.short_id)
    shown = " ".join(everything_said())
    assert all(trace in shown for trace in traces)
    nurse.open_record(0)
    nurse.go_home()
    nurse.click("start-check")
    nurse.press("1")
    with nurse.answering("message-close"):
        nurse.click("close-person")
    assert nurse.see("find-people", QLineEdit).text() == ""
    nurse.open_person("bob")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shown = " ".join(everything_said())
    assert "Bob Brown" in shown
    assert [trace for trace in traces if trace in shown] == []


def everything_said() -> Iterator[str]:
    """The words of every widget of the program, on screen or not."""
    for widget in QApplication.allWidgets():
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        yield from (widget.windowTitle(), widget.whatsThis(), widget.statusTip())
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        elif isinstance(widget, QPlainTextEdit):
            yield widget.toPlainText()
        elif isinstance(widget, QAbstractItemView):
            yield from words_of_list(widget)


def words_of_list(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(model.rowCount() if model else 0):
        yield from (str(model.index(row, column).data()) for column in range(model.columnCount()))


def test_both_identifiers_stand_over_each_screen_of_a_person(
    clinic: House, open_window: Open
) -> None:
    clinic.save(-8)
    nurse = open_window()
    nurse.open_person("maria")
    # Where there is little room it is shown in fewer letters, and said in full all the same.
    both = "Records of Maria Alvarez · born 14 March 1956 · MRN 20418"
    nurse.choose_in_menu(Item.LABEL)
    assert nurse.see("person", QLabel).accessibleName() == both
    nurse.press(ESC)
    for act in ("change-numbers", "change-person", "merge-person"):
        nurse.choose_in_menu(Item.SETTINGS)
        nurse.click(act)
        assert nurse.see("person", QLabel).accessibleName() == both
        nurse.press(ESC)
    nurse.open_record(0)
    assert nurse.see("person", QLabel).accessibleName() == both
    nurse.press(ESC)
    nurse.go_home()
    nurse.click("start-check")
    assert nurse.see("person", QLabel).accessibleName() == both


def test_a_person_in_the_way_of_the_store_is_told(
    clinic: House, nurse: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise StoreDamaged("The record file is damaged.")

    monkeypatch.setattr(type(clinic.store.directory), "found", fails)
    with nurse.answering("message-close") as said:
        nurse.write("m")
    assert said[0] == "The record file is damaged."
    assert nurse.sees("find-people")


def test_the_tips_left_open_last_time_stand_at_home(clinic: House, open_window: Open) -> None:
    tips = clinic.checklist.tips
    said = {
        tip.id: TeachBack(said="I know", outcome=Understanding.UNDERSTOOD)
        for tip in tips
        if tip.id not in {"tip-4", "tip-6"}
    }
    said["tip-4"] = TeachBack(outcome=Understanding.NOT_YET)
    session = Session(teach_back=said)
    clinician = Clinician(name="T. Okafor", role="RN")
    taken = {"kind": Kind.COUNSELING, "session": session, "clinician": clinician}
    record = clinic.write(-8)
    clinic.store.save(Record.model_validate({**dict(record), **taken}))
    nurse = open_window()
    nurse.open_person("maria")
    assert "Open from last time 4 No tight cover 6 Steady use" in nurse.words
    nurse.press(ESC)
    nurse.open_person("bob")
    assert not nurse.sees("open-tips")
