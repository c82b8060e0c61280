"""A text names one person, or nobody."""

from datetime import date

import pytest
from house import House

from ketcheck.commands.naming import person_named
from ketcheck.errors import NoSuchPerson


@pytest.fixture(autouse=True)
def _others(house: House) -> None:
    house.store.directory.add("Ana Lee", date(1950, 1, 1), "77")
    house.store.directory.add("Ana Lee-Smith", date(1960, 1, 1))
    house.store.directory.add("77", date(1970, 1, 1))


@pytest.mark.parametrize(
    ("text", "name"),
    [("ana lee", "Ana Lee"), ("SMITH", "Ana Lee-Smith"), ("77", "Ana Lee")],
)
def test_a_number_goes_before_a_name_and_a_whole_name_before_a_part(
    house: House, text: str, name: str
) -> None:
    assert person_named(house.store, text).name == name


def test_an_id_names_its_person(house: House) -> None:
    assert person_named(house.store, str(house.person.id)) == house.person


@pytest.mark.parametrize("text", ["nobody", "", " ", "\u200b"])
def test_nobody_goes_by_such_a_text(house: House, text: str) -> None:
    with pytest.raises(NoSuchPerson, match="No one on file"):
        person_named(house.store, text)


def test_of_several_it_says_how_to_tell_them_apart(house: House) -> None:
    with pytest.raises(NoSuchPerson) as caught:
        person_named(house.store, "ana")
    said = str(caught.value)
    assert "matches 2 people" in said
    assert "Ana Lee, born 1950-01-01, number 77; Ana Lee-Smith, born 1960-01-01, id " in said


def test_a_long_list_is_cut_and_counted(house: House) -> None:
    for number in range(9):
        house.store.directory.add(f"Ben {number}", date(1950, 1, 1))
    with pytest.raises(NoSuchPerson, match=r"matches 9 people.*; and 4 more"):
        person_named(house.store, "ben")
