"""A clinic's own copy of the checklist: it may add and raise, and must keep all that was there."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.level import Level

Place = tuple[str, ...]

_OWN: Final = frozenset({"version", "modified_by", "based_on", "asked", "source", "unsigned"})
"""What a clinic's copy says for itself; `asked` is watched over by the rules.

What its clinicians have signed is no longer among the `unsigned`.
"""
_OF_THE_LEVEL: Final = frozenset({"reason", "notice", "next_step"})
"""A raised level needs words of its own."""


def broken_promises(clinic: Checklist, base: Checklist) -> Iterator[str]:
    """What a clinic's copy removes, renames or lowers, as `place: fault`; none when it may be used.

    `rules.broken_rules` holds for it as well.
    """
    if clinic.modified_by is None:
        yield "modified_by: say who changed it"
    if clinic.based_on is None:
        yield f"based_on: say which version it was made from, as in {base.version}"
    elif clinic.based_on != base.version:
        yield (
            f"based_on: made from version {clinic.based_on}, and this ketcheck has {base.version}; "
            "bring it up to date"
        )
    yield from _compared(base.model_dump(mode="json"), clinic.model_dump(mode="json"), ())


def _compared(base: Any, clinic: Any, place: Place) -> Iterator[str]:  # noqa: ANN401 - JSON
    match base:
        case dict():
            yield from _fields_compared(base, clinic, place)
        case list():
            yield from _lists_compared(base, clinic, place)
        case bool():
            if base and not clinic:
                yield _fault(place, "may not be taken back")
        case int():
            if clinic > base:
                yield _fault(place, f"may not be above {base}")
        case str():
            if clinic != base:
                yield _fault(place, f"may not be changed from “{base}”")


def _fields_compared(
    base: Mapping[str, Any], clinic: Mapping[str, Any] | None, place: Place
) -> Iterator[str]:
    if clinic is None:
        yield _fault(place, "may not be removed")
        return
    own = _OWN | _OF_THE_LEVEL if _is_raised(base, clinic) else _OWN
    for name in base.keys() - own:
        if name == "level":
            if Level(clinic[name]) < Level(base[name]):
                yield _fault(place, f"may not be lowered below {base[name]}")
        else:
            yield from _compared(base[name], clinic[name], (*place, name))


def _is_raised(base: Mapping[str, Any], clinic: Mapping[str, Any]) -> bool:
    return "level" in base and Level(clinic["level"]) > Level(base["level"])


def _lists_compared(base: list[Any], clinic: list[Any], place: Place) -> Iterator[str]:
    """Each item of the base is there, in the order of then; more may stand between."""
    names = [_name(item) for item in clinic]
    there = [_name(item) for item in base if _name(item) in names]
    for item in base:
        name = _name(item)
        if name not in names:
            yield _fault((*place, name), "may not be removed or renamed")
        elif isinstance(item, dict):
            yield from _compared(item, clinic[names.index(name)], (*place, name))
    if [name for name in names if name in there] != there:
        yield _fault(place, "may not be put into another order")


def _name(item: object) -> str:
    """What an item is known by: its id or code, a level's words by their level."""
    if not isinstance(item, Mapping):
        return str(item)
    return str(item.get("id") or item.get("code") or item.get("level") or item.get("label"))


def _fault(place: Place, what: str) -> str:
    return f"{'.'.join(place)}: {what}"
