"""The emergency number and the poison line that are set for this computer."""

from ketcheck.records.settings import EMERGENCY, POISON
from ketcheck.records.store import Store
from ketcheck.ui.widgets.fields import LineField


def numbers_to_call(store: Store) -> list[str]:
    """A line for each number that is set."""
    names = (("Emergency number", EMERGENCY), ("Poison line", POISON))
    return [f"{name}: {number}" for name, key in names if (number := store.setting(key))]


def number_fields(store: Store | None = None) -> tuple[LineField, LineField]:
    """The two fields, with what is set; both may stay empty."""
    fields = (
        LineField("emergency", "Emergency number", optional=True),
        LineField("poison", "Poison line", optional=True),
    )
    if store:
        for field, key in zip(fields, (EMERGENCY, POISON), strict=True):
            field.set_value(store.setting(key))
    return fields


def keep_numbers(store: Store, emergency: str | None, poison: str | None) -> None:
    """Set the numbers for this computer."""
    store.set_setting(EMERGENCY, emergency or "")
    store.set_setting(POISON, poison or "")
