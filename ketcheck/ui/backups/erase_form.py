"""Erasing a person: what stays is said first, and the name is typed before it is done."""

from PySide6.QtCore import Signal

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.level import Level
from ketcheck.checklist.text import Line, Text
from ketcheck.records.erasing import STAYS, Request
from ketcheck.records.model import Person
from ketcheck.records.people.folding import glued
from ketcheck.records.sealed.erasures import Asker
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.fields import ChoiceField, LineField, TextField
from ketcheck.ui.widgets.notice import Notice

_ASKERS = [(asker.value, asker.value.capitalize()) for asker in Asker]


_NOT_THE_NAME = "Not the name of the person who is erased: it would stay"


class _Given(Frozen):
    asked_by: Asker
    recorded_by: Line
    reason: Text
    confirm: Line


class EraseForm(Form):
    """Who asked for it, by whom, why; and the name, typed as on file."""

    entered = Signal(object)

    def __init__(self, desk: Desk, person: Person) -> None:
        self._confirm = LineField("confirm", f"Type the name to erase: {person.name}")
        fields = (
            ChoiceField("asked_by", "Who asked for it?", _ASKERS),
            LineField("recorded_by", "Your name", _NOT_THE_NAME),
            TextField("reason", "Why is it erased?", _NOT_THE_NAME),
            self._confirm,
        )
        super().__init__(desk, f"Erase {person.name}", "", fields)
        self.body.insertWidget(1, Notice(Level.STOP, STAYS))
        self._person = person
        self.add_button("cancel", "&Leave it", self.closed.emit, kind="primary")
        self.add_button("erase", "&Erase for good", self._erase, kind="quiet")

    def _erase(self) -> None:
        given = self.read(_Given)
        if given is None:
            return
        if glued(given.confirm) != glued(self._person.name):
            self._confirm.show_fault("This is another name. Type it as it stands above.")
            return
        self.entered.emit(Request(given.asked_by, given.recorded_by, given.reason))
