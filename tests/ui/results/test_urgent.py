"""Help is needed now: saved before it is shown, nothing else on the page, and never lost."""

import pytest
from house import House
from PySide6.QtGui import QAccessible

from ketcheck.checklist.level import Level
from ketcheck.errors import DiskFull
from ketcheck.records.model import Record
from ketcheck.records.store import Store
from ketcheck.ui.check.saved import SavedPage
from ketcheck.ui.results.urgent import UrgentPanel
from ketcheck.ui.shell.header import Header
from ketcheck.ui.widgets.cards import AnswerCard
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, ESC, Patient


def records(house: House) -> list[Record]:
    rows = house.store.page(person_id=house.person.id)
    found = [house.store.entry(row.id) for row in rows]
    return [one for one in found if isinstance(one, Record)]


@pytest.fixture
def unwell(house: House, open_window: Open) -> Patient:
    """Someone whose numbers are set, and who has just said how they feel."""
    house.store.set_setting("emergency-number", "911")
    house.store.set_setting("poison-line", "1-800-222-1222")
    patient = open_window()
    patient.press(ENTER, "1")
    patient.press("3")
    return patient


def test_it_is_saved_before_it_is_painted(
    house: House, open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    save, show = Store.save, SavedPage.show_record
    patient = open_window()

    def saving(store: Store, entry: Record) -> Record:
        saved = save(store, entry)
        order.append("saved")
        return saved  # type: ignore[return-value]

    def showing(page: SavedPage, record: Record) -> None:
        assert house.store.entry(record.id) == record
        order.append("shown")
        show(page, record)

    monkeypatch.setattr(Store, "save", saving)
    monkeypatch.setattr(SavedPage, "show_record", showing)
    patient.press(ENTER, "1", "3")
    assert order == ["saved", "shown"]
    assert patient.result_said == "STOP. Get help now."


def test_it_takes_over_with_the_steps_and_the_numbers(unwell: Patient) -> None:
    assert unwell.result_said == "STOP. Get help now."
    assert unwell.asked == ""
    assert unwell.all_of(AnswerCard) == []
    for name in ("next", "back", "save", "finish-later", "save-and-print"):
        assert not unwell.sees(name), name
    for words in ("Wash the cream off.", "Call the emergency number.", "911", "1-800-222-1222"):
        assert words in unwell.words
    assert not unwell.sees("progress")
    assert not unwell.window.findChild(Header).isVisible()
    (record,) = records(unwell.house)
    assert record.result.level is Level.URGENT
    assert record.answers == {"prescribed": "yes", "feeling": "unwell"}
    assert "skin" in record.not_asked
    assert unwell.house.store.kept_draft(unwell.house.person.id) is None


def test_it_is_said_as_heading_steps_and_numbers_in_that_order(unwell: Patient) -> None:
    heading = QAccessible.queryAccessibleInterface(unwell.see("result"))
    said = f"{heading.text(QAccessible.Text.Name)} {heading.text(QAccessible.Text.Description)}"
    places = [said.index(one) for one in ("STOP. Get help now", "Wash the cream off.", "911")]
    assert places == sorted(places)


def test_it_is_in_view_whole(unwell: Patient) -> None:
    unwell.window.resize(1024, 700)
    unwell.wait()
    unwell.wait()
    (panel,) = unwell.all_of(UrgentPanel)
    assert panel.visibleRegion().boundingRect().height() >= panel.height() - 1


def test_it_shows_what_to_read_aloud(house: House, open_window: Open) -> None:
    house.use(-8, house.save(-8.1))
    patient = open_window()
    patient.click("start-check")
    patient.press("3")
    patient.click("show-medicines")
    assert patient.at_heading == "Read this aloud"
    for words in ("Maria Alvarez", "14 March 1956", "a pea-size amount", "06:00", "Medicines"):
        assert words in patient.words
    patient.click("back-to-help")
    assert patient.at_heading == "STOP. Get help now."


def test_a_key_that_comes_along_leaves_it_where_it_is(unwell: Patient) -> None:
    unwell.press(ENTER)
    assert unwell.sees("show-medicines")


@pytest.mark.parametrize("key", [ENTER, ESC])
def test_leaving_leads_home_which_shows_the_same(unwell: Patient, key: object) -> None:
    if key == ESC:
        unwell.press(ESC)
    else:
        unwell.click("close")
    assert unwell.sees("status")
    assert not unwell.sees("start-check")
    assert unwell.result_said == "STOP. Get help now."
    assert "911" in unwell.words
    assert not unwell.sees("discard")


def test_closing_the_window_loses_nothing(unwell: Patient, open_window: Open) -> None:
    assert unwell.window.close()
    again = open_window()
    assert again.result_said == "STOP. Get help now."
    assert "911" in again.words
    assert len(records(again.house)) == 1


def test_later_in_a_check_it_is_saved_as_well(house: House, open_window: Open) -> None:
    house.use(-8, house.save(-8.1))
    patient = open_window()
    patient.click("start-check")
    patient.to_the_review()
    patient.click("change-feeling")
    patient.click("answer-unwell")
    patient.wait()
    assert patient.result_said == "STOP. Get help now."
    assert records(house)[0].answers["feeling"] == "unwell"


def test_without_numbers_it_still_says_what_to_call(patient: Patient) -> None:
    patient.press(ENTER, "1", "3")
    assert "Call your emergency number" in patient.words


def test_what_can_not_be_saved_is_said_and_the_steps_are_shown(
    patient: Patient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull("The disk is full, so nothing was saved. Make room, then try again.")

    patient.press(ENTER, "1")
    monkeypatch.setattr(Store, "save", full)
    with patient.answering("message-close"):
        patient.press("3")
    assert "Call the emergency number." in patient.words
    monkeypatch.undo()
    patient.click("save-and-finish")
    assert patient.result_said == "STOP. Get help now."
