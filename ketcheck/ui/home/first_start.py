"""The first start at home: who the cream is for, then who to call; kept together at the end."""

from PySide6.QtCore import Signal

from ketcheck.records.begun_form import keep_begun_form
from ketcheck.records.model import Person
from ketcheck.records.numbers import Numbers, keep_numbers
from ketcheck.ui.home.welcome import Named, PersonForm
from ketcheck.ui.label.numbers_form import NumbersForm
from ketcheck.ui.shell.stage import Stage, told_act

_TITLE = "ketcheck"


class FirstStart(Stage):
    """Leads through the pages; nothing is on file until the last one is left by Next."""

    person_added = Signal(Person)
    copy_wanted = Signal()

    def begin(self, named: Named | None = None) -> None:
        """Ask who the cream is for; `named` is what was typed before, when coming back."""
        form = PersonForm(self._desk, named)
        form.entered.connect(self._ask_numbers)
        form.copy_wanted.connect(self.copy_wanted)
        form.closed.connect(self._window.close)
        self._window.show_screen(form, _TITLE, None)
        form.begin()

    def _ask_numbers(self, named: Named) -> None:
        form = NumbersForm(self._desk, is_first=True)
        form.entered.connect(lambda numbers: self._add(named, numbers))
        form.closed.connect(lambda: self.begin(named))
        self._window.show_screen(form, _TITLE, None)
        form.begin()

    @told_act
    def _add(self, named: Named, numbers: Numbers) -> None:
        # The numbers first: they are of this computer, and asking again does them no harm.
        keep_numbers(self._desk.store, numbers)
        person = self._desk.store.directory.add(named.name, born=named.born)
        keep_begun_form(self._desk.store, {})
        self.person_added.emit(person)
        self.deleteLater()
