"""A changed label, read back before it is kept: old beside new, and who said so."""

from PySide6.QtCore import Signal

from ketcheck.checklist.details import Day, Frozen, Plan, Vouched
from ketcheck.checklist.ledger.labels import loosens
from ketcheck.checklist.level import Level
from ketcheck.checklist.text import Line
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.facts import Facts, plan_lines
from ketcheck.ui.widgets.fields import DateField, LineField
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.slot import Slot

_TEXT = "Read both. If the new one is right, save it."
_LOOSER = (
    "The new label allows more than the old one. Enter who said so, and when. "
    "Until then the stricter one counts, and each check says: ask first."
)


class _Said(Frozen):
    who: Line | None = None
    when: Day | None = None


class LabelReadBack(Form):
    """Both labels side by side; who said so is asked, and has to be said only for more."""

    entered = Signal(Plan)

    def __init__(self, desk: Desk, before: Plan | None, plan: Plan) -> None:
        self._plan = plan
        fields = (
            LineField("who", "Who told you about this change?", optional=True),
            DateField("when", "When did they say so?", optional=True, today=desk.today),
        )
        title = "Is this what your label says?"
        super().__init__(desk, title, _TEXT, fields if before else ())
        both = Slot(beside=True)
        self.body.insertWidget(2, both)
        old = [Facts("Before", plan_lines(before))] if before else []
        both.show_widgets([*old, Facts("Now", plan_lines(plan))], (1, 1)[: len(old) + 1])
        if before and loosens(before, plan):
            self.body.insertWidget(3, Notice(Level.ASK, _LOOSER))
        self.add_button("back", "&Back", self.closed.emit)
        self.add_button("save-label", "&Save this label", self._save, kind="primary")

    def begin(self) -> None:
        """Leave the keyboard at the top: both are to be read first."""
        self.area.verticalScrollBar().setValue(0)

    def _save(self) -> None:
        given = self.read(_Said)
        if given is None:
            return
        changed = Vouched(who=given.who, when=given.when) if given.who or given.when else None
        self.entered.emit(self._plan.model_copy(update={"changed": changed}))
