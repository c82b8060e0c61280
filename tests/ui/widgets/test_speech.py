"""What a screen reader finds."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ketcheck.ui.widgets.labels import Heading
from ketcheck.ui.widgets.scrolling import ScrollingColumn


def test_a_heading_is_one_to_a_screen_reader(qtbot: QtBot) -> None:
    heading = Heading("How do you feel right now?")
    qtbot.addWidget(heading)
    interface = QAccessible.queryAccessibleInterface(heading)
    assert interface.role() == QAccessible.Role.Heading
    assert interface.text(QAccessible.Text.Name) == "How do you feel right now?"


def test_a_client_may_ask_a_scroll_area_for_a_child_that_has_gone(qtbot: QtBot) -> None:
    # Qt's own interface reads beyond its list here, and takes the process with it.
    area = ScrollingColumn()
    qtbot.addWidget(area)
    interface = QAccessible.queryAccessibleInterface(area)
    assert interface.child(interface.childCount() + 50) is None


def test_a_heading_with_the_keyboard_is_said_to_have_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    heading = Heading("How do you feel right now?", parent=window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert not QAccessible.queryAccessibleInterface(heading).state().focusable
    heading.take_keyboard()
    state = QAccessible.queryAccessibleInterface(heading).state()
    assert state.focusable
    assert state.focused
