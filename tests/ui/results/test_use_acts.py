"""What becomes of an OK: put on now or at another time, or not at all; undone within a minute."""

from datetime import timedelta

import pytest
from house import House, at
from PySide6.QtWidgets import QAbstractButton, QLabel
from support import PLAN

from ketcheck.records.checks.using import label_change
from ketcheck.records.model import AnyEntry, NotUsedEntry, Strike, UseEntry
from ketcheck.ui.home.status_card import StatusCard
from ketcheck.ui.results.use_acts import UseActs
from ketcheck.ui.widgets.call_lines import CallLines
from tests.ui.conftest import Open
from tests.ui.patient import Patient

WHERE = pytest.mark.parametrize("is_at_home", [False, True], ids=["saved page", "home"])


def entries(house: House) -> list[AnyEntry]:
    """All of them, newest first."""
    return [house.store.entry(row.id) for row in house.store.page(person_id=house.person.id)]


def uses(house: House) -> list[UseEntry]:
    return [one for one in entries(house) if isinstance(one, UseEntry)]


def ok_of(patient: Patient, *, is_at_home: bool) -> None:
    """An OK, on its own page or at home."""
    patient.click("start-check")
    patient.to_the_review()
    patient.click("save")
    if is_at_home:
        patient.click("close")
    assert patient.says_ok


def second(patient: Patient) -> None:
    """What the timer of the buttons does each second."""
    for acts in patient.all_of(UseActs):
        acts._look_again()  # noqa: SLF001 - no test waits for a timer
    patient.wait()


@WHERE
def test_i_put_it_on_ends_the_ok_and_says_when_the_next_may_be(
    patient: Patient, *, is_at_home: bool
) -> None:
    first_check(patient, is_at_home=is_at_home)
    patient.clock.go_on(minutes=12)
    patient.click("used-it")
    assert not patient.says_ok
    assert patient.result_said == (
        "Next use: after 20:12" if is_at_home else "Used at 14:12 on your left foot"
    )
    assert "20:12" in patient.words
    (use,) = uses(patient.house)
    assert use.at == use.saved == patient.clock()
    assert use.sites == ("left foot",)
    assert not patient.sees("used-it")
    patient.wait()
    assert patient.at_heading == patient.result_said


def test_whom_to_call_after_a_use_is_in_view_whole(house: House, open_window: Open) -> None:
    house.store.set_setting("emergency-number", "911")
    house.store.set_setting("poison-line", "1-800-222-1222")
    patient = open_window()
    patient.window.resize(1024, 700)
    first_check(patient, is_at_home=False)
    patient.click("used-it")
    patient.wait()
    lines = patient.all_of(CallLines)
    assert lines
    for one in lines:
        assert one.visibleRegion().boundingRect().height() == one.height()


@WHERE
def test_i_did_not_use_it_ends_the_ok(patient: Patient, *, is_at_home: bool) -> None:
    first_check(patient, is_at_home=is_at_home)
    patient.click("not-used")
    assert not patient.says_ok
    assert "Not used" in patient.words if is_at_home else patient.result_said == "You didn't use it"
    assert isinstance(entries(patient.house)[0], NotUsedEntry)
    assert not patient.sees("used-it")


@WHERE
@pytest.mark.parametrize("act", ["used-it", "not-used"])
def test_undo_within_a_minute_brings_the_ok_back(
    patient: Patient, act: str, *, is_at_home: bool
) -> None:
    first_check(patient, is_at_home=is_at_home)
    patient.click(act)
    patient.clock.go_on(seconds=60)
    second(patient)
    patient.click("undo-use")
    assert patient.says_ok
    assert patient.sees("used-it")
    assert not patient.sees("undo-use")
    assert any(isinstance(one, Strike) and one.undone for one in entries(patient.house))


@WHERE
@pytest.mark.parametrize("act", ["used-it", "not-used"])
def test_after_a_minute_there_is_no_undo(patient: Patient, act: str, *, is_at_home: bool) -> None:
    first_check(patient, is_at_home=is_at_home)
    patient.click(act)
    patient.clock.go_on(seconds=60, milliseconds=1)
    second(patient)
    assert not patient.sees("undo-use")
    assert not patient.says_ok


def test_an_undo_that_comes_too_late_is_refused_and_said(patient: Patient) -> None:
    first_check(patient, is_at_home=False)
    patient.click("used-it")
    patient.clock.go_on(minutes=2)
    with patient.answering("message-close"):
        patient.click("undo-use")
    assert not patient.says_ok
    assert len(uses(patient.house)) == 1


def test_an_undo_after_the_half_hour_brings_no_ok_back(patient: Patient) -> None:
    first_check(patient, is_at_home=False)
    patient.clock.go_on(minutes=29, seconds=30)
    patient.click("used-it")
    patient.clock.go_on(seconds=45)
    second(patient)
    patient.click("undo-use")
    assert not patient.says_ok
    assert "Did you use it?" in patient.words


def test_undo_goes_along_from_the_saved_page_to_home(patient: Patient) -> None:
    first_check(patient, is_at_home=False)
    patient.click("used-it")
    patient.click("close")
    assert patient.result_said == "Next use: after 20:00"
    patient.click("undo-use")
    assert patient.says_ok


@WHERE
def test_it_was_at_another_time(patient: Patient, *, is_at_home: bool) -> None:
    first_check(patient, is_at_home=is_at_home)
    patient.clock.go_on(minutes=20)
    patient.click("used-at")
    patient.fill({"used-time": "2026-11-22 14:05"})
    patient.click("save-used-time")
    assert patient.result_said == (
        "Next use: after 20:05" if is_at_home else "Used at 14:05 on your left foot"
    )
    assert "20:05" in patient.words
    (use,) = uses(patient.house)
    assert use.at.at == at().at + timedelta(minutes=5)
    assert use.saved == patient.clock()


def test_another_time_that_is_left_changes_nothing(patient: Patient) -> None:
    first_check(patient, is_at_home=False)
    patient.click("used-at")
    patient.click("cancel-used-time")
    assert patient.says_ok
    assert patient.sees("used-it")
    assert uses(patient.house) == []


@pytest.mark.parametrize("typed", ["2026-11-22 14:01", "soon"])
def test_a_time_that_can_not_be_is_refused(patient: Patient, typed: str) -> None:
    first_check(patient, is_at_home=False)
    patient.click("used-at")
    patient.fill({"used-time": typed})
    patient.click("save-used-time")
    assert uses(patient.house) == []
    assert patient.sees("save-used-time")
    assert any(faults(patient))


def faults(patient: Patient) -> list[str]:
    """What is said under the fields."""
    return [one.text() for one in patient.all_of(QLabel) if one.property("kind") == "fault"]


def test_a_time_before_the_check_ends_the_ok_all_the_same(house: House, open_window: Open) -> None:
    house.use(-8, house.save(-8.1))
    patient = open_window()
    ok_of(patient, is_at_home=False)
    patient.click("used-at")
    patient.fill({"used-time": "2026-11-22 13:00"})
    patient.click("save-used-time")
    assert not patient.says_ok


@WHERE
def test_a_time_before_the_first_check_ends_its_ok(patient: Patient, *, is_at_home: bool) -> None:
    first_check(patient, is_at_home=is_at_home)
    patient.click("used-at")
    patient.fill({"used-time": "2026-11-22 13:30"})
    patient.click("save-used-time")
    assert not patient.says_ok
    (use,) = uses(patient.house)
    assert use.at.at == at().at - timedelta(minutes=30)
    if is_at_home:
        assert patient.result_said == "Next use: after 19:30"
        assert patient.sees("start-check")


def test_a_time_of_long_ago_is_refused_under_its_field(patient: Patient) -> None:
    first_check(patient, is_at_home=False)
    patient.click("used-at")
    patient.fill({"used-time": "2026-10-20 13:30"})
    patient.click("save-used-time")
    assert uses(patient.house) == []
    assert "This time is more than 30 days ago. Check the day and the time." in faults(patient)


@WHERE
def test_an_ok_that_ran_out_asks_if_it_was_used(patient: Patient, *, is_at_home: bool) -> None:
    first_check(patient, is_at_home=is_at_home)
    patient.clock.go_on(minutes=31)
    for panel in [*patient.all_of(UseActs), *patient.all_of(StatusCard)]:
        panel.refresh()
    # A paint ends the OK; what is shown in its place comes up in the turn after it.
    patient.wait()
    patient.wait()
    asked = "Did you use the cream after 14:00?" if is_at_home else "Did you use it?"
    assert asked in patient.words
    assert not patient.sees("used-it")
    patient.click("used-at")
    patient.fill({"used-time": "2026-11-22 14:10"})
    patient.click("save-used-time")
    assert patient.result_said == (
        "Next use: after 20:10" if is_at_home else "Used at 14:10 on your left foot"
    )


def test_a_use_at_home_moves_the_time_of_the_next_one(house: House, open_window: Open) -> None:
    house.use(-8, house.save(-8.1))
    patient = open_window()
    assert patient.result_said == "You may be due. Check first."
    first_check(patient, is_at_home=True)
    patient.click("used-it")
    assert patient.result_said == "Next use: after 20:00"


def first_check(patient: Patient, *, is_at_home: bool) -> None:
    """An OK by a check whose label has six hours and one place."""
    if patient.house.store.plan(patient.house.person.id) is None:
        patient.house.store.save(label_change(patient.house.person, PLAN, None, at(-1)))
    ok_of(patient, is_at_home=is_at_home)


def test_no_use_is_noted_by_a_key_that_comes_along(patient: Patient) -> None:
    first_check(patient, is_at_home=False)
    assert not isinstance(patient.focused, QAbstractButton)
