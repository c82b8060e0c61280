"""A row of widgets goes on in the next line, and cuts none."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ketcheck.ui.widgets.flow_row import FlowRow
from ketcheck.ui.widgets.labels import Words


def shown(qtbot: QtBot, row: FlowRow, width: int) -> QWidget:
    window = QWidget()
    QVBoxLayout(window).addWidget(row)
    qtbot.addWidget(window)
    window.resize(width, 200)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_what_has_no_room_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    buttons = [QPushButton(f"Button {number}") for number in range(3)]
    window = shown(qtbot, FlowRow(buttons), 1000)
    assert len({button.y() for button in buttons}) == 1
    window.resize(buttons[0].width() * 2, 300)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 3)
    assert all(button.width() >= button.sizeHint().width() for button in buttons)


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_it_begins_at_the_reading_side(qtbot: QtBot, way: Qt.LayoutDirection) -> None:
    first, second = Words("First"), Words("Second")
    row = FlowRow([first, second])
    row.setLayoutDirection(way)
    window = shown(qtbot, row, 600)
    assert window.isVisible()
    assert (first.x() < second.x()) is (way is Qt.LayoutDirection.LeftToRight)
    assert first.y() == second.y()


def test_empty_it_takes_no_room_and_is_no_window(qtbot: QtBot) -> None:
    row = FlowRow()
    assert row.isHidden()
    assert not FlowRow([QPushButton("Go")]).isVisible()
    window = shown(qtbot, row, 600)
    assert window.isVisible()
    row.show_widgets([QPushButton("Go")])
    assert row.isVisible()
    row.show_widgets([])
    assert not row.isVisible()
