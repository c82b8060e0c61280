"""The first screen of one person: whose checks these are."""

from contextlib import suppress

from PySide6.QtCore import Signal

from ketcheck.checklist.details import Frozen
from ketcheck.checklist.text import Line
from ketcheck.errors import KetcheckError
from ketcheck.records.begun_form import begun_form, keep_begun_form
from ketcheck.records.model import Born
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.form import Form
from ketcheck.ui.widgets.fields import DateField, LineField, type_again
from ketcheck.ui.widgets.labels import Words


class Named(Frozen):
    """Who somebody is, before they are on file."""

    name: Line
    born: Born


class PersonForm(Form):
    """Asked once: whose checks these are."""

    entered = Signal(Named)
    """They are put on file with what the next page asks, so that nothing is half there."""
    copy_wanted = Signal()
    """The records are in a copy that another computer made."""

    def __init__(self, desk: Desk, named: Named | None = None) -> None:
        """Show who was `named` before, where the user comes back."""
        name = LineField("name", "Your name")
        born = DateField("born", "Date of birth", birth=True, today=desk.today)
        name.editor.setObjectName("person-name")
        born.name_boxes("person-born")
        text = (
            "ketcheck helps you check before you put ketamine cream on your skin. "
            "Who will use it on this computer?"
        )
        super().__init__(desk, "Welcome", text, (name, born))
        self.body.insertWidget(2, Words(desk.checklist.disclaimer, kind="muted"))
        self.body.insertWidget(3, Words(desk.store.protection.sentence, kind="muted"))
        self._close = self.add_button("close", "C&lose ketcheck", self.closed.emit)
        if named:
            name.set_value(named.name)
            born.set_value(named.born)
        self.add_button("bring-records", "I have a co&py", self.copy_wanted.emit)
        self.add_button("person-continue", "&Continue", self._continue, kind="primary")
        type_again(self.fields, begun_form(desk.store))
        for field in self.fields:
            field.edited.connect(self._keep_typed)

    def _press_primary(self) -> None:
        # Enter means to go on here: pressed once too often, it would lose the window.
        if not self._close.hasFocus():
            super()._press_primary()

    def _keep_typed(self) -> None:
        # What can't be kept is still on the screen, and is said to be when it is entered.
        with suppress(KetcheckError):
            keep_begun_form(self.desk.store, {field.name: field.text for field in self.fields})

    def _continue(self) -> None:
        given = self.read(Named)
        if given:
            self.entered.emit(given)
