"""The foot of the wizard: what saves does not lie where the press before it was."""

from typing import Final

import pytest
from house import House
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QPushButton

from tests.ui.conftest import Open
from tests.ui.patient import Patient

SIZES: Final = [(1024, 700), (1080, 740)]


def place(patient: Patient, name: str) -> QRect:
    """Where a button lies in the window."""
    button = patient.see(name, QAbstractButton)
    return QRect(button.mapTo(patient.window, QPoint()), button.size())


@pytest.mark.parametrize("points", [15, 28])
@pytest.mark.parametrize("size", SIZES)
def test_save_does_not_lie_where_next_was(
    house: House, open_window: Open, size: tuple[int, int], points: int
) -> None:
    house.use(-7.9, house.save(-8))
    patient = open_window()
    patient.window.set_text_size(points)
    patient.window.resize(*size)
    patient.click("start-check")
    onward = QRect()
    while not patient.at_review:
        patient.wait()
        onward = place(patient, "next")
        while patient.sees("more-answers"):
            patient.click("more-answers")
        patient.press("1")
    patient.wait()
    for name in ("save", "save-and-print"):
        assert not place(patient, name).intersects(onward), name


def test_each_button_has_its_name_and_one_is_filled(house: House, open_window: Open) -> None:
    house.use(-7.9, house.save(-8))
    patient = open_window()
    patient.click("start-check")
    assert shown(patient) == {"finish-later", "next"}
    patient.press("1")
    assert shown(patient) == {"finish-later", "back", "next"}
    while not patient.at_review:
        patient.press("1")
    assert shown(patient) == {"finish-later", "back", "save", "save-and-print"}
    assert filled(patient) == ["save"]
    patient.click("save")
    assert shown(patient) == {"close", "print-record"}
    assert filled(patient) == ["used-it"]
    patient.click("not-used")
    assert not patient.sees("used-it")


def test_finish_later_keeps_the_check_and_saves_nothing(house: House, open_window: Open) -> None:
    house.use(-7.9, house.save(-8))
    patient = open_window()
    patient.click("start-check")
    while not patient.at_review:
        patient.press("1")
    patient.click("finish-later")
    assert patient.sees("resume")
    assert len(house.store.page(person_id=house.person.id)) == 2


NAMES: Final = {
    "finish-later",
    "back",
    "next",
    "save",
    "save-and-print",
    "close",
    "print-record",
    "answer-the-rest",
    "save-and-finish",
}


def shown(patient: Patient) -> set[str]:
    """The buttons of the wizard that are on the screen."""
    return {
        button.objectName()
        for button in patient.wizard.findChildren(QPushButton)
        if button.isVisible() and button.objectName() in NAMES
    }


def filled(patient: Patient) -> list[str]:
    """The buttons that are painted as the main act."""
    buttons = patient.wizard.findChildren(QPushButton)
    return [
        button.objectName()
        for button in buttons
        if button.isVisible() and button.property("kind") == "primary"
    ]
