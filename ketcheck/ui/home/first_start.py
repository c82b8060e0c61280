"""The set-up of one person: who, whom to call, the label, medicines; kept together at the end."""

from PySide6.QtCore import Signal

from ketcheck.checklist.details import Plan
from ketcheck.records.begun_form import begun_form, keep_for_first_check
from ketcheck.records.checks.using import label_change
from ketcheck.records.model import Person
from ketcheck.records.numbers import keep_numbers
from ketcheck.ui.home.call_page import Called, CallPage
from ketcheck.ui.home.label_page import LabelPage
from ketcheck.ui.home.medicines_page import SetupMedicines
from ketcheck.ui.home.setup_page import SetupPage
from ketcheck.ui.home.welcome import Named, PersonForm
from ketcheck.ui.label.read_back import LabelReadBack
from ketcheck.ui.shell.form import Form
from ketcheck.ui.shell.stage import Stage, told_act

_TITLE = "ketcheck"


class FirstStart(Stage):
    """Leads through the pages; nothing is on file until the last one is left."""

    person_added = Signal(Person)
    use_wanted = Signal()
    """Back from the first page: who ketcheck is for is asked again."""

    def begin(self) -> None:
        """Ask who the cream is for."""
        self._named: Named | None = None
        self._called: Called | None = None
        self._plan: Plan | None = None
        self._person: Person | None = None
        self._ask_person()

    def _ask_person(self) -> None:
        page = PersonForm(self._desk)
        page.entered.connect(self._take_person)
        page.closed.connect(self.use_wanted)
        self._show(page)

    def _take_person(self, named: Named) -> None:
        self._named = named
        self._ask_calls()

    def _ask_calls(self) -> None:
        page = CallPage(self._desk)
        page.entered.connect(self._take_calls)
        page.left.connect(lambda: self._take_calls(None))
        page.closed.connect(self._ask_person)
        self._show(page)

    def _take_calls(self, called: Called | None) -> None:
        self._called = called
        self._ask_label()

    def _ask_label(self) -> None:
        page = LabelPage(self._desk)
        page.entered.connect(self._read_back)
        page.left.connect(lambda: self._take_label(None))
        page.closed.connect(self._ask_calls)
        self._show(page)

    def _read_back(self, plan: Plan) -> None:
        whole = self._called.on(plan) if self._called else plan
        screen = LabelReadBack(self._desk, None, whole)
        screen.entered.connect(self._take_label)
        screen.closed.connect(self._ask_label)
        self._show(screen)

    def _take_label(self, plan: Plan | None) -> None:
        self._plan = plan
        self._ask_medicines()

    def _ask_medicines(self) -> None:
        page = SetupMedicines(self._desk)
        page.entered.connect(self._finish)
        page.left.connect(self._finish)
        page.closed.connect(self._ask_label)
        self._show(page)

    @told_act
    def _finish(self) -> None:
        store, named = self._desk.store, self._named
        if named is None:
            return
        # The numbers first: they are of this computer, and asking again does them no harm.
        if self._called:
            keep_numbers(store, self._called.numbers)
        # Not twice, where what follows fails and is tried again.
        person = self._person or store.directory.add(named.name, born=named.born)
        self._person = person
        if self._plan:
            store.save(label_change(person, self._plan, None, self._desk.clock()))
        keep_for_first_check(store, person.id, self._left())
        self.person_added.emit(person)
        self.deleteLater()

    def _left(self) -> dict[str, str]:
        """What was typed on pages that were skipped, and waits for when it is asked for."""
        places = [] if self._plan else [LabelPage.place, CallPage.place]
        return {
            name: text
            for name, text in begun_form(self._desk.store).items()
            if text and name.partition(".")[0] in places
        }

    def _show(self, page: SetupPage | Form) -> None:
        self._window.show_screen(page, _TITLE, None)
        page.begin()
