"""A record is read-only: it is corrected by another, and never shown as what it is not."""

from datetime import timedelta

import pytest
from house import House, at, why
from PySide6.QtWidgets import QLabel

from ketcheck.checklist.level import Level
from ketcheck.records.model import Record
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, ESC, TAB


def records(house: House) -> list[Record]:
    """All of them, newest saved first."""
    rows = house.store.page(person_id=house.person.id)
    entries = [house.store.entry(row.id) for row in rows]
    found = [entry for entry in entries if isinstance(entry, Record)]
    return sorted(found, key=lambda record: record.saved.utc, reverse=True)


def test_all_that_was_answered_is_shown(house: House, open_window: Open) -> None:
    house.use(-9, house.save(-9.1))
    record = house.save(skin="broken", reaction="gone")
    patient = open_window()
    patient.open_record(0)
    assert patient.see("record-title", QLabel).text() == "Self-check, 22 November 2026, 14:00"
    assert patient.see("result", QLabel).text() == "STOP. Do not apply."
    for item in record.asked:
        assert item.words in patient.words
        assert (item.answer or "Filled in") in patient.words
    assert record.result.reasons[0].text in patient.words
    assert "left foot" in patient.words
    patient.press(ESC)
    assert patient.sees("find-records")
    patient.press(ESC)
    assert patient.sees("start-check")


def test_a_correction_supersedes_and_keeps_the_old_one(house: House, open_window: Open) -> None:
    old = house.save(-8)
    patient = open_window()
    patient.open_record(0)
    patient.click("correct")
    patient.click("continue")
    assert "Fill this in." in patient.words
    patient.fill({"reason": "I had a rash", "recorded_by": "T. Okafor"})
    patient.click("continue")
    assert patient.at_review
    assert not patient.says_ok
    patient.click("save")
    unchanged = "You haven't changed anything yet. Change the answer that was wrong, then save."
    assert ("ask", unchanged) in patient.notices
    assert records(house) == [old]
    patient.click("change-skin")
    patient.press("3", ENTER)
    assert patient.at_review
    patient.click("save")
    assert patient.result_said == "STOP. Do not apply."
    patient.click("close")

    new, kept = records(house)
    assert kept == old
    assert new.amends
    assert (new.amends.id, new.amends.reason) == (old.id, "I had a rash")
    assert new.recorded_by == "T. Okafor"
    assert new.finished == old.finished
    assert new.saved == patient.clock()
    assert house.store.status(old.id).superseded_by == new.id
    patient.open_record(0)
    assert f"This fixes record {old.short_id}: I had a rash" in patient.words
    patient.press(ESC)
    patient.open_record(1)
    assert "Fixed on 22 November 2026: see the new one." in patient.words
    assert not patient.sees("correct")
    patient.click("see-newer")
    assert f"This fixes record {old.short_id}" in patient.words


def test_a_fixed_ok_says_what_it_is_of_and_still_tells_of_its_use(
    house: House, open_window: Open
) -> None:
    old = house.save(-8)
    house.use(-7.9, old)
    house.amend(house.amend(old, cover="airy"))
    patient = open_window()
    patient.open_record(1)
    assert "This is the fixed version of the check of 22 November 2026, 06:00." in patient.words
    assert "Start a new check before you use the cream again." in patient.words
    assert "You put it on at 06:06, on your left foot." in patient.words
    assert "never" not in patient.words
    assert not patient.says_ok


def test_a_correction_goes_on_after_a_close(house: House, open_window: Open) -> None:
    house.save(-8)
    patient = open_window()
    patient.open_record(0)
    patient.click("correct")
    patient.fill({"reason": "I had a rash", "recorded_by": "T. Okafor"})
    patient.click("continue")
    patient.click("change-skin")
    patient.press("3", ESC)
    # What was answered then does not grow old.
    patient.clock.go_on(days=3)
    patient.click("resume")
    assert patient.asked == "skin"
    patient.click("next")
    assert patient.at_review
    patient.click("save")
    assert patient.result_said == "STOP. Do not apply."
    assert records(house)[0].amends


def test_a_correction_asks_before_it_replaces_a_draft(house: House, open_window: Open) -> None:
    house.save(-8)
    patient = open_window()
    patient.click("start-check")
    patient.press("1", ESC)
    patient.open_record(0)
    patient.click("correct")
    patient.fill({"reason": "I had a rash", "recorded_by": "T. Okafor"})
    with patient.answering("message-no") as said:
        patient.click("continue")
    assert said == ["Delete the unfinished check and go on? Its answers will be gone."]
    patient.press(ESC, ESC)
    patient.go_home()
    patient.click("resume")
    assert patient.asked == "used"


def test_a_correction_of_a_day_that_the_clock_has_gone_back_from_can_be_left(
    house: House, open_window: Open
) -> None:
    house.use(-9, house.save(-9.1))
    house.save(reaction="gone")
    patient = open_window()
    patient.clock.go_on(days=-5)
    patient.open_record(0)
    patient.click("correct")
    patient.fill({"reason": "The wrong foot", "recorded_by": "T. Okafor"})
    patient.click("continue")
    assert patient.asked == "reaction-detail"
    patient.press(ESC)
    assert patient.sees("status")


def test_a_record_that_does_not_match_is_never_shown_as_ok(house: House, open_window: Open) -> None:
    sound = house.write(skin="broken")
    told = sound.result.model_copy(
        update={"level": Level.OK, "reasons": (), "next_step": "Use the cream once."}
    )
    house.store.save(sound.model_copy(update={"result": told}))
    patient = open_window()
    assert not patient.says_ok
    patient.open_record(0)
    assert not patient.says_ok
    level, words = patient.notices[0]
    assert level == "stop"
    assert "does not match" in words


def test_a_record_entered_later_says_so(house: House, open_window: Open) -> None:
    record = house.write(-8)
    saved = record.saved.model_copy(update={"at": record.saved.at + timedelta(hours=2)})
    house.store.save(record.model_copy(update={"saved": saved}))
    patient = open_window()
    patient.open_record(0)
    assert "entered later" in patient.words


@pytest.mark.parametrize("markup", ["<b>Maria</b>", "&lt;Maria", "&Maria"])
def test_markup_in_what_was_typed_stays_letters(
    house: House, open_window: Open, markup: str
) -> None:
    house.store.directory.edit(house.person.model_copy(update={"name": markup}), **why())
    house.person = house.store.person(house.person.id)
    house.save(-8)
    patient = open_window()
    shown = patient.see("person", QLabel)
    assert shown.text().startswith(markup)
    assert not any(label.textFormat().name == "RichText" for label in patient.all_of(QLabel))


@pytest.mark.parametrize("hours", [0, -0.6, -20], ids=["still good", "over", "of yesterday"])
def test_an_ok_on_its_record_is_told_in_the_past_whatever_the_time(
    house: House, open_window: Open, hours: float
) -> None:
    house.save(hours)
    patient = open_window()
    patient.open_record(0)
    assert not patient.says_ok
    until = (at(hours).at + timedelta(minutes=30)).strftime("%H:%M")
    assert patient.result_said == f"The result was: OK for one use, until {until} that day."
    assert "Use it" not in patient.words
    assert patient.see("past").property("level") == "past"


def test_a_past_record_says_what_became_of_its_ok(house: House, open_window: Open) -> None:
    house.use(-7.9, house.save(-8))
    patient = open_window()
    patient.open_record(1)
    assert "This is over." in patient.words
    assert "You put it on at 06:06" in patient.words


def test_a_stop_that_is_over_is_gray_too(house: House, open_window: Open) -> None:
    house.save(-30, skin="broken")
    house.save(-4)
    patient = open_window()
    patient.open_record(1)
    assert patient.result_said == "The result was: STOP."
    assert "This is over." in patient.words
    assert not patient.notices


def test_leaving_comes_first_for_the_keyboard_and_printing_is_the_main_act(
    house: House, open_window: Open
) -> None:
    house.save(-8)
    patient = open_window()
    patient.open_record(0)
    patient.press(TAB)
    assert patient.focused.objectName() == "close"
    assert patient.see("print-record").property("kind") == "primary"


def test_a_correction_says_on_each_page_what_is_fixed(house: House, open_window: Open) -> None:
    house.save(-8)
    patient = open_window()
    patient.open_record(0)
    patient.click("correct")
    assert patient.sees("reason")
    assert "You are fixing the check from 22 November 2026, 06:00" in patient.words
    patient.fill({"reason": "I had a rash", "recorded_by": "T. Okafor"})
    patient.click("continue")
    assert "You are fixing the check from 22 November 2026, 06:00" in patient.words
