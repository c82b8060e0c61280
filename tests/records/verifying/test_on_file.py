"""Who is on file reads as they were kept, and each merged entry leads to one that stands."""

import pytest
from house import House

from ketcheck.records.model import Clinician
from ketcheck.records.tables import PersonRow


def faults(house: House) -> dict[str, str]:
    return {fault.where: fault.why for fault in house.store.verify().damaged}


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        ("born = 'yesterday'", "does not read as it was kept"),
        ("name = '', name_key = ''", "does not read as it was kept"),
        ("number = char(27)", "does not read as it was kept"),
        ("merged_into = id", "is merged into an entry that is not there"),
        ("merged_into = printf('%032x', 1)", "is merged into an entry that is not there"),
    ],
)
def test_a_person_who_could_not_be_read_again_is_noticed(
    house: House, spoil: str, why: str
) -> None:
    house.store.db.execute_sql(f"UPDATE person SET {spoil}")  # noqa: S608
    (fault,) = house.store.verify().damaged[:1]
    assert fault.where.startswith("the entry of ")
    assert fault.why == why


def test_entries_that_are_merged_in_a_ring_are_noticed(house: House) -> None:
    others = [house.store.directory.add(name) for name in ("Ann Lee", "Bob Browne")]
    for one, into in zip(others, reversed(others), strict=True):
        query = PersonRow.update(merged_into=into.id).where(PersonRow.id == one.id)
        query.execute(house.store.db)
    assert faults(house) == {
        f"the entry of {one.name}": "is merged into an entry that is not there" for one in others
    }


def test_an_entry_that_leads_over_another_to_one_that_stands_is_sound(house: House) -> None:
    """As restoring from a computer where they were merged otherwise may leave them."""
    ids = [house.store.directory.add(name).id for name in ("Ann Lee", "Bob Browne")]
    for one, into in zip(ids, (*ids[1:], house.person.id), strict=True):
        PersonRow.update(merged_into=into).where(PersonRow.id == one).execute(house.store.db)
    assert house.store.verify().is_sound


def test_a_clinician_without_a_name_is_noticed(house: House) -> None:
    house.store.directory.keep_clinician(Clinician(name="T. Okafor", role="RN"))
    assert faults(house) == {}
    house.store.db.execute_sql("UPDATE clinician SET name = '', role = char(27)")
    assert faults(house) == {"the clinician ": "does not read as it was kept"}


def test_a_name_is_told_without_what_would_act_on_a_terminal(house: House) -> None:
    house.store.db.execute_sql("UPDATE person SET name = 'x' || char(27) || '[2J'")
    assert "the entry of x\ufffd[2J" in faults(house)
