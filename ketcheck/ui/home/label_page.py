"""The page of the set-up that asks for the label and its places."""

from PySide6.QtCore import Signal

from ketcheck.checklist.details import Plan
from ketcheck.messages.catalogue import _
from ketcheck.ui.home.setup_page import SetupPage
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.fields import taken
from ketcheck.ui.widgets.form_faults import is_sound
from ketcheck.ui.widgets.plan_form import LABEL_ROWS, PlanForm


class LabelPage(SetupPage):
    """The label as it is written; without it, the first check asks."""

    place = "label"
    step = 4
    beside = LABEL_ROWS

    entered = Signal(Plan)

    def __init__(self, desk: Desk) -> None:
        self._form = PlanForm(with_contacts=False)
        text = _("Leave a box empty if the label doesn't say. No label here? Skip for now.")
        super().__init__(desk, _("What does your label say?"), text, self._form.fields)
        self.add_ways("save-plan", _("&Next"), can_wait=True)

    @property
    def is_sound(self) -> bool:
        """Whether it is a label; half of one waits for the first check."""
        return is_sound(self.fields, self._form.plan, self.desk.today())

    def go_on(self) -> None:
        """Hand on the label."""
        plan = taken(self.fields, self._form.plan, self.desk.today())
        if plan:
            self.entered.emit(plan)
