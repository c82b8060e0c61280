"""Two entries of one person become one; what can't be is said in a sentence and changes nothing."""

from datetime import date

import pytest
from house import APART, House
from PySide6.QtWidgets import QLabel, QTableView

from ketcheck.checklist.details import Plan
from ketcheck.records.model import Merge, Person
from ketcheck.ui.shell.menu import Item
from tests.ui.conftest import BORN, Open
from tests.ui.nurse import put_on_file
from tests.ui.patient import ESC, Key, Patient

MARIAS = Plan(amount="a pea-size amount", times_a_day=3)
TWINS = Plan(amount="a pearl")


@pytest.fixture
def twin(clinic: House) -> Person:
    """A second entry of Maria, with a check and a label; the first has two checks and a label."""
    other = clinic.store.directory.add("Maria Alvares", BORN, apart=APART)
    clinic.save(-30)
    clinic.save(-20)
    clinic.save(-10, person=other)
    put_on_file(clinic, MARIAS)
    put_on_file(clinic, TWINS, other, hours=-5)
    return other


def compare(nurse: Patient, one: str, other: str) -> None:
    nurse.open_person(one)
    nurse.choose_in_menu(Item.SETTINGS)
    nurse.click("merge-person")
    nurse.open_person(other)


def say_why(nurse: Patient) -> None:
    nurse.fill({"reason": "Seen on the card", "recorded_by": "T. Okafor"})


def rows(nurse: Patient) -> int:
    nurse.show_records()
    return nurse.see("records", QTableView).model().rowCount()


def test_both_are_shown_side_by_side(twin: Person, open_window: Open) -> None:
    nurse = open_window()
    compare(nurse, "204", "alvares")
    for words in ("MRN 20418", "Maria Alvares", "Records 3", "Records 2", "a pearl"):
        assert words in nurse.words
    assert "Yesterday 18:00" in nurse.words
    assert "Today 04:00" in nurse.words
    assert twin.born
    assert not nurse.see("merge").isEnabled()


def test_both_histories_are_kept_under_the_entry_that_stays(
    clinic: House, twin: Person, open_window: Open
) -> None:
    nurse = open_window()
    compare(nurse, "204", "alvares")
    nurse.press("1")
    say_why(nurse)
    with nurse.answering("message-yes") as said:
        nurse.click("merge")
    (text,) = said
    assert text == (
        "Both histories are kept, under Maria Alvarez · born 14 March 1956 · MRN 20418. "
        "Their labels differ. The newer one counts. "
        "This can't be undone."
    )
    assert nurse.see("person", QLabel).text() == "Maria Alvarez · born 14 March 1956 · MRN 20418"
    assert rows(nurse) == 7
    merge = clinic.store.entry(clinic.store.page()[0].id)
    assert isinstance(merge, Merge)
    assert (merge.merged, merge.into) == (twin.id, clinic.person.id)
    assert (merge.reason, merge.recorded_by) == ("Seen on the card", "T. Okafor")
    assert clinic.store.plan(clinic.person.id) == MARIAS
    assert [one.name for one in clinic.store.people()] == ["Bob Brown", "Maria Alvarez"]
    assert clinic.store.find_person("Maria Alvares", twin.born, None) == clinic.person


def test_the_other_entry_can_stay(clinic: House, twin: Person, open_window: Open) -> None:
    nurse = open_window()
    compare(nurse, "204", "alvares")
    nurse.click("answer-second")
    nurse.click("merge")
    assert "Fill this in." in nurse.words
    say_why(nurse)
    with nurse.answering("message-yes") as said:
        nurse.click("merge")
    assert "under Maria Alvares · born 14 March 1956." in said[0]
    assert nurse.see("person", QLabel).text() == "Maria Alvares · born 14 March 1956"
    assert rows(nurse) == 7
    assert clinic.store.plan(twin.id) == MARIAS


def test_nothing_is_merged_before_it_is_confirmed(
    clinic: House, twin: Person, open_window: Open
) -> None:
    nurse = open_window()
    compare(nurse, "204", "alvares")
    nurse.press("2")
    say_why(nurse)
    with nurse.answering("message-no"):
        nurse.click("merge")
    nurse.press(ESC)
    assert nurse.sees("start-session")
    assert rows(nurse) == 3
    assert twin in clinic.store.people()


@pytest.mark.parametrize(
    ("has", "told"),
    [
        ("neither", "Neither has a label on file."),
        ("kept", "That entry's label stays."),
        ("other", "It has no label, so the other entry's label will be used."),
    ],
)
def test_whose_label_stays_is_said(clinic: House, open_window: Open, has: str, told: str) -> None:
    other = clinic.store.directory.add("Maria Alvares", date(1956, 3, 15))
    holder = {"kept": clinic.person, "other": other}.get(has)
    if holder:
        put_on_file(clinic, MARIAS, holder)
    nurse = open_window()
    compare(nurse, "204", "alvares")
    nurse.press("1")
    say_why(nurse)
    with nurse.answering("message-yes") as said:
        nurse.click("merge")
    assert told in said[0]
    assert clinic.store.plan(clinic.person.id) == (MARIAS if holder else None)


def test_a_person_is_not_merged_with_themselves(clinic: House, nurse: Patient) -> None:
    with nurse.answering("message-close") as said:
        compare(nurse, "204", "204")
    assert said == ["These are one entry already. Choose another one to merge it with."]
    assert nurse.focused.objectName() == "people"
    assert len(clinic.store.people()) == 2


def test_one_with_an_unfinished_check_is_not_merged(
    clinic: House, twin: Person, open_window: Open
) -> None:
    nurse = open_window()
    nurse.open_person("alvares")
    nurse.click("start-check")
    nurse.press("1", ESC, ESC)
    compare(nurse, "204", "alvares")
    nurse.press("1")
    say_why(nurse)
    with nurse.answering("message-yes", "message-close") as said:
        nurse.click("merge")
    assert said[-1] == (
        "A check of Maria Alvares is not finished. Finish it or delete it, then merge the two."
    )
    assert twin in clinic.store.people()
    nurse.press(Key.Key_Escape)
    assert nurse.sees("start-session")
