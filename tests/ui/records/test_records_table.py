"""The list is read a page at a time, found in by words, and hides nothing."""

from collections.abc import Iterable

import pytest
from house import House
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTableView

from tests.ui.conftest import Open
from tests.ui.damage import spoil
from tests.ui.patient import Key, Patient

WHEN, RESULT, WHY, KIND, RECORD = range(5)
TOP = QModelIndex()


def column(patient: Patient, number: int, rows: Iterable[int] = (0,)) -> list[str]:
    model = patient.see("records", QTableView).model()
    return [str(model.index(row, number).data()) for row in rows]


def test_a_line_says_when_what_and_why(house: House, open_window: Open) -> None:
    stop = house.save(-26, skin="broken")
    house.save(-8)
    patient = open_window()
    patient.clock.go_on(hours=1)
    patient = open_window()
    assert column(patient, WHEN, range(2)) == ["Today 06:00", "Yesterday 12:00"]
    assert column(patient, RESULT, range(2)) == ["OK", "STOP"]
    assert column(patient, WHY, (1,)) == [f"Tip 2 · {stop.result.reasons[0].text}"]
    assert column(patient, RECORD, (1,)) == [stop.short_id]


def test_more_than_a_page_is_fetched_when_it_is_wanted(house: House, open_window: Open) -> None:
    for number in range(60):
        house.save(-24 * 61 + number)
    patient = open_window()
    model = patient.see("records", QTableView).model()
    assert model.rowCount() == 50
    assert model.canFetchMore(TOP)
    patient.see("records").setFocus()
    patient.press(*[Key.Key_PageDown] * 60)
    assert model.rowCount() == 60
    assert not model.canFetchMore(TOP)
    shown = [model.index(row, RECORD).data() for row in range(60)]
    assert len(set(shown)) == 60


def test_records_are_found_by_words(house: House, open_window: Open) -> None:
    house.save(-26, skin="broken")
    house.save(-20, area="new")
    patient = open_window()
    model = patient.see("records", QTableView).model()
    patient.fill({"find-records": "blister"})
    assert model.rowCount() == 1
    patient.fill({"find-records": "no such words"})
    assert model.rowCount() == 0
    assert "No records found." in patient.words
    patient.see("find-records").setProperty("text", "")
    patient.wait()
    assert model.rowCount() == 2
    assert "No records found." not in patient.words


def test_a_record_that_can_not_be_read_is_listed_and_said(house: House, open_window: Open) -> None:
    house.save(-8)
    broken = house.save(-2)
    spoil(house, broken)
    patient = open_window()
    assert column(patient, WHY) == ["This record can't be read. It is kept as it is."]
    assert column(patient, RESULT) == ["?"]
    with patient.answering("message-close") as said:
        patient.open_record(0)
    assert said[0].startswith(f"Record {broken.short_id} does not read as it was saved.")
    assert patient.sees("records")
    patient.open_record(1)
    assert patient.sees("record-title")


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_opens_the_record_that_the_keyboard_is_on(
    house: House, open_window: Open, key: Key
) -> None:
    house.save(-8)
    newer = house.save(-1, skin="broken")
    patient = open_window()
    patient.see("records").setFocus()
    patient.press(key)
    assert patient.sees("record-title")
    assert newer.short_id in patient.words
