"""Home: one card says what counts most now; then the week, the newest checks, and one line."""

from datetime import timedelta

import pytest
from house import House, at
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton
from support import NOW, PLAN

from ketcheck.checklist.details import Contact, Plan
from ketcheck.checklist.draft import Draft
from ketcheck.checklist.level import Level
from ketcheck.checklist.result import Reason, Result
from ketcheck.records.checks.next_use import ENDS_WITH_TIME
from ketcheck.records.checks.using import label_change
from ketcheck.records.model import KeptDraft, Kind, Reached, Record, Role
from ketcheck.ui.home.open_reasons import reasons_said
from ketcheck.ui.home.status_card import StatusCard
from ketcheck.ui.shell.menu import Item
from tests.ui.conftest import Open
from tests.ui.damage import spoil
from tests.ui.patient import ENTER, ESC, Patient

BEFORE = "This time is before the STOP itself. Enter when they said so after it."
AFTER = "This time is still to come. Enter when they said so."
CLEARED = {"who": "Dr. Lee", "role": "t", "by": "i", "said": "You may go on.", "verdict": "y"}
CLEARED["recorded_by"] = "Maria Alvarez"


WITH_NUMBER = PLAN.model_copy(
    update={"prescriber": Contact(name="Dr. Lee", phone="(206) 555-0134")}
)


def held_by(house: House) -> Record:
    """A STOP for a bad reaction to the use before it."""
    house.label(WITH_NUMBER, hours=-10)
    house.use(-9, house.save(-9.1))
    return house.save(reaction="bad")


def label_on_file(house: House, plan: Plan) -> None:
    """A label that was read back an hour ago."""
    house.store.save(label_change(house.person, plan, None, at(-1)))


def card(patient: Patient) -> StatusCard:
    return patient.see("status", StatusCard)


def later(patient: Patient, **by: float) -> None:
    """Let time pass, and the card look at the clock as it does each second."""
    patient.clock.go_on(**by)
    card(patient).look_again()
    patient.wait()


def filled(patient: Patient) -> list[str]:
    """Names of the filled buttons on screen."""
    buttons = patient.all_of(QPushButton)
    return [one.objectName() for one in buttons if one.property("kind") == "primary"]


def test_without_a_check_home_says_so(patient: Patient) -> None:
    assert patient.at_heading == "Check before you use the cream"
    assert "No records yet." in patient.words
    assert filled(patient) == ["start-check"]


def test_an_ok_that_is_good_offers_its_use_and_no_start(house: House, open_window: Open) -> None:
    house.save()
    patient = open_window()
    assert patient.result_said == "OK until 14:30: a pea-size amount on your left foot"
    assert "30 minutes left." in patient.words
    assert filled(patient) == ["used-it"]
    assert not patient.sees("start-check")
    later(patient, minutes=5, seconds=20)
    assert "24 minutes left." in patient.words


def test_enter_on_the_heading_of_an_ok_notes_no_use(house: House, open_window: Open) -> None:
    house.save()
    patient = open_window()
    assert patient.at_heading
    patient.press(ENTER)
    assert patient.says_ok
    assert [row.kind for row in house.store.page()] == [Kind.SELF_CHECK]


def test_an_ok_that_runs_out_asks_at_once_if_it_was_used(house: House, open_window: Open) -> None:
    house.save()
    patient = open_window()
    later(patient, minutes=30)
    assert patient.result_said == "Did you use the cream after 14:00?"
    assert "The OK ended at 14:30." in patient.words
    assert not patient.says_ok
    assert filled(patient) == ["used-at"]
    assert patient.see("start-check").property("kind") == "link"


def test_yes_asks_when_for_it_is_not_now(house: House, open_window: Open) -> None:
    house.save()
    patient = open_window()
    later(patient, minutes=40)
    patient.click("used-at")
    patient.fill({"used-time": "2026-11-22 14:10"})
    patient.click("save-used-time")
    assert patient.result_said == "Next use: after 20:10"
    assert "You used it at 14:10 on your left foot." in patient.words
    assert patient.sees("undo-use")
    assert filled(patient) == ["start-check"]


def test_enter_keeps_the_time_that_is_typed(house: House, open_window: Open) -> None:
    house.save()
    patient = open_window()
    later(patient, minutes=40)
    patient.click("used-at")
    patient.fill({"used-time": "2026-11-22 14:10"})
    patient.press(ENTER)
    assert patient.result_said == "Next use: after 20:10"


def test_no_ends_the_question(house: House, open_window: Open) -> None:
    house.save()
    patient = open_window()
    later(patient, minutes=40)
    patient.click("not-used")
    assert patient.result_said == "Check before you use the cream"
    assert "Not used" in patient.words


def test_when_the_next_use_is_due_is_said(house: House, open_window: Open) -> None:
    house.use(0, house.save(-0.1))
    patient = open_window()
    assert patient.result_said == "Next use: after 20:00"
    assert "You used it at 14:00 on your left foot." in patient.words
    assert "That was use 1 today. Your label says up to 3." in patient.words
    later(patient, hours=6)
    assert patient.result_said == "You may be due. Check first."
    assert "The wait ended at 20:00." in patient.words


def test_a_use_that_is_due_tomorrow_is_not_read_as_the_day_after(
    house: House, open_window: Open
) -> None:
    house.label(WITH_NUMBER.model_copy(update={"hours_between": 12}), hours=-2)
    house.use(0, house.save(-0.1))
    assert open_window().result_said == "Next use: tomorrow after 02:00"


def test_a_stop_that_is_not_held_gives_the_numbers_and_a_quiet_way_to_check_again(
    house: House, open_window: Open
) -> None:
    house.label(WITH_NUMBER, hours=-2)
    house.use(-1, house.save(-1.1))
    house.save(-0.5, skin="broken")
    patient = open_window()
    assert patient.result_said == "STOP. Do not apply."
    assert patient.sees("whom-to-call")
    assert filled(patient) == []
    assert patient.see("start-check", QPushButton).text().replace("&", "") == "Check again"
    assert "You may be due" not in patient.words
    # The wait is told after what it does not end.
    said = patient.words
    assert said.index("There is a cut") < said.index("Next use") < said.index("Wait until")


def test_a_stop_that_only_says_wait_ends_with_the_wait(house: House, open_window: Open) -> None:
    house.use(-1, house.save(-1.1))
    house.save(-0.5)
    patient = open_window()
    assert patient.result_said == "STOP. Do not apply."
    assert "It's too soon for your next use." in patient.words
    later(patient, hours=5)
    assert patient.result_said == "You may be due. Check first."


def test_every_reason_of_a_stop_is_said_and_not_its_time_alone(
    house: House, open_window: Open
) -> None:
    house.use(-1, house.save(-1.1))
    house.save(-0.5, skin="broken")
    patient = open_window()
    assert "It's too soon for your next use." in patient.words
    assert "Wait until your skin has healed." in patient.words


def test_the_time_of_the_next_use_goes_by_the_label_of_now(house: House, open_window: Open) -> None:
    house.use(-1, house.save(-1.1))
    house.save(-0.5, skin="broken")
    house.label(PLAN.model_copy(update={"hours_between": 9}), hours=-0.2)
    patient = open_window()
    assert "Next use, by your label: after 22:00." in patient.words
    assert "Next use: after 19:00." not in patient.words


def test_a_use_that_nobody_is_sure_of_is_told_with_what_to_do(
    house: House, open_window: Open
) -> None:
    """It names no time of the next use, and so none that another label could have changed."""
    house.save(-12)
    house.save(-1, used="unsure")
    record = house.save(-0.5)
    assert [one.id for one in record.result.reasons] == ["maybe-too-soon"]
    patient = open_window()
    assert "You may have used the cream not long ago" in patient.words
    assert "If you can't wait, ask your doctor or nurse." in patient.words


@pytest.mark.parametrize("reason_id", sorted(ENDS_WITH_TIME - {"too-soon"}))
def test_no_reason_but_too_soon_gives_way_to_a_time(house: House, reason_id: str) -> None:
    reason = Reason(
        id=reason_id, group="tip-1", level=Level.ASK, text="Why not.", next_step="What to do."
    )
    result = Result(level=Level.ASK, reasons=(reason,), next_step=reason.next_step)
    record = house.write().model_copy(update={"result": result})
    due = NOW + timedelta(hours=8)
    assert list(reasons_said(record, due, NOW)) == ["Why not.", "What to do."]


def test_the_time_of_the_last_use_is_not_taken_for_that_of_the_next(house: House) -> None:
    """Once a day: yesterday at 20:00, and so again at 20:00."""
    house.label(PLAN.model_copy(update={"times_a_day": 1, "hours_between": 19}), hours=-24)
    house.use(-18)
    record = house.write()
    assert "Last use: 21 Nov 2026, 20:00. Next use: after 16:00." in record.result.reasons[0].text
    said = list(reasons_said(record, NOW + timedelta(hours=6), NOW))
    assert said == ["Next use, by your label: after 20:00."]


def test_what_an_earlier_check_left_open_is_said_too(house: House, open_window: Open) -> None:
    house.save(-2, feeling="slow")
    house.save(-1, skin="broken")
    patient = open_window()
    assert "Still open: Felt sleepy, dizzy, or not sure. Don't use the cream" in patient.words


def test_a_label_that_ended_an_ok_is_told(house: House, open_window: Open) -> None:
    house.save()
    house.label(PLAN.model_copy(update={"amount": "half a pea"}), hours=0.1)
    patient = open_window()
    later(patient, minutes=10)
    assert "Your label changed, so that OK no longer counts." in patient.words
    assert "Your last result will show here." not in patient.words


def test_a_held_stop_stays_and_offers_no_start_until_it_is_cleared(
    house: House, open_window: Open
) -> None:
    held = held_by(house)
    patient = open_window()
    assert patient.result_said == "STOP. Do not apply."
    words = "Since 14:00. Don't use the cream until your doctor or nurse says you may."
    assert words in patient.words
    assert patient.sees("whom-to-call")
    assert not patient.sees("start-check")
    assert filled(patient) == []
    later(patient, hours=8)
    assert patient.result_said == "STOP. Do not apply."
    patient.click("record-clearance")
    patient.fill(CLEARED)
    patient.click("save-clearance")
    assert house.store.held(house.person.id) == []
    (clearance,) = house.store.clearances_of(held.id)
    assert (clearance.who, clearance.role) == ("Dr. Lee", Role.PRESCRIBER)
    assert (clearance.by, clearance.said) == (Reached.SEEN, "You may go on.")
    assert clearance.cleared == patient.clock()
    assert not patient.sees("record-clearance")
    assert filled(patient) == ["start-check"]
    patient.open_record(0)
    assert "You may go on." in patient.words


@pytest.mark.parametrize("verdict", ["No, not yet", "No, stop the cream for good"])
def test_a_no_keeps_the_stop(house: House, open_window: Open, verdict: str) -> None:
    held = held_by(house)
    patient = open_window()
    patient.click("record-clearance")
    assert patient.focused.objectName() == "verdict"
    patient.fill(CLEARED)
    patient.see("verdict", QComboBox).setCurrentText(verdict)
    patient.click("save-clearance")
    assert house.store.clearances_of(held.id)
    assert patient.result_said == "STOP. Do not apply."
    assert not patient.sees("start-check")


def test_of_several_stops_the_newest_comes_first_and_the_others_are_said(
    house: House, open_window: Open
) -> None:
    held_by(house)
    house.save(0.5, feeling="unwell")
    patient = open_window()
    assert patient.result_said == "STOP. Get help now."
    assert "1 more STOP is in force." in patient.words


def test_an_urgent_stop_comes_before_anything_else(house: House, open_window: Open) -> None:
    house.save(feeling="unwell")
    patient = open_window()
    patient.clock.go_on(hours=30)
    patient = open_window()
    assert patient.result_said == "STOP. Get help now."
    assert "Call your emergency number" in patient.words
    assert patient.words.index("Wash the cream off") < patient.words.index("You feel very sleepy")
    assert not patient.sees("discard")
    assert not patient.sees("start-check")


def test_an_unfinished_check_is_gone_on_with_or_deleted_after_a_question(
    patient: Patient,
) -> None:
    patient.click("start-check")
    patient.press("1", "1")
    patient.click("finish-later")
    assert patient.result_said == "You have an unfinished check from 14:00"
    assert "You can finish it until 16:00." in patient.words
    assert filled(patient) == ["resume"]
    assert not patient.sees("start-check")
    with patient.answering("message-no") as said:
        patient.click("discard")
    (question,) = said
    assert question.startswith("Delete the check from 14:00? ")
    assert "answer" in question
    assert patient.house.store.kept_draft(patient.house.person.id)
    with patient.answering("message-yes"):
        patient.click("discard")
    assert patient.house.store.kept_draft(patient.house.person.id) is None
    assert filled(patient) == ["start-check"]


def test_an_unfinished_check_that_is_too_old_leads_to_a_new_one(patient: Patient) -> None:
    patient.click("start-check")
    patient.press("1")
    patient.click("finish-later")
    later(patient, hours=3)
    card(patient).refresh()
    patient.wait()
    assert patient.result_said == "Your check from 14:00 is too old to finish"
    assert filled(patient) == ["start-check"]
    assert not patient.sees("resume")


def test_an_unfinished_check_is_not_lost_from_sight_under_a_stop(
    house: House, open_window: Open
) -> None:
    house.save(-0.5, skin="broken")
    patient = open_window()
    patient.click("start-check")
    patient.press("1")
    patient.click("finish-later")
    assert patient.result_said == "STOP. Do not apply."
    assert patient.sees("resume")
    assert not patient.sees("start-check")


def test_an_urgent_answer_of_an_unfinished_check_is_not_deleted(
    house: House, open_window: Open
) -> None:
    kept = KeptDraft(
        person_id=house.person.id,
        checklist=house.used,
        draft=Draft(answers={"prescribed": "yes", "feeling": "unwell"}),
        started=at(),
        updated=at(),
    )
    house.store.keep_draft(kept)
    patient = open_window()
    assert patient.result_said == "STOP. Get help now."
    assert "Call your emergency number" in patient.words
    assert not patient.sees("discard")
    assert not patient.sees("start-check")
    assert patient.sees("resume")


def test_the_week_has_a_mark_a_check_and_a_drop_a_use(house: House, open_window: Open) -> None:
    house.use(-25.9, house.save(-26))
    house.save(-19, skin="broken")
    house.use(-3.9, house.save(-4))
    patient = open_window()
    days = [one.accessibleName() for one in patient.see("week").findChildren(QFrame)]
    said = [one for one in days if one.startswith(("21 November", "November 21"))]
    assert said == [f"{said[0][:16]}: 2 checks: OK, used; STOP. 1 use."]
    assert "1 check: OK, used. 1 use." in " ".join(days)
    assert patient.words.count("No uses") == 5


def test_over_five_checks_in_a_day_are_counted(house: House, open_window: Open) -> None:
    for number in range(6):
        house.save(-3 + number / 2, skin="broken")
    patient = open_window()
    days = [one.accessibleName() for one in patient.see("week").findChildren(QFrame)]
    assert any(": 6 checks: STOP; " in one for one in days)


def test_the_newest_checks_say_what_happened_and_open(house: House, open_window: Open) -> None:
    house.save(-20, skin="broken")
    used = house.save(-8)
    house.use(-7.9, used)
    patient = open_window()
    first, second = patient.see("check-1", QPushButton), patient.see("check-2", QPushButton)
    assert first.accessibleName() == "Today 06:00. OK. Used at 06:06 on your left foot"
    assert second.accessibleName().startswith("Yesterday 18:00. STOP. There is a cut")
    first.setFocus()
    patient.press(ENTER)
    assert used.short_id in patient.words
    patient.press(ESC)
    assert patient.sees("status")


def test_a_use_moves_the_week_and_the_rows(house: House, open_window: Open) -> None:
    house.save()
    patient = open_window()
    patient.click("used-it")
    assert "Used at 14:00 on your left foot" in patient.words
    assert "1 use" in patient.words


def test_one_line_says_when_the_records_were_backed_up(patient: Patient) -> None:
    assert "Backup: none yet." in patient.words
    assert "No recovery code on paper yet." in patient.words
    patient.click("make-code")
    assert patient.sees("code-kept")


@pytest.mark.parametrize(
    ("cleared", "fault"),
    [
        ("2026-11-22 13:59", BEFORE),
        ("2026-11-22 15:01", AFTER),
        ("soon", "Enter the day as a number from 1 to 31."),
        ("", "Enter the day too."),
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
    assert patient.result_said == "STOP. Do not apply."
    assert patient.see("status").property("level") == "stop"
    assert not patient.says_ok
    assert held.short_id in patient.words
    assert not patient.sees("start-check")


def test_the_label_on_file_is_changed(house: House, open_window: Open) -> None:
    label_on_file(house, Plan(amount="a dab", times_a_day=3))
    patient = open_window()
    assert "Your label: a dab, 3 times a day." in patient.words
    patient.choose_in_menu(Item.LABEL)
    patient.fill({"amount": "a pea-size amount", "hours_between": "0"})
    patient.click("save-plan")
    assert "Enter 1 or more." in patient.words
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
    patient.choose_in_menu(Item.LABEL)
    patient.fill({"amount": "a lot"})
    patient.press(ESC)
    assert house.store.plan(house.person.id) == plan
    assert "a dab, when needed" in patient.words


def test_the_medicine_list_is_read_from_the_menu(house: House, open_window: Open) -> None:
    house.save()
    patient = open_window()
    patient.choose_in_menu(Item.MEDICINES)
    assert "vitamin C" in patient.words
    patient.press(ESC)
    assert patient.sees("status")


def test_in_a_clinic_a_session_comes_first(clinic: House, open_window: Open) -> None:
    nurse = open_window()
    nurse.open_person("maria")
    assert filled(nurse) == ["start-session"]
    assert nurse.sees("start-check")
    clinic.save()
    nurse = open_window()
    nurse.open_person("maria")
    assert filled(nurse) == ["used-it"]
    assert nurse.sees("start-session")
    assert not nurse.sees("start-check")
