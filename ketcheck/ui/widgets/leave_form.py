"""The form of the permission for an airtight dressing, kept with the plan (Tip 4 s2)."""

from collections.abc import Callable, Sequence
from datetime import date

from ketcheck.checklist.details import CoverLeave
from ketcheck.messages.catalogue import _, marked
from ketcheck.ui.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    LineField,
    taken,
)

_ORDER = marked("Enter a day after the one when they said so.")


class _Until(DateField):
    """The last day of a leave that began on the day in another field."""

    def __init__(self, begins: DateField, today: Callable[[], date] | None) -> None:
        super().__init__("until", _("How long is it good for?"), today=today)
        self._begins = begins
        # What is wrong here can be put right there.
        begins.edited.connect(self.edited)

    @property
    def refusal(self) -> str:
        """Why there is no day, or not one that can be the last."""
        first, last = self._begins.value(), self.value()
        if isinstance(first, date) and isinstance(last, date) and last < first:
            return _(_ORDER)
        return super().refusal


class LeaveForm:
    """Who allowed it, when, for which place of the plan, and until when."""

    def __init__(self, sites: Sequence[str], today: Callable[[], date] | None = None) -> None:
        place: Field = LineField("sites", _("For which place?"), _("For example: left foot"))
        if sites:
            place = ChoiceField("sites", _("For which place?"), [(site, site) for site in sites])
        self._when = DateField("when", _("When did they say so?"), today=today)
        self._until = _Until(self._when, today)
        who = LineField("who", _("Which doctor or nurse allowed an airtight dressing?"))
        self.fields: tuple[Field, ...] = (who, self._when, place, self._until)

    def show(self, leave: CoverLeave | None) -> None:
        """Show the leave on file."""
        for field in self.fields:
            value = getattr(leave, field.name) if leave else None
            field.set_value(value[0] if field.name == "sites" and value else value)

    def leave(self, today: date) -> CoverLeave | None:
        """Give the leave; None where something is wrong, which is said then."""
        return taken(self.fields, self._built, today, past=[self._when])

    def _built(self) -> CoverLeave:
        given = {field.name: field.value() for field in self.fields}
        given["sites"] = (given["sites"],) if given["sites"] else None
        return CoverLeave.model_validate({k: v for k, v in given.items() if v is not None})
