"""The window keeps its look and its title on every screen, and is the only one."""

from typing import cast

import pytest
from house import House
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ketcheck.ui.appearance.theme import TEXT_SIZES, Scheme
from ketcheck.ui.shell.header import Header
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, Patient
from tests.ui.tour import Tour


class WindowsShown(QObject):
    """Counts what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        shown = event.type() is QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.add(type(watched).__name__)
        return False


def choose(patient: Patient, action: str) -> None:
    """Choose from the menu of text sizes and colors."""
    header = patient.window.findChild(Header)
    found = cast("QAction", header.findChild(QAction, action))
    found.trigger()
    patient.wait()


def test_a_name_is_never_in_the_title_and_no_part_is_a_window_of_its_own(
    empty_house: House, open_window: Open, qapp: QApplication
) -> None:
    windows = WindowsShown()
    qapp.installEventFilter(windows)
    titles = set()
    for _, patient in Tour(empty_house, open_window).all():
        titles.add(patient.window.windowTitle())
    qapp.removeEventFilter(windows)
    assert titles == {"ketcheck"}
    # A question that has to be answered first is one.
    assert windows.shown == {"Window", "QMessageBox"}


@pytest.mark.parametrize("points", TEXT_SIZES)
def test_another_text_size_is_taken_in_the_middle_of_a_check(patient: Patient, points: int) -> None:
    patient.press(ENTER)
    patient.press("1")
    heading = patient.see("question-feeling", QLabel)
    choose(patient, f"text-{points}")
    assert QApplication.font().pointSize() == points
    # From 22 points on a question is little larger than its answers, to leave them room.
    scale = 1.6 if points < 22 else 1.12
    assert heading.fontInfo().pointSizeF() == pytest.approx(scale * points, rel=0.05)
    assert patient.asked == "feeling"
    patient.press("1")
    assert patient.asked == "label"


@pytest.mark.parametrize("scheme", Scheme)
def test_other_colors_are_taken_in_the_middle_of_a_check(patient: Patient, scheme: Scheme) -> None:
    patient.press(ENTER)
    patient.press("2")
    choose(patient, f"scheme-{scheme.value}")
    assert patient.window.theme.scheme is scheme
    tokens = patient.window.theme.tokens
    picture = patient.window.grab().toImage()
    corner = picture.pixelColor(picture.width() - 30, picture.height() // 2)
    assert corner.name().upper() == tokens.ground.upper()
    assert patient.asked == "prescribed"
    patient.press(ENTER)
    assert patient.sees("answer-the-rest")


def test_the_look_is_told_to_whoever_keeps_it(patient: Patient) -> None:
    told: list[tuple[int, Scheme]] = []
    theme = patient.window.theme
    patient.window.look_changed.connect(lambda: told.append((theme.text_size, theme.scheme)))
    choose(patient, "text-22")
    choose(patient, "scheme-dark")
    assert told == [(22, Scheme.LIGHT), (22, Scheme.DARK)]


def test_it_is_no_larger_than_the_screen_leaves_room_for(
    open_window: Open, qapp: QApplication
) -> None:
    window = open_window().window
    window.resize(4000, 4000)
    window.stand(None)
    room = qapp.primaryScreen().availableSize()
    assert window.width() < room.width()
    assert window.height() < room.height()
    assert window.height() >= window.minimumHeight()
