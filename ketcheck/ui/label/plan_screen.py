"""The label and plan on file, to be changed."""

from PySide6.QtCore import Signal

from ketcheck.checklist.details import Plan
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.fields import taken
from ketcheck.ui.widgets.plan_form import PlanForm


class PlanScreen(Form):
    """The label and plan on file, to be changed."""

    entered = Signal(Plan)

    def __init__(self, desk: Desk, plan: Plan | None) -> None:
        self._form = PlanForm()
        title, text = (
            "Your label and plan",
            "Leave a box empty if the label doesn't say.",
        )
        super().__init__(desk, title, text, self._form.fields)
        self._form.show(plan)
        self.add_button("cancel", "&Cancel", self.closed.emit)
        self.add_button("save-plan", "&Save label and plan", self._save, kind="primary")

    def _save(self) -> None:
        plan = taken(self.fields, self._form.plan, self.desk.now.date())
        if plan:
            self.entered.emit(plan)
