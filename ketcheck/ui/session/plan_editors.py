"""What of a plan can be changed in a session: the label, and the leave for a tight cover."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from ketcheck.checklist.details import Plan
from ketcheck.messages.catalogue import marked
from ketcheck.ui.widgets.fields import Field, taken
from ketcheck.ui.widgets.leave_form import LeaveForm
from ketcheck.ui.widgets.plan_form import PlanForm


class PlanEditor(Protocol):
    """Fields that change a part of a plan; `name` tells the editors apart."""

    name: str
    title: str
    fields: Sequence[Field]

    def changed(self, today: date) -> Plan | None:
        """The plan with what is filled in; None where something is wrong, which is said then."""


class LabelEditor:
    """What the label says."""

    name = "label"
    title = marked("Change the plan")

    def __init__(self, plan: Plan, _today: Callable[[], date]) -> None:
        self._form = PlanForm()
        self._form.show(plan)
        self.fields: Sequence[Field] = self._form.fields

    def changed(self, today: date) -> Plan | None:
        """The plan as it is filled in."""
        return taken(self.fields, self._form.plan, today)


class LeaveEditor:
    """Who allows a tight cover, where, and how long."""

    name = "leave"
    title = marked("Permission to use an airtight dressing")

    def __init__(self, plan: Plan, today: Callable[[], date]) -> None:
        self._plan = plan
        self._form = LeaveForm(plan.site_words, today)
        self._form.show(plan.cover)
        self.fields: Sequence[Field] = self._form.fields

    def changed(self, today: date) -> Plan | None:
        """The plan with that leave."""
        leave = self._form.leave(today)
        return self._plan.model_copy(update={"cover": leave}) if leave else None


def editor_of(name: str, plan: Plan, today: Callable[[], date]) -> PlanEditor | None:
    """The editor of that name, or None."""
    for kind in (LabelEditor, LeaveEditor):
        if kind.name == name:
            return kind(plan, today)
    return None
