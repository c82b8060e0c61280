"""A line that selects what is in it a moment after Tab, and loses nothing that is typed before."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ketcheck.ui.widgets.line_edit import LineEdit


@pytest.fixture
def two_lines(qtbot: QtBot) -> Iterator[tuple[LineEdit, LineEdit]]:
    """The keyboard is in the first; the second holds some words."""
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    first, second = LineEdit(), LineEdit()
    for line in (first, second):
        column.addWidget(line)
    second.setText("a pea")
    holder.show()
    qtbot.waitExposed(holder)
    first.setFocus()
    yield first, second
    holder.close()


def test_tab_selects_all_after_the_keyboard_came(
    qtbot: QtBot, two_lines: tuple[LineEdit, LineEdit]
) -> None:
    first, second = two_lines
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert second.selectedText() == ""
    qtbot.waitUntil(lambda: second.selectedText() == "a pea")


def test_what_is_typed_at_once_is_not_replaced(
    qtbot: QtBot, two_lines: tuple[LineEdit, LineEdit]
) -> None:
    first, second = two_lines
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.keyClicks(second, "-size")
    # Set later than the one of the line, and so over later too.
    over: list[bool] = []
    QTimer.singleShot(60, second, lambda: over.append(True))
    qtbot.waitUntil(lambda: bool(over))
    qtbot.keyClicks(second, "d")
    assert second.text() == "a pea-sized"
