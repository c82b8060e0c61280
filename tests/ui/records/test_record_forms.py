"""A record is marked as entered in error, or corrected after it was signed."""

from house import House
from PySide6.QtWidgets import QLabel
from support import NOW

from ketcheck.records.model import Kind, Record, Strike
from ketcheck.ui.records.record_forms import STAYS_HELD
from ketcheck.ui.widgets.signature import SignaturePicture
from tests.ui.conftest import Open
from tests.ui.nurse import begin_session, save, to_the_review
from tests.ui.patient import ENTER, Patient
from tests.ui.session_tour import sign


def entries(house: House) -> list[object]:
    """All of them, newest first."""
    return [house.store.entry(row.id) for row in house.store.page(person_id=house.person.id)]


def strike(patient: Patient, reason: str) -> None:
    patient.click("strike")
    patient.fill({"reason": reason, "whose": "y", "recorded_by": "T. Okafor"})
    patient.click("save-strike")


def test_a_record_is_marked_as_entered_in_error(house: House, open_window: Open) -> None:
    record = house.save(-8)
    patient = open_window()
    patient.open_record(0)
    strike(patient, "It is of another person")
    mark = next(entry for entry in entries(house) if isinstance(entry, Strike))
    assert (mark.strikes, mark.reason) == (record.id, "It is of another person")
    assert mark.recorded_by == "T. Okafor"
    assert house.store.newest(house.person.id) is None
    patient.open_record(1)
    assert "Crossed out on 22 November 2026: It is of another person" in patient.words
    assert patient.see("result", QLabel).font().strikeOut()
    assert not patient.says_ok
    assert not patient.sees("strike")
    assert not patient.sees("correct")


def test_a_mark_without_a_reason_is_refused(house: House, open_window: Open) -> None:
    house.save(-8)
    patient = open_window()
    patient.open_record(0)
    patient.click("strike")
    patient.click("save-strike")
    assert "Fill this in." in patient.words
    assert [row.kind for row in house.store.page(person_id=house.person.id)] == [Kind.SELF_CHECK]


def test_a_held_stop_stays_where_its_record_is_marked(house: House, open_window: Open) -> None:
    house.use(-16, house.save(-16.1))
    held = house.save(-8, reaction="bad")
    patient = open_window()
    patient.click("see-held")
    patient.click("strike")
    (notice,) = patient.notices
    assert notice == (
        "stop",
        STAYS_HELD,
    )
    patient.fill({"reason": "The wrong foot", "whose": "n", "recorded_by": "T. Okafor"})
    patient.click("save-strike")
    assert [record.id for record in house.store.held(house.person.id)] == [held.id]
    assert patient.sees("record-clearance")


def test_a_correction_of_what_is_signed_says_so_before_and_after(
    house: House, open_window: Open
) -> None:
    house.save(-8)
    patient = open_window()
    begin_session(patient)
    to_the_review(patient)
    patient.press(ENTER)
    sign(patient, "patient-field")
    patient.click("clinician-alone")
    patient.click("save")
    patient.click("close")
    patient.open_record(0)
    (picture,) = patient.all_of(SignaturePicture)
    assert picture.accessibleName() == "Drawn signature of Maria Alvarez"
    assert "Signed by typed name alone" in patient.words
    patient.click("correct")
    again = "The signatures on the earlier record no longer count. Sign again."
    assert ("ask", again) in patient.notices
    patient.fill({"reason": "The wrong foot", "recorded_by": "J. Kowalski"})
    patient.click("continue")
    assert patient.at_review
    patient.click("change-amount")
    patient.press("4", ENTER)
    assert patient.at_review
    patient.press(ENTER)
    assert ("ask", again) in patient.notices
    patient.click("back")
    save(patient)
    patient.click("close")
    new, old, _first = entries(house)
    assert isinstance(new, Record)
    assert isinstance(old, Record)
    assert new.amends
    assert new.amends.id == old.id
    assert (old.recorded_by, new.recorded_by) == ("T. Okafor", "J. Kowalski")
    assert [one.strokes for one in new.signatures] == [(), ()]
    assert old.signatures[0].strokes
    patient.open_record(0)
    assert "The signatures on the earlier record no longer count." in patient.words
    patient.click("close")
    patient.open_record(1)
    assert "The signatures on this record no longer count." in patient.words


def test_a_session_reads_back_whole(house: House, open_window: Open) -> None:
    house.save(-8)
    patient = open_window()
    begin_session(patient)
    patient.fill({"helper": "her daughter", "interpreter": "Spanish"})
    to_the_review(patient)
    save(patient)
    patient.click("close")
    patient.open_record(0)
    assert patient.see("understood-tips", QLabel).text() == "All tips are understood"
    assert patient.words.count("“No plastic wrap. My sock is fine.” Understood.") == 6
    for words in ("T. Okafor, RN", "her daughter", "Spanish", "In an interview", "Plan read back"):
        assert words in patient.words
    assert NOW.strftime("%H:%M") in patient.words
