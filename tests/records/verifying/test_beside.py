"""What is kept beside the entries and goes with a copy has the form that this program gives it."""

from collections.abc import Sequence

import pytest
from house import House, at
from support import PLAN

from ketcheck.records.checks.drafts import new_draft
from ketcheck.records.settings import EMERGENCY, IDLE_MINUTES, USED_BY
from ketcheck.records.tables import DraftRow
from ketcheck.records.used_by import UsedBy


def faults(house: House) -> dict[str, str]:
    return {fault.where: fault.why for fault in house.store.verify().damaged}


def test_a_plan_that_holds_since_no_time_is_noticed(house: House) -> None:
    """Of two plans the newer one holds: it has to be told which one that is."""
    house.label(PLAN)
    assert faults(house) == {}
    house.store.db.execute_sql("UPDATE plan SET changed = 'soon'")
    assert faults(house) == {"a label and plan": "does not tell since when it holds"}


def test_a_draft_that_names_somebody_else_is_noticed(house: House) -> None:
    other = house.store.directory.add("Ann Lee")
    draft = new_draft(other.id, house.used, at(0))
    house.store.keep_draft(draft)
    assert faults(house) == {}
    DraftRow.update(person_id=house.person.id).execute(house.store.db)
    assert faults(house) == {
        "the check that is not finished of Maria Alvarez": "is of somebody else"
    }


@pytest.mark.parametrize(
    ("name", "sound", "unsound"),
    [
        (EMERGENCY, ("", "911", "+1 800 222"), ("9\x1b[2J", "9" * 121, "\u200b")),
        (IDLE_MINUTES, ("0", "5", "1440"), ("1441", "-1", "", "5.0", "9" * 5000, "\u00b2")),
        (USED_BY, [*UsedBy], ("", "a ship")),
        ("of-a-newer-program", ("?", ""), ()),
    ],
)
def test_a_setting_that_this_program_never_gives_is_noticed(
    house: House, name: str, sound: Sequence[str], unsound: Sequence[str]
) -> None:
    for value in sound:
        house.store.set_setting(name, value)
        assert faults(house) == {}
    for value in unsound:
        house.store.set_setting(name, value)
        assert faults(house) == {f"the setting {name}": "does not read as it was kept"}
