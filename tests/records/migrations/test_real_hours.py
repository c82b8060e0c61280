"""A store of form 6 may hold a doubt that ends by the wall clock, an hour early or late."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from house import House, at

from ketcheck.records.model import Moment
from ketcheck.records.opening import open_store
from ketcheck.records.tables import Schema

ZONE = "America/New_York"
EVENING = datetime(2027, 3, 13, 20, tzinfo=ZoneInfo(ZONE))
"""The clocks are set forward at two in the morning."""
BY_THE_WALL = "2027-03-14T08:00:00-04:00"


def test_a_doubt_that_ended_an_hour_early_lasts_its_twelve_hours(house: House) -> None:
    then = Moment(at=EVENING, zone=ZONE)
    times = {"started": then, "finished": then, "saved": then}
    house.store.save(house.write(feeling="slow").model_copy(update=times))
    db = house.store.db
    (body,) = db.execute_sql("SELECT body FROM fact WHERE name = 'felt-unsure'").fetchone()
    of_form_6 = body.replace("2027-03-14T09:00:00-04:00", BY_THE_WALL)
    assert of_form_6 != body
    with db.writing():
        db.execute_sql("UPDATE fact SET body = ? WHERE name = 'felt-unsure'", (of_form_6,))
        db.execute_sql("DELETE FROM migrated WHERE name LIKE '0007%'")
        Schema.update(version=6, program="0.3.0").execute(db)

    house.store.close()

    house.store = store = open_store(house.folder, keyring=False, clock=at)

    (doubt,) = store.known(house.person.id).doubts
    assert doubt.until == EVENING.astimezone(ZoneInfo("UTC")) + timedelta(hours=12)
    assert store.verify().is_sound
