"""What has the keyboard is seen to have it, in any colours: compared dot by dot."""

import pytest
from house import House
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractItemView, QTabBar, QWidget

from ketcheck.ui.appearance.theme import Scheme
from ketcheck.ui.shell.menu import Item
from tests.ui.appearance.test_theme import contrast
from tests.ui.conftest import Open
from tests.ui.patient import Patient
from tests.ui.test_accessibility import controls

LEAST = 3.0
"""WCAG 2.2, 2.4.13: what changes with the focus has that contrast to what was there before."""


def dots_that_change(before: QImage, after: QImage) -> int:
    seen: dict[tuple[int, int], bool] = {}
    count = 0
    for y in range(before.height()):
        for x in range(before.width()):
            pair = before.pixel(x, y), after.pixel(x, y)
            if pair[0] != pair[1]:
                if pair not in seen:
                    one, other = (QColor(colour).name() for colour in pair)
                    seen[pair] = contrast(one, other) >= LEAST
                count += seen[pair]
    return count


def picture(widget: QWidget) -> QImage:
    """The widget as it is on the window, with what stands around it."""
    window = widget.window()
    image = window.grab().toImage()
    corner = widget.mapTo(window, QPoint())
    return image.copy(corner.x(), corner.y(), widget.width(), widget.height())


def faults_of_focus(patient: Patient, done: set[tuple[str, str]]) -> list[str]:
    faults = []
    for control in controls(patient):
        kind = type(control).__name__, str(control.property("kind"))
        if kind in done or not control.isEnabled():
            continue
        done.add(kind)
        elsewhere = next(other for other in controls(patient) if other is not control)
        elsewhere.setFocus()
        control.setFocus()
        patient.wait()
        focused = picture(control)
        elsewhere.setFocus()
        around = 2 * (control.width() + control.height())
        # A tab has its ring around itself, and a list around the line that the keyboard is on.
        wanted = around if not isinstance(control, QTabBar | QAbstractItemView) else 200
        if dots_that_change(picture(control), focused) < wanted * 0.9:
            faults.append(f"{kind} {control.objectName()}")
    return faults


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_the_focus_is_seen(house: House, open_window: Open, scheme: Scheme) -> None:
    held = house.save(-8, feeling="unwell")
    patient = open_window()
    patient.window.set_scheme(scheme)
    patient.wait()
    done: set[tuple[str, str]] = set()
    faults = faults_of_focus(patient, done)
    patient.choose_in_menu(Item.LABEL)
    faults += faults_of_focus(patient, done)
    patient.click("cancel")
    patient.click("record-clearance")
    faults += faults_of_focus(patient, done)
    house.clear(held, -7)
    patient.click("cancel")
    patient.click("start-check")
    patient.press(*"111111121")
    assert patient.asked == "medicines-medicines"
    faults += faults_of_focus(patient, done)
    assert faults == []
    assert ("QPushButton", "primary") in done
