"""The label of a person and the numbers to call, changed beside the checks."""

from collections.abc import Callable

from ketcheck.checklist.details import Plan
from ketcheck.messages.catalogue import _
from ketcheck.records.begun_form import drop_left, left_for_later
from ketcheck.records.checks.using import label_change
from ketcheck.records.model import Person
from ketcheck.records.numbers import Numbers, keep_numbers
from ketcheck.ui.shell.stage import Stage, told_act

Act = Callable[[], None]


class LabelFlow(Stage):
    """Shows each form, and `done` once it is saved or left."""

    @told_act
    def change_plan(self, person: Person, done: Act) -> None:
        """The label and plan on file."""
        from ketcheck.ui.label.plan_screen import PlanScreen  # noqa: PLC0415 - keeps the start short

        before = self._desk.store.plan(person.id)
        typed = {} if before else self._left_at_set_up(person)
        form = PlanScreen(self._desk, before, typed)
        form.entered.connect(lambda plan: self._read_back(person, before, plan, done))
        form.closed.connect(done)
        self._window.show_screen(form, _("Label and plan"), person)
        form.begin()

    @told_act
    def change_extras(self, person: Person, done: Act) -> None:
        """The optional questions that are asked."""
        from ketcheck.ui.label.extras import ExtrasScreen  # noqa: PLC0415 - the same

        before = self._desk.store.plan(person.id)
        if before is None:
            return
        screen = ExtrasScreen(self._desk, before)
        screen.entered.connect(lambda plan: self._save_plan(person, before, plan, done))
        screen.closed.connect(done)
        self._window.show_screen(screen, _("Extra questions"), person)
        screen.begin()

    @told_act
    def change_numbers(self, person: Person, done: Act) -> None:
        """The numbers to call when help is needed now."""
        from ketcheck.ui.label.numbers_form import NumbersForm  # noqa: PLC0415 - the same

        form = NumbersForm(self._desk)
        form.entered.connect(lambda numbers: self._save_numbers(numbers, done))
        form.closed.connect(done)
        self._window.show_screen(form, _("Numbers to call"), person)
        form.begin()

    def _read_back(self, person: Person, before: Plan | None, plan: Plan, done: Act) -> None:
        """Show the old label beside the new one, and ask who said so, before it is kept."""
        from ketcheck.ui.label.read_back import LabelReadBack  # noqa: PLC0415 - the same

        screen = LabelReadBack(self._desk, before, plan)
        screen.entered.connect(lambda agreed: self._save_plan(person, before, agreed, done))
        screen.closed.connect(lambda: self.change_plan(person, done))
        self._window.show_screen(screen, _("Label and plan"), person)
        screen.begin()

    def _left_at_set_up(self, person: Person) -> dict[str, str]:
        """What was typed of the label, and whom to call, before it was left for later."""
        store = self._desk.store
        return left_for_later(store, person.id, "call") | left_for_later(store, person.id, "label")

    @told_act
    def _save_numbers(self, numbers: Numbers, done: Act) -> None:
        keep_numbers(self._desk.store, numbers)
        done()

    @told_act
    def _save_plan(self, person: Person, before: Plan | None, plan: Plan, done: Act) -> None:
        entry = label_change(person, plan, before, self._desk.clock())
        self._desk.store.save(entry)
        for place in ("call", "label"):
            drop_left(self._desk.store, place)
        done()
