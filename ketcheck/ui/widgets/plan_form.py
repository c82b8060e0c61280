"""The form of the label and plan, for the wizard and for home."""

from PySide6.QtWidgets import QCheckBox

from ketcheck.checklist.details import WHEN_NEEDED, CoverLeave, Plan
from ketcheck.messages.refusals import Asked
from ketcheck.ui.widgets.fields import Field, LineField, NumberField


class _TimesField(NumberField):
    """Times a day, or "when needed"."""

    def __init__(self) -> None:
        super().__init__(
            "times_a_day",
            "How many times a day?",
            "Type a number, like 3",
            asked=Asked.USES_A_DAY,
            optional=True,
        )
        self._when_needed = QCheckBox("Only when needed")
        self._when_needed.setObjectName("when-needed")
        self._when_needed.toggled.connect(self.editor.setDisabled)
        self._when_needed.toggled.connect(lambda _: self.edited.emit())
        self.column.addWidget(self._when_needed)

    def value(self) -> str | None:
        """The number, "when needed", or None."""
        return WHEN_NEEDED if self._when_needed.isChecked() else super().value()

    @property
    def refusal(self) -> str:
        """Why there is no number here; none is wanted where it is used only when needed."""
        return "" if self._when_needed.isChecked() else super().refusal

    @property
    def text(self) -> str:
        """What stands in the field, or "when needed"."""
        return WHEN_NEEDED if self._when_needed.isChecked() else super().text

    def set_value(self, value: object) -> None:
        """Show a value that is on file."""
        self._when_needed.setChecked(value == WHEN_NEEDED)
        super().set_value("" if value == WHEN_NEEDED else value)


class _SitesField(LineField):
    """Places, with commas between."""

    @property
    def text(self) -> str:
        """The places as they were typed."""
        return self.editor.text()

    def value(self) -> tuple[str, ...] | None:
        """The places, or None."""
        places = [place.strip() for place in self.editor.text().split(",")]
        return tuple(place for place in places if place) or None

    def type_again(self, text: str) -> None:
        """Put back what stood in the field."""
        self.editor.setText(text)

    def set_value(self, value: object) -> None:
        """Show the places that are on file."""
        self.editor.setText(", ".join(value) if isinstance(value, tuple) else "")


class PlanForm:
    """The fields of a plan; nothing is filled in by default.

    The leave for a tight cover has no field here, and stays as it is.
    """

    def __init__(self) -> None:
        self._cover: CoverLeave | None = None
        self.fields: tuple[Field, ...] = (
            LineField("amount", "How much cream each time?", "For example: a pea-size amount"),
            _TimesField(),
            NumberField(
                "hours_between",
                "How many hours to wait between uses?",
                "Type a number",
                asked=Asked.HOURS,
                optional=True,
            ),
            NumberField(
                "most_a_day",
                "At most how many uses in one day?",
                "Type a number",
                asked=Asked.USES_A_DAY,
                optional=True,
            ),
            _SitesField(
                "sites", "Where on your body?", "Put a comma between places", optional=True
            ),
            LineField("strength", "How strong is the cream?", "For example: 10 %", optional=True),
            LineField("prescriber", "Who prescribed it?", optional=True),
            LineField(
                "call", "Whom do you call with a question?", "Name and phone number", optional=True
            ),
        )

    def show(self, plan: Plan | None) -> None:
        """Show a plan that is on file."""
        self._cover = plan.cover if plan else None
        for field in self.fields:
            value = getattr(plan, field.name) if plan else None
            field.set_value(f"{value:g}" if isinstance(value, float) else value)

    def plan(self) -> Plan:
        """Give the plan; ValidationError where a field is wrong."""
        given = {field.name: field.value() for field in self.fields}
        values = {name: value for name, value in given.items() if value is not None}
        if str(values.get("times_a_day", "")).isdigit():
            values["times_a_day"] = int(str(values["times_a_day"]))
        return Plan.model_validate({**values, "cover": self._cover})
