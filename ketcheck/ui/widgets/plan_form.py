"""The form of the label and plan, for the wizard and for home."""

from PySide6.QtWidgets import QCheckBox

from ketcheck.checklist.details import WHEN_NEEDED, Contact, GivenPlan, Plan, Site
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

    What has no field here stays as it is: the permission for an airtight dressing, extras, and
    what a place has of its own.
    """

    def __init__(self) -> None:
        self._before: Plan | None = None
        self.fields: tuple[Field, ...] = (
            LineField("amount", "How much cream each time?", "For example: a pea-size amount"),
            _TimesField(),
            NumberField(
                "hours_between",
                "How many hours must you wait between uses?",
                "",
                asked=Asked.HOURS,
                optional=True,
            ),
            NumberField(
                "most_a_day",
                "What is the most times you may use it in one day?",
                "",
                asked=Asked.USES_A_DAY,
                optional=True,
            ),
            _SitesField(
                "sites", "Where on your body?", "Put a comma between places", optional=True
            ),
            LineField("strength", "How strong is the cream?", "For example: 10 %", optional=True),
            LineField("prescriber_name", "Who prescribed it?", optional=True),
            LineField("prescriber_phone", "What is their phone number?", optional=True),
            LineField("pharmacy", "What is the pharmacy's phone number?", optional=True),
        )

    def show(self, plan: Plan | None) -> None:
        """Show a plan that is on file."""
        self._before = plan
        shown = _shown(plan) if plan else {}
        for field in self.fields:
            field.set_value(shown.get(field.name))

    def plan(self) -> Plan:
        """Give the plan; ValidationError where a field is wrong."""
        given = {field.name: field.value() for field in self.fields}
        values = {name: value for name, value in given.items() if value is not None}
        if str(values.get("times_a_day", "")).isdigit():
            values["times_a_day"] = int(str(values["times_a_day"]))
        name, phone = values.pop("prescriber_name", None), values.pop("prescriber_phone", None)
        if name or phone:
            values["prescriber"] = {"name": name, "phone": phone}
        if isinstance(sites := values.get("sites"), tuple):
            values["sites"] = tuple(self._site(words) for words in sites)
        return GivenPlan.model_validate({**values, **self._kept()}).as_plan()

    def _site(self, words: str) -> Site | str:
        """The place as it is on file, where it is."""
        return (self._before.site(words) if self._before else None) or words

    def _kept(self) -> dict[str, object]:
        if self._before is None:
            return {}
        return {name: getattr(self._before, name) for name in ("cover", "extras", "each_site")}


def _shown(plan: Plan) -> dict[str, object]:
    prescriber = plan.prescriber or Contact()
    return {
        **{name: getattr(plan, name) for name in ("amount", "times_a_day", "strength")},
        "hours_between": f"{plan.hours_between:g}" if plan.hours_between else None,
        "most_a_day": plan.most_a_day,
        "sites": plan.site_words,
        "prescriber_name": prescriber.name,
        "prescriber_phone": prescriber.phone,
        "pharmacy": plan.pharmacy,
    }
