"""The forms beside the wizard: who you are, the label, the numbers to call."""

from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget

from ketcheck.checklist.details import Frozen, Plan
from ketcheck.checklist.text import Line
from ketcheck.records.model import Born, Person
from ketcheck.ui.desk import Desk
from ketcheck.ui.screens.screen import Screen
from ketcheck.ui.widgets.fields import (
    DateField,
    Field,
    LineField,
    taken,
)
from ketcheck.ui.widgets.header import identifiers
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.message import told
from ketcheck.ui.widgets.numbers import keep_numbers, number_fields
from ketcheck.ui.widgets.plan_form import PlanForm

Model = TypeVar("Model", bound=BaseModel)


class _Named(Frozen):
    name: Line
    born: Born
    emergency: Line | None = None
    poison: Line | None = None


class _Numbers(Frozen):
    emergency: Line | None = None
    poison: Line | None = None


class Form(Screen):
    """Fields under a heading; what is wrong is said beside the field."""

    def __init__(self, desk: Desk, title: str, help_text: str, fields: Sequence[Field]) -> None:
        super().__init__()
        self.setProperty("is_form", True)  # noqa: FBT003 - a property of Qt
        self.desk = desk
        self.fields = fields
        self.body.addWidget(Heading(title, scale=1.5))
        if help_text:
            self.body.addWidget(Words(help_text, kind="muted"))
        for field in fields:
            self.body.addWidget(field)
        self.body.addStretch(1)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.fields[0].focus()

    def read(self, model: type[Model]) -> Model | None:
        """Give the model of what is filled in; None where a field is wrong, which is then said."""

        def built() -> Model:
            given = {field.name: field.value() for field in self.fields}
            return model.model_validate({k: v for k, v in given.items() if v is not None})

        return taken(self.fields, built, self.desk.now.date())


class PersonForm(Form):
    """Asked once: whose checks these are."""

    entered = Signal(Person)
    copy_wanted = Signal()
    """The records are in a copy that another computer made."""

    def __init__(self, desk: Desk) -> None:
        name = LineField("name", "Your name")
        born = DateField("born", "Date of birth", birth=True, today=desk.today)
        name.editor.setObjectName("person-name")
        born.name_boxes("person-born")
        text = (
            "ketcheck helps you check before you put ketamine cream on your skin. "
            "Who will use it on this computer?"
        )
        super().__init__(desk, "Welcome", text, (name, born, *number_fields()))
        self.body.insertWidget(2, Words(desk.checklist.disclaimer, kind="muted"))
        self.body.insertWidget(3, Words(desk.store.protection.sentence, kind="muted"))
        self.add_button("close", "C&lose ketcheck", self.closed.emit)
        self.add_button("bring-records", "I have a co&py", self.copy_wanted.emit)
        self.add_button("person-continue", "&Continue", self._continue, kind="primary")

    def _continue(self) -> None:
        given = self.read(_Named)
        if given:
            with told(self):
                person = self.desk.store.directory.add(given.name, born=given.born)
                keep_numbers(self.desk.store, given.emergency, given.poison)
                self.entered.emit(person)


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
            "Copy it from the label. Leave out what it does not say.",
        )
        super().__init__(desk, title, text, self._form.fields)
        self._form.show(plan)
        self.add_button("cancel", "&Leave it as it was", self.closed.emit)
        self.add_button("save-plan", "&Save label and plan", self._save, kind="primary")

    def _save(self) -> None:
        plan = taken(self.fields, self._form.plan, self.desk.now.date())
        if plan:
            self.entered.emit(plan)


class NumbersForm(Form):
    """The numbers to call when help is needed now."""

    entered = Signal()

    def __init__(self, desk: Desk) -> None:
        text = "They are shown when a check says: get help now."
        super().__init__(desk, "Numbers to call", text, number_fields(desk.store))
        self.add_button("cancel", "&Leave it as it was", self.closed.emit)
        self.add_button("save-numbers", "&Save numbers", self._save, kind="primary")

    def _save(self) -> None:
        given = self.read(_Numbers)
        if given:
            with told(self):
                keep_numbers(self.desk.store, given.emergency, given.poison)
                self.entered.emit()
