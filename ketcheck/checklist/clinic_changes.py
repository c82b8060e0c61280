"""What a clinic's own checklist adds, raises and says otherwise, for somebody to read and sign."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.level import Level

Place = tuple[str, ...]

_NO_WORDS: Final = frozenset(
    {"id", "code", "level", "group", "asked", "taught", "detail", "language", "version"}
    | {"modified_by", "based_on"}
)
"""Texts that nobody reads on a screen or a sheet, or that are told apart."""
_KEYS: Final = ("id", "code", "level", "label")


@dataclass(frozen=True, slots=True)
class Difference:
    """A text that is not the one ketcheck comes with; None where there is none."""

    place: Place
    old: str | None
    new: str | None


def added_questions(clinic: Checklist, base: Checklist) -> list[str]:
    """Ids and words of the questions that the clinic added."""
    added = [one for one in clinic.questions if base.question(one.id) is None]
    return [f"{one.id}: {one.words}" for one in added]


def added_answers(clinic: Checklist, base: Checklist) -> list[str]:
    """The answers that the clinic added to a question that was there."""
    return [
        f"{question.id}.{answer.code}: {answer.words} ({answer.level.value})"
        for question in clinic.questions
        if (old := base.question(question.id))
        for answer in question.answers
        if old.answer(answer.code) is None
    ]


def raised_levels(clinic: Checklist, base: Checklist) -> list[str]:
    """Each answer and cross-check whose level the clinic raised."""
    old = dict(_levels(base))
    return [
        f"{place}: {old[place].value} to {level.value}"
        for place, level in _levels(clinic)
        if place in old and level > old[place]
    ]


def _levels(checklist: Checklist) -> Iterator[tuple[str, Level]]:
    for question in checklist.questions:
        for answer in question.answers:
            place = f"{question.id}.{answer.code}"
            yield place, answer.level
            if answer.unmet:
                yield f"{place}.unmet", answer.unmet.level
    for check in checklist.cross_checks:
        yield check.id, check.level


def other_changes(clinic: Checklist, base: Checklist) -> list[str]:
    """Figures, and when a question is asked, where the clinic changed them."""
    settings = base.settings.model_dump()
    changes = [
        f"settings.{name}: {settings.get(name)} to {value}"
        for name, value in clinic.settings.model_dump().items()
        if value != settings.get(name)
    ]
    for question in clinic.questions:
        old = base.question(question.id)
        if old and old.asked is not question.asked:
            changes.append(f"{question.id}.asked: {old.asked.value} to {question.asked.value}")
    return changes


def differences(clinic: Checklist, base: Checklist) -> Iterator[Difference]:
    """Every text that differs, or that only one of the two has: what no rule can judge."""
    old, new = (dict(_texts(one.model_dump(mode="json"), ())) for one in (base, clinic))
    for place, text in new.items():
        if old.get(place) != text:
            yield Difference(_without(place, text), old.get(place), text)
    for place, text in old.items():
        if place not in new:
            yield Difference(_without(place, text), text, None)


def _without(place: Place, text: str) -> Place:
    return place[:-1] if place[-1] == text else place


def _texts(value: Any, place: Place) -> Iterator[tuple[Place, str]]:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for name in value:
            if name not in _NO_WORDS:
                yield from _texts(value[name], (*place, name))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, (*place, _name(item)))


def _name(item: Any) -> str:  # noqa: ANN401 - JSON
    """What an item is known by; a sentence by itself, so that one that is added moves no other."""
    if not isinstance(item, Mapping):
        return str(item)
    return str(next((item[key] for key in _KEYS if item.get(key)), ""))
