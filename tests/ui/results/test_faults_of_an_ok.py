"""What let an OK stand where no careful clinician would give one, tried through the window."""

from zoneinfo import ZoneInfo

import pytest
from house import House, at
from PySide6.QtWidgets import QAbstractButton, QComboBox
from support import PLAN

from ketcheck.records.checks.using import label_change
from ketcheck.records.model import Moment
from ketcheck.ui.flow import Flow
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, TAB, Patient


def saved(patient: Patient, **answers: str) -> str:
    """Go through a check with those answers, save it, and give what it says."""
    # While an OK is good home offers no start; another screen may still have had one.
    patient.window.findChild(Flow).checks.start_check()
    patient.wait()
    patient.to_the_review(**answers)
    patient.click("save")
    said = patient.result_said
    patient.click("close")
    return said


def test_yesterdays_record_is_no_leave_at_the_same_time_of_day(
    house: House, open_window: Open
) -> None:
    record = house.save(-23.9)
    patient = open_window()
    patient.open_record(0)
    assert "This is over." in patient.words
    assert not patient.says_ok
    patient.clock.go_on(hours=-23.95)
    patient.window.findChild(Flow).record.open(record.id)
    patient.wait()
    assert not patient.says_ok


def test_home_after_the_newest_stop_is_crossed_out_is_not_green(
    house: House, open_window: Open
) -> None:
    house.use(-8, house.save(-8.1))
    patient = open_window()
    assert saved(patient) == "OK to apply once"
    patient.clock.go_on(minutes=1)
    # Another window's: this one begins no check while an OK is not answered.
    house.save(1 / 60, skin="broken")
    patient.open_record(0)
    patient.click("strike")
    patient.fill({"reason": "A slip", "whose": "n", "recorded_by": "Maria Alvarez"})
    patient.click("save-strike")
    assert not patient.says_ok


def test_red_skin_is_not_healthy_after_ten_seconds(house: House, open_window: Open) -> None:
    house.use(-8, house.save(-8.1))
    patient = open_window()
    assert saved(patient, skin="irritated") == "STOP. Do not apply."
    patient.clock.go_on(seconds=10)
    said = saved(patient, skin_since="healed")
    assert said == "Ask first. Do not apply yet."


def test_an_ok_that_ran_on_is_asked_about(house: House, open_window: Open) -> None:
    house.save()
    patient = open_window()
    patient.clock.go_on(hours=7)
    patient = open_window()
    assert patient.result_said == "Did you use the cream after 14:00?"
    patient.click("start-check")
    patient.press("1")
    assert patient.asked == "used"


def test_six_in_a_day_over_midnight_are_too_many(house: House, open_window: Open) -> None:
    plan = PLAN.model_copy(update={"hours_between": None})
    house.store.save(label_change(house.person, plan, None, at(-30)))
    house.save(-3)
    for hours in (-2.5, -2, -1.5):
        house.use(hours)
    patient = open_window()
    patient.clock.go_on(hours=10.1)
    assert patient.clock().at.day == at().at.day + 1
    assert saved(patient) == "STOP. Do not apply."


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "Pacific/Honolulu"])
def test_another_zone_begins_no_new_day(house: House, open_window: Open, zone: str) -> None:
    house.label(PLAN.model_copy(update={"hours_between": None}), hours=-30)
    house.save(-13)
    for hours in (-12, -8, -4):
        house.use(hours)
    patient = open_window()
    patient.clock.moment = Moment(at=at().at.astimezone(ZoneInfo(zone)), zone=zone)
    assert saved(patient) == "STOP. Do not apply."


def test_enter_on_a_medicine_adds_it_and_stays(patient: Patient) -> None:
    patient.click("start-check")
    while patient.asked != "medicines":
        patient.press("1")
        if patient.asked == "label-plan":
            patient.fill({"amount": "a pea-size amount", "times_a_day": "3", "sites": "left foot"})
            patient.click("next")
    patient.press("1")
    patient.fill({"name": "vitamin C"})
    patient.press(TAB, TAB, TAB, "n", TAB, "y", ENTER)
    assert patient.asked == "medicines-medicines"
    draft = patient.house.store.kept_draft(patient.house.person.id)
    assert draft
    assert [one.name for one in draft.draft.medicines] == ["vitamin C"]


def test_a_check_of_a_wrong_clock_can_be_crossed_out(house: House, open_window: Open) -> None:
    house.save(-8.1)
    patient = open_window()
    patient.clock.go_on(days=3650)
    assert saved(patient) == "OK to apply once"
    patient.clock.moment = at()
    patient.window.findChild(Flow).show_home()
    patient.wait()
    assert not patient.says_ok
    assert saved(patient) == "Ask first. Do not apply yet."
    assert "This computer's clock is behind your last record (19 November 2036" in patient.words
    # Home says that the wrong one can be crossed out, and leads to it.
    assert "Open it and cross it out." in patient.words
    patient.click("see-newest")
    assert "2036" in patient.words
    patient.click("strike")
    patient.fill({"reason": "A wrong clock", "whose": "n", "recorded_by": "Maria Alvarez"})
    patient.click("save-strike")
    assert not patient.says_ok
    assert not patient.sees("see-newest")
    patient.clock.go_on(minutes=1)
    assert saved(patient) == "OK to apply once"


def test_what_a_wrong_clock_asked_for_is_answered_once_its_check_is_crossed_out(
    house: House, open_window: Open
) -> None:
    house.use(-8, house.save(-8.1))
    patient = open_window()
    patient.clock.go_on(days=3650)
    assert saved(patient) == "Ask first. Do not apply yet."
    patient.clock.moment = at()
    patient = open_window()
    patient.click("see-newest")
    patient.click("strike")
    patient.fill({"reason": "A wrong clock", "whose": "n", "recorded_by": "Maria Alvarez"})
    patient.click("save-strike")
    patient.clock.go_on(minutes=1)
    patient.click("start-check")
    patient.to_the_review({"permit-vouched": {"who": "Dr. Lee", "when": "2026-11-22"}})
    patient.click("save")
    assert patient.result_said == "OK to apply once"


def test_what_to_do_about_each_reason_is_said(house: House, open_window: Open) -> None:
    house.use(-8, house.save(-8.1))
    patient = open_window()
    patient.clock.go_on(days=3650)
    saved(patient)
    patient.clock.moment = at()
    patient = open_window()
    patient.click("start-check")
    patient.to_the_review(permit="not-asked")
    patient.click("save")
    assert "Call your doctor or nurse" in patient.words
    assert "Open it and cross it out" in patient.words
    patient.click("close")
    patient.open_record(1)
    assert "Open it and cross it out" in patient.words


def test_finish_later_saves_nothing_and_only_one_button_saves(
    house: House, open_window: Open
) -> None:
    house.use(-8, house.save(-8.1))
    patient = open_window()
    patient.click("start-check")
    patient.to_the_review()
    texts = [one.text().replace("&", "") for one in patient.all_of(QAbstractButton)]
    assert "Save and close" not in texts
    primary = [one for one in patient.all_of(QAbstractButton) if one.property("kind") == "primary"]
    assert [one.objectName() for one in primary] == ["save"]
    patient.click("finish-later")
    assert patient.sees("resume")


def test_the_form_of_a_clearance_knows_no_patient_as_a_role(
    house: House, open_window: Open
) -> None:
    house.use(-9, house.save(-9.1))
    house.save(-1, reaction="bad")
    patient = open_window()
    patient.click("record-clearance")
    roles = patient.see("role", QComboBox)
    words = [roles.itemText(place).lower() for place in range(roles.count())]
    assert not any("patient" in one or "helper" in one for one in words)
