"""The forms beside the wizard: who you are, and the label."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from pydantic import BaseModel
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QPushButton

from ketcheck.checklist.details import Frozen, Plan
from ketcheck.checklist.text import Line
from ketcheck.errors import KetcheckError
from ketcheck.records.begun_form import begun_form, keep_begun_form
from ketcheck.records.model import Born, Person
from ketcheck.ui.desk import Desk
from ketcheck.ui.screens.screen import Screen
from ketcheck.ui.widgets.fields import (
    DateField,
    Field,
    LineField,
    taken,
    type_again,
)
from ketcheck.ui.widgets.header import identifiers
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.plan_form import PlanForm

Model = TypeVar("Model", bound=BaseModel)


class Named(Frozen):
    """Who somebody is, before they are on file."""

    name: Line
    born: Born


class Form(Screen):
    """Fields under a heading; what is wrong is said beside the field."""

    may_be_to_come: frozenset[str] = frozenset()
    """Names of the dates that may lie after today."""

    def __init__(self, desk: Desk, title: str, help_text: str, fields: Sequence[Field]) -> None:
        super().__init__()
        self.setProperty("is_form", True)  # noqa: FBT003 - a property of Qt
        self.desk = desk
        self.fields = fields
        self._quiet: list[QPushButton] = []
        self.body.addWidget(Heading(title, scale=1.5))
        if help_text:
            self.body.addWidget(Words(help_text, kind="muted"))
        for field in fields:
            self.body.addWidget(field)
        self.body.addStretch(1)

    def add_button(
        self, name: str, text: str, pressed: Callable[[], object], *, kind: str = "quiet"
    ) -> QPushButton:
        """Put a button at the end of the bar; Tab comes to the act before the ways to leave."""
        button = super().add_button(name, text, pressed, kind=kind)
        last = button
        for quiet in self._quiet if kind == "primary" else ():
            self.setTabOrder(last, quiet)
            last = quiet
        if kind == "quiet":
            self._quiet.append(button)
        return button

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.fields[0].focus()

    def read(self, model: type[Model]) -> Model | None:
        """Give the model of what is filled in; None where a field is wrong, which is then said."""

        def built() -> Model:
            given = {field.name: field.value() for field in self.fields}
            return model.model_validate({k: v for k, v in given.items() if v is not None})

        past = [field for field in self.fields if field.name not in self.may_be_to_come]
        return taken(self.fields, built, self.desk.now.date(), past)


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


class PersonChoice(Screen):
    """A choice among the people on this computer."""

    chosen = Signal(Person)

    def __init__(self, people: Sequence[Person]) -> None:
        super().__init__()
        self.body.addWidget(Heading("Who is here?", scale=1.5))
        self._list = QListWidget()
        self._list.setObjectName("people")
        self._list.setAccessibleName("People")
        self._people = people
        for person in people:
            self._list.addItem(identifiers(person))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(lambda _: self._continue())
        self.body.addWidget(self._list, 1)
        self.add_button("close", "C&lose ketcheck", self.closed.emit)
        self.add_button("person-continue", "&Continue", self._continue, kind="primary")

    def begin(self) -> None:
        """Put the cursor into the list."""
        self._list.setFocus()

    def _continue(self) -> None:
        self.chosen.emit(self._people[self._list.currentRow()])


class PlanScreen(Form):
    """The label and plan on file, to be changed."""

    entered = Signal(Plan)

    def __init__(self, desk: Desk, plan: Plan | None) -> None:
        self._form = PlanForm()
        title, text = (
            "Your label and plan",
            "Leave a box empty if the label doesn't say.",
        )
        super().__init__(desk, title, text, self._form.fields)
        self._form.show(plan)
        self.add_button("cancel", "&Cancel", self.closed.emit)
        self.add_button("save-plan", "&Save label and plan", self._save, kind="primary")

    def _save(self) -> None:
        plan = taken(self.fields, self._form.plan, self.desk.now.date())
        if plan:
            self.entered.emit(plan)
