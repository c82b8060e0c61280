"""Home: the last result and when it ends, what is held, and the way to everything else."""

import pytest
from house import House, at

from ketcheck.checklist.details import Plan
from ketcheck.records.checks.using import label_change
from ketcheck.records.model import Reached, Record, Role
from tests.ui.conftest import Open
from tests.ui.damage import spoil
from tests.ui.patient import ENTER, ESC, Patient

BEFORE = "This time is before the STOP itself. Enter when they said so after it."
AFTER = "This time is still to come. Enter when they said so."
CLEARED = {"who": "Dr. Lee", "role": "t", "by": "i", "said": "You may go on.", "verdict": "y"}
CLEARED["recorded_by"] = "Maria Alvarez"


def held_by(house: House) -> Record:
    """A STOP for a bad reaction to the use before it."""
    house.use(-9, house.save(-9.1))
    return house.save(reaction="bad")


def label_on_file(house: House, plan: Plan) -> None:
    """A label that was read back an hour ago."""
    house.store.save(label_change(house.person, plan, None, at(-1)))


def test_without_a_check_home_says_so(patient: Patient) -> None:
    assert "No check yet" in patient.words
    assert "No records yet." in patient.words
    assert patient.at_heading == "Check before you apply"


def test_an_ok_ends_after_half_an_hour(house: House, open_window: Open) -> None:
    house.save()
    patient = open_window()
    assert patient.result_said == "OK to apply once"
    assert "Use it by 14:30." in patient.words
    patient.clock.go_on(minutes=31)
    later = open_window()
    assert later.result_said == "This OK is over"
    assert "The answer at 14:00 was: OK. Start a new check" in later.words
    assert not later.says_ok


def test_when_the_next_use_is_due_is_said(house: House, open_window: Open) -> None:
    house.use(0, house.save(-0.1))
    patient = open_window()
    assert "Next use after 20:00." in patient.words
    patient.clock.go_on(hours=6)
    assert "You may be due. Start a check first." in open_window().words


def test_beside_a_stop_no_time_is_named_for_the_next_use(house: House, open_window: Open) -> None:
    house.use(-1, house.save(-1.1))
    house.save(-0.5, skin="broken")
    patient = open_window()
    assert patient.result_said == "STOP. Do not apply."
    assert "Next use" not in patient.words
    assert "You may be due" not in patient.words


def test_a_held_stop_stays_until_it_is_cleared(house: House, open_window: Open) -> None:
    held = held_by(house)
    patient = open_window()
    ((level, words),) = patient.notices
    assert level == "stop"
    assert words.startswith(
        "STOP since 14:00. Don't use the cream until your doctor or nurse says you may."
    )
    patient.clock.go_on(hours=8)
    patient.click("start-check")
    patient.to_the_review()
    patient.click("save")
    assert patient.result_said == "STOP. Do not apply."
    patient.click("close")
    patient.click("record-clearance")
    patient.fill(CLEARED)
    patient.click("save-clearance")
    assert house.store.held(house.person.id) == []
    (clearance,) = house.store.clearances_of(held.id)
    assert (clearance.who, clearance.role) == ("Dr. Lee", Role.PRESCRIBER)
    assert (clearance.by, clearance.said) == (Reached.SEEN, "You may go on.")
    assert clearance.cleared == patient.clock()
    assert not patient.sees("record-clearance")
    patient.open_record(0)
    assert "You may go on." in patient.words


@pytest.mark.parametrize(
    ("cleared", "fault"),
    [
        ("2026-11-22 13:59", BEFORE),
        ("2026-11-22 15:01", AFTER),
        ("soon", "Enter the day as a number from 1 to 31."),
        ("", "Fill in the day too."),
    ],
)
def test_a_clearance_at_no_possible_time_is_refused(
    house: House, open_window: Open, cleared: str, fault: str
) -> None:
    held = held_by(house)
    patient = open_window()
    patient.clock.go_on(hours=1)
    patient.click("record-clearance")
    patient.fill({**CLEARED, "cleared": cleared})
    if not cleared:
        patient.press("\b")
    patient.click("save-clearance")
    assert fault in patient.words
    assert house.store.clearances_of(held.id) == []
    patient.fill({"cleared": "2026-11-22 14:00"})
    patient.click("save-clearance")
    assert house.store.clearances_of(held.id)


def test_a_clearance_that_is_not_filled_in_is_not_saved(house: House, open_window: Open) -> None:
    held = held_by(house)
    patient = open_window()
    patient.click("record-clearance")
    patient.press(ENTER)
    assert "Fill this in." in patient.words
    assert patient.focused.objectName() == "verdict"
    patient.press(ESC)
    assert patient.sees("record-clearance")
    assert house.store.clearances_of(held.id) == []


def test_a_held_record_that_can_not_be_read_still_holds(house: House, open_window: Open) -> None:
    held = held_by(house)
    spoil(house, held)
    patient = open_window()
    assert patient.notices[0][0] == "stop"
    assert not patient.says_ok
    assert any(held.short_id in words for _, words in patient.notices)
    with patient.answering("message-close") as said:
        patient.press(ENTER)
    assert "Do not apply." in said[0]
    assert patient.sees("start-check")


def test_the_label_on_file_is_changed(house: House, open_window: Open) -> None:
    label_on_file(house, Plan(amount="a dab", times_a_day=3))
    patient = open_window()
    assert "Your label: a dab, 3 times a day." in patient.words
    patient.show_tab("Label and plan")
    patient.click("change-plan")
    patient.fill({"amount": "a pea-size amount", "hours_between": "0"})
    patient.click("save-plan")
    assert "Type 1 or more." in patient.words
    patient.fill({"hours_between": "6,5"})
    patient.click("save-plan")
    assert patient.sees("save-label")
    assert house.store.plan(house.person.id) == Plan(amount="a dab", times_a_day=3)
    patient.click("save-label")
    assert house.store.plan(house.person.id) == Plan(
        amount="a pea-size amount", times_a_day=3, hours_between=6.5
    )


def test_a_label_that_is_left_stays_as_it_was(house: House, open_window: Open) -> None:
    plan = Plan(amount="a dab", times_a_day="when needed")
    label_on_file(house, plan)
    patient = open_window()
    patient.show_tab("Label and plan")
    patient.click("change-plan")
    patient.fill({"amount": "a lot"})
    patient.press(ESC)
    assert house.store.plan(house.person.id) == plan
    assert "a dab, when needed" in patient.words
