"""The header names the page and the person at any width, and never cuts a name."""

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ketcheck.records.model import Clinician, Person
from ketcheck.ui.appearance.theme import Scheme, Theme
from ketcheck.ui.shell.header import Header, identifiers
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.shell.window import Window

MARIA = Person(id=UUID(int=1), name="Maria Alvarez", born=date(1956, 3, 14))
LONG = Person(
    id=UUID(int=2), name="Bartholomew Featherstonehaugh-Cholmondeley", born=date(1956, 3, 14)
)
SIZES = [(1080, 740), (1024, 700), (780, 400), (640, 360), (1920, 1080)]


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    theme = Theme(Scheme.LIGHT)
    theme.apply()
    made = Window(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def settle() -> None:
    """Let layouts do what they put off, and what that puts off."""
    for _ in range(3):
        QApplication.processEvents()


def header_of(window: Window) -> Header:
    found = window.findChild(Header)
    assert found
    return found


def person_in(window: Window) -> QLabel:
    found = header_of(window).findChild(QLabel, "person")
    assert found
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("points", [13, 15, 28])
@pytest.mark.parametrize("person", [MARIA, LONG])
def test_the_person_is_whole(
    window: Window, size: tuple[int, int], points: int, person: Person
) -> None:
    window.set_text_size(points)
    window.resize(*size)
    header_of(window).show_person(person, with_list=True)
    label = person_in(window)
    settle()
    assert label.text() in {identifiers(person), identifiers(person, short=True)}
    assert label.heightForWidth(label.width()) <= label.height() + 1
    assert header_of(window).width() == window.width()


@pytest.mark.parametrize("size", SIZES[1:4])
def test_a_low_window_has_one_line(window: Window, size: tuple[int, int]) -> None:
    window.resize(*size)
    header_of(window).show_person(MARIA)
    settle()
    assert header_of(window).height() == 60


def test_it_begins_where_the_page_does(window: Window) -> None:
    window.show_screen(Screen(), "ketcheck", MARIA)
    window.resize(1920, 1080)
    settle()
    menu = header_of(window).findChild(QPushButton, "menu")
    assert menu
    right = menu.mapTo(window, menu.rect().topRight()).x()
    assert right == pytest.approx(960 + 500, abs=2)


def test_a_short_name_of_the_person_has_both_identifiers() -> None:
    assert identifiers(MARIA, short=True) in {
        "Maria Alvarez · 14 Mar 1956",
        "Maria Alvarez · Mar 14, 1956",
        "Maria Alvarez · 1956 Mar 14",
    }


def test_where_there_is_little_room_the_way_to_the_list_is_in_the_menu_alone(
    window: Window,
) -> None:
    window.show_screen(Screen(), "ketcheck", MARIA)
    window.show_clinic(Clinician(name="Theresa Okafor-Featherstone", role="RN"))
    window.offer_lock(offered=True)
    header_of(window).show_person(MARIA, with_list=True)
    people = header_of(window).findChild(QPushButton, "close-person")
    assert people
    for width, is_there in ((1080, True), (600, False), (1080, True)):
        window.resize(width, 360)
        settle()
        assert people.isVisible() is is_there
        assert header_of(window).minimumSizeHint().width() <= width
