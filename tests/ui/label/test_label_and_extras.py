"""A label is read back before it is kept; extra questions are asked once they are switched on."""

import pytest
from house import House, at
from PySide6.QtWidgets import QCheckBox
from support import PLAN

from ketcheck.checklist.ledger.known import LABEL_LOOSENED
from ketcheck.records.checks.next_use import ledger_now
from ketcheck.records.checks.using import label_change
from ketcheck.ui.shell.menu import Item
from tests.ui.conftest import Open
from tests.ui.patient import Patient


@pytest.fixture
def labeled(house: House, open_window: Open) -> Patient:
    """Someone with a label and a use eight hours ago, who changes the label."""
    house.store.save(label_change(house.person, PLAN, None, at(-10)))
    house.use(-8, house.save(-8.1))
    patient = open_window()
    patient.choose_in_menu(Item.LABEL)
    return patient


def test_old_and_new_stand_side_by_side_and_nothing_is_kept_before(labeled: Patient) -> None:
    labeled.fill({"hours_between": "1"})
    labeled.click("save-plan")
    assert "Before" in labeled.words
    assert "At least 6 hours" in labeled.words
    assert "Now" in labeled.words
    assert "At least 1 hour" in labeled.words
    assert "The new label allows more than the old one." in labeled.words
    assert labeled.house.store.plan(labeled.house.person.id) == PLAN
    labeled.click("back")
    assert labeled.sees("save-plan")
    assert labeled.house.store.plan(labeled.house.person.id) == PLAN


def test_a_looser_label_that_nobody_named_means_ask(labeled: Patient) -> None:
    labeled.fill({"hours_between": "1"})
    labeled.click("save-plan")
    labeled.click("save-label")
    open_doubts = doubts(labeled)
    assert LABEL_LOOSENED in open_doubts
    labeled.click("start-check")
    labeled.to_the_review()
    labeled.click("save")
    assert labeled.result_said == "Ask first. Do not apply yet."


def test_a_looser_label_with_who_said_so_is_fine(labeled: Patient) -> None:
    labeled.fill({"hours_between": "1"})
    labeled.click("save-plan")
    labeled.fill({"who": "Dr. Lee", "when": "2026-11-22"})
    labeled.click("save-label")
    assert LABEL_LOOSENED not in doubts(labeled)
    labeled.click("start-check")
    labeled.to_the_review()
    labeled.click("save")
    assert labeled.says_ok


def test_a_stricter_label_needs_nobody(labeled: Patient) -> None:
    labeled.fill({"hours_between": "12"})
    labeled.click("save-plan")
    assert "The new label allows more" not in labeled.words
    labeled.click("save-label")
    assert doubts(labeled) == set()
    assert "Next use: after 18:00" in labeled.words


@pytest.mark.parametrize(("who", "wait"), [("Dr. Lee", "14:00"), ("", "18:00")])
def test_home_tells_the_wait_by_the_label_that_counts(
    house: House, open_window: Open, who: str, wait: str
) -> None:
    house.label(PLAN, hours=-3)
    house.use(-2, house.save(-2.1))
    patient = open_window()
    patient.clock.go_on(hours=-0.5)
    assert "Next use: after 18:00" in patient.words
    patient.choose_in_menu(Item.LABEL)
    patient.fill({"times_a_day": "12", "hours_between": "2"})
    patient.click("save-plan")
    if who:
        patient.fill({"who": who, "when": "2026-11-22"})
    patient.click("save-label")
    assert f"Next use: after {wait}" in patient.words


@pytest.mark.parametrize("hours", ["12", "1"], ids=["stricter", "looser"])
def test_another_label_ends_an_ok(house: House, open_window: Open, hours: str) -> None:
    house.label(PLAN, hours=-10)
    house.use(-8, house.save(-8.1))
    house.save(-0.1)
    patient = open_window()
    assert patient.says_ok
    patient.choose_in_menu(Item.LABEL)
    patient.fill({"hours_between": hours})
    patient.click("save-plan")
    patient.click("save-label")
    assert not patient.says_ok
    assert not patient.sees("used-it")
    patient.open_record(1)
    assert not patient.says_ok


def doubts(patient: Patient) -> set[str]:
    house = patient.house
    ledger = ledger_now(house.store, house.checklist, house.person.id, patient.clock())
    return {one.id for one in ledger.open}


def test_extras_that_are_switched_on_are_asked(labeled: Patient) -> None:
    extras = [one.id for one in labeled.house.checklist.questions if one.is_extra]
    labeled.click("cancel")
    labeled.choose_in_menu(Item.SETTINGS)
    labeled.click("change-extras")
    for name in extras[:2]:
        labeled.see(f"extra-{name}", QCheckBox).toggle()
    labeled.click("save-extras")
    asked = []
    labeled.click("start-check")
    while not labeled.at_review:
        asked.append(labeled.asked)
        labeled.press("1")
        if labeled.asked == asked[-1]:
            labeled.click("next")
    assert set(extras[:2]) <= set(asked)
    assert not set(extras[2:]) & set(asked)
