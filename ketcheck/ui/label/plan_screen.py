"""The label and plan on file, to be changed."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ketcheck.checklist.details import Plan
from ketcheck.messages.catalogue import _
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.fields import Field, taken, type_again
from ketcheck.ui.widgets.fields_beside import in_rows
from ketcheck.ui.widgets.plan_form import LABEL_ROWS, PlanForm


class PlanScreen(Form):
    """The label and plan on file, to be changed."""

    entered = Signal(Plan)

    def __init__(self, desk: Desk, plan: Plan | None, typed: Mapping[str, str]) -> None:
        """Show the plan on file, or what was typed of it before and left."""
        self._form = PlanForm()
        text = _("Copy it from the label or your plan. Leave a box empty if the label doesn't say.")
        super().__init__(desk, _("What does your label say?"), text, self._form.fields)
        self._form.show(plan)
        type_again(self.fields, typed)
        self.add_button("cancel", _("&Cancel"), self.closed.emit)
        # What is typed is read back before it is kept.
        self.add_button("save-plan", _("&Next"), self._save, kind="primary")

    def arranged(self, fields: Sequence[Field]) -> Iterator[QWidget]:
        """Put beside each other what belongs together."""
        contacts = ("prescriber_name", "prescriber_phone")
        return in_rows(fields, (*LABEL_ROWS, contacts))

    def _save(self) -> None:
        plan = taken(self.fields, self._form.plan, self.desk.now.date())
        if plan:
            self.entered.emit(plan)
