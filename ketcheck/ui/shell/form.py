"""A form beside the wizard: fields under a heading; what is wrong is said beside the field."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from pydantic import BaseModel
from PySide6.QtWidgets import QPushButton, QWidget

from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.fields import Field, taken
from ketcheck.ui.widgets.labels import Heading, Words

Model = TypeVar("Model", bound=BaseModel)


class Form(Screen):
    """Fields under a heading; what is wrong is said beside the field."""

    may_be_to_come: frozenset[str] = frozenset()
    """Names of the dates that may lie after today."""
    begins_in_field = True
    """Whether the keyboard is in its first field at once, and never on its heading."""

    def __init__(self, desk: Desk, title: str, help_text: str, fields: Sequence[Field]) -> None:
        super().__init__()
        self.setProperty("is_form", True)  # noqa: FBT003 - a property of Qt
        self.desk = desk
        self.fields = fields
        self._quiet: list[QPushButton] = []
        if self.begins_in_field:
            self.area.say_first(title, help_text)
        self.heading = Heading(title, scale=1.5)
        self.body.addWidget(self.heading)
        if help_text:
            self.body.addWidget(Words(help_text, kind="muted"))
        for widget in self.arranged(fields):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def arranged(self, fields: Sequence[Field]) -> Iterable[QWidget]:
        """The fields in their places on the page: one under the other."""
        return fields

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
