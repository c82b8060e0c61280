"""What of a plan can be changed in a session: the label, and the leave for a tight cover."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from ketcheck.checklist.details import Plan, Vouched
from ketcheck.messages.catalogue import _, marked
from ketcheck.ui.widgets.fields import DateField, Field, LineField, taken
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
    """What the label says, and who said so: while nobody is named the stricter label counts."""

    name = "label"
    title = marked("Change the plan")

    def __init__(self, plan: Plan, today: Callable[[], date]) -> None:
        self._before = plan
        self._form = PlanForm()
        self._form.show(plan)
        self._said: tuple[Field, ...] = (
            LineField("who", _("Who told you about this change?"), optional=True),
            DateField("when", _("When did they say so?"), optional=True, today=today),
        )
        self.fields: Sequence[Field] = (*self._form.fields, *self._said)

    def changed(self, today: date) -> Plan | None:
        """The plan as it is filled in."""
        return taken(self.fields, self._built, today)

    def _built(self) -> Plan:
        plan = self._form.plan()
        given = {field.name: field.value() for field in self._said if field.value() is not None}
        changed = Vouched.model_validate(given) if given else None
        if plan.says_the_same(self._before):
            changed = changed or self._before.changed
        return plan.model_copy(update={"changed": changed})


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
