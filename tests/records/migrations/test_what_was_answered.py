"""In a store of form 7 what closed a doubt did not say what it was about."""

from house import House, at
from support import FILLED, MEDICINE

from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Certainty
from ketcheck.records.opening import open_store
from ketcheck.records.tables import Schema

UNTOLD = MEDICINE.model_copy(update={"name": "warfarin", "told": Certainty.NO})


def test_what_was_told_of_is_named(house: House) -> None:
    house.save(0, filled={**FILLED, Detail.MEDICINES: (UNTOLD,)})
    house.save(7)
    db = house.store.db
    names = "SELECT body FROM fact WHERE name = 'medicines-told'"
    (body,) = db.execute_sql(names).fetchone()
    with db.writing():
        of_form_7 = "UPDATE fact SET body = replace(body, ?, '') WHERE name = 'medicines-told'"
        db.execute_sql(of_form_7, (',"medicines":["warfarin"]',))
        db.execute_sql("DELETE FROM migrated WHERE name LIKE '0008%'")
        Schema.update(version=7, program="0.3.0").execute(db)
    assert db.execute_sql(names).fetchone() != (body,)
    house.store.close()

    house.store = store = open_store(house.folder, keyring=False, clock=at)

    assert store.db.execute_sql(names).fetchone() == (body,)
    assert store.verify().is_sound
