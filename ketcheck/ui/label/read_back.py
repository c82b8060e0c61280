"""A changed label, read back before it is kept: old beside new, and who said so."""

from collections.abc import Iterator

from PySide6.QtCore import Signal

from ketcheck.checklist.details import Day, Frozen, Plan, Vouched
from ketcheck.checklist.ledger.labels import loosens
from ketcheck.checklist.level import Level
from ketcheck.checklist.text import Line
from ketcheck.messages.catalogue import _, marked
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.facts import Facts, plan_lines, spoken_facts
from ketcheck.ui.widgets.fields import DateField, LineField
from ketcheck.ui.widgets.notice import Notice
from ketcheck.ui.widgets.slot import Slot

_LOOSER = marked(
    "The new label allows more than the old one. Enter who said so, and when. "
    "Until then the stricter one counts, and each check says: ask first."
)


class _Said(Frozen):
    who: Line | None = None
    when: Day | None = None


class LabelReadBack(Form):
    """Both labels side by side; who said so is asked, and has to be said only for more."""

    entered = Signal(Plan)
    begins_in_field = False

    def __init__(self, desk: Desk, before: Plan | None, plan: Plan) -> None:
        self._plan = plan
        fields = (
            LineField("who", _("Who told you about this change?"), optional=True),
            DateField("when", _("When did they say so?"), optional=True, today=desk.today),
        )
        title = _("Is this what your label says?")
        text = (
            _("Read both. If the new one is right, save it.")
            if before
            else _("Check it against your label.")
        )
        super().__init__(desk, title, text, fields if before else ())
        both = Slot(beside=True)
        self.body.insertWidget(2, both)
        panels = list(_panels(before, plan))
        both.show_widgets(panels, (1, 1)[: len(panels)])
        self.heading.say_with([text, *spoken_facts(panel.told for panel in panels)])
        if before and loosens(before, plan):
            self.body.insertWidget(3, Notice(Level.ASK, _(_LOOSER)))
        self.add_button("back", _("&Back"), self.closed.emit)
        self.add_button("save-label", _("&Save this label"), self._save, kind="primary")

    def begin(self) -> None:
        """Leave the keyboard at the top: both are to be read first."""
        super(Form, self).begin()
        self.area.verticalScrollBar().setValue(0)

    def _save(self) -> None:
        given = self.read(_Said)
        if given is None:
            return
        changed = Vouched(who=given.who, when=given.when) if given.who or given.when else None
        self.entered.emit(self._plan.model_copy(update={"changed": changed}))


def _panels(before: Plan | None, plan: Plan) -> Iterator[Facts]:
    """The old and the new label line for line; what only one of them says is told of both."""
    new = dict(_lines(plan))
    if before is None:
        yield Facts(_("Your label"), list(new.items()))
        return
    old = dict(_lines(before))
    # In the order in which a label is read, whichever of the two says it.
    names = [name for name, _value in _lines(before.model_copy(update=_said_by(plan)))]
    names += [name for name in old if name not in names]
    nothing = _("Not on the label")
    yield Facts(_("Before"), [(name, old.get(name, nothing)) for name in names])
    yield Facts(_("Now"), [(name, _marked_as_new(name, old, new, nothing)) for name in names])


def _marked_as_new(name: str, old: dict[str, str], new: dict[str, str], nothing: str) -> str:
    value = new.get(name, nothing)
    if old.get(name) == new.get(name):
        return value
    return _("{value} (changed)").format(value=value)


def _said_by(plan: Plan) -> dict[str, object]:
    return {name: value for name, value in dict(plan).items() if value}


def _lines(plan: Plan) -> list[tuple[str, str]]:
    """What a label says, without who told of its last change."""
    return plan_lines(plan.model_copy(update={"changed": None}))
