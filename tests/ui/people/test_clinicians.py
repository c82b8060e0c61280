"""Who counsels: profiles, the choice once a start, and the session that asks for one."""

from typing import Any

import pytest
from house import House
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton

from ketcheck.records.checks.counseling import Counseling
from ketcheck.records.checks.underway import Underway
from ketcheck.records.model import Clinician, How
from ketcheck.ui.check_flow import CheckFlow
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, ESC, TAB, Key, Patient

OKAFOR = Clinician(
    name="T. Okafor", role="RN", number="L-55", workplace="Hillside", phone="555-0100"
)
LEE = Clinician(name="Dr. Lee", role="prescriber")


@pytest.fixture
def opened_wizards(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The checks and sessions that the window would open."""
    opened: list[Any] = []
    monkeypatch.setattr(CheckFlow, "open", lambda _, underway: opened.append(underway))
    return opened


def chip(nurse: Patient) -> str:
    return nurse.see("clinician", QPushButton).text()


def names(nurse: Patient) -> list[str]:
    found = nurse.see("clinicians-list", QListWidget)
    return [found.item(row).text() for row in range(found.count())]


def test_a_profile_is_added_by_keys_and_chosen(clinic: House, nurse: Patient) -> None:
    assert chip(nurse) == "Sign in"
    nurse.click("clinicians")
    assert "No one is on this list yet." in nurse.words
    assert nurse.at_heading
    nurse.press_with_alt("a")
    nurse.wait_until(lambda: nurse.sees("save-clinician"))
    for text in ("T. Okafor", "RN", "L-55", "Hillside", "555-0100"):
        nurse.write(text)
        nurse.press(TAB)
    nurse.click("save-clinician")
    assert names(nurse) == ["T. Okafor, RN · L-55 · Hillside · 555-0100"]
    assert [one.clinician for one in clinic.store.directory.clinicians()] == [OKAFOR]
    # Who has just typed in a profile most likely is that person.
    assert nurse.see("i-am").isEnabled()
    nurse.press(ENTER)
    assert nurse.sees("find-people")
    assert chip(nurse) == "T. Okafor, RN"


def test_one_without_a_role_is_refused_in_a_sentence(clinic: House, nurse: Patient) -> None:
    nurse.click("clinicians")
    nurse.click("add-clinician")
    nurse.fill({"name": "T. Okafor", "role": "  "})
    nurse.press(ENTER)
    assert "Enter the role, such as nurse or pharmacist." in nurse.words
    assert nurse.focused.objectName() == "role"
    assert clinic.store.directory.clinicians() == []
    nurse.press(ESC)
    assert names(nurse) == []


def test_nobody_is_at_work_after_a_start(clinic: House, open_window: Open) -> None:
    clinic.store.directory.keep_clinician(OKAFOR)
    nurse = open_window()
    choose(nurse, 0)
    assert chip(nurse) == "T. Okafor, RN"
    assert chip(open_window()) == "Sign in"


def test_a_profile_is_changed_under_its_id(clinic: House, open_window: Open) -> None:
    kept = clinic.store.directory.keep_clinician(OKAFOR)
    nurse = open_window()
    choose(nurse, 0)
    nurse.click("clinicians")
    nurse.click("edit-clinician")
    nurse.fill({"role": "nurse practitioner"})
    nurse.click("save-clinician")
    (changed,) = clinic.store.directory.clinicians()
    assert changed.id == kept.id
    assert changed.clinician == OKAFOR.model_copy(update={"role": "nurse practitioner"})
    assert chip(nurse) == "T. Okafor, nurse practit…"
    assert nurse.see("clinician").accessibleName() == "Signed in: T. Okafor, nurse practitioner"


def test_the_archived_are_left_out_and_are_no_longer_at_work(
    clinic: House, open_window: Open
) -> None:
    clinic.store.directory.keep_clinician(OKAFOR)
    clinic.store.directory.keep_clinician(LEE)
    nurse = open_window()
    choose(nurse, 1)
    nurse.click("clinicians")
    with nurse.answering("message-no"):
        nurse.click("archive-clinician")
    assert len(names(nurse)) == 2
    with nurse.answering("message-yes") as said:
        nurse.click("archive-clinician")
    assert said == ["Take T. Okafor off this list? Saved sessions stay as they are."]
    assert names(nurse) == ["Dr. Lee, prescriber"]
    assert chip(nurse) == "Sign in"


def test_the_archived_are_brought_back(clinic: House, open_window: Open) -> None:
    clinic.store.directory.keep_clinician(LEE)
    nurse = open_window()
    nurse.click("clinicians")
    assert not nurse.sees("show-archived")
    clinic.store.directory.keep_clinician(OKAFOR, archived=True)
    nurse.press(ESC)
    nurse.click("clinicians")
    nurse.click("show-archived")
    assert names(nurse)[1].endswith("archived")
    nurse.see("clinicians-list", QListWidget).setCurrentRow(1)
    assert not nurse.see("i-am").isEnabled()
    assert not nurse.see("edit-clinician").isEnabled()
    assert nurse.see("archive-clinician", QPushButton).accessibleName() == "Bring back"
    nurse.click("archive-clinician")
    assert not nurse.sees("show-archived")
    assert [name.split(",")[0] for name in names(nurse)] == ["Dr. Lee", "T. Okafor"]
    assert [one.archived for one in clinic.store.directory.clinicians()] == [False, False]


def test_a_session_asks_who_counsels_and_goes_on(
    clinic: House, open_window: Open, opened_wizards: list[Underway]
) -> None:
    clinic.store.directory.keep_clinician(OKAFOR)
    nurse = open_window()
    nurse.open_person("maria")
    nurse.press(ENTER)
    assert nurse.sees("clinicians-list")
    nurse.press(ESC)
    assert nurse.at_heading == "Check before you use the cream"
    assert opened_wizards == []
    nurse.press(ENTER, Key.Key_Down, ENTER)
    (session,) = opened_wizards
    assert isinstance(session, Counseling)
    assert session.clinician == OKAFOR
    assert session.person == clinic.person


def test_the_one_at_work_is_changed_from_the_header(clinic: House, open_window: Open) -> None:
    clinic.store.directory.keep_clinician(OKAFOR)
    clinic.store.directory.keep_clinician(LEE)
    nurse = open_window()
    choose(nurse, 0)
    assert chip(nurse) == "Dr. Lee, prescriber"
    nurse.open_person("maria")
    nurse.click("clinician")
    nurse.press(Key.Key_Down, ENTER)
    assert chip(nurse) == "T. Okafor, RN"
    assert nurse.sees("start-session")


def test_a_long_name_leaves_room_for_the_rest(clinic: House, open_window: Open) -> None:
    clinic.store.directory.keep_clinician(Clinician(name="A & " + "b" * 100, role="RN"))
    nurse = open_window()
    choose(nurse, 0)
    assert chip(nurse) == f"A && {'b' * 20}…"
    assert nurse.see("clinician").toolTip() == f"A & {'b' * 100}, RN"


def choose(nurse: Patient, row: int) -> None:
    nurse.click("clinicians")
    nurse.see("clinicians-list", QListWidget).setCurrentRow(row)
    nurse.click("i-am")


def signed_in(clinic: House, open_window: Open) -> Patient:
    """T. Okafor at work, with Maria open."""
    clinic.store.directory.keep_clinician(OKAFOR)
    nurse = open_window()
    nurse.click("clinicians")
    nurse.see("clinicians-list", QListWidget).setCurrentRow(0)
    nurse.click("i-am")
    nurse.open_person("maria")
    return nurse


def checks_to_the_review(nurse: Patient) -> None:
    nurse.click("start-check")
    while not nurse.sees("review"):
        nurse.press("1")


def test_a_check_of_a_clinic_is_signed_by_who_is_at_work_and_answered_by_the_patient(
    clinic: House, open_window: Open
) -> None:
    clinic.save(-8)
    nurse = signed_in(clinic, open_window)
    checks_to_the_review(nurse)
    assert nurse.see("signed", QLineEdit).text() == "T. Okafor"
    nurse.click("save")
    record = nurse.newest_record()
    assert (record.signed, record.recorded_by) == ("T. Okafor", "T. Okafor")
    assert (record.answered_by, record.how) == ("Maria Alvarez", How.INTERVIEW)


def test_a_check_of_a_clinic_where_nobody_is_at_work_asks_who_signs(
    clinic: House, open_window: Open
) -> None:
    clinic.save(-8)
    nurse = open_window()
    nurse.open_person("maria")
    checks_to_the_review(nurse)
    assert nurse.see("signed", QLineEdit).text() == ""
    assert not nurse.see("save").isEnabled()
    nurse.fill({"signed": "maria alvarez"})
    nurse.click("save")
    record = nurse.newest_record()
    assert (record.signed, record.recorded_by, record.how) == ("maria alvarez", None, How.ALONE)


def test_what_help_ends_at_once_is_not_signed_in_the_name_of_the_patient(
    clinic: House, open_window: Open
) -> None:
    clinic.save(-8)
    nurse = signed_in(clinic, open_window)
    nurse.click("start-check")
    assert nurse.asked == "feeling"
    nurse.click("answer-unwell")
    nurse.wait_until(lambda: nurse.sees("saved"))
    record = nurse.newest_record()
    assert (record.signed, record.recorded_by) == (None, "T. Okafor")
    assert (record.answered_by, record.how) == ("Maria Alvarez", How.INTERVIEW)
