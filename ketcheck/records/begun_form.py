"""The set-up as far as it is filled in, in the store: it names a person.

What was left for later stays here until it is asked for; an erasure empties it.
"""

from typing import TYPE_CHECKING, Final
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from ketcheck.checklist.details import Medicine
from ketcheck.checklist.ledger.known import Known
from ketcheck.records.keeping import BEGUN_FORM

if TYPE_CHECKING:
    from ketcheck.records.store import Store

_PERSON: Final = "person"
_MEDICINES: Final = "medicines.list"
_typed = TypeAdapter(dict[str, str])
_medicines = TypeAdapter(tuple[Medicine, ...])


def begun_form(store: "Store") -> dict[str, str]:
    """What stands in the fields by their names; nothing where that does not read."""
    try:
        return _typed.validate_json(store.setting(BEGUN_FORM) or "{}")
    except ValidationError:
        return {}


def keep_begun_form(store: "Store", typed: dict[str, str]) -> None:
    """Keep what stands in the fields; nothing, once it is entered."""
    store.set_setting(BEGUN_FORM, _typed.dump_json(typed).decode() if any(typed.values()) else "")


def begun_medicines(store: "Store") -> tuple[Medicine, ...]:
    """The medicines that were listed at set-up; none where that does not read."""
    try:
        return _medicines.validate_json(begun_form(store).get(_MEDICINES, "[]"))
    except ValidationError:
        return ()


def keep_begun_medicines(store: "Store", medicines: tuple[Medicine, ...]) -> None:
    """Keep the list, beside what stands in the fields."""
    text = _medicines.dump_json(medicines).decode() if medicines else ""
    keep_begun_form(store, begun_form(store) | {_MEDICINES: text})


def keep_for_first_check(store: "Store", person_id: UUID, left: dict[str, str]) -> None:
    """End the set-up: its medicines, and what was left for later, wait for that person."""
    medicines = begun_form(store).get(_MEDICINES, "")
    kept = left | ({_MEDICINES: medicines} if medicines else {})
    keep_begun_form(store, kept | {_PERSON: person_id.hex} if kept else {})


def left_for_later(store: "Store", person_id: UUID, place: str) -> dict[str, str]:
    """What was typed on a page of the set-up that was left, by field; nothing of somebody else."""
    typed = begun_form(store)
    if typed.get(_PERSON) != person_id.hex:
        return {}
    start = f"{place}."
    return {
        name.removeprefix(start): text for name, text in typed.items() if name.startswith(start)
    }


def drop_left(store: "Store", place: str) -> None:
    """Forget what was typed on a page that was left: it is on file now."""
    typed = begun_form(store)
    kept = {name: text for name, text in typed.items() if not name.startswith(f"{place}.")}
    if kept != typed:
        keep_begun_form(store, kept if set(kept) - {_PERSON} else {})


def with_first_medicines(store: "Store", person_id: UUID, known: Known) -> Known:
    """What is known, with the list of the set-up until a check has asked about medicines."""
    if known.medicines_asked or known.medicines:
        return known
    return known.model_copy(update={"medicines": _first_medicines(store, person_id)})


def _first_medicines(store: "Store", person_id: UUID) -> tuple[Medicine, ...]:
    """The list of the set-up of that person, or of one who was found to be the same."""
    of = begun_form(store).get(_PERSON)
    if of is None or store.owner(UUID(hex=of)) != store.owner(person_id):
        return ()
    return begun_medicines(store)
