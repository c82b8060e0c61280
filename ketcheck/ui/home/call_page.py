"""The page of the set-up that asks whom to call: in an emergency, and with questions."""

from pydantic import ValidationError
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from ketcheck.checklist.details import Contact, Frozen, Plan
from ketcheck.checklist.phone import Phone
from ketcheck.checklist.text import Line
from ketcheck.messages.catalogue import _
from ketcheck.records.numbers import Numbers
from ketcheck.ui.home.setup_page import SetupPage
from ketcheck.ui.label.numbers_form import number_fields, why_asked
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.widgets.fields import Field, LineField


class Called(Frozen):
    """Whom to call: the numbers of this computer, and the contacts that go with the label."""

    emergency: Phone | None = None
    poison: Phone | None = None
    prescriber_name: Line | None = None
    prescriber_phone: Phone | None = None
    pharmacy: Phone | None = None

    @property
    def numbers(self) -> Numbers:
        """What anybody at this computer can call."""
        return Numbers(emergency=self.emergency, poison=self.poison)

    def on(self, plan: Plan) -> Plan:
        """The label with the contacts of this page."""
        name, phone = self.prescriber_name, self.prescriber_phone
        contact = Contact(name=name, phone=phone) if name or phone else None
        return plan.model_copy(update={"prescriber": contact, "pharmacy": self.pharmacy})


class CallPage(SetupPage):
    """None of it has to be known now."""

    place = "call"
    step = 3
    beside = (("emergency", "poison"), ("prescriber_name", "prescriber_phone"))

    entered = Signal(Called)

    def __init__(self, desk: Desk) -> None:
        self._emergency, poison = number_fields(desk.store)
        fields = (
            self._emergency,
            poison,
            LineField("prescriber_name", _("Who do you call with questions?"), optional=True),
            LineField("prescriber_phone", _("What is their phone number?"), optional=True),
            LineField("pharmacy", _("What is the pharmacy's phone number?"), optional=True),
        )
        super().__init__(desk, _("Who to call"), why_asked(), fields)
        self._is_asked = False
        self.add_ways("save-numbers", _("&Next"), can_wait=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the question about the number by its number key."""
        key = event.text()
        if not (key.isdecimal() and self._emergency.choose_number(int(key))):
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """Hand on whom to call."""
        given = self.read(Called)
        if given:
            self.entered.emit(given)

    @property
    def is_sound(self) -> bool:
        """Whether each number can be called."""
        return all(self._is_right(field) for field in self.fields)

    def leave(self) -> None:
        """Say once what is wrong; left again, what is right is kept without the rest."""
        if not self.is_typed:
            self.left.emit()
        elif self.is_sound or not self._is_asked:
            self._is_asked = True
            self.go_on()
        else:
            right = [field for field in self.fields if field.text and self._is_right(field)]
            self.entered.emit(Called.model_validate({one.name: one.value() for one in right}))

    def _is_right(self, field: Field) -> bool:
        try:
            Called.model_validate({field.name: field.value()})
        except ValidationError:
            return False
        return not field.refusal
