"""The report for support: enough to help with, and nothing of any person."""

from house import House
from support import FILLED

from ketcheck import __version__
from ketcheck.checklist.content import Detail
from ketcheck.checklist.details import Medicine
from ketcheck.records.diagnosis import diagnosis
from ketcheck.records.model import Clinician


def test_it_says_what_runs_here_and_how_much_is_kept(house: House) -> None:
    house.save(0)
    text = diagnosis(house.store, house.used, "Qt 6 on xcb")
    assert f"ketcheck {__version__}" in text
    assert "entries: 1\n" in text
    assert "people: 1\n" in text
    assert "SQLCipher 4" in text
    assert "key: key-file" in text
    assert text.endswith("Qt 6 on xcb\n")


def test_nothing_of_a_person_and_no_path_is_in_it(house: House) -> None:
    medicine = (Medicine(name="diphenhydramine"),)
    record = house.save(0, filled={**FILLED, Detail.MEDICINES: medicine}, skin="broken")
    house.store.directory.keep_clinician(Clinician(name="T. Okafor", role="RN"))
    text = diagnosis(house.store, house.used)
    hidden = ["Maria", "Alvarez", "diphenhydramine", "left foot", "Okafor", "broken"]
    hidden += [str(house.person.id), record.short_id, str(house.folder)]
    assert [word for word in hidden if word in text] == []
