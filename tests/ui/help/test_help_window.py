"""F1 opens the help at what is on the screen, wherever that is, and leaves the screen alone."""

from typing import TypeVar

import pytest
from house import House
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ketcheck import __version__
from ketcheck.ui.help.about import AboutWindow
from ketcheck.ui.help.help_window import HelpWindow
from ketcheck.ui.shell.menu import Item
from ketcheck.ui.widgets.labels import Heading, Words
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, ESC, Patient

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
F1 = Qt.Key.Key_F1
W = TypeVar("W", bound=QWidget)


def shown(patient: Patient, kind: type[W]) -> W:
    patient.wait()
    found = [one for one in patient.window.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def press_f1(patient: Patient, qtbot: QtBot) -> HelpWindow:
    qtbot.keyClick(patient.focused, F1)
    window = shown(patient, HelpWindow)
    qtbot.waitUntil(window.isActiveWindow)
    return window


def title(window: HelpWindow) -> str:
    headings = [one.text() for one in window.findChildren(Heading) if one.isVisible()]
    assert len(headings) == 1
    return headings[0]


def leave(window: QWidget, patient: Patient, qtbot: QtBot) -> None:
    qtbot.keyClick(window, ESC)
    patient.window.activateWindow()
    qtbot.waitUntil(patient.window.isActiveWindow)
    patient.wait()


def test_each_screen_opens_its_topic(patient: Patient, qtbot: QtBot) -> None:
    window = press_f1(patient, qtbot)
    assert title(window) == "What the Home screen shows"
    leave(window, patient, qtbot)
    patient.window.menu.chosen.emit(Item.PRIVACY)
    patient.wait()
    window = press_f1(patient, qtbot)
    assert title(window) == "Keep your records private"
    leave(window, patient, qtbot)


def test_a_check_goes_on_after_the_help(patient: Patient, qtbot: QtBot) -> None:
    patient.click("start-check")
    window = press_f1(patient, qtbot)
    assert title(window) == "Do a check before each use"
    leave(window, patient, qtbot)
    assert patient.asked == "prescribed"
    patient.press("1")


def test_the_keyboard_is_on_the_heading_and_enter_closes_nothing(
    patient: Patient, qtbot: QtBot
) -> None:
    window = press_f1(patient, qtbot)
    assert isinstance(QApplication.focusWidget(), Heading)
    qtbot.keyClick(QApplication.focusWidget(), ENTER)
    assert window.isVisible()
    leave(window, patient, qtbot)


def test_a_word_is_found_and_enter_opens_the_first(patient: Patient, qtbot: QtBot) -> None:
    window = press_f1(patient, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = window.findChild(QLineEdit, "find-help")
    assert field
    assert field.hasFocus()
    qtbot.keyClicks(field, "paper form")
    topics = window.findChild(QListWidget, "help-topics")
    assert topics
    assert topics.item(0).text() == "Enter a paper form"
    qtbot.keyClick(field, ENTER)
    assert title(window) == "Enter a paper form"
    window.go_to_find()
    qtbot.keyClicks(field, "qqqq")
    assert not topics.isVisible()
    leave(window, patient, qtbot)


def test_one_person_sees_nothing_of_a_clinic(patient: Patient, qtbot: QtBot) -> None:
    window = press_f1(patient, qtbot)
    topics = window.findChild(QListWidget, "help-topics")
    assert topics
    assert not topics.findItems("staff list", Qt.MatchFlag.MatchContains)
    leave(window, patient, qtbot)


def test_a_nurse_sees_what_is_of_a_clinic(nurse: Patient, qtbot: QtBot) -> None:
    window = press_f1(nurse, qtbot)
    assert title(window) == "Find a patient, or add one"
    leave(window, nurse, qtbot)


def test_a_narrow_window_shows_one_part_at_a_time(
    house: House, open_window: Open, qtbot: QtBot
) -> None:
    assert house
    patient = open_window()
    patient.window.resize(640, 360)
    window = press_f1(patient, qtbot)
    topics = window.findChild(QListWidget, "help-topics")
    assert topics
    assert not topics.isVisible()
    window.show_list()
    assert topics.isVisible()
    topics.setCurrentRow(3)
    qtbot.keyClick(topics, ENTER)
    assert not topics.isVisible()
    assert title(window)
    leave(window, patient, qtbot)


def test_about_tells_the_version_and_where_the_data_is(patient: Patient, qtbot: QtBot) -> None:
    patient.window.menu.chosen.emit(Item.ABOUT)
    window = shown(patient, AboutWindow)
    said = " ".join(one.text() for one in window.findChildren(Words)).replace("\u200b", "")
    assert __version__ in said
    assert str(patient.house.folder) in said
    assert "not a medical device" in said
    leave(window, patient, qtbot)


def test_help_comes_up_over_a_page_to_be_printed(patient: Patient, qtbot: QtBot) -> None:
    before = QDialog(patient.window)
    before.setModal(True)
    before.show()
    patient.window.menu.chosen.emit(Item.HELP)
    window = before.findChild(HelpWindow)
    assert window
    assert window.isVisible()
    before.close()
    delete(before)
    patient.window.activateWindow()
    qtbot.waitUntil(patient.window.isActiveWindow)
    window = press_f1(patient, qtbot)
    leave(window, patient, qtbot)
