"""The form of the label and plan, for the wizard and for home."""

from PySide6.QtWidgets import QCheckBox, QWidget

from ketcheck.checklist.details import WHEN_NEEDED, Contact, GivenPlan, Plan, site_key
from ketcheck.messages.catalogue import _
from ketcheck.messages.refusals import Asked
from ketcheck.ui.widgets.fields import Field, LineField, NumberField
from ketcheck.ui.widgets.places_field import PlacesField
from ketcheck.ui.widgets.typed_by_slip import TypedBySlip

LABEL_ROWS = (("amount", "strength"), ("times_a_day", "hours_between", "most_a_day"))
"""The names of fields that stand beside each other where there is room."""


class _TimesField(NumberField):
    """Times a day, or "when needed"."""

    def __init__(self) -> None:
        super().__init__(
            "times_a_day",
            _("How many times a day?"),
            asked=Asked.USES_A_DAY,
            optional=True,
        )
        self.when_needed = QCheckBox(_("Only when needed"))
        self.when_needed.setObjectName("when-needed")
        # Tab comes to it only after all boxes.
        self.when_needed.setAccessibleDescription(self.label)
        self.when_needed.toggled.connect(self.editor.setDisabled)
        self.when_needed.toggled.connect(lambda _: self.edited.emit())
        TypedBySlip(self.when_needed)
        self.column.insertWidget(self.column.count() - 1, self.when_needed)

    def value(self) -> str | None:
        """The number, "when needed", or None."""
        return WHEN_NEEDED if self.when_needed.isChecked() else super().value()

    @property
    def refusal(self) -> str:
        """Why there is no number here; none is wanted where it is used only when needed."""
        return "" if self.when_needed.isChecked() else super().refusal

    @property
    def text(self) -> str:
        """What stands in the field, or "when needed"."""
        return WHEN_NEEDED if self.when_needed.isChecked() else super().text

    def set_value(self, value: object) -> None:
        """Show a value that is on file."""
        self.when_needed.setChecked(value == WHEN_NEEDED)
        super().set_value("" if value == WHEN_NEEDED else value)


class PlanForm:
    """The fields of a plan; nothing is filled in by default.

    What has no field here stays as it is: the permission for an airtight dressing, extras, the
    contacts where they are asked elsewhere, and the times that a place has of its own.
    """

    def __init__(self, *, with_contacts: bool = True) -> None:
        """Leave the contacts out where they are asked for on a page of their own."""
        self._before: Plan | None = None
        self._times = _TimesField()
        self._places = PlacesField()
        self._places.came_up.connect(self._order_tabs)
        contacts = _contact_fields() if with_contacts else ()
        self.fields: tuple[Field, ...] = (*_label_fields(self._times), self._places, *contacts)

    def _order_tabs(self) -> None:
        """Have Tab go from box to box; what is ticked or pressed comes after all of them.

        Who types "3", Tab, "4 hours" types on in the next box.
        """
        last = self.fields[-1]
        after = self._places.last_in_tab_order if last is self._places else last.first_box
        if after.window() is not self._times.when_needed.window():
            # Fields that stand alone have no order among them.
            return
        QWidget.setTabOrder(after, self._times.when_needed)
        self._places.tab_to_add_after(self._times.when_needed)

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
        if places := self._places.value():
            values["sites"] = tuple(map(self._site, places))
        return GivenPlan.model_validate({**values, **self._kept()}).as_plan()

    def _site(self, words: str) -> dict[str, object]:
        """The place as it is on file, where it is, with the amount in its row."""
        on_file = self._before.site(words) if self._before else None
        site = {**(dict(on_file) if on_file else {}), "words": words}
        amounts = self._places.amounts()
        if site_key(words) in amounts:
            site["amount"] = amounts[site_key(words)]
        return site

    def _kept(self) -> dict[str, object]:
        if self._before is None:
            return {}
        names = ["cover", "extras", "each_site"]
        if not any(field.name == "pharmacy" for field in self.fields):
            names += ["prescriber", "pharmacy"]
        return {name: getattr(self._before, name) for name in names}


def _shown(plan: Plan) -> dict[str, object]:
    prescriber = plan.prescriber or Contact()
    return {
        **{name: getattr(plan, name) for name in ("amount", "times_a_day", "strength")},
        "hours_between": f"{plan.hours_between:g}" if plan.hours_between else None,
        "most_a_day": plan.most_a_day,
        "sites": plan.sites,
        "prescriber_name": prescriber.name,
        "prescriber_phone": prescriber.phone,
        "pharmacy": plan.pharmacy,
    }


def _label_fields(times: Field) -> tuple[Field, ...]:
    amount = LineField(
        "amount", _("How much cream each time?"), _("For example: a pea-size amount")
    ).asks_for(_("Enter the amount on your label."))
    hours = NumberField(
        "hours_between",
        _("How many hours must you wait between uses?"),
        asked=Asked.HOURS,
        optional=True,
    )
    most = NumberField(
        "most_a_day",
        _("What is the most times you may use it in one day?"),
        asked=Asked.USES_A_DAY,
        optional=True,
    )
    strength = LineField(
        "strength", _("How strong is the cream?"), _("For example: 10%"), optional=True
    )
    return amount, strength, times, hours, most


def _contact_fields() -> tuple[Field, ...]:
    return (
        LineField("prescriber_name", _("Who do you call with questions?"), optional=True),
        LineField("prescriber_phone", _("What is their phone number?"), optional=True),
        LineField("pharmacy", _("What is the pharmacy's phone number?"), optional=True),
    )
