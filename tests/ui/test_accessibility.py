"""Every control has a name to be said and a name to be found by, and is reached by Tab."""

from collections import Counter
from collections.abc import Iterator

from house import House
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from ketcheck.ui.home.status_card import StatusCard
from ketcheck.ui.shell.header import Header
from ketcheck.ui.widgets.labels import Heading
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, ESC, TAB, Patient
from tests.ui.tour import Tour

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractItemView,
    QTabBar,
)
MOST_TABS = 60


def controls(patient: Patient) -> list[QWidget]:
    """What a person can work with on the screen."""
    return [
        widget
        for widget in patient.all_of(QWidget)
        if isinstance(widget, CONTROLS) and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]


def spoken_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def faults_of_names(patient: Patient) -> Iterator[str]:
    for control in controls(patient):
        name = control.objectName()
        if not spoken_name(control) and not isinstance(control, QTabBar):
            yield f"{type(control).__name__} {name!r} has nothing to be said"
        if not name or name.startswith("__"):
            yield f"{spoken_name(control)!r} has no object name"


def faults_of_headings(patient: Patient) -> Iterator[str]:
    headings = patient.all_of(Heading)
    if not any(not in_header(heading) for heading in headings):
        yield "no heading"
    for heading in headings:
        interface = QAccessible.queryAccessibleInterface(heading)
        if interface.role() is not QAccessible.Role.Heading:
            yield f"no heading to a screen reader: {heading.text()}"
        if interface.text(QAccessible.Text.Name) != heading.text():
            yield f"not said as it is written: {heading.text()}"


def faults_of_tab_order(patient: Patient) -> Iterator[str]:
    """Press Tab until it comes round: each control has to come by, in the order it is read."""
    start = patient.focused
    reached: list[QWidget] = []
    # As it is now: what a list that has the keyboard lets be pressed was not there before.
    wanted = [one for one in controls(patient) if one.isEnabled()]
    for _ in range(MOST_TABS):
        patient.press(TAB)
        # A heading has the keyboard first, and Tab never comes back to it.
        if patient.focused in reached[:1]:
            break
        reached.append(patient.focused)
    else:
        # What is drawn by the clock may be drawn anew by now: Tab can't come round to that.
        if isValid(reached[0]):
            yield f"Tab does not come round to {reached[0].objectName()}"
    if isValid(start):
        start.setFocus()
    for control in filter(isValid, wanted):
        is_other_card = isinstance(control, QRadioButton)
        if not is_other_card and control not in reached:
            yield f"Tab does not reach {control.objectName()}"
    cards, reached_cards = (
        any(isinstance(one, QRadioButton) for one in some) for some in (controls(patient), reached)
    )
    if cards and not reached_cards:
        yield "Tab does not reach the answers"


def faults_of_alt_keys(patient: Patient) -> Iterator[str]:
    buttons = [one for one in patient.all_of(QAbstractButton) if one.isEnabled()]
    keys = Counter(
        keys.toString()
        for keys, _ in {(QKeySequence.mnemonic(one.text()), one.text()) for one in buttons}
        if not keys.isEmpty()
    )
    for key, count in keys.items():
        if count > 1:
            yield f"{key} is on {count} buttons"


def in_header(widget: QWidget) -> bool:
    header = widget.window().findChild(Header)
    return header is not None and header.isAncestorOf(widget)


def test_all_is_named_and_said(empty_house: House, open_window: Open) -> None:
    faults = {}
    for stop, patient in Tour(empty_house, open_window).all():
        found = [
            *faults_of_names(patient),
            *faults_of_headings(patient),
            *faults_of_alt_keys(patient),
        ]
        if found:
            faults[stop] = found
    assert faults == {}


def test_tab_reaches_all_and_comes_round(empty_house: House, open_window: Open) -> None:
    faults = {}
    for stop, patient in Tour(empty_house, open_window).all():
        found = list(faults_of_tab_order(patient))
        if found:
            faults[stop] = found
    assert faults == {}


def test_no_key_takes_the_keyboard_out_of_the_page(house: House, open_window: Open) -> None:
    house.use(-7.9, house.save(-8))
    patient = open_window()
    patient.click("start-check")
    while not patient.at_review:
        page = patient.wizard.currentPage()
        assert page.isAncestorOf(patient.focused)
        for key in ("0", "9", Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Space):
            patient.press(key)
            assert page.isAncestorOf(patient.focused), f"{key} on {patient.asked}"
        patient.press(ENTER if patient.see("next").isEnabled() else "1")
    assert patient.focused.objectName() == "review"
    patient.press(ESC)
    assert patient.at_heading.startswith("You have an unfinished check from")
    assert QApplication.focusWidget()


def test_no_key_of_an_ok_is_that_of_another_button(house: House, open_window: Open) -> None:
    """Whoever wants to print must not say that the cream was put on."""
    house.save(-0.1)
    patient = open_window()
    assert patient.says_ok
    assert list(faults_of_alt_keys(patient)) == []
    patient.click("used-at")
    assert list(faults_of_alt_keys(patient)) == []
    patient.click("cancel-used-time")
    patient.open_record(0)
    assert list(faults_of_alt_keys(patient)) == []
    patient.go_home()
    patient.click("used-it")
    patient.clock.go_on(hours=7)
    patient.see("status", StatusCard).refresh()
    patient.wait()
    patient.click("start-check")
    patient.to_the_review()
    patient.click("save")
    assert patient.sees("saved")
    assert list(faults_of_alt_keys(patient)) == []
