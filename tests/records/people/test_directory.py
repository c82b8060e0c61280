"""People and clinicians of a clinic: found as typed, told apart, merged, archived."""

from datetime import date

import pytest
from house import APART, House, at, why
from support import MEDICINE, PLAN, UNTIMED_PLAN

from ketcheck.checklist.draft import Draft
from ketcheck.errors import NoSuchPerson, PersonRefused
from ketcheck.records.checks.drafts import new_draft
from ketcheck.records.model import Clinician, Person
from ketcheck.records.recording import new_id

BORN = date(1956, 3, 14)
OKAFOR = Clinician(name="T. Okafor", role="RN", number="RN-77", workplace="Pain clinic")


@pytest.fixture
def clinic(house: House) -> House:
    """Four people beside Maria, who has no birth date on file."""
    for name, born, number in (
        ("José Ñandú", date(1961, 12, 1), "MRN 20418"),
        ("Jo Anne Smith", BORN, "17-4"),
        ("Joan Smithers", date(1940, 1, 2), None),
        ("فاطمة الزهراء", date(1990, 5, 6), "99"),
    ):
        house.store.directory.add(name, born, number)
    return house


def names(house: House, text: str, **how: bool) -> list[str]:
    return [one.person.name for one in house.store.directory.found(text, **how)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["Jo Anne Smith", "Joan Smithers", "José Ñandú", "Maria Alvarez", "فاطمة الزهراء"]),
        ("jo", ["Jo Anne Smith", "Joan Smithers", "José Ñandú"]),
        ("smith", ["Jo Anne Smith", "Joan Smithers"]),
        ("smith jo", ["Jo Anne Smith", "Joan Smithers"]),
        ("anne", ["Jo Anne Smith"]),
        ("ne", []),
        ("1956-03", ["Jo Anne Smith"]),
        ("20418", ["José Ñandú"]),
        ("mrn", ["José Ñandú"]),
        ("17-", ["Jo Anne Smith"]),
        ("الزهراء", ["فاطمة الزهراء"]),
        ("%", []),
        ("_", []),
    ],
)
def test_people_are_found_as_a_name_a_date_or_a_number_is_typed(
    clinic: House, text: str, found: list[str]
) -> None:
    assert names(clinic, text) == found


def test_no_more_are_given_than_asked_for(clinic: House) -> None:
    assert len(clinic.store.directory.found("", limit=2)) == 2


def test_two_whom_nobody_could_tell_apart_are_refused(clinic: House) -> None:
    directory = clinic.store.directory
    for number in (None, "17-4"):
        with pytest.raises(PersonRefused, match="Jo Anne Smith"):
            directory.add("jo  anne SMITH", BORN, number)
    with pytest.raises(PersonRefused, match="the numbers differ"):
        directory.add("Jo Anne Smith", BORN, "18-1")
    other = directory.add("Jo Anne Smith", BORN, "18-1", apart=APART)
    with pytest.raises(PersonRefused, match="17-4 is the number of Jo Anne Smith"):
        directory.edit(other.model_copy(update={"number": "17-4"}), **why())
    assert clinic.store.person(other.id).number == "18-1"


def test_an_entry_is_edited_without_being_taken_for_its_own_twin(clinic: House) -> None:
    changed = clinic.person.model_copy(update={"born": BORN})
    clinic.store.directory.edit(changed, **why())
    assert clinic.store.person(clinic.person.id) == changed


def test_the_archived_are_left_out_until_they_are_asked_for(clinic: House) -> None:
    clinic.save()
    clinic.store.directory.archive(clinic.person.id)
    assert "Maria Alvarez" not in names(clinic, "")
    assert names(clinic, "maria", archived=True) == ["Maria Alvarez"]
    assert len(clinic.store.page(person_id=clinic.person.id)) == 1
    clinic.store.directory.archive(clinic.person.id, archived=False)
    assert names(clinic, "maria") == ["Maria Alvarez"]
    with pytest.raises(NoSuchPerson):
        clinic.store.directory.archive(new_id())


@pytest.fixture
def twins(house: House) -> tuple[House, Person]:
    """The same person entered twice, with a history under each entry."""
    other = house.store.directory.add("Maria Alvares", BORN)
    house.save(0)
    house.save(8, person=other, feeling="unwell")
    house.save(16)
    return house, other


def test_a_merge_keeps_both_histories_under_one_entry(twins: tuple[House, Person]) -> None:
    house, other = twins
    before = [row.id for row in house.store.page()]
    merge = house.store.directory.merge(house.person.id, other.id, **why(hours=20))
    store = house.reopen()
    after = [merge.id, *before]
    assert [row.id for row in store.page(person_id=house.person.id)] == after
    assert [row.id for row in store.page(person_id=other.id)] == after
    assert [row.person_name for row in store.page()] == [
        "Maria Alvarez",
        "Maria Alvarez",
        "Maria Alvares",
        "Maria Alvarez",
    ]
    assert store.people() == [house.person]
    assert store.verify().is_sound


def test_what_was_held_under_either_entry_holds_after_a_merge(twins: tuple[House, Person]) -> None:
    house, other = twins
    house.store.directory.merge(house.person.id, other.id, **why())
    known = house.store.known(house.person.id)
    assert known.held_by == (house.store.page()[1].short_id,)
    assert known.newest == at(16).at
    assert house.write(24).result.level.value == "stop"


def test_a_merged_entry_is_found_by_its_old_name(twins: tuple[House, Person]) -> None:
    house, other = twins
    house.store.directory.merge(house.person.id, other.id, **why())
    assert house.store.find_person("Maria Alvares", BORN, None) == house.person
    assert names(house, "alvares") == []
    assert len(house.store.page(person_id=house.person.id, search="alvares")) == 1


def test_a_merge_of_merged_entries_leads_to_the_last_one(twins: tuple[House, Person]) -> None:
    house, other = twins
    third = house.store.directory.add("M. Alvarez", BORN, apart=APART)
    house.store.directory.merge(house.person.id, other.id, **why())
    house.store.directory.merge(third.id, other.id, **why())
    assert house.store.people() == [third]
    assert house.store.directory.count_of(other.id) == 3


def test_the_plan_of_the_entry_that_stays_counts(twins: tuple[House, Person]) -> None:
    house, other = twins
    house.label(UNTIMED_PLAN, person=other)
    house.store.directory.merge(house.person.id, other.id, **why())
    assert house.store.plan(house.person.id) == PLAN


def test_a_plan_is_taken_over_where_there_is_none(house: House) -> None:
    other = house.store.directory.add("Maria Alvares", BORN)
    house.label(UNTIMED_PLAN, person=other)
    house.store.directory.merge(house.person.id, other.id, **why())
    assert house.store.plan(house.person.id) == UNTIMED_PLAN


def test_a_merge_with_oneself_is_refused(twins: tuple[House, Person]) -> None:
    house, other = twins
    with pytest.raises(PersonRefused, match="one entry already"):
        house.store.directory.merge(other.id, other.id, **why())
    house.store.directory.merge(house.person.id, other.id, **why())
    with pytest.raises(PersonRefused, match="one entry already"):
        house.store.directory.merge(other.id, house.person.id, **why())


def test_a_check_that_is_not_finished_is_lost_in_no_merge(twins: tuple[House, Person]) -> None:
    house, other = twins
    draft = new_draft(other.id, house.used, at(), draft=Draft(medicines=(MEDICINE,)))
    house.store.keep_draft(draft)
    for kept, gone in ((house.person.id, other.id), (other.id, house.person.id)):
        with pytest.raises(PersonRefused, match="Maria Alvares is not finished"):
            house.store.directory.merge(kept, gone, **why())
    assert len(house.store.people()) == 2
    assert house.store.kept_draft(other.id) == draft


def test_clinicians_are_kept_changed_and_archived(house: House) -> None:
    directory = house.store.directory
    kept = directory.keep_clinician(OKAFOR)
    assert directory.clinicians() == [kept]
    changed = OKAFOR.model_copy(update={"phone": "555-0100"})
    directory.keep_clinician(changed, kept.id)
    assert [one.clinician for one in house.reopen().directory.clinicians()] == [changed]
    house.store.directory.keep_clinician(changed, kept.id, archived=True)
    assert house.store.directory.clinicians() == []
    assert [one.archived for one in house.store.directory.clinicians(archived=True)] == [True]
