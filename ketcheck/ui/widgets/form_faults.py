"""What is wrong in a form: all of it is said at once, each beside its field until that is right."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ketcheck.messages.catalogue import _, marked
from ketcheck.messages.faults import sentence_for
from ketcheck.ui.widgets.field import Field

Built = TypeVar("Built")

TO_COME = marked("Enter today's date or an earlier one.")
_LEFT_EMPTY = frozenset({"missing", "string_too_short", "too_short"})


def taken(
    fields: Sequence[Field],
    build: Callable[[], Built],
    today: date,
    past: Sequence[Field] | None = None,
) -> Built | None:
    """What `build` makes of the fields; None where something is wrong, which is then said.

    The dates in `past`, which is all of them if it is left out, may not be to come.
    """
    not_to_come = fields if past is None else past

    def faults() -> dict[str, str]:
        return _faults(fields, build, not_to_come, today)

    found = faults()
    _show(fields, found, faults)
    return None if found else build()


def is_sound(fields: Sequence[Field], build: Callable[[], object], today: date) -> bool:
    """Whether `taken` would take them; nothing is said."""
    return not _faults(fields, build, fields, today)


def show_faults(fields: Sequence[Field], error: ValidationError) -> None:
    """Put what a model refuses under the fields of those names, in plain words."""
    _show(fields, _by_field(fields, error), dict)


def refuse_days_to_come(fields: Sequence[Field], today: date) -> bool:
    """Say so under each date that lies after today; True where there is one."""
    found = _to_come(fields, today)
    if found:
        _show(fields, found, lambda: _to_come(fields, today))
    return bool(found)


def mark_all(fields: Sequence[Field], faults: Callable[[], dict[str, str]]) -> bool:
    """Say all that `faults` finds wrong, each until it no longer does; True where there is any."""
    found = faults()
    _show(fields, found, faults)
    return bool(found)


def _show(
    fields: Sequence[Field], found: dict[str, str], again: Callable[[], dict[str, str]]
) -> None:
    """Mark every field that is wrong, and put the cursor into the first."""
    for field in fields:
        # A fault goes as soon as its own field is right, whatever the others say.
        field.mark_fault(found.get(field.name, ""), lambda name=field.name: name in again())  # type: ignore[misc]
    first = next((field for field in fields if field.name in found), None)
    if first:
        first.go_to_fault()


def _faults(
    fields: Sequence[Field],
    build: Callable[[], object],
    past: Sequence[Field],
    today: date,
) -> dict[str, str]:
    """A sentence for each field that is wrong: what it can't read says most."""
    found = {field.name: field.refusal for field in fields if field.refusal}
    try:
        build()
    except ValidationError as error:
        found = _by_field(fields, error, of_all=not found) | found
    return _to_come(past, today) | found


def _by_field(
    fields: Sequence[Field], error: ValidationError, *, of_all: bool = True
) -> dict[str, str]:
    """What a model refuses; what is wrong of the whole stands under the first field, or nowhere."""
    by_name = {field.name: field for field in fields}
    found: dict[str, str] = {}
    for fault in error.errors(include_url=False):
        name = str(fault["loc"][0]) if fault["loc"] else ""
        if name in by_name or of_all:
            field = by_name.get(name, fields[0])
            found.setdefault(field.name, _sentence(fault, field))
    return found


def _sentence(fault: ErrorDetails, field: Field) -> str:
    if fault["type"] in _LEFT_EMPTY and field.missing:
        return field.missing
    return sentence_for(fault)


def _to_come(fields: Sequence[Field], today: date) -> dict[str, str]:
    values = {field.name: field.value() for field in fields}
    return {name: _(TO_COME) for name, value in values.items() if _is_after(value, today)}


def _is_after(value: object, today: date) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime) and value > today
