"""The list is read a page at a time, found in by words, and hides nothing."""

from collections.abc import Iterable

import pytest
from house import House
from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTableView

from ketcheck.checklist.level import Level
from tests.ui.conftest import Open
from tests.ui.damage import spoil
from tests.ui.patient import ENTER, ESC, Key, Patient

WHEN, RESULT, WHY, KIND, RECORD = range(5)
TOP = QModelIndex()


def column(patient: Patient, number: int, rows: Iterable[int] = (0,)) -> list[str]:
    model = patient.see("records", QTableView).model()
    return [str(model.index(row, number).data()) for row in rows]


def find(patient: Patient, text: str) -> list[str]:
    """Type into the field; the short ids of what is listed then."""
    patient.see("find-records", QLineEdit).setText(text)
    patient.wait_until(lambda: not waits(patient))
    model = patient.window.findChildren(QTableView, "records")[-1].model()
    return [str(model.index(row, RECORD).data()) for row in range(model.rowCount())]


def waits(patient: Patient) -> bool:
    """Whether the list is still to follow what was typed."""
    screen = patient.window.screen_shown
    assert screen
    return any(timer.isActive() and timer.isSingleShot() for timer in screen.findChildren(QTimer))


def test_a_line_says_when_what_and_why(house: House, open_window: Open) -> None:
    stop = house.save(-26, skin="broken")
    house.save(-8)
    patient = open_window()
    patient.clock.go_on(hours=1)
    patient = open_window()
    patient.show_records()
    assert column(patient, WHEN, range(2)) == ["Today 06:00", "Yesterday 12:00"]
    assert column(patient, RESULT, range(2)) == ["OK", "STOP"]
    assert column(patient, WHY, (1,)) == [f"Tip 2 · {stop.result.reasons[0].text}"]
    assert column(patient, RECORD, (1,)) == [stop.short_id]


def test_without_records_it_says_so(patient: Patient) -> None:
    patient.show_records()
    assert "No records yet. Your saved checks will show here." in patient.words
    assert not patient.sees("records")


def test_more_than_a_page_is_fetched_when_it_is_wanted(house: House, open_window: Open) -> None:
    for number in range(60):
        house.save(-24 * 61 + number)
    patient = open_window()
    patient.show_records()
    model = patient.see("records", QTableView).model()
    assert model.rowCount() == 50
    assert model.canFetchMore(TOP)
    patient.see("records").setFocus()
    patient.press(*[Key.Key_PageDown] * 30)
    assert model.rowCount() == 60
    assert not model.canFetchMore(TOP)
    shown = [model.index(row, RECORD).data() for row in range(60)]
    assert len(set(shown)) == 60


def test_records_are_found_by_words_numbers_and_dates(house: House, open_window: Open) -> None:
    broken = house.save(-26, skin="broken")
    today = house.save(-2, area="new")
    old = house.save(-24 * 253, skin="unsure")
    patient = open_window()
    patient.show_records()
    assert find(patient, "blister") == [broken.short_id]
    assert find(patient, "no such words") == []
    assert "No records found. Try another word or a date." in patient.words
    assert find(patient, "") == [today.short_id, broken.short_id, old.short_id]
    assert "No records found." not in patient.words
    assert find(patient, broken.short_id.lower()) == [broken.short_id]
    for typed in ("14 March", "March 14", "March 2026", "2026-03", "14 Mar 2026", "14.3.2026"):
        assert find(patient, typed) == [old.short_id], typed
    assert find(patient, "3/14/2026") == [old.short_id]
    assert find(patient, "yesterday") == [broken.short_id]
    assert find(patient, "Today 12:00") == [today.short_id]
    assert find(patient, "blister yesterday") == [broken.short_id]
    assert find(patient, "blister today") == []
    every = (today, broken, old)
    stops = [one.short_id for one in every if one.result.level is Level.STOP]
    assert broken.short_id in stops
    assert find(patient, "stop") == stops


def test_a_day_is_found_as_it_is_shown(house: House, open_window: Open) -> None:
    record = house.save(-60, skin="broken")
    patient = open_window()
    patient.show_records()
    (shown,) = column(patient, WHEN)
    assert find(patient, shown) == [record.short_id]


def test_filters_leave_out_the_rest(house: House, open_window: Open) -> None:
    stop = house.save(-24 * 20, skin="broken")
    ok = house.save(-8)
    house.use(-7.9, ok)
    patient = open_window()
    patient.show_records()
    assert len(find(patient, "")) == 3
    choose(patient, "filter-result", 3)
    assert find(patient, "") == [stop.short_id]
    choose(patient, "filter-result", 0)
    choose(patient, "filter-kind", 1)
    assert find(patient, "") == [ok.short_id, stop.short_id]
    choose(patient, "filter-period", 1)
    assert find(patient, "") == [ok.short_id]
    choose(patient, "filter-kind", 3)
    assert len(find(patient, "")) == 1


def choose(patient: Patient, name: str, place: int) -> None:
    patient.see(name, QComboBox).setCurrentIndex(place)
    patient.wait()


def test_a_press_on_a_column_sorts_by_it(house: House, open_window: Open) -> None:
    stop = house.save(-26, skin="broken")
    ok = house.save(-8)
    ask = house.save(-2, amount="unsure")
    patient = open_window()
    patient.show_records()
    header = patient.see("records", QTableView).horizontalHeader()
    header.sectionClicked.emit(RESULT)
    assert find(patient, "") == [stop.short_id, ask.short_id, ok.short_id]
    header.sectionClicked.emit(RESULT)
    assert find(patient, "") == [ok.short_id, ask.short_id, stop.short_id]
    header.sectionClicked.emit(WHEN)
    header.sectionClicked.emit(WHEN)
    assert find(patient, "") == [stop.short_id, ok.short_id, ask.short_id]


def test_down_leads_into_the_list_enter_opens_and_the_way_back_is_the_same_list(
    house: House, open_window: Open
) -> None:
    house.save(-26, skin="broken")
    newer = house.save(-2, skin="broken")
    patient = open_window()
    patient.press_with_ctrl(Key.Key_F)
    assert patient.focused.objectName() == "find-records"
    patient.write("blister")
    patient.press(Key.Key_Down)
    assert patient.focused.objectName() == "records"
    patient.press(ENTER)
    assert newer.short_id in patient.words
    patient.press(ESC)
    assert patient.see("find-records", QLineEdit).text() == "blister"
    assert patient.focused.objectName() == "records"
    patient.press(Key.Key_Up)
    assert patient.focused.objectName() == "find-records"


def test_a_record_that_can_not_be_read_is_listed_and_said(house: House, open_window: Open) -> None:
    house.save(-8)
    broken = house.save(-2)
    spoil(house, broken)
    patient = open_window()
    patient.show_records()
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
    patient.show_records()
    patient.press(Key.Key_Down)
    patient.press(key)
    assert patient.sees("record-title")
    assert newer.short_id in patient.words


def test_the_filters_fold_where_large_words_leave_no_room(house: House, open_window: Open) -> None:
    for number in range(4):
        house.save(-24 * (number + 1))
    patient = open_window()
    patient.window.resize(1080, 740)
    patient.window.set_text_size(28)
    patient.show_records()
    patient.wait()
    table = patient.see("records", QTableView)
    seen = table.viewport().visibleRegion().boundingRect().bottom()
    assert table.rowViewportPosition(2) + table.rowHeight(2) <= seen + 1
    assert not patient.sees("filter-kind")
    patient.click("filters")
    assert patient.sees("filter-kind")


def test_a_chosen_row_is_opened_by_a_button(house: House, open_window: Open) -> None:
    house.save(-24)
    patient = open_window()
    patient.show_records()
    button = patient.see("open-record", QPushButton)
    assert not button.isEnabled()
    table = patient.see("records", QTableView)
    table.setCurrentIndex(table.model().index(0, WHEN))
    patient.click("open-record")
    assert not patient.sees("records")
