"""The form of the permission for an airtight dressing, kept with the plan (Tip 4 s2)."""

from collections.abc import Sequence
from datetime import date

from pydantic import ValidationError

from ketcheck.checklist.details import CoverLeave
from ketcheck.ui.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    LineField,
    refuse_days_to_come,
    show_faults,
)

_DAY = "Year-month-day, like 2026-11-01"


class LeaveForm:
    """Who allowed it, when, for which place of the plan, and until when."""

    def __init__(self, sites: Sequence[str]) -> None:
        place: Field = LineField("sites", "For which place?", "For example: left foot")
        if sites:
            place = ChoiceField("sites", "For which place?", [(site, site) for site in sites])
        self._when = DateField("when", "When did they say so?", _DAY)
        self._until = DateField("until", "Until when does it hold?", _DAY)
        who = LineField("who", "Which doctor or nurse allows an airtight dressing?")
        self.fields: tuple[Field, ...] = (who, self._when, place, self._until)

    def show(self, leave: CoverLeave | None) -> None:
        """Show the leave on file."""
        for field in self.fields:
            value = getattr(leave, field.name) if leave else None
            value = value[0] if field.name == "sites" and value else value
            field.set_value(value.isoformat() if isinstance(value, date) else value)

    def leave(self, today: date) -> CoverLeave | None:
        """Give the leave; None where something is wrong, which is said then."""
        if refuse_days_to_come([self._when], today):
            return None
        given = {field.name: field.value() for field in self.fields}
        given["sites"] = (given["sites"],) if given["sites"] else None
        try:
            return CoverLeave.model_validate({k: v for k, v in given.items() if v is not None})
        except ValidationError as error:
            if error.errors()[0]["type"] == "leave_order":
                self._until.show_fault("Type a day after the one on which they said so.")
            else:
                show_faults(self.fields, error)
            return None
