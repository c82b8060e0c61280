"""One rule says who may be the same person: real examples, and what holds of any name."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ketcheck.records.model import Person
from ketcheck.records.people.folding import number_key, words
from ketcheck.records.people.same_person import Crowd, Likeness, compare, has_number

BORN = date(1956, 3, 14)


def somebody(name: str, born: date | None = BORN, number: str | None = None) -> Person:
    return Person(id=uuid4(), name=name, born=born, number=number)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pat O'Brien", "Pat O\u2019Brien"),
        ("Pat O'Brien", "Pat O\u02bcBrien"),
        ("Pat O'Brien", "Pat O\u00b4Brien"),
        ("Pat O'Brien", "pat obrien"),
        ("Pat O'Brien", "Pat O Brien"),
        ("\u00c1lvarez, Mar\u00eda", "maria alvarez"),
        ("Mary-Ann Lee", "Maryann Lee"),
        ("Mary\u2011Ann Lee", "Mary Ann  LEE"),
        ("\u0130pek I\u015f\u0131k", "ipek isik"),
        ("I\u015eIK", "\u0131\u015f\u0131k"),
        ("\u0141ukasz G\u00f8rn", "Lukasz Gorn"),
        ("Weiss", "WEI\u00df"),
        ("\u00c6gir \u0110o\u0111e", "aegir dode"),
        ("Jose\u0301 N\u0303andu\u0301", "Jos\u00e9 \u00d1and\u00fa"),
        ("\uff21\uff4e\uff4e Lee", "Ann Lee"),
        ("Ann\u200b Lee", "Ann Lee"),
    ],
)
def test_these_are_one_name(one: str, other: str) -> None:
    assert compare(somebody(one), somebody(other)).likeness is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (somebody("Maria Alvarez"), somebody("Alvarez Maria"), "another order"),
        (somebody("Maria Alvarez"), somebody("M. Alvarez"), "shorter form"),
        (somebody("Maria Alvarez"), somebody("Maria Elena Alvarez"), "shorter form"),
        (somebody("John Smith, Jr."), somebody("John Smith"), "shorter form"),
        (somebody("Maria Alvarez"), somebody("Maria"), "a part of the other"),
        (somebody("Maria Alvarez"), somebody("Maria Alvares"), "one letter"),
        (somebody("Maria Alvarez"), somebody("Maria Alvraez"), "one letter"),
        (somebody("Ann Lee"), somebody("Ann Lee", date(1956, 3, 15)), "a day off"),
        (somebody("Ann Lee", date(1956, 3, 4)), somebody("Ann Lee", date(1956, 4, 3)), "turned"),
        (somebody("Ann Lee"), somebody("Ann Lee", date(1965, 3, 14)), "nearly the same"),
        (somebody("Ann Lee"), somebody("Ann Lee", None), "is not known"),
        (somebody("Ann Lee", number="1"), somebody("Ann Lee", number="2"), "numbers differ"),
        (somebody("A B", number="MRN 204-18"), somebody("C D", None, "20418"), "number is the"),
        (somebody("A B", number="00204 18"), somebody("A B", None, "mrn20418"), "number is the"),
    ],
)
def test_these_are_asked_about(one: Person, other: Person, reason: str) -> None:
    verdict = compare(one, other)
    assert verdict.likeness is Likeness.MAYBE
    assert reason in verdict.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (somebody("Ann Lee"), somebody("Ann Lee", date(1971, 8, 9))),
        (somebody("Ann Lee"), somebody("Ann Low")),
        (somebody("Ana Lee"), somebody("Ana Lee-Smith", date(1966, 3, 14))),
        (somebody("Maria Alvarez", None), somebody("Maria Alvares", None)),
        (somebody("Zoe 001"), somebody("Zoe 002")),
        (somebody("\u304c\u304f"), somebody("\u304b\u304f")),
        (somebody("%"), somebody("&")),
        (somebody("A B", number="1"), somebody("C D", number="11")),
    ],
)
def test_these_are_two_people(one: Person, other: Person) -> None:
    assert compare(one, other).likeness is Likeness.DIFFERENT


def test_one_number_makes_nobody_else_the_same_unasked() -> None:
    one, other = somebody("Ann Lee", number="7"), somebody("Bo Yin", date(1990, 1, 2), "7")
    assert compare(one, other).likeness is Likeness.MAYBE
    assert has_number(one, "MRN 7")
    assert not has_number(one, None)


@pytest.mark.parametrize(
    ("number", "key"),
    [("MRN 20418", "20418"), ("mrn20418", "20418"), ("17-4", "174"), ("0", "0"), ("#007", "7"),
     ("A-12", "a12"), ("MRN", "mrn"), ("#", "#")],
)  # fmt: skip
def test_a_number_is_folded(number: str, key: str) -> None:
    assert number_key(number) == key


letters = st.text("abcdefgh\u00e9\u00f8\u0142iI\u0131\u0130'- ", min_size=1, max_size=16)
names = letters.filter(lambda text: any(map(str.isalpha, text)))
days = st.none() | st.dates(date(1900, 1, 1), date(2026, 1, 1))
numbers = st.none() | st.from_regex(r"\A(MRN )?[0-9]{1,4}\Z")
people = st.builds(
    Person, id=st.uuids(version=4), name=names, born=days, number=numbers
)  # fmt: skip


@given(people, people)
def test_it_is_the_same_whichever_comes_first(one: Person, other: Person) -> None:
    assert compare(one, other) == compare(other, one)


@given(people)
def test_everybody_is_the_same_as_oneself(one: Person) -> None:
    assert compare(one, one).likeness is Likeness.SAME


FOLDINGS = (
    str.upper,
    str.swapcase,
    lambda name: name.replace("'", "\u2019"),
    lambda name: name.replace("'", ""),
    lambda name: name.replace("-", " "),
    lambda name: name.replace(" ", "  "),
    lambda name: name.replace("\u00e9", "e\u0301"),
    lambda name: name.replace("\u00f8", "o"),
    lambda name: name.replace("\u0142", "l"),
)


@given(people, people, st.sampled_from(FOLDINGS))
def test_how_a_name_is_typed_changes_nothing(one: Person, other: Person, fold: object) -> None:
    assert callable(fold)
    typed = one.model_copy(update={"name": fold(one.name)})
    assert compare(one, typed).likeness is Likeness.SAME
    assert compare(typed, other).likeness == compare(one, other).likeness


@given(people, st.integers(-1, 1))
def test_a_day_off_is_asked_about(one: Person, off: int) -> None:
    if one.born and off:
        other = one.model_copy(update={"born": one.born + timedelta(days=off)})
        assert compare(one, other).likeness is Likeness.MAYBE


@given(st.lists(people, max_size=12, unique_by=lambda one: one.id), people)
def test_a_crowd_leaves_nobody_out(crowd: list[Person], one: Person) -> None:
    found: set[UUID] = {other.id for other, _ in Crowd(crowd).like(one)}
    assert found == {other.id for other in crowd if compare(one, other).may_be} - {one.id}


@given(names)
def test_folded_words_are_folded_for_good(name: str) -> None:
    assert words(" ".join(words(name))) == words(name)
