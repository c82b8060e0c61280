"""A row of the list can be opened, printed, and its ID copied, by mouse and by keys."""

import pytest
from house import House
from papers import words_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from ketcheck.ui.printing.paper_flow import PaperFlow
from ketcheck.ui.shell.menu import Item
from tests.ui.conftest import Open
from tests.ui.patient import Patient


@pytest.fixture
def at_list(house: House, open_window: Open) -> Patient:
    """Someone at the list of a use and two checks, the newest first."""
    house.save(-26, skin="broken")
    house.save(-8)
    house.use(-7.9)
    patient = open_window()
    patient.choose_in_menu(Item.RECORDS)
    return patient


def choose(patient: Patient, row: int) -> dict[str, QAction]:
    """Choose a row; what its menu offers, by name."""
    table = patient.see("records", QTableView)
    table.setCurrentIndex(table.model().index(row, 0))
    return {one.objectName(): one for one in table.actions()}


def test_it_offers_three_acts_and_prints_what_has_a_sheet(at_list: Patient) -> None:
    table = at_list.see("records", QTableView)
    assert table.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    use, check = choose(at_list, 0), {}
    assert [one.text() for one in use.values()] == ["Open", "Print", "Copy ID"]
    assert not use["row-print"].isEnabled()
    check = choose(at_list, 1)
    assert all(one.isEnabled() for one in check.values())


def test_what_was_said_about_a_stop_is_printed(
    house: House, open_window: Open, previewed: list[bytes]
) -> None:
    house.clear(house.save(-2, feeling="unwell"), -1)
    patient = open_window()
    patient.choose_in_menu(Item.RECORDS)
    choose(patient, 0)["row-print"].trigger()
    assert "Dr. Lee" in words_of(previewed[0])


def test_open_shows_the_record(at_list: Patient) -> None:
    choose(at_list, 1)["row-open"].trigger()
    at_list.wait()
    assert at_list.sees("print-record")


def test_print_shows_its_page(at_list: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[str] = []
    monkeypatch.setattr(
        PaperFlow, "print_record", lambda _flow, record: printed.append(record.short_id)
    )
    choose(at_list, 1)["row-print"].trigger()
    assert printed == [at_list.see("records", QTableView).model().index(1, 4).data()]


def test_the_id_is_copied_by_key(at_list: Patient, qtbot: QtBot) -> None:
    choose(at_list, 1)
    table = at_list.see("records", QTableView)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == table.model().index(1, 4).data()


def test_nothing_is_offered_where_nothing_is_found(at_list: Patient) -> None:
    at_list.fill({"find-records": "no such words"})
    table = at_list.window.findChild(QTableView, "records")
    assert table
    at_list.wait_until(lambda: table.model().rowCount() == 0)
    assert not any(one.isEnabled() for one in table.actions())
