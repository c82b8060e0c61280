"""The label of a person and the numbers to call, changed beside the checks."""

from collections.abc import Callable

from ketcheck.checklist.details import Plan
from ketcheck.records.model import Person
from ketcheck.records.numbers import Numbers, keep_numbers
from ketcheck.ui.flows.stage import Stage, told_act

Act = Callable[[], None]


class LabelFlow(Stage):
    """Shows each form, and `done` once it is saved or left."""

    @told_act
    def change_plan(self, person: Person, done: Act) -> None:
        """The label and plan on file."""
        from ketcheck.ui.screens.forms import PlanScreen  # noqa: PLC0415 - keeps the start short

        form = PlanScreen(self._desk, self._desk.store.plan(person.id))
        form.entered.connect(lambda plan: self._save_plan(person, plan, done))
        form.closed.connect(done)
        self._window.show_screen(form, "Label and plan", person)
        form.begin()

    @told_act
    def change_numbers(self, person: Person, done: Act) -> None:
        """The numbers to call when help is needed now."""
        from ketcheck.ui.screens.numbers_form import NumbersForm  # noqa: PLC0415 - the same

        form = NumbersForm(self._desk)
        form.entered.connect(lambda numbers: self._save_numbers(numbers, done))
        form.closed.connect(done)
        self._window.show_screen(form, "Numbers to call", person)
        form.begin()

    @told_act
    def _save_numbers(self, numbers: Numbers, done: Act) -> None:
        keep_numbers(self._desk.store, numbers)
        done()

    @told_act
    def _save_plan(self, person: Person, plan: Plan, done: Act) -> None:
        self._desk.store.save_plan(person.id, plan, self._desk.clock())
        done()
