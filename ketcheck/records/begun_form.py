"""The form of the first start as far as it is filled in, in the store: it names a person."""

from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from ketcheck.records.keeping import BEGUN_FORM

if TYPE_CHECKING:
    from ketcheck.records.store import Store

_typed = TypeAdapter(dict[str, str])


def begun_form(store: "Store") -> dict[str, str]:
    """What stands in the fields by their names; nothing where that does not read."""
    try:
        return _typed.validate_json(store.setting(BEGUN_FORM) or "{}")
    except ValidationError:
        return {}


def keep_begun_form(store: "Store", typed: dict[str, str]) -> None:
    """Keep what stands in the fields; nothing, once it is entered."""
    store.set_setting(BEGUN_FORM, _typed.dump_json(typed).decode() if any(typed.values()) else "")
