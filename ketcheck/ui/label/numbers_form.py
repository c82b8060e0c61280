"""Who to call: the emergency number and the poison line of this computer."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.phone import Phone
from ketcheck.records.emergency import offered_number
from ketcheck.records.numbers import Numbers, numbers_of
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.emergency_field import EmergencyField
from ketcheck.ui.widgets.fields import LineField

_TEXT = (
    "If you ever need help fast, these numbers show large on the screen. They also show while "
    "your records are locked."
)
_POISON_HINT = "(Optional) Your pharmacist can tell you this number."


class _Typed(Frozen):
    emergency: Phone | None = None
    poison: Phone | None = None


class NumbersForm(Form):
    """Asks for both; on the first start as the page after the name."""

    entered = Signal(Numbers)

    def __init__(self, desk: Desk, *, is_first: bool = False) -> None:
        kept = numbers_of(desk.store)
        self._emergency = EmergencyField(None if kept.emergency else offered_number())
        self._poison = LineField("poison", "Poison line", _POISON_HINT)
        super().__init__(desk, "Who to call", _TEXT, (self._emergency, self._poison))
        self._emergency.set_value(kept.emergency)
        self._poison.set_value(kept.poison)
        if is_first:
            self.add_button("back", "&Back", self.closed.emit)
            self.add_button("save-numbers", "&Next", self._save, kind="primary")
        else:
            self.add_button("cancel", "&Leave it as it was", self.closed.emit)
            self.add_button("save-numbers", "&Save numbers", self._save, kind="primary")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the question about the number by its number key."""
        key = event.text()
        if not (key.isdecimal() and self._emergency.choose_number(int(key))):
            super().keyPressEvent(event)

    def _save(self) -> None:
        if not self._emergency.is_answered:
            self._emergency.ask_again()
            return
        given = self.read(_Typed)
        if given:
            self.entered.emit(Numbers(**given.model_dump()))
