"""The form of the label and plan: what is shown comes back as it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from support import PLAN, UNTIMED_PLAN

from ketcheck.checklist.details import CoverLeave, Plan
from ketcheck.ui.widgets.fields_beside import in_rows
from ketcheck.ui.widgets.plan_form import LABEL_ROWS, PlanForm

LEAVE = CoverLeave(who="Dr. Lee", when="2026-11-01", place="left foot", until="2026-12-31")


@pytest.mark.parametrize("plan", [PLAN, UNTIMED_PLAN, PLAN.model_copy(update={"cover": LEAVE})])
def test_a_plan_comes_back_as_it_was_shown(qtbot: QtBot, plan: Plan) -> None:
    form = PlanForm()
    for field in form.fields:
        qtbot.addWidget(field)
    form.show(plan)
    assert form.plan() == plan


def test_leave_for_a_cover_outlives_a_change_of_the_label(qtbot: QtBot) -> None:
    form = PlanForm()
    for field in form.fields:
        qtbot.addWidget(field)
    form.show(PLAN.model_copy(update={"cover": LEAVE}))
    form.fields[0].set_value("two pea-size amounts")
    assert form.plan().cover == LEAVE
    form.show(PLAN)
    assert form.plan().cover is None


@pytest.mark.parametrize("with_contacts", [False, True])
def test_tab_goes_from_box_to_box_and_to_what_is_pressed_last(
    qtbot: QtBot, *, with_contacts: bool
) -> None:
    page = shown(qtbot, with_contacts=with_contacts)
    reached = []
    page.findChild(QLineEdit, "amount").setFocus()
    while "add-place" not in reached:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget().objectName())
    boxes = ["strength", "times_a_day", "hours_between", "most_a_day", "sites"]
    contacts = ["prescriber_name", "prescriber_phone", "pharmacy"] if with_contacts else []
    assert reached == [*boxes, *contacts, "when-needed", "add-place"]
    # Also with more places.
    page.findChild(QPushButton, "add-place").click()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "sites-amount-2"


def test_what_is_typed_after_tab_lands_in_the_hours_and_ticks_nothing(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.findChild(QLineEdit, "times_a_day").setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "3")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "4 hours")
    assert page.findChild(QLineEdit, "hours_between").text() == "4 hours"
    box = page.findChild(QCheckBox, "when-needed")
    box.setFocus()
    qtbot.keyClicks(box, "4 hours")
    assert not box.isChecked()
    page.findChild(QLineEdit, "times_a_day").setFocus()
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()


def shown(qtbot: QtBot, *, with_contacts: bool = True) -> QWidget:
    form = PlanForm(with_contacts=with_contacts)
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in in_rows(form.fields, LABEL_ROWS):
        column.addWidget(widget)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page
