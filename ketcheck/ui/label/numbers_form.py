"""Who to call: the emergency number and Poison Control of this computer."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.phone import Phone
from ketcheck.messages.catalogue import _
from ketcheck.records.emergency import offered_number
from ketcheck.records.numbers import Numbers, numbers_of
from ketcheck.records.store import Store
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.emergency_field import EmergencyField
from ketcheck.ui.widgets.fields import Field, LineField
from ketcheck.ui.widgets.fields_beside import in_rows


class _Typed(Frozen):
    emergency: Phone | None = None
    poison: Phone | None = None


class NumbersForm(Form):
    """Asks for both, whoever is open: they are of the computer."""

    entered = Signal(Numbers)

    def __init__(self, desk: Desk) -> None:
        self._emergency, poison = number_fields(desk.store)
        super().__init__(desk, _("Who to call"), why_asked(), (self._emergency, poison))
        self.add_button("cancel", _("&Cancel"), self.closed.emit)
        self.add_button("save-numbers", _("&Save numbers"), self._save, kind="primary")

    def arranged(self, fields: Sequence[Field]) -> Iterator[QWidget]:
        """Put both numbers beside each other."""
        return in_rows(fields, [[field.name for field in fields]])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the question about the number by its number key."""
        key = event.text()
        if not (key.isdecimal() and self._emergency.choose_number(int(key))):
            super().keyPressEvent(event)

    def _save(self) -> None:
        given = self.read(_Typed)
        if given:
            self.entered.emit(Numbers(**given.model_dump()))


def why_asked() -> str:
    """What the numbers are for, in words."""
    return _(
        "We show these numbers when you need help right away. They also show while your records "
        "are locked. Your pharmacist can tell you the number of Poison Control."
    )


def number_fields(store: Store) -> tuple[EmergencyField, LineField]:
    """The two fields, with the numbers that are set; an emergency number is offered else."""
    kept = numbers_of(store)
    emergency = EmergencyField(None if kept.emergency else offered_number())
    poison = LineField("poison", _("Poison Control number"), optional=True)
    emergency.set_value(kept.emergency)
    poison.set_value(kept.poison)
    return emergency, poison
