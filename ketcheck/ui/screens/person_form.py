"""Who a person is: the identifiers of somebody new, or of somebody on file."""

from PySide6.QtCore import Signal

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Line
from ketcheck.errors import PersonRefused
from ketcheck.records.model import Born, Person
from ketcheck.ui.desk import Desk
from ketcheck.ui.screens.forms import Form
from ketcheck.ui.widgets.fields import DateField, LineField
from ketcheck.ui.widgets.message import told

_TELLS_APART = "Each page shows them, so that nobody is taken for somebody else."
_AS_OF_THEN = "Records that are saved keep the name and birth date as of then."


class _Identified(Frozen):
    name: Line
    born: Born
    number: Line | None = None


class IdentityForm(Form):
    """Name and birth date, which tell people apart, and a number where there is one."""

    entered = Signal(Person)

    def __init__(self, desk: Desk, person: Person | None = None) -> None:
        fields = (
            LineField("name", "Full name"),
            DateField("born", "Date of birth", birth=True, today=desk.today),
            LineField("number", "Number", "Of the chart or the file", optional=True),
        )
        title = "Name, birth date, number" if person else "New person"
        super().__init__(desk, title, _AS_OF_THEN if person else _TELLS_APART, fields)
        self._person = person
        if person:
            for field, value in zip(fields, (person.name, person.born, person.number), strict=True):
                field.set_value(value)
        leave = "&Leave it as it was" if person else "&Back to the list"
        self.add_button("cancel", leave, self.closed.emit)
        self.add_button("save-person", "&Save", self._save, kind="primary")

    def _save(self) -> None:
        given = self.read(_Identified)
        if given is None:
            return
        with told(self):
            try:
                self.entered.emit(self._kept(given))
            except PersonRefused as error:
                self.fields[0].show_fault(str(error))

    def _kept(self, given: _Identified) -> Person:
        directory = self.desk.store.directory
        if self._person is None:
            return directory.add(given.name, born=given.born, number=given.number)
        changed = self._person.model_copy(update=dict(given))
        directory.edit(changed)
        return changed
