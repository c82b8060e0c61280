"""The form of the label and plan: what is shown comes back as it was."""

import pytest
from pytestqt.qtbot import QtBot
from support import PLAN, UNTIMED_PLAN

from ketcheck.checklist.details import CoverLeave, Plan
from ketcheck.ui.widgets.plan_form import PlanForm

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
