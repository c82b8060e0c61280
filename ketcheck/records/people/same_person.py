"""Who may be the same person: one rule for the command line, the window, search and copies.

A STOP that is held must not be missed since a name was typed another way, and two people must not
become one since their names are alike. So what only may be is asked, and never guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import permutations
from operator import ne
from typing import Final

from ketcheck.records.model import Person
from ketcheck.records.people.folding import glued, number_key, words

_DIGITS_OFF: Final = 2
_SHORTEST_SLIP: Final = 6
"""Letters of the shortest name in which one wrong letter is taken for a slip."""
_MOST_WORDS: Final = 6


class Likeness(StrEnum):
    """What can be told of two people from name, birth date and number."""

    SAME = "same"
    MAYBE = "maybe"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two are one person; of a maybe, the reason to show."""

    likeness: Likeness
    reason: str = ""

    @property
    def may_be(self) -> bool:
        """Whether they are one person, or may be."""
        return self.likeness is not Likeness.DIFFERENT


SAME: Final = Verdict(Likeness.SAME)
DIFFERENT: Final = Verdict(Likeness.DIFFERENT)


class _Born(StrEnum):
    """How two birth dates go together; the value is the reason to show."""

    SAME = "the birth date is the same"
    TURNED = "the birth dates are a day off, or have day and month turned round"
    NEAR = "the birth dates are nearly the same"
    ONE = "one birth date is not known"
    NONE = "no birth date is known"
    FAR = ""


class _Name(StrEnum):
    """How two names go together; the value is the reason to show."""

    SAME = "the name is the same"
    TURNED = "the names have the same words in another order"
    PART = "one name is a shorter form of the other"
    WORD = "one name is a part of the other"
    SLIP = "the names differ by one letter"
    OTHER = ""


_TOO_LITTLE: Final = {
    _Name.SAME: frozenset[_Born](),
    _Name.TURNED: frozenset[_Born](),
    _Name.PART: frozenset({_Born.NEAR}),
    _Name.WORD: frozenset(_Born) - {_Born.SAME},
    _Name.SLIP: frozenset(_Born) - {_Born.SAME},
    _Name.OTHER: frozenset(_Born),
}
"""With which birth dates each likeness of names is none to ask about."""


@dataclass(frozen=True, slots=True)
class _Traits:
    """A person as they are compared."""

    words: tuple[str, ...]
    glued: str
    born: date | None
    number: str | None

    @classmethod
    def of(cls, one: Person) -> "_Traits":
        number = number_key(one.number) if one.number else None
        return cls(words(one.name), glued(one.name), one.born, number)

    def shared(self) -> set[str]:
        """What two who may be one have in common, one of it at least."""
        found = {word for word in self.words if len(word) > 1} | {self.glued}
        found |= {f"#{self.number}"} if self.number else set()
        return found | ({f"*{self.born}"} if self.born else set())


def compare(one: Person, other: Person) -> Verdict:
    """What can be told of the two; the same whichever comes first."""
    return _compared(_Traits.of(one), _Traits.of(other))


def has_number(one: Person, number: str | None) -> bool:
    """Whether it is the number of that person, however it is typed."""
    return bool(one.number and number and number_key(one.number) == number_key(number))


def may_be_born_alike(one: date | None, other: date | None) -> bool:
    """Whether two birth dates leave room for one person; a quick look before any other."""
    return _compare_dates(one, other) is not _Born.FAR


class Crowd:
    """People among whom others are looked for, without comparing each with each."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._sharing: dict[str, list[tuple[Person, _Traits]]] = {}
        for one in people:
            traits = _Traits.of(one)
            for shared in traits.shared():
                self._sharing.setdefault(shared, []).append((one, traits))

    def like(self, one: Person) -> list[tuple[Person, Verdict]]:
        """Those who are that person or may be."""
        traits = _Traits.of(one)
        near = {
            other.id: (other, theirs)
            for shared in sorted(traits.shared())
            for other, theirs in self._sharing.get(shared, ())
        }
        near.pop(one.id, None)
        found = [(other, _compared(traits, theirs)) for other, theirs in near.values()]
        return [(other, verdict) for other, verdict in found if verdict.may_be]


def _compared(one: _Traits, other: _Traits) -> Verdict:
    has_both = one.number is not None and other.number is not None
    same_number = has_both and one.number == other.number
    born = _compare_dates(one.born, other.born)
    # Dates first: they tell most people apart at the least cost.
    if born is _Born.FAR and not same_number:
        return DIFFERENT
    name = _Name.OTHER if born is _Born.FAR else _compare_names(one, other)
    is_alike = name is _Name.SAME and born in {_Born.SAME, _Born.NONE}
    if is_alike and same_number is has_both:
        return SAME
    if same_number:
        return _maybe("the number is the same")
    if born in _TOO_LITTLE[name]:
        return DIFFERENT
    numbers = ", but the numbers differ" if is_alike else ""
    return _maybe(f"{name.value} and {born.value}{numbers}")


def _maybe(reason: str) -> Verdict:
    return Verdict(Likeness.MAYBE, reason)


def _compare_dates(one: date | None, other: date | None) -> _Born:
    if one is None or other is None:
        return _Born.NONE if one == other else _Born.ONE
    if one == other:
        return _Born.SAME
    is_swapped = one.year == other.year and (one.month, one.day) == (other.day, other.month)
    if is_swapped or abs(one.toordinal() - other.toordinal()) == 1:
        return _Born.TURNED
    # Most pairs of a large list end here: `map` takes half the time of a comprehension.
    digits_off = sum(map(ne, one.isoformat(), other.isoformat()))
    return _Born.NEAR if digits_off <= _DIGITS_OFF else _Born.FAR


def _compare_names(one: _Traits, other: _Traits) -> _Name:
    if one.glued == other.glued:
        return _Name.SAME
    shorter, longer = sorted((one.words, other.words), key=len)
    if sorted(shorter) == sorted(longer):
        return _Name.TURNED
    if _is_part(shorter, longer):
        return _Name.PART if len(shorter) > 1 else _Name.WORD
    return _Name.SLIP if _differ_by_a_letter(one.glued, other.glued) else _Name.OTHER


def _is_part(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether each word is one of the longer name, or the initial of one, in any order."""
    is_whole = any(len(word) > 1 for word in set(shorter) & set(longer))
    if not is_whole or len(longer) > _MOST_WORDS:
        return False
    orders = permutations(longer, len(shorter))
    return any(all(map(_is_word_or_initial, shorter, some)) for some in orders)


def _is_word_or_initial(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and short.isalpha() and long.startswith(short))


def _differ_by_a_letter(one: str, other: str) -> bool:
    """Whether one letter is wrong, too much, or two beside each other are turned round."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST_SLIP or len(long) - len(short) > 1 or not (one + other).isalpha():
        return False
    letters = enumerate(zip(short, long, strict=False))
    start = next((place for place, (a, b) in letters if a != b), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    turned = short[start + 1 : start + 2] + short[start]
    is_wrong = short[start + 1 :] == long[start + 1 :]
    return is_wrong or turned + short[start + 2 :] == long[start:]
