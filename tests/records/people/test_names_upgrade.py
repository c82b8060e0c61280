"""The script of form 6: who was found by a name of then is found however it is typed."""

from datetime import date
from importlib import import_module

from house import House

BORN = date(1956, 3, 14)


def test_what_people_are_found_by_is_made_anew(house: House) -> None:
    db = house.store.db
    pat = house.store.directory.add("Pat O'Brien", BORN, "MRN 0042")
    db.execute_sql("UPDATE person SET name_key = LOWER(name)")
    assert [fault.why for fault in house.store.verify().damaged] == ["is not found by its name"] * 2
    with db.writing():
        import_module("ketcheck.records.migrations.0006_names").up(None, db)
    assert house.store.verify().is_sound
    assert house.store.find_person("PAT O\u2019BRIEN", BORN, None) == pat
    assert [one.person for one in house.store.directory.found("42")] == [pat]


def test_what_does_not_read_is_left_as_it_is(house: House) -> None:
    db = house.store.db
    db.execute_sql("UPDATE person SET name = X'ff', name_key = 'then'")
    with db.writing():
        import_module("ketcheck.records.migrations.0006_names").up(None, db)
    (row,) = db.execute_sql("SELECT name_key FROM person")
    assert row == ("then",)
