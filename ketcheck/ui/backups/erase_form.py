"""Erasing a person: what stays is said first, and the name is typed before it is done."""

from PySide6.QtCore import Signal

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.level import Level
from ketcheck.checklist.text import Line, Text
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.erasing import STAYS, Request
from ketcheck.records.model import Person
from ketcheck.records.people.folding import glued
from ketcheck.records.sealed.erasures import Asker
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.fields import ChoiceField, LineField, TextField
from ketcheck.ui.widgets.notice import Notice

_ASKERS = {
    Asker.PERSON: marked("The person"),
    Asker.HELPER: marked("Someone who helps them"),
    Asker.OTHER: marked("Someone else"),
}
_NOT_THE_NAME = marked("Leave out the name of the person: this line stays.")


class _Given(Frozen):
    asked_by: Asker
    recorded_by: Line
    reason: Text
    confirm: Line


class EraseForm(Form):
    """Who asked for it, by whom, why; and the name, typed as on file."""

    entered = Signal(object)

    def __init__(self, desk: Desk, person: Person) -> None:
        askers = [(asker.value, _(words)) for asker, words in _ASKERS.items()]
        self._confirm = LineField(
            "confirm", _("To confirm, type the name: {name}").format(name=person.name)
        ).asks_for(_("Type the name as it is shown above."))
        fields = (
            ChoiceField("asked_by", _("Who asked for this?"), askers),
            LineField("recorded_by", _("Your name")).asks_for(_("Enter your name.")),
            TextField("reason", _("Why?"), _(_NOT_THE_NAME)).asks_for(_("Enter why.")),
            self._confirm,
        )
        super().__init__(
            desk, _("Delete all records of {name}?").format(name=person.name), "", fields
        )
        self.body.insertWidget(1, Notice(Level.STOP, _(STAYS)))
        self._person = person
        self.add_button("cancel", _("&Cancel"), self.closed.emit, kind="primary")
        self.add_button("erase", _("&Delete for good"), self._erase, kind="quiet")

    def _erase(self) -> None:
        given = self.read(_Given)
        if given is None:
            return
        if glued(given.confirm) != glued(self._person.name):
            self._confirm.show_fault(_("This is another name. Type it as it is shown above."))
            return
        self.entered.emit(Request(given.asked_by, given.recorded_by, given.reason))
