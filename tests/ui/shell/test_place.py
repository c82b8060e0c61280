"""The window stands where it stood, and never off the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ketcheck.ui.appearance.look import Place
from ketcheck.ui.shell.place import USUAL_SIZE, place_of, stand
from tests.ui.conftest import Open

NUMBERS = st.integers(-5_000, 5_000)
SIZES = st.integers(1, 5_000)


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def room() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


@given(st.builds(Place, NUMBERS, NUMBERS, SIZES, SIZES))
def test_it_is_never_off_the_screen(qapp: QGuiApplication, place: Place) -> None:
    assert qapp
    window = QWidget()
    stand(window, place)
    assert room().contains(window.geometry())


def test_it_stands_where_it_stood(widget: QWidget, qtbot: QtBot) -> None:
    stand(widget, Place(30, 20, 500, 400))
    widget.show()
    qtbot.waitExposed(widget)
    place = place_of(widget)
    assert (place.width, place.height, place.maximized) == (500, 400, False)
    again = QWidget()
    qtbot.addWidget(again)
    stand(again, place)
    assert again.size() == widget.size()


def test_a_window_that_filled_the_screen_does_so_again(widget: QWidget, qtbot: QtBot) -> None:
    stand(widget, Place(10, 10, 500, 400, maximized=True))
    widget.show()
    qtbot.waitExposed(widget)
    assert widget.isMaximized()
    assert place_of(widget).maximized


def test_without_a_place_it_is_as_large_as_usual_or_as_there_is_room(widget: QWidget) -> None:
    stand(widget, None)
    assert widget.width() == min(USUAL_SIZE.width(), room().width() - 16)


def test_the_place_is_told_when_the_window_closes(open_window: Open) -> None:
    window = open_window().window
    told: list[Place] = []
    window.left.connect(told.append)
    window.resize(700, 500)
    window.close()
    assert [(one.width, one.height) for one in told] == [(700, 500)]
